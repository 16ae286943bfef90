"""A diploma being drawn: what it says beside the case, its frame, lines, signatures and seal."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samples.canvas import Ink, Page, SealMark, Stroke
from samples.case import Case
from samples.diploma_words import (
    FIELDS,
)
from samples.fonts import Font
from samples.sheets import frame, sign
from samples.typeset import Mark, Piece, Style, paragraph

Line = tuple[Sequence[Piece], Font, float, float]  # pieces, face, points, millimetres below
_MONTHS = {
    "la": (
        "Ianuarii",
        "Februarii",
        "Martii",
        "Aprilis",
        "Maii",
        "Iunii",
        "Iulii",
        "Augusti",
        "Septembris",
        "Octobris",
        "Novembris",
        "Decembris",
    ),
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "es": (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    "it": (
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ),
    "ru": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
}


@dataclass(frozen=True, slots=True)
class Diploma:
    """What a diploma says beside the case's degree."""

    case: Case
    rng: random.Random
    facts: random.Random
    place: str
    number: str

    @property
    def conferred(self) -> date:
        return self.case.degree.conferred

    @property
    def holder(self) -> Mark:
        return Mark(self.case.applicant.natural, "holder_name")

    def stated(self, text: str) -> Mark:
        """The day of the award in words of its own."""
        return Mark(text, "date_conferred", self.conferred.isoformat())

    def month(self, language: str) -> str:
        return _MONTHS[language][self.conferred.month - 1]

    def field(self, language: str) -> Mark:
        return Mark(FIELDS[language][self.case.degree.field_en], "field")

    def no(self, prefix: str = "") -> list[Piece]:
        return [prefix, Mark(self.number, "certificate_no", self.number.replace("-", "").replace(" ", ""))]


def lay(diploma: Diploma, lines: Sequence[Line], *, wide: bool = False, top: float = 34) -> Page:
    """Centred lines in a frame, two signatures below."""
    page = Page(width=297, height=210) if wide else Page()
    frame(page, 14, 0.8, Ink.GOLD)
    y = top
    for pieces, font, size, below in lines:
        y = paragraph(page, 26, y, page.width - 52, pieces, Style(font, size, 1.3), align="centre") + below
    y = page.height - (44 if wide else 60)
    for x, title in ((page.width * 0.14, ""), (page.width * 0.6, "")):
        sign(page, x + 4, y - 4, diploma.case.degree.rector, title, diploma.rng, 50)
        page.add(Stroke(x, y + 9, x + 58, y + 9, 0.2))
    page.add(SealMark(page.width / 2, y + 2, 30, diploma.case.degree.institution, ink=Ink.GOLD))
    return page


Drawn = tuple[Page, list[tuple[str, str]]]
DOCTOR = [("level", "doctor")]
