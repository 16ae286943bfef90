"""外国人永久居留证 of 2004 and 永久居留身份证 of 2017 and 2023, both sides copied on one page."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from samples.canvas import Ink, Page
from samples.cards import HEIGHT, WIDTH, Card
from samples.case import Case
from samples.citizens import later, mod_11_2
from samples.fonts import Font
from samples.made import MadeDocument
from samples.numbers import mrz_digit
from samples.people import chinese_name
from samples.sheets import certified_copy, specimen
from samples.typeset import Mark, Piece, Style

LAYOUTS = 4  # 2004 with a zone · 2017 · 2023, eighteen digits · 2023 enlarged, still the old number

_STATES = (
    ("USA", "840", "美国"), ("DEU", "276", "德国"), ("GBR", "826", "英国"), ("CAN", "124", "加拿大"),
    ("JPN", "392", "日本"), ("AUS", "036", "澳大利亚"),
)  # fmt: skip
_SINCE = (date(2008, 1, 1), date(2017, 6, 16), date(2023, 12, 1), date(2023, 12, 1))
_TITLES = (
    ("外国人永久居留证", "FOREIGNER'S PERMANENT RESIDENCE CARD"),
    ("中华人民共和国外国人永久居留身份证", "FOREIGN PERMANENT RESIDENT ID CARD"),
)


@dataclass(frozen=True, slots=True)
class Holder:
    name: str
    name_zh: str
    sex: str
    dob: date
    state: str
    state_zh: str
    number: str
    issued: date
    expiry: date
    office: str


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page, at times with the employer's mark of a true copy."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    own = random.Random(f"{case.seed}-foreigner_pr_card")
    holder = _holder(case, own, layout)
    page = Page()
    scale = (1.0, 1.15, 1.0, 1.6)[layout]
    left = (page.width - WIDTH * scale) / 2
    front, back = Card(page, left, 36, scale), Card(page, left, 46 + HEIGHT * scale, scale)
    (_old_front if layout == 0 else _front)(front, holder, own)
    (_old_back if layout == 0 else _back)(back, holder)
    if own.random() < 0.5:
        certified_copy(page, 105, 70 + 2 * HEIGHT * scale, case.employer.name, own)
    specimen(page)
    return MadeDocument("foreigner_pr_card", [page])


def _holder(case: Case, rng: random.Random, layout: int) -> Holder:
    person = case.applicant
    code, numeric, name = rng.choice(_STATES)
    issued = _SINCE[layout] + timedelta(days=rng.randint(10, 300))
    number = f"{code}{rng.choice((1101, 3101, 4403))}{person.dob:%y%m%d}{rng.randint(0, 9)}"
    number += mrz_digit(number)
    if layout == 2:
        number = mod_11_2(f"9{rng.choice((11, 31, 44))}{numeric}{person.dob:%Y%m%d}{rng.randint(1, 99):03d}")
    return Holder(
        name=rng.choice(("{0}, {1}", "{0},{1}")).format(person.surname.upper(), person.given.upper()),
        name_zh=chinese_name(rng) if layout == 2 else "",
        sex=person.sex,
        dob=person.dob,
        state=code,
        state_zh=name,
        number=number,
        issued=issued,
        expiry=later(issued, 10) - timedelta(days=1),
        office="国家移民管理局" if layout else "公安部",
    )


def _term(holder: Holder) -> list[Piece]:
    first, last = f"{holder.issued:%Y.%m.%d}", f"{holder.expiry:%Y.%m.%d}"
    return [Mark(first, "issue_date", holder.issued.isoformat()), "-",
            Mark(last, "expiry", holder.expiry.isoformat())]  # fmt: skip


def _sex(holder: Holder) -> Mark:
    return Mark("男/M" if holder.sex == "M" else "女/F", "sex", holder.sex)


def _old_front(card: Card, holder: Holder, rng: random.Random) -> None:
    """Labels left of their values, the number at the foot."""
    card.ground("#e9f0e4")
    card.text(42.8, 3.5, _TITLES[0][0], 11, Font.SONG_BOLD, align="centre")
    card.text(42.8, 8.8, _TITLES[0][1], 5.5, Font.LATIN_SANS, align="centre")
    card.photo(59, 13, 81, 40, rng.randint(0, 99))
    born = Mark(f"{holder.dob:%Y.%m.%d}", "dob", holder.dob.isoformat())
    rows: tuple[tuple[str, list[Piece]], ...] = (
        (
            "姓名/Name",
            [Mark(holder.name, "name_foreign", ", ".join(p.strip() for p in holder.name.split(",")))],
        ),
        ("性别/Sex", [_sex(holder)]),
        ("出生日期/Date of Birth", [born]),
        ("国籍/Nationality", [Mark(f"{holder.state_zh}/{holder.state}", "nationality", holder.state)]),
        ("有效期限/Period of Validity", _term(holder)),
        ("签发机关/Issuing Authority", [Mark(holder.office, "authority")]),
        ("证件号码/ID Card No.", [Mark(holder.number, "card_no")]),
    )
    for place, (label, pieces) in enumerate(rows):
        y = 14 + place * 5.4
        card.text(4, y, label, 5.6, Font.HEI, Ink.GREY)
        card.lines(30, y - 0.3, 54, pieces, Style(Font.HEI, 6.6))


def _old_back(card: Card, holder: Holder) -> None:
    """Remarks and the zone of three lines."""
    card.ground("#e9f0e4")
    card.text(5, 8, "持证人应遵守中华人民共和国法律", 6.5, Font.HEI)
    card.text(5, 13, "The holder shall abide by the laws of the P.R.C.", 5.5, Font.LATIN_SANS)
    serial = "123456789"
    upper = f"C<CHN{serial}{mrz_digit(serial)}{holder.number}"[:30].ljust(30, "<")
    born, ends = f"{holder.dob:%y%m%d}", f"{holder.expiry:%y%m%d}"
    lower = f"{born}{mrz_digit(born)}{holder.sex}{ends}{mrz_digit(ends)}{holder.state}" + "<" * 11
    lower += mrz_digit(upper[5:] + lower[:7] + lower[8:15] + lower[18:])
    surname, _, given = holder.name.partition(",")
    names = f"{surname}<<{given.strip()}".replace(" ", "<")[:30].ljust(30, "<")
    card.zone(4.7, 31, (upper, lower, names))


def _front(card: Card, holder: Holder, rng: random.Random) -> None:
    """Labels in small type above their values."""
    card.ground("#eef1f6")
    card.text(42.8, 3.2, _TITLES[1][0], 9.5, Font.SONG_BOLD, align="centre")
    card.text(42.8, 7.8, _TITLES[1][1], 5.5, Font.LATIN_SANS, align="centre")
    card.photo(4, 13, 27, 42, rng.randint(0, 99))
    born = rng.choice((f"{holder.dob:%Y.%m.%d}", f"{holder.dob.year}年{holder.dob:%m}月{holder.dob:%d}日"))
    name: list[Piece] = [
        Mark(holder.name, "name_foreign", ", ".join(p.strip() for p in holder.name.split(",")))
    ]
    cells: list[tuple[float, float, str, list[Piece]]] = [
        (30, 12, "姓名/Name", name),
        (30, 23, "性别/Sex", [_sex(holder)]),
        (47, 23, "出生日期/Date of Birth", [Mark(born, "dob", holder.dob.isoformat())]),
        (
            30,
            30,
            "国籍/Nationality",
            [Mark(f"{holder.state_zh}/{holder.state}", "nationality", holder.state)],
        ),
        (30, 37, "有效期限/Period of Validity", _term(holder)),
    ]
    for x, y, label, pieces in cells:
        card.text(x, y, label, 5.0, Font.HEI, Ink.GREY)
        card.lines(x, y + 2.3, 54, pieces, Style(Font.HEI, 7.6))
    if holder.name_zh:
        card.lines(30, 18.2, 54, [Mark(holder.name_zh, "name_zh")], Style(Font.HEI, 7.6))
    card.text(30, 44, "证件号码/ID Card No.", 5.0, Font.HEI, Ink.GREY)
    card.text(30, 46.5, holder.number, 9.5, Font.OCR_B, field="card_no", value=holder.number)


def _back(card: Card, holder: Holder) -> None:
    """Title, the authority, remarks."""
    card.ground("#eef1f6")
    card.text(42.8, 10, _TITLES[1][0], 9.5, Font.SONG_BOLD, align="centre")
    card.text(42.8, 16, "PEOPLE'S REPUBLIC OF CHINA", 6, Font.LATIN_SANS, align="centre")
    card.text(10, 38, "签发机关/Issuing Authority", 6, Font.HEI, Ink.GREY)
    card.text(10, 41.5, holder.office, 8, Font.HEI, field="authority", value=holder.office)
    card.text(10, 47, "National Immigration Administration, P.R.C.", 5.5, Font.LATIN_SANS)
