"""A doctorate of an invented university, in English: three wordings, landscape or portrait."""

import random
from collections.abc import Sequence

from samples import diplomas
from samples.canvas import Ink, Page, Panel, Rect, SealMark, Stroke
from samples.case import Case
from samples.fonts import Font
from samples.made import MadeDocument
from samples.numbers import en_date, en_ordinal, en_year
from samples.sheets import certified_copy, frame, sign, specimen
from samples.typeset import Mark, Piece, Style, paragraph

LAYOUTS = 3
VERSIONS = LAYOUTS + len(diplomas.DRAWERS)


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page; the year is written in words in layout 1."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    if layout >= LAYOUTS:
        page, unprinted = diplomas.draw(case, rng, layout - LAYOUTS)
        return MadeDocument("overseas_degree", [page], unprinted)
    page = Page(width=297, height=210) if layout < 2 else Page()
    page.add(
        Panel(Rect(10, 10, page.width - 10, page.height - 10), ("#fdfbf3", "#fffdf6", "#fbfbf8")[layout])
    )
    frame(page, 14, (1.2, 0.5, 0.8)[layout], Ink.GOLD if layout != 2 else Ink.GREY)
    (_conferred, _trustees, _plain)[layout](page, case, rng)
    specimen(page)
    if rng.random() < 0.35:
        certified_copy(page, *((105, 248) if layout == 2 else (252, 124)), case.employer.name, rng)
    return MadeDocument("overseas_degree", [page], [] if layout == 2 else [("level", "doctor")])


Lines = Sequence[tuple[Sequence[Piece], Font, float, float]]  # pieces, face, points, millimetres below


def _centred(page: Page, y: float, lines: Lines) -> float:
    for pieces, font, size, below in lines:
        style = Style(font, size, 1.25)
        y = paragraph(page, 24, y, page.width - 48, pieces, style, align="centre") + below
    return y


def _title(case: Case) -> Mark:
    return Mark(case.degree.title, "degree_title_original")


def _number(case: Case) -> Mark:
    number = case.degree.certificate_no
    return Mark(number, "certificate_no", number.replace("-", ""))


def _conferred(page: Page, case: Case, rng: random.Random) -> None:
    """Landscape, "has conferred upon"."""
    degree = case.degree
    day = Mark(en_date(degree.conferred), "date_conferred", degree.conferred.isoformat())
    _centred(page, 28, (
        ([Mark(degree.institution, "institution")], Font.LATIN_BOLD, 34, 6),
        (["on the recommendation of the Senate has conferred upon"], Font.LATIN, 14, 5),
        ([Mark(case.applicant.natural, "holder_name")], Font.LATIN_BOLD, 28, 5),
        (["the degree of"], Font.LATIN, 14, 4),
        ([_title(case)], Font.LATIN_BOLD, 26, 3),
        (["in ", Mark(degree.field_en, "field")], Font.LATIN, 18, 6),
        (["with all the rights, honours and privileges thereto appertaining."], Font.LATIN, 13, 2),
        (["Given under the seal of the University on ", day, "."], Font.LATIN, 13, 0),
    ))  # fmt: skip
    _signers(page, case, rng, 166)
    page.add(SealMark(148.5, 172, 32, degree.institution, star=True, ink=Ink.GOLD))


def _trustees(page: Page, case: Case, rng: random.Random) -> None:
    """Landscape, by the Board of Trustees, the date in words."""
    degree = case.degree
    day = degree.conferred
    written = f"the {en_ordinal(day.day)} day of {day:%B}, {en_year(day.year)}"
    _centred(page, 30, (
        (["Be it known that the Board of Trustees of"], Font.LATIN, 14, 4),
        ([Mark(degree.institution, "institution")], Font.LATIN_BOLD, 30, 5),
        (["hereby admits"], Font.LATIN, 14, 4),
        ([Mark(case.applicant.natural, "holder_name")], Font.LATIN_BOLD, 26, 4),
        (["who has fulfilled all requirements in the field of ", Mark(degree.field_en, "field"),
          " to the degree of"], Font.LATIN, 14, 4),
        ([_title(case)], Font.LATIN_BOLD, 28, 5),
        (["Dated this ", Mark(written, "date_conferred", day.isoformat()), "."], Font.LATIN, 13, 0),
    ))  # fmt: skip
    _signers(page, case, rng, 160)
    number: list[Piece] = ["Diploma No. ", _number(case)]
    paragraph(page, 24, 186, 249, number, Style(Font.LATIN, 10), align="centre")


def _plain(page: Page, case: Case, rng: random.Random) -> None:
    """Portrait, a sober certificate with labelled lines."""
    degree = case.degree
    _centred(page, 34, (
        ([Mark(degree.institution, "institution")], Font.LATIN_BOLD, 26, 10),
        (["DOCTORAL DEGREE CERTIFICATE"], Font.LATIN_SANS, 16, 12),
        (["This is to certify that"], Font.LATIN, 13, 5),
        ([Mark(case.applicant.natural, "holder_name")], Font.LATIN_BOLD, 24, 6),
        ([f"born on {en_date(case.applicant.dob)} in {case.applicant.birth_place},"], Font.LATIN, 13, 4),
        (["having completed the approved programme of research, was awarded"], Font.LATIN, 13, 5),
        ([_title(case)], Font.LATIN_BOLD, 24, 10),
    ))  # fmt: skip
    day = degree.conferred
    rows: tuple[tuple[str, Mark], ...] = (
        ("Field of study:", Mark(degree.field_en, "field")),
        ("Date of award:", Mark(f"{day.day} {day:%B} {day.year}", "date_conferred", day.isoformat())),
        (
            "Certificate No.:",
            _number(case),
        ),
        ("Level of qualification:", Mark("Doctorate", "level", "doctor")),
    )
    for number, (label, value) in enumerate(rows):
        paragraph(page, 42, 168 + number * 9, 56, [label], Style(Font.LATIN, 13))
        paragraph(page, 98, 168 + number * 9, 84, [value], Style(Font.LATIN, 13))
    _signers(page, case, rng, 230)


def _signers(page: Page, case: Case, rng: random.Random, y: float) -> None:
    """Rector on the left, Dean on the right, each above a line."""
    for x, name, title in (
        (page.width * 0.14, case.degree.rector, "Rector"),
        (page.width * 0.62, "Emeric Vantongerloo", "Dean of the Faculty"),
    ):
        sign(page, x + 4, y - 3, name, title, rng, 50)
        page.add(Stroke(x, y + 9, x + 58, y + 9, 0.2))
        page.text(x + 29, y + 10, title, 11, Font.LATIN, align="centre")
