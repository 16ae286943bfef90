"""Letter of employment abroad: who works where, as what, since when, still today."""

import random

from samples.canvas import Ink, Page, Stroke
from samples.case import Case
from samples.fonts import Font
from samples.made import MadeDocument
from samples.numbers import en_date
from samples.sheets import sign
from samples.typeset import Style, paragraph

LAYOUTS = 2


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page in English; "To whom it may concern" or "Certificate of Employment". States no field yet."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    page, abroad = Page(), case.abroad
    font = Font.LATIN if layout == 0 else Font.LATIN_SANS
    style = Style(font, 12, 1.6)
    _head(page, abroad.employer, layout)
    y = 62.0
    title = "TO WHOM IT MAY CONCERN" if layout == 0 else "CERTIFICATE OF EMPLOYMENT"
    if layout == 0:
        y = paragraph(page, 26, y, 158, [en_date(abroad.letter)], style, align="right") + 8
    paragraph(
        page, 26, y, 158, [title], Style(Font.LATIN_BOLD, 14), align="left" if layout == 0 else "centre"
    )
    y += 16
    for text in _body(case, layout):
        y = paragraph(page, 26, y, 158, [text], style) + 4
    if layout == 1:
        y = paragraph(page, 26, y, 158, [f"Date: {en_date(abroad.letter)}"], style) + 4
    y = paragraph(
        page,
        26,
        y + 4,
        158,
        ["Yours faithfully," if layout == 0 else "For and on behalf of the employer"],
        style,
    )
    sign(page, 28, y + 2, abroad.signer, "Yours faithfully", rng, 52)
    page.add(Stroke(26, y + 15, 86, y + 15, 0.2))
    paragraph(page, 26, y + 17, 158, [abroad.signer], style)
    paragraph(page, 26, y + 24, 158, [abroad.signer_title], style)
    return MadeDocument("overseas_employment", [page])


def _head(page: Page, employer: str, layout: int) -> None:
    align = "left" if layout == 0 else "centre"
    x = 26 if layout == 0 else 105
    page.text(x, 24, employer, 18, Font.LATIN_BOLD, Ink.BLUE, align=align)
    page.text(
        x,
        33,
        "7 Meridian Court, Utopia  ·  Tel. +00 555 0134  ·  hr@example.org",
        9,
        Font.LATIN_SANS,
        Ink.GREY,
        align=align,
    )
    page.add(Stroke(26, 40, 184, 40, 0.5, Ink.BLUE))


def _body(case: Case, layout: int) -> tuple[str, ...]:
    person, abroad = case.applicant, case.abroad
    title, he, his = ("Mr", "He", "his") if person.sex == "M" else ("Ms", "She", "her")
    since, passport = en_date(abroad.since), person.passport.number
    opening = (
        f"This is to confirm that {person.natural} (passport number {passport}, born on "
        f"{en_date(person.dob)}) has been employed by {abroad.employer} since {since} and currently "
        f"holds the position of {abroad.title}."
    )
    if layout == 1:
        opening = (
            f"We hereby certify that {title} {person.natural}, holder of passport {passport}, has been a "
            f"member of our staff on a full-time basis since {since}. {he} is {abroad.title} at present."
        )
    return (
        opening,
        f"In this position, {title} {person.surname} directs a group in the field of "
        f"{case.degree.field_en.lower()}, plans and supervises research projects and represents the "
        f"organisation in {his} area of expertise.",
        "This letter is issued at the request of the employee for presentation to the competent authorities.",
    )
