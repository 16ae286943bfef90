"""居民身份证 copied on A4: both sides on one page or on two, under a seal, above another's card."""

import random
from datetime import date

from samples.canvas import Ink, Page
from samples.cards import HEIGHT, WIDTH, Card
from samples.case import Case
from samples.citizens import Citizen, before, citizen, later
from samples.fonts import Font, width_mm
from samples.made import MadeDocument
from samples.sheets import certified_copy, specimen
from samples.typeset import Mark, Style

# Both sides below one another · side by side on a page on its side · on two pages · enlarged under a seal ·
# two persons' cards, the applicant's above.
LAYOUTS = 5

_TINT = "#eaf2f4"


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page, two in layout 2. The person has nothing to do with the case's foreign expert."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    own = random.Random(f"{case.seed}-prc_id_card")
    person = citizen(own, case.submitted)
    issued = before(own, case.submitted, 200, 3000)
    if layout == 2:
        pages = [Page(), Page()]
        _front(Card(pages[0], 60, 60), person, own)
        _back(Card(pages[1], 60, 60), person, issued)
    else:
        pages = [_one_page(case, person, issued, own, layout)]
    for page in pages:
        specimen(page)
    return MadeDocument("prc_id_card", pages)


def of(person: Citizen, issued: date, rng: random.Random) -> MadeDocument:
    """Both sides of this person's card below one another."""
    page = Page()
    left = (page.width - WIDTH) / 2
    _front(Card(page, left, 40), person, rng)
    _back(Card(page, left, 52 + HEIGHT), person, issued)
    specimen(page)
    return MadeDocument("prc_id_card", [page])


def _one_page(case: Case, person: Citizen, issued: date, own: random.Random, layout: int) -> Page:
    page = Page(width=297, height=210) if layout == 1 else Page()
    if layout == 1:
        _front(Card(page, 40, 60), person, own)
        _back(Card(page, 160, 60), person, issued)
        return page
    if layout == 4:
        other = citizen(own, case.submitted)
        for place, who in ((30.0, person), (160.0, other)):
            _front(Card(page, 20, place), who, own, stated=who is person)
            _back(Card(page, 110, place), who, issued, stated=who is person)
        return page
    scale = 1.5 if layout == 3 else 1.0
    left = (page.width - WIDTH * scale) / 2
    _front(Card(page, left, 40, scale), person, own)
    _back(Card(page, left, 52 + HEIGHT * scale, scale), person, issued)
    if layout == 3:
        certified_copy(page, own.choice((80, 105, 140)), 43.5 + HEIGHT * scale, case.employer.name, own)
    return page


def _front(card: Card, person: Citizen, rng: random.Random, stated: bool = True) -> None:
    """The side with the portrait."""
    card.ground(_TINT)
    value, label = Style(Font.HEI, 9.0, 1.35), Font.HEI

    def field(name: str) -> str | None:
        return name if stated else None

    for y, text in ((6.0, "姓名"), (13.0, "性别"), (20.0, "出生"), (27.5, "住址")):
        card.text(6, y, text, 7.0, label, Ink.BLUE, spacing=0.7)
    card.lines(17.5, 5.6, 36, [Mark(person.name, field("name_zh"))], Style(Font.HEI, 10.5))
    card.text(
        17.5, 12.7, "男" if person.sex == "M" else "女", 9, Font.HEI, field=field("sex"), value=person.sex
    )
    card.text(27, 13.0, "民族", 7.0, label, Ink.BLUE, spacing=0.7)
    card.text(37.5, 12.7, rng.choice(("汉", "汉", "满", "回")), 9, Font.HEI)
    born = f"{person.dob.year} 年 {person.dob.month} 月 {person.dob.day} 日"
    card.text(17.5, 19.7, born, 8.6, Font.HEI, field=field("dob"), value=person.dob.isoformat())
    card.lines(17.5, 27.2, 36, [Mark(person.address, field("address"))], value)
    card.text(6, 45.0, "公民身份号码", 7.4, label, Ink.BLUE, spacing=0.25)
    card.text(31, 44.6, person.id_no, 11, Font.OCR_B, field=field("id_no"), value=person.id_no)
    card.photo(57, 7, 81, 38, rng.randint(0, 99))


def _back(card: Card, person: Citizen, issued: date, stated: bool = True) -> None:
    """The side with the emblem."""
    card.ground(_TINT)
    card.text(52, 7, "中华人民共和国", 13.5, Font.SONG_BOLD, align="centre")
    card.text(52, 16, "居民身份证", 19, Font.SONG_BOLD, align="centre", spacing=1.0)
    card.text(20, 37, "签发机关", 8, Font.HEI)
    card.text(36, 37, person.office, 8, Font.HEI, field="authority" if stated else None, value=person.office)
    card.text(20, 44, "有效期限", 8, Font.HEI)
    first, last = f"{issued:%Y.%m.%d}", _until(person, issued)
    printed = f"{first}-{last:%Y.%m.%d}" if last else f"{first}-长期"
    x, y = 36.0, 44.0
    if not stated:
        card.text(x, y, printed, 8, Font.HEI)
        return
    card.text(x, y, f"{first}-", 8, Font.HEI, field="issue_date", value=issued.isoformat(), part=first)
    card.text(
        x + width_mm(f"{first}-", Font.HEI, 8),
        y,
        printed[11:],
        8,
        Font.HEI,
        field="expiry",
        value=last.isoformat() if last else "open",
    )


def _until(person: Citizen, issued: date) -> date | None:
    """The last day by the age at issue: 10 years from 16, 20 from 26, open from 46 on."""
    age = issued.year - person.dob.year - ((issued.month, issued.day) < (person.dob.month, person.dob.day))
    return None if age >= 46 else later(issued, 20 if age >= 26 else 10)
