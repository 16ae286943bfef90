"""Framed certificates of authorities: a title, rows of labels and values, the authority with its seal."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samples.canvas import Ink, Page, Panel, Rect, SealMark
from samples.numbers import cn_date, han_date
from samples.sheets import Faces, frame, labelled
from samples.typeset import Mark, Piece, Style, paragraph

Rows = Mapping[str, Sequence[Piece]]


@dataclass(frozen=True, slots=True)
class Paper:
    """How a certificate looks: orientation, colour of paper and frame, faces."""

    faces: Faces
    landscape: bool = False
    fill: str = "#fbf7ec"
    ink: Ink = Ink.RED
    colon: bool = False  # behind the labels

    def page(self) -> Page:
        page = Page(297, 210) if self.landscape else Page()
        page.add(Panel(Rect(9, 9, page.width - 9, page.height - 9), self.fill))
        for inset, width in ((11.0, 1.2), (14.0, 0.4)):
            frame(page, inset, width, self.ink)
        return page

    def rows(
        self, page: Page, x: float, y: float, width: float, rows: Rows, *,
        size: float = 11.5, room: float = 36.0, gap: float = 3.0,
    ) -> float:  # fmt: skip
        """Rows from (x, y), labels in `room` of the `width` millimetres; returns the y below."""
        for label, pieces in rows.items():
            style = Style(self.faces.filled, size, 1.5)
            shown = f"{label}：" if self.colon else label
            y = labelled(
                page, x, y, shown, pieces, style,
                label_font=self.faces.body, label_width=room, width=width - room,
            ) + gap  # fmt: skip
        return y


def day(when: date, name: str, rng: random.Random) -> Mark:
    """A date in one of the usual forms, stating the field `name`."""
    forms = (cn_date(when), cn_date(when, padded=True), han_date(when))
    return Mark(rng.choice(forms), name, when.isoformat())


def span(start: date, end: date, names: tuple[str, str], rng: random.Random) -> list[Piece]:
    """自…至…."""
    first, last = (Mark(cn_date(d), n, d.isoformat()) for d, n in zip((start, end), names, strict=True))
    before, between = rng.choice((("自", "至"), ("自 ", " 至 "), ("", "至")))
    return [before, first, between, last] if before else [first, between, last]


def issued(
    page: Page, x: float, y: float, label: str, authority: str, when: Sequence[Piece], faces: Faces,
    rng: random.Random,
) -> None:  # fmt: skip
    """The authority below its label, the date (may be empty), and its seal over both; x is the middle."""
    style = Style(faces.body, 11.5, 1.5)
    if label:
        paragraph(page, x - 40, y, 80, [label], style, align="centre")
    paragraph(page, x - 40, y + 8, 80, [Mark(authority, "authority")], style, align="centre")
    if when:
        paragraph(page, x - 40, y + 17, 80, when, style, align="centre")
    page.add(SealMark(x + rng.uniform(-4, 8), y + 13, 40, authority, turn=rng.uniform(-8, 8)))
