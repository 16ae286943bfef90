"""Letter of employment abroad: who works where, as what, since when, still today."""

import random

from samples import letters_abroad
from samples.canvas import Ink, Page, Stroke
from samples.case import Case
from samples.fonts import Font
from samples.letters import day
from samples.made import MadeDocument
from samples.numbers import en_date
from samples.sheets import sign
from samples.typeset import Mark, Piece, Style, paragraph

LAYOUTS = 2
VERSIONS = LAYOUTS + len(letters_abroad.DRAWERS)


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page; "To whom it may concern" or "Certificate of Employment" by chance, others if asked."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    if layout >= LAYOUTS:
        return MadeDocument("overseas_employment", [letters_abroad.draw(case, rng, layout - LAYOUTS)])
    page, abroad = Page(), case.abroad
    font = Font.LATIN if layout == 0 else Font.LATIN_SANS
    style = Style(font, 12, 1.6)
    _head(page, abroad.employer, layout)
    y = 62.0
    title = "TO WHOM IT MAY CONCERN" if layout == 0 else "CERTIFICATE OF EMPLOYMENT"
    if layout == 0:
        y = paragraph(page, 26, y, 158, [day(abroad.letter, "letter_date")], style, align="right") + 8
    paragraph(
        page, 26, y, 158, [title], Style(Font.LATIN_BOLD, 14), align="left" if layout == 0 else "centre"
    )
    y += 16
    for pieces in _body(case, layout):
        y = paragraph(page, 26, y, 158, pieces, style) + 4
    if layout == 1:
        y = paragraph(page, 26, y, 158, ["Date: ", day(abroad.letter, "letter_date")], style) + 4
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
    paragraph(page, 26, y + 17, 158, [Mark(abroad.signer, "issuer_name")], style)
    paragraph(page, 26, y + 24, 158, [Mark(abroad.signer_title, "issuer_title")], style)
    return MadeDocument("overseas_employment", [page])


def _head(page: Page, employer: str, layout: int) -> None:
    align = "left" if layout == 0 else "centre"
    x = 26 if layout == 0 else 105
    page.text(
        x, 24, employer, 18, Font.LATIN_BOLD, Ink.BLUE, align=align, field="organisation", value=employer
    )
    page.text(
        x,
        33,
        "7 Meridian Court, Utopia  ·  Tel. +00 555 0134  ·  hr@example.org",
        9,
        Font.LATIN_SANS,
        Ink.GREY,
        align=align,
        field="country",
        value="UTO",
        part="Utopia",
    )
    page.add(Stroke(26, 40, 184, 40, 0.5, Ink.BLUE))


def _body(case: Case, layout: int) -> tuple[list[Piece], ...]:
    person, abroad = case.applicant, case.abroad
    title, he, his = ("Mr", "He", "his") if person.sex == "M" else ("Ms", "She", "her")
    since, passport = day(abroad.since, "start"), person.passport.number
    name, post = Mark(person.natural, "holder_name"), Mark(abroad.title, "title")
    opening: list[Piece] = [
        "This is to confirm that ", name, f" (passport number {passport}, born on {en_date(person.dob)}) ",
        Mark("has been employed", "status", "current"), f" by {abroad.employer} since ", since,
        " and currently holds the position of ", post, ".",
    ]  # fmt: skip
    if layout == 1:
        opening = [
            f"We hereby certify that {title} ", name, f", holder of passport {passport}, ",
            Mark("has been a member", "status", "current"), " of our staff on a ",
            Mark("full-time", "full_time"), " basis since ", since, f". {he} is ", post, " at present.",
        ]  # fmt: skip
    return (
        opening,
        [
            f"In this position, {title} {person.surname} directs a group in the field of "
            f"{case.degree.field_en.lower()}, plans and supervises research projects and represents the "
            f"organisation in {his} area of expertise."
        ],
        [
            "This letter is issued at the request of the employee "
            "for presentation to the competent authorities."
        ],
    )
