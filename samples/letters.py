"""Letters on headed paper as they are set all over the world: head, date, text, closing with signature."""

import random
from dataclasses import dataclass, field
from datetime import date

from samples.canvas import Ink, Page, Stroke
from samples.fonts import Font
from samples.numbers import cn_date, en_date, han_date
from samples.sheets import sign
from samples.typeset import Mark, Piece, Style, paragraph


@dataclass(slots=True)
class Letter:
    """A letter being written; `y` is where the next paragraph goes, millimetres from the top."""

    rng: random.Random
    font: Font = Font.LATIN
    size: float = 11.5
    left: float = 26.0
    width: float = 158.0
    page: Page = field(default_factory=Page)
    y: float = 24.0

    @property
    def style(self) -> Style:
        return Style(self.font, self.size, 1.55)

    def head(
        self, name: Piece, address: list[Piece], align: str = "left", bold: Font = Font.LATIN_BOLD
    ) -> None:
        """The organisation in large type, its address in small, a rule below."""
        ink = self.rng.choice((Ink.BLUE, Ink.BLACK))
        large = Style(bold, 18, 1.3, ink=ink)
        y = paragraph(self.page, self.left, 20, self.width, [name], large, align=align) + 1.5
        y = paragraph(self.page, self.left, y, self.width, address, Style(self.font, 9), align=align) + 1.5
        self.page.add(Stroke(self.left, y, self.left + self.width, y, 0.5, ink))
        self.y = y + 10

    def write(self, *pieces: Piece, after: float = 3.5, align: str = "left", indent: float = 0.0) -> None:
        """One paragraph."""
        self.y = paragraph(
            self.page, self.left, self.y, self.width, pieces, self.style, align=align, indent=indent
        )
        self.y += after

    def title(self, text: str, font: Font = Font.LATIN_BOLD, size: float = 15, after: float = 7.0) -> None:
        style = Style(font, size)
        self.y = paragraph(self.page, self.left, self.y, self.width, [text], style, align="centre") + after

    def rows(self, rows: list[tuple[str, list[Piece]]], label_width: float = 52.0, step: float = 8.5) -> None:
        """Labels with their values beside them."""
        for label, pieces in rows:
            paragraph(self.page, self.left + 6, self.y, label_width, [label], self.style)
            below = paragraph(
                self.page,
                self.left + 6 + label_width,
                self.y,
                self.width - label_width - 6,
                pieces,
                self.style,
            )
            self.y = max(self.y + step, below + 1)
        self.y += 3

    def close(self, words: str, name: Piece, title: Piece, signature: str, *, signed: bool = True) -> None:
        """The closing words, the signature above a rule, the printed name and title."""
        self.write(words, after=1)
        if signed:
            sign(self.page, self.left + 2, self.y, signature, words, self.rng, 50)
        self.page.add(Stroke(self.left, self.y + 13, self.left + 60, self.y + 13, 0.2))
        self.y += 15
        self.write(name, after=0.5)
        self.write(title, after=2)


def day(value: date, name: str, form: str = "en") -> Mark:
    """A date that states the field `name`, in one of the usual forms."""
    texts = {
        "en": en_date(value),
        "gb": f"{value.day} {value:%B} {value.year}",
        "short": f"{value.day} {value:%b} {value.year}",
        "iso": value.isoformat(),
        "zh": cn_date(value),
        "han": han_date(value),
        "de": f"{value.day}. {_DE_MONTHS[value.month - 1]} {value.year}",
        "ja": _era(value),
    }
    return Mark(texts[form], name, value.isoformat())


def month(value: date, name: str) -> Mark:
    """A month, such as "March 2012"."""
    return Mark(f"{value:%B} {value.year}", name, value.isoformat()[:7])


_ERAS = (("令和", date(2019, 5, 1)), ("平成", date(1989, 1, 8)), ("昭和", date(1926, 12, 25)))


def _era(value: date) -> str:
    """The day in the year of the Japanese era, the first of which is 元."""
    name, began = next(era for era in _ERAS if value >= era[1])
    year = value.year - began.year + 1
    return f"{name}{'元' if year == 1 else year}年{value.month}月{value.day}日"


_DE_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
