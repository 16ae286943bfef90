"""Passport of Utopia, alone or with a page of visas, and of ten states: the data page (TD3) with its zone."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

from samples import passport_pages
from samples.canvas import POINT, Ink, Page, Panel, Photo, Rect
from samples.cards import Card
from samples.case import Case
from samples.fonts import Font, width_mm
from samples.made import MadeDocument
from samples.passports import STATES
from samples.people import Applicant
from samples.sheets import certified_copy, outline, sign, specimen

LAYOUTS = 3  # data page at its own size · enlarged · with a page of visas below
VERSIONS = LAYOUTS + len(STATES)  # then one for each of `samples.passports.STATES`

_WIDTH, _HEIGHT = 125.0, 88.0  # ICAO 9303 part 4
_Item = tuple[str, str, str, str]  # label, printed, field, value


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One A4 page: the passport as it was photocopied."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    if layout >= LAYOUTS:
        return _of_a_state(case, layout - LAYOUTS)
    page = Page()
    scale = (1.0, 1.32, 1.12)[layout]
    left, top = (page.width - _WIDTH * scale) / 2, (48.0, 56.0, 26.0)[layout]
    _data_page(page, case.applicant, rng, left, top, scale)
    if layout == 2:
        _visas(page, case, left, top + _HEIGHT * scale + 12, scale)
    elif rng.random() < 0.5:
        certified_copy(page, 150, 212, case.employer.name, rng)
    specimen(page)
    return MadeDocument("passport", [page])


def _of_a_state(case: Case, version: int) -> MadeDocument:
    """One page: the copy at, or above, its own size; at times visas below, or the employer's mark."""
    own, page = random.Random(f"{case.seed}-copy-{version}"), Page()
    scale = own.choice((1.0, 1.15, 1.3))
    left, top = (page.width - passport_pages.WIDTH * scale) / 2, own.choice((24.0, 36.0))
    card = Card(page, left, top, scale, passport_pages.WIDTH, passport_pages.HEIGHT)
    passport_pages.draw(card, passport_pages.bearer(case, version), own)
    below = top + passport_pages.HEIGHT * scale
    if STATES[version].code != "CHN" and own.random() < 0.4:
        _visas(page, case, left, below + 10, 1.0)
    elif own.random() < 0.4:
        certified_copy(page, 140, below + 24, case.employer.name, own)
    specimen(page)
    return MadeDocument("passport", [page])


def _day(day: date) -> str:
    return f"{day:%d %b %Y}".upper()


def _items(person: Applicant) -> Sequence[Sequence[_Item]]:
    passport, place = person.passport, person.birth_place.upper()
    issued, expiry = passport.issued, passport.expiry
    return (
        (("Type/Type", "P", "", ""), ("Code/Code", "UTO", "issuing_state", "UTO"),
         ("Passport No./N° de passeport", passport.number, "passport_no", passport.number)),
        (("Surname/Nom", person.surname.upper(), "surname", person.surname.upper()),),
        (("Given names/Prénoms", person.given.upper(), "given_names", person.given.upper()),),
        (("Nationality/Nationalité", "UTOPIAN", "nationality", person.nationality),),
        (("Date of birth/Date de naissance", _day(person.dob), "dob", person.dob.isoformat()),
         ("Sex/Sexe", person.sex, "sex", person.sex),
         ("Place of birth/Lieu de naissance", place, "birth_place", place)),
        (("Date of issue/Date de délivrance", _day(issued), "issue_date", issued.isoformat()),
         ("Authority/Autorité", passport.authority, "authority", passport.authority)),
        (("Date of expiry/Date d'expiration", _day(expiry), "expiry", expiry.isoformat()),),
    )  # fmt: skip


def _data_page(
    page: Page, person: Applicant, rng: random.Random, left: float, top: float, scale: float
) -> None:
    """The page at (left, top), `scale` times its size."""

    def at(x: float, y: float) -> tuple[float, float]:
        return left + x * scale, top + y * scale

    tint = rng.choice(("#eef3f4", "#f4efe6", "#edf1e6"))
    page.add(Panel(Rect(*at(0, 0), *at(_WIDTH, _HEIGHT)), tint))
    outline(page, Rect(*at(0, 0), *at(_WIDTH, _HEIGHT)), 0.2, Ink.GREY)
    page.text(*at(5, 3), "UTOPIA", 10 * scale, Font.LATIN_BOLD)
    page.text(*at(46, 3), "PASSPORT / PASSEPORT", 8 * scale, Font.LATIN_SANS)
    page.add(Photo(Rect(*at(5, 14), *at(37, 56)), rng.randint(0, 999)))
    sign(page, *at(5, 55.5), person.natural, "", rng, 32 * scale)
    for number, row in enumerate(_items(person)):
        y = 10.0 + number * 7.6
        columns = (42.0, 62.0, 82.0) if number == 0 else (42.0, 78.0, 90.0) if len(row) == 3 else (42.0, 78.0)
        for x, (label, text, field, value) in zip(columns, row, strict=False):
            page.text(*at(x, y), label, 5.0 * scale, Font.LATIN_SANS, Ink.GREY)
            page.text(
                *at(x, y + 2.3), text, 7.4 * scale, Font.LATIN_SANS, field=field or None, value=value or None
            )
    _zone(page, person, *at(5, 68.5), scale)


def _zone(page: Page, person: Applicant, x: float, y: float, scale: float) -> None:
    """Two lines of OCR-B, ten characters to the inch and two lines to a third of it."""
    pitch = 2.54 * scale
    size = pitch / width_mm("0", Font.OCR_B, 1.0)
    for number, line in enumerate(person.mrz):
        page.text(x, y + number * 6.35 * scale, line, size, Font.OCR_B, field=f"mrz{number + 1}", value=line)


def _visas(page: Page, case: Case, left: float, top: float, scale: float) -> None:
    """A page of the passport with a Chinese work visa; it states no field of the passport."""
    page.add(Panel(Rect(left, top, left + _WIDTH * scale, top + _HEIGHT * scale), "#f1f4ec"))
    issued = case.contract.signed_employee + timedelta(days=20)
    page.text(left + 8, top + 6, "中华人民共和国签证 CHINESE VISA", 11, Font.SONG_BOLD, Ink.RED)
    rows = (
        ("类别 CATEGORY", "Z"), ("入境次数 ENTRIES", "01"),
        ("入境前有效 ENTER BEFORE", _day(issued + timedelta(days=90))),
        ("签发日期 ISSUE DATE", _day(issued)), ("每次停留 DURATION OF EACH STAY", "000 天 DAYS"),
        ("姓名 FULL NAME", case.applicant.formal.upper()),
    )  # fmt: skip
    for number, (label, text) in enumerate(rows):
        y = top + 18 + number * 10.0
        page.text(left + 8, y, label, 7, Font.SONG, Ink.GREY)
        page.text(left + 8, y + 7 * POINT * 1.5, text, 9, Font.LATIN_SANS if text.isascii() else Font.SONG)
