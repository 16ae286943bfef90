"""A look at a few places of a page by the engine, to tell whether a text layer says what is printed."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from rapidfuzz.distance import Levenshtein

from extractors.imaging.picture import Picture, bounds, quad_of
from extractors.reading.engine import Engine
from ingest.page import Box, LayerWord

_SAMPLE = 6  # words read
_SHORTEST, _LONGEST = 3, 30  # letters of a word that is compared
_FLAT = 1.3  # width by height from which a word lies level
_HEARD = 0.3  # share of a line's width under words from which it is told of
_COARSE = 8.0  # pixels of the raster on which lines and words are compared


@dataclass(frozen=True, slots=True)
class EngineProbe:
    """Looks at an upright picture with red lifted, which it asks for only when it is asked itself."""

    lift: Callable[[], Picture]
    dpi: float
    engine: Engine

    def agreement(self, words: Sequence[LayerWord]) -> float | None:
        """Mean likeness of a sample of words with what the engine reads in their place; None without any."""
        sample = _sample(words)
        if not sample:
            return None
        quads = [quad_of(word.box.grow(0.08 * word.box.height)) for word in sample]
        read = self.engine.reread(self.lift(), self.dpi, quads)
        return fmean(_likeness(word.text, piece.text) for word, piece in zip(sample, read, strict=True))

    def unheard(self, told: Sequence[Box]) -> float | None:
        """Share of the lines that the engine sees, by width, on which no box lies; None without lines."""
        lifted = self.lift()
        sight = self.engine.look(lifted, self.dpi)
        if sight.rotation or not sight.quads:
            return None
        height, width = lifted.shape[:2]
        covered = np.zeros((int(height / _COARSE) + 1, int(width / _COARSE) + 1), bool)
        for box in told:
            covered[_cells(box)] = True
        lines = [bounds(quad) for quad in sight.quads]
        unheard = sum(line.width for line in lines if covered[_middle(line)].mean() < _HEARD)
        return unheard / sum(line.width for line in lines)


def _sample(words: Sequence[LayerWord]) -> list[LayerWord]:
    """The longest words of as many bands of the page: level ones, and of letters where there are such."""
    level = [
        word
        for word in words
        if _SHORTEST <= len(_plain(word.text)) <= _LONGEST and word.box.width > _FLAT * word.box.height
    ]
    fit = [word for word in level if sum(map(str.isalpha, word.text)) > len(word.text) / 2] or level
    fit.sort(key=lambda word: word.box.y0)
    size = max(1, -(-len(fit) // _SAMPLE))
    return [max(fit[i : i + size], key=lambda word: len(word.text)) for i in range(0, len(fit), size)]


def _likeness(one: str, other: str) -> float:
    return Levenshtein.normalized_similarity(_plain(one), _plain(other))


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _cells(box: Box) -> tuple[slice, slice]:
    return slice(int(box.y0 / _COARSE), int(box.y1 / _COARSE) + 1), slice(
        int(box.x0 / _COARSE), int(box.x1 / _COARSE) + 1
    )


def _middle(box: Box) -> tuple[slice, slice]:
    """The rows of a line's middle: its edges touch the lines above and below."""
    quarter = box.height / 4
    return _cells(Box(box.x0, box.y0 + quarter, box.x1, box.y1 - quarter))
