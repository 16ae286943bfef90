"""An article of the applicant's: titles, authors with raised marks, volume, issue and DOI, all invented."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from samples.canvas import Page
from samples.case import Case
from samples.fonts import Font, width_mm
from samples.sheets import Faces


@dataclass(frozen=True, slots=True)
class Article:
    case: Case
    rng: random.Random
    faces: Faces
    year: int
    volume: int
    issue: int
    page: int
    others: tuple[str, str]

    @property
    def doi(self) -> str:
        return f"10.{1000 + self.volume * 37}/j.nrhv.{self.year}.{self.issue:02d}.{self.page:03d}"

    @property
    def field(self) -> str:
        return self.case.employer.trade.field_en


def zh_title(article: Article) -> str:
    return f"{article.case.employer.trade.products[0]}的制备及其性能研究"


def en_title(article: Article) -> str:
    return f"{article.case.employer.trade.invention_en} with improved stability and its application"


Names = Sequence[tuple[str, str]]


def put_authors(
    page: Page, middle: float, y: float, names: Names, font: Font, size: float, between: str, last: str = ""
) -> None:
    """One line of names with raised marks, centred on `middle` (its left end where that is small)."""
    small = size * 0.62
    pieces: list[tuple[str, float, str | None]] = []
    for number, (name, mark) in enumerate(names):
        if number:
            pieces.append((last if last and number == len(names) - 1 else between, size, None))
        pieces.append((name, size, name))
        if mark:
            pieces.append((mark, small, None))
    length = sum(width_mm(text, font, points) for text, points, _ in pieces)
    x = middle if middle < 60 else middle - length / 2
    for text, points, author in pieces:
        if text.strip():
            lead = width_mm(text[: len(text) - len(text.lstrip())], font, points)
            page.text(
                x + lead, y + (0.0 if points < size else 0.4), text.strip(), points, font,
                field="author" if author else None, value=author,
            )  # fmt: skip
        x += width_mm(text, font, points)


_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def month_name(number: int) -> str:
    return _MONTHS[number - 1]


def pinyin(article: Article) -> tuple[str, str]:
    return ("Wenxuan Zhou", "Haiming Li") if article.volume % 2 else ("Jia Shen", "Ruo Tang")
