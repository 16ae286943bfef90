"""The invisible text of a page: what was read, at the place of its ink, in reading order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.page_text import Line
from ingest.page import Box
from service.volume_pdf.letters import Letters, advance, clean
from service.volume_pdf.typeface import ASCENT, DESCENT, EM

_INVISIBLE = 3  # text render mode, ISO 32000-1 table 106
_LEAST = 1.0  # pixel: no side of a box is shorter
_SPACE = 0.1  # ems: the space between words whose boxes touch
_TALL = 3.0  # Latin letters and figures only: height over width from which they run down the page
_LONGEST = 8_000  # letters of one string; ISO 19005-2, 6.1.13 allows 32,767 bytes


@dataclass(frozen=True, slots=True)
class Run:
    """Text to be laid over `box`; the spaces behind it reach `gap` pixels, 0 where there are none."""

    text: str
    box: Box
    gap: float = 0.0

    @property
    def runs_down(self) -> bool:
        """Whether the letters stand below one another: the box is taller than wide for no other reason."""
        if len(self.text) < 2 or self.box.height <= self.box.width:
            return False
        han = advance(self.text) - len(self.text) / 2 >= 1  # two full-width letters or more
        return han or self.box.height > _TALL * self.box.width


@dataclass(frozen=True, slots=True)
class Paper:
    """Where pixels of the upright page lie on a page of `height` points, with `scale` points to the pixel."""

    scale: float
    height: float


def text_operators(lines: Iterable[Line], letters: Letters, paper: Paper) -> bytes:
    """The text object of a page; empty where there is nothing to say."""
    shown = [_shown(run, letters, paper) for line in lines for run in runs_of(line)]
    if not shown:
        return b""
    return "\n".join([f"BT {_INVISIBLE} Tr", *shown, "ET\n"]).encode("ascii")


def runs_of(line: Line) -> tuple[Run, ...]:
    """The words of the line, with the spaces between them as the line's text has them.

    Where the words do not spell the line's text it stands as a whole over the line's box.
    """
    text = clean(line.text).strip()
    if not text:
        return ()
    pieces = list(_spelled(text, [clean(word.text) for word in line.words]))
    if "".join(pieces) != text or len(pieces) != len(line.words):
        return (Run(text, line.box),)
    return tuple(_joined([(t, word.box) for t, word in zip(pieces, line.words, strict=True) if t]))


def _spelled(text: str, words: Sequence[str]) -> Iterator[str]:
    """The text cut into the words' pieces, each with the spaces behind it."""
    place = 0
    for word in words:
        start, left = place, len(word) - word.count(" ")
        while place < len(text) and (left or text[place] == " "):
            left -= text[place] != " "
            place += 1
        yield text[start:place]


def _joined(words: Sequence[tuple[str, Box]]) -> Iterator[Run]:
    """Words that no space parts reach to the next one: a gap between them would be read as a space."""
    for (text, box), (_, following) in zip(words, [*words[1:], ("", None)], strict=True):
        word = text.rstrip(" ")
        run = Run(word, box)
        if following is None or run.runs_down:
            yield run
        elif word != text:
            yield Run(word, box, max(following.x0 - box.x1, _SPACE * box.height))
        elif box.x0 + _LEAST < following.x0:
            yield Run(word, Box(box.x0, box.y0, following.x0, box.y1))
        else:
            yield run


def _shown(run: Run, letters: Letters, paper: Paper) -> str:
    """Matrix, size and stretch that lay the run over its box, and the run (ISO 32000-1, 9.4)."""
    width, height = max(run.box.width, _LEAST), max(run.box.height, _LEAST)
    length, size = (height, width) if run.runs_down else (width, height)
    below = -DESCENT / (ASCENT - DESCENT) * size  # from the box's edge to the base line
    if run.runs_down:
        turn, x, y = "0 -1 1 0", run.box.x0 + below, run.box.y0
    else:
        turn, x, y = "1 0 0 1", run.box.x0, run.box.y0 + height - below
    points = size * paper.scale * EM / (ASCENT - DESCENT)
    place = f"{turn} {x * paper.scale:.2f} {paper.height - y * paper.scale:.2f} Tm /F {points:.2f} Tf"
    shown = _stretched(run.text, length * paper.scale, points, letters)
    if run.gap:
        shown += " " + _stretched(" ", run.gap * paper.scale, points, letters)
    return f"{place} {shown}"


def _stretched(text: str, length: float, points: float, letters: Letters) -> str:
    parts = [text[n : n + _LONGEST] for n in range(0, len(text), _LONGEST)]
    strings = " ".join(f"<{letters.encode(part).hex()}> Tj" for part in parts)
    return f"{100 * length / (advance(text) * points):.2f} Tz {strings}"
