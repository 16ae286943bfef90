"""Drawing a page of an OFD: paths, pictures, composite graphics and letters, in the order they lie."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PIL import Image, ImageDraw

from ingest.formats.ofd.document import OfdDocument, Sheet, Stamp
from ingest.formats.ofd.geometry import Matrix, numbers, placed
from ingest.formats.ofd.letters import Letter, Word, letters, words
from ingest.formats.ofd.outlines import Point, outline
from ingest.formats.ofd.package import Element
from ingest.formats.ofd.pictures import filled, laid_out, opened, turned
from ingest.formats.ofd.stamps import stamp_picture
from ingest.formats.ofd.typefaces import Typeface, Typefaces
from ingest.opening.limits import Limits

_DEEPEST = 8  # composite graphics within one another
_THIN = 0.353  # millimetres: the width of a line that states none
_BLACK = (0, 0, 0)

Colour = tuple[int, int, int]


@dataclass(slots=True)
class Painter:
    """A page while it is drawn at `pixels` per millimetre; `words` gathers its text."""

    document: OfdDocument
    typefaces: Typefaces
    limits: Limits
    picture: Image.Image
    pixels: float
    words: list[Word] = field(default_factory=list)
    drawn: bool = False  # whether curves or small boxes are there
    pictures: list[tuple[float, float, float, float]] = field(default_factory=list)

    def paint(self, sheet: Sheet) -> None:
        """Draw everything on the page, and the seals of its signatures above it."""
        paper = Matrix(e=-sheet.area[0], f=-sheet.area[1])
        for block in sheet.blocks:
            self._block(block, placed(block.get("Boundary"), None, paper), 0)
        for stamp in sheet.stamps:
            self._stamp(stamp, paper)

    def _block(self, block: Element, outer: Matrix, depth: int) -> None:
        for item in block:
            if depth > _DEEPEST or item.get("Visible", "true") == "false":
                continue
            place = placed(item.get("Boundary"), item.get("CTM"), outer)
            match item.tag:
                case "TextObject":
                    self._text(item, place)
                case "PathObject":
                    self._path(item, place)
                case "ImageObject":
                    self._image(item, place)
                case "CompositeObject":
                    unit = self.document.resources.composites.get(item.get("ResourceID", ""))
                    for content in unit.iterfind("Content") if unit is not None else ():
                        self._block(content, place, depth + 1)
                case "PageBlock" | "Layer" | "Content":
                    self._block(item, outer, depth + 1)

    def _text(self, item: Element, place: Matrix) -> None:
        face = self.document.resources.fonts.get(item.get("Font", ""))
        colour = self._colour(item, "FillColor") or _BLACK
        shown = item.get("Fill", "true") != "false" and _alpha(item) > 0
        for run in letters(item, place):
            self.words += words(run) if shown else ()
            for letter in run if shown else ():
                size = round(letter.size * place.scale * self.pixels)
                if letter.text.isspace() or not 2 <= size <= max(self.picture.size):
                    continue
                typeface = self.typefaces.of(face, letter.text, size)
                if typeface is not None:
                    self._letter(letter, typeface, colour)

    def _letter(self, letter: Letter, typeface: Typeface, colour: Colour) -> None:
        x, y = (value * self.pixels for value in letter.matrix(letter.x, letter.y))
        if letter.matrix.upright:
            ImageDraw.Draw(self.picture).text((x, y), letter.text, colour, typeface, anchor="ls")
            return
        mask = turned(letter.text, typeface, letter.matrix)
        self.picture.paste(colour, (round(x - mask.width / 2), round(y - mask.height / 2)), mask)

    def _path(self, item: Element, place: Matrix) -> None:
        lines = [
            [(x * self.pixels, y * self.pixels) for x, y in (place(*point) for point in line)]
            for line in outline(item.findtext("AbbreviatedData"))
        ]
        pen = ImageDraw.Draw(self.picture, "RGBA")
        alpha = _alpha(item)
        fill = self._colour(item, "FillColor") if item.get("Fill", "false") == "true" else None
        if fill is not None and len(lines) == 1 and len(lines[0]) > 2:
            pen.polygon(lines[0], (*fill, alpha))
        elif fill is not None and lines:
            self._fill(lines, fill, alpha)
        if item.get("Stroke", "true") == "true":
            stroke = (*(self._colour(item, "StrokeColor") or _BLACK), alpha)
            width = next(iter(numbers(item.get("LineWidth"))), _THIN) * place.scale * self.pixels
            for line in lines:
                pen.line(line, stroke, max(1, round(width)), joint="curve")
        self.drawn |= any(mark in (item.findtext("AbbreviatedData") or "") for mark in "QBA")

    def _fill(self, lines: list[list[Point]], colour: Colour, alpha: int) -> None:
        """An area of several lines: letters drawn as paths have holes."""
        xs, ys = [x for line in lines for x, _ in line], [y for line in lines for _, y in line]
        left, top = max(0, int(min(xs))), max(0, int(min(ys)))
        right, bottom = min(self.picture.width, int(max(xs)) + 1), min(self.picture.height, int(max(ys)) + 1)
        if right <= left or bottom <= top:
            return
        moved = [[(x - left, y - top) for x, y in line] for line in lines]
        mask = filled(moved, (right - left, bottom - top))
        self.picture.paste(colour, (left, top), mask.point(lambda value: value * alpha // 255))

    def _stamp(self, stamp: Stamp, paper: Matrix) -> None:
        box = numbers(stamp.boundary)
        signed = self.document.package.read(stamp.signed)
        picture = stamp_picture(signed, self.limits) if signed is not None else None
        if picture is not None and len(box) == 4:
            place = paper.after(Matrix(box[2], 0, 0, box[3], box[0], box[1]))
            self._paste(picture, place, 255)

    def _image(self, item: Element, place: Matrix) -> None:
        path = self.document.resources.media.get(item.get("ResourceID", ""))
        data = self.document.package.read(path) if path else None
        picture = opened(data, self.limits) if data is not None else None
        if picture is not None:
            self._paste(picture, place, _alpha(item))

    def _paste(self, picture: Image.Image, place: Matrix, alpha: int) -> None:
        """A picture over the unit square of `place`."""
        corners = [place(x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
        xs, ys = [x * self.pixels for x, _ in corners], [y * self.pixels for _, y in corners]
        left, top, right, bottom = round(min(xs)), round(min(ys)), round(max(xs)), round(max(ys))
        width, height = right - left, bottom - top
        if not (0 < width <= 4 * self.picture.width and 0 < height <= 4 * self.picture.height):
            return
        laid = laid_out(picture, place, self.pixels, (left, top, width, height))
        if laid is None:
            return
        mask = laid.getchannel("A").point(lambda value: value * alpha // 255)
        self.picture.paste(laid.convert("RGB"), (left, top), mask)
        self.pictures.append((min(xs), min(ys), max(xs), max(ys)))

    def _colour(self, item: Element, kind: str) -> Colour | None:
        """The colour that the object states, or the settings for drawing it refers to."""
        for holder in self._settings(item):
            stated = holder.find(kind)
            if stated is not None:
                shades = [stated, *stated.iter("Color")]  # of a gradient one shade stands for all
                value = next((v for shade in shades if (v := shade.get("Value"))), None)
                values = [max(0, min(255, round(part))) for part in numbers(value)]
                if len(values) == 1:
                    return values[0], values[0], values[0]
                if len(values) == 3:
                    return values[0], values[1], values[2]
                if len(values) == 4:  # CMYK, each from 0 to 255
                    c, m, y, k = values
                    return (
                        (255 - c) * (255 - k) // 255,
                        (255 - m) * (255 - k) // 255,
                        (255 - y) * (255 - k) // 255,
                    )
                return _BLACK
        return None

    def _settings(self, item: Element) -> Iterator[Element]:
        yield item
        reference = item.get("DrawParam")
        for _ in range(_DEEPEST):
            found = self.document.resources.drawing.get(reference or "")
            if found is None:
                return
            yield found
            reference = found.get("Relative")


def _alpha(item: Element) -> int:
    return max(0, min(255, round(next(iter(numbers(item.get("Alpha"))), 255.0))))
