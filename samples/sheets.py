"""What made pages have in common: faces, booklets of running pages, seals, signatures, labelled values."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from samples.canvas import POINT, Ink, Page, Rect, SealMark, SealShape, SignatureMark, Stroke, Text
from samples.fonts import Font
from samples.typeset import Mark, Piece, Style, break_lines, paragraph, put_line


@dataclass(frozen=True, slots=True)
class Faces:
    """The typefaces of one document."""

    body: Font
    bold: Font
    title: Font
    filled: Font  # what was filled in


FACES = (
    Faces(Font.SONG, Font.SONG_BOLD, Font.SONG_BOLD, Font.SONG),
    Faces(Font.SONG, Font.HEI, Font.HEI, Font.KAI),
    Faces(Font.MING, Font.HEI, Font.HEI, Font.MING),
    Faces(Font.SANS, Font.SANS_BOLD, Font.SANS_BOLD, Font.SANS),
    Faces(Font.KAI, Font.HEI, Font.HEI, Font.KAI),
)


@dataclass(slots=True)
class Booklet:
    """Running pages: writing goes on at `y`, a full page turns, headers and footers are set at the end.

    `footer` may hold {page} and {pages}. Margins in millimetres.
    """

    style: Style
    header: str = ""
    footer: str = "第 {page} 页 共 {pages} 页"
    left: float = 28.0
    right: float = 26.0
    top: float = 26.0
    bottom: float = 24.0
    pages: list[Page] = field(default_factory=list)
    y: float = 0.0

    def __post_init__(self) -> None:
        self.turn()

    @property
    def page(self) -> Page:
        return self.pages[-1]

    @property
    def width(self) -> float:
        return self.page.width - self.left - self.right

    def turn(self) -> None:
        """Begin a new page."""
        self.pages.append(Page())
        self.y = self.top

    def need(self, height: float) -> None:
        """Turn the page unless `height` millimetres are left on it."""
        if self.y + height > self.page.height - self.bottom:
            self.turn()

    def title(self, text: str | Sequence[Piece], font: Font, size: float, after: float = 4.0) -> None:
        style = Style(font, size, 1.4)
        pieces = [text] if isinstance(text, str) else text
        self.y = paragraph(self.page, self.left, self.y, self.width, pieces, style, align="centre") + after

    def write(
        self,
        *pieces: Piece,
        font: Font | None = None,
        indent: float = 2.0,
        after: float = 0.0,
        align: str = "left",
    ) -> None:
        """One paragraph; `indent` of its first line in characters. What does not fit goes over."""
        style = self.style if font is None else replace(self.style, font=font)
        shift = indent * style.size * POINT
        anchor = self.left + {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * self.width
        for number, line in enumerate(
            break_lines(pieces, style, self.width, shift if align == "left" else 0.0)
        ):
            self.need(style.step)
            first = number == 0 and align == "left"
            put_line(self.page, anchor + (shift if first else 0.0), self.y, line, style, align)
            self.y += style.step
        self.y += after

    def heading(self, text: str, font: Font, after: float = 0.0) -> None:
        """A heading that stays with the line below it."""
        self.need(2.2 * self.style.step)
        self.write(text, font=font, indent=0, after=after)

    def close(self) -> list[Page]:
        """Set headers and footers; returns the pages."""
        for number, page in enumerate(self.pages, 1):
            running(
                page, self.header, self.footer.format(page=number, pages=len(self.pages)), self.style.font
            )
        return self.pages


def running(page: Page, header: str, footer: str, font: Font) -> None:
    """Header over a thin rule, footer centred, as word processors set them."""
    if header:
        page.text(page.width / 2, 14, header, 9, font, align="centre")
        page.add(Stroke(24, 19, page.width - 24, 19, 0.15))
    if footer:
        page.text(page.width / 2, page.height - 17, footer, 9, font, align="centre")


def labelled(
    page: Page, x: float, y: float, label: str, pieces: Sequence[Piece], style: Style, *,
    label_font: Font, label_width: float, width: float,
) -> float:  # fmt: skip
    """A label with its value to the right, wrapped in `width` millimetres; returns the y below.

    A label of two characters is spread over four, as on licences.
    """
    spread = 2 * style.size * POINT if len(label) == 2 else 0.0
    page.text(x, y, label, style.size, label_font, style.ink, spacing=spread)
    return paragraph(page, x + label_width, y, width, pieces, style)


def outline(page: Page, area: Rect, width: float, ink: Ink) -> None:
    """Four rules around `area`."""
    x0, y0, x1, y1 = area.x0, area.y0, area.x1, area.y1
    for edge in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
        page.add(Stroke(*edge, width=width, ink=ink))


def frame(page: Page, inset: float, width: float, ink: Ink) -> None:
    """A frame around the page, `inset` millimetres from its edges."""
    outline(page, Rect(inset, inset, page.width - inset, page.height - inset), width, ink)


def company_seal(page: Page, x: float, y: float, owner: str, rng: random.Random, centre: str = "") -> None:
    """A round company seal of 40 mm with its middle near (x, y)."""
    place = x + rng.uniform(-2, 2), y + rng.uniform(-1.5, 1.5)
    turn, strength = rng.uniform(-14, 14), rng.uniform(0.7, 0.92)
    page.add(SealMark(*place, 40.0, owner, centre, turn=turn, strength=strength))


def name_seal(page: Page, x: float, y: float, name: str, rng: random.Random, size: float = 17.0) -> None:
    """A square seal with a person's name, middle near (x, y)."""
    page.add(
        SealMark(x, y, size, name, shape=SealShape.SQUARE, star=False, turn=rng.uniform(-6, 6), strength=0.85)
    )


def sign(
    page: Page, x: float, y: float, name: str, anchor: str, rng: random.Random, width: float = 34.0
) -> None:
    """A signature whose area begins at (x, y), 11 mm high."""
    ink = rng.choice((Ink.BLACK, Ink.BLACK, Ink.BLUE))
    page.add(SignatureMark(Rect(x, y, x + width, y + 11), name, anchor, ink, rng.randint(0, 10**6)))


def certified_copy(page: Page, x: float, y: float, owner: str, rng: random.Random) -> None:
    """The employer's "true copy" mark with its seal below, as on photocopies of certificates."""
    page.text(x, y, "此复印件与原件一致", 12, Font.HEI, Ink.BLUE, align="centre")
    company_seal(page, x, y + 12, owner, rng)


def specimen(page: Page) -> None:
    """Says on papers of authorities that they are made up."""
    page.text(
        page.width / 2,
        page.height - 8,
        "样本 SPECIMEN 内容纯属虚构",
        6.5,
        Font.SANS,
        Ink.GREY,
        align="centre",
    )


def restate(page: Page, names: dict[str, str]) -> None:
    """Rename the fields a page states; those not named are stated no longer (a page in another document)."""
    for number, element in enumerate(page.elements):
        if isinstance(element, Text) and element.field is not None:
            name = names.get(element.field)
            kept = (name, element.value, element.part) if name else (None, None, None)
            page.elements[number] = replace(element, field=kept[0], value=kept[1], part=kept[2])


def filled_line(page: Page, x: float, y: float, width: float, mark: Mark, style: Style) -> None:
    """A line of `width` millimetres with its filling in the middle."""
    put_line(page, x + width / 2, y, [mark], style, "centre")
    below = y + style.size * POINT * 1.25
    page.add(Stroke(x, below, x + width, below, 0.2))


def blank(text: str, field: str | None = None, value: str | None = None) -> list[Piece]:
    """A blank within a sentence: the filling underlined, with a rest of the line before and behind it."""
    rest = Mark("  ", underline=True)
    return [rest, Mark(text, field, value, underline=True), rest]
