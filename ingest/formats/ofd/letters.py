"""Text objects of an OFD letter by letter: where each stands, and the words they make."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from math import hypot

from ingest.formats.ofd.geometry import Matrix, numbers
from ingest.formats.ofd.package import Element

_GAP = 0.35  # em between the end of a letter and the next: wider is a space
_ABOVE, _BELOW = 0.86, 0.16  # em over and under the baseline: the square of a Han character and a little
_LATIN = 0.55  # em: how far a letter of the Latin script reaches where its step does not tell
_MOST = 100_000  # letters of one object


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter at its origin on the baseline; `matrix` leads from the object's space to the page (mm)."""

    text: str
    x: float
    y: float
    step: tuple[float, float]
    size: float
    matrix: Matrix

    @property
    def width(self) -> float:
        """How far it reaches along its line, in the object's space."""
        wide = self.size if ord(self.text) > 0x2E7F else _LATIN * self.size
        along = hypot(*self.step)
        return min(along, wide) if along > 0 else wide


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a gap, with their box on the page in millimetres."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


def letters(text: Element, matrix: Matrix) -> Iterator[list[Letter]]:
    """The letters of a text object, a list for each of its codes; `matrix` places the object on the page."""
    size = next(iter(numbers(text.get("Size"))), 0.0)
    if size <= 0:
        return
    x = y = 0.0
    for code in text.iterfind("TextCode"):
        x = next(iter(numbers(code.get("X"))), x)
        y = next(iter(numbers(code.get("Y"))), y)
        content = (code.text or "").replace("\n", "").replace("\r", "")[:_MOST]
        yield list(_placed(content, x, y, size, code, matrix))


def words(run: list[Letter]) -> Iterator[Word]:
    """The letters of one code as words."""
    held: list[Letter] = []
    for letter in run:
        if held and (letter.text.isspace() or _apart(held[-1], letter)):
            yield _word(held)
            held = []
        if not letter.text.isspace():
            held.append(letter)
    if held:
        yield _word(held)


def _placed(content: str, x: float, y: float, size: float, code: Element, matrix: Matrix) -> Iterator[Letter]:
    across, down = _steps(code.get("DeltaX"), size), _steps(code.get("DeltaY"), 0.0)
    if code.get("DeltaX") is None and code.get("DeltaY") is not None:
        across = repeat(0.0)
    for character in content:
        step = next(across), next(down)
        yield Letter(character, x, y, step, size, matrix)
        x, y = x + step[0], y + step[1]


def _steps(text: str | None, default: float) -> Iterator[float]:
    """The steps between letters without end: "g 3 4.5" says 4.5 three times, the last one goes on."""
    found: list[float] = []
    pieces = iter((text or "").split())
    for piece in pieces:
        if piece == "g":
            count, value = numbers(next(pieces, "")), numbers(next(pieces, ""))
            if count and value and 0 < count[0] <= _MOST:
                found += value * int(count[0])
        else:
            found += numbers(piece)
        if len(found) > _MOST:
            break
    return chain(found, repeat(found[-1] if found else default))


def _apart(one: Letter, other: Letter) -> bool:
    """Whether the second begins a new word: after a gap, on another line, or further back."""
    along = hypot(*one.step)
    dx, dy = other.x - one.x, other.y - one.y
    if along == 0 or hypot(dx, dy) > one.width + _GAP * one.size:
        return along != 0
    return abs(dy) > 0.5 * one.size and abs(dx) > 0.1 * one.size


def _word(held: list[Letter]) -> Word:
    corners = [
        letter.matrix(letter.x + dx, letter.y + dy)
        for letter in (held[0], held[-1])
        for dx in (0.0, letter.width)
        for dy in (-_ABOVE * letter.size, _BELOW * letter.size)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Word("".join(letter.text for letter in held), min(xs), min(ys), max(xs), max(ys))
