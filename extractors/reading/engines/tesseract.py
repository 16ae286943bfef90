"""Tesseract through pytesseract, with what ocr.md 3 found it needs: grey, red lifted, level, the true dpi.

One process for a page, on one thread: without OMP_THREAD_LIMIT it takes two to four times as long.
"""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from extractors.imaging.picture import Grey, Picture, Quad, line_strip, quad_of, save, straightened, to_grey
from extractors.imaging.tilt import Tilt, measure_tilt
from extractors.reading.engine import NO_FENCES, EngineMissing, Fences, Piece, Sight
from extractors.reading.parameters import PARAMETERS, fingerprint
from extractors.reading.script import is_latin
from ingest.page import Box

LANGUAGES = "chi_sim+eng"
_NEEDED = {"chi_sim": "tesseract-ocr-chi-sim", "eng": "tesseract-ocr-eng", "osd": "tesseract-ocr-osd"}
_SECONDS = 55  # less than the pool's limit, so that its process never outlives the page
_OSD_SURE = 1.0
_SAME_PIECE = 1.0  # heights: words nearer than this are one piece
_LEAST = 30.0  # of Tesseract's 0 to 100
_STRIP, _MARGIN = 48, 12  # pixels: height of a single line and of the paper around it
_STRIP_DPI = 300.0  # at which a line of print has about that height


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    box: Box
    confidence: float
    line: tuple[int, ...]  # numbers of picture, block, paragraph and line


def check(variant: str = "") -> None:
    """Raise EngineMissing where the program, its Python side or a language is not installed."""
    if variant:
        raise EngineMissing(f"The tesseract engine has no variant {variant!r}.")
    if find_spec("pytesseract") is None:
        raise EngineMissing("The tesseract engine needs the Python package pytesseract.")
    if shutil.which("tesseract") is None:
        raise EngineMissing(
            "The tesseract engine needs the program: install the Debian package tesseract-ocr."
        )
    missing = [package for language, package in _NEEDED.items() if language not in _languages()]
    if missing:
        raise EngineMissing(f"The tesseract engine needs language data: install {', '.join(missing)}.")


def load(variant: str = "") -> "Tesseract":
    """The engine; `variant` must be empty."""
    check(variant)
    return Tesseract()


@cache
def _languages() -> frozenset[str]:
    import pytesseract

    return frozenset(pytesseract.get_languages())


class Tesseract:
    """Calls the program once for a page, and once more to see which way up it is."""

    name = "tesseract"

    def __init__(self) -> None:
        import pytesseract

        os.environ["OMP_THREAD_LIMIT"] = "1"
        self._tesseract: Any = pytesseract
        program = str(pytesseract.get_tesseract_version())
        self.version = f"{program}/{version('pytesseract')}/{LANGUAGES}/{fingerprint()}"

    def look(self, picture: Picture, dpi: float) -> Sight:
        """Tesseract's own orientation detection; upright where it finds too little text to tell."""
        try:
            osd = self._tesseract.image_to_osd(
                to_grey(picture),
                config=f"--psm 0 --dpi {round(dpi)}",
                output_type=self._tesseract.Output.DICT,
                timeout=_SECONDS,
            )
        except self._tesseract.TesseractError:
            return Sight(0)
        return Sight(int(osd["rotate"]) if float(osd["orientation_conf"]) >= _OSD_SURE else 0)

    def read(
        self,
        picture: Picture,
        dpi: float,
        sight: Sight,  # noqa: ARG002 - Tesseract finds its lines itself
        fences: Fences = NO_FENCES,
    ) -> tuple[Piece, ...]:
        """One call for the page, made level before; boxes are led back to the page as it leans."""
        grey = to_grey(picture)
        tilt = measure_tilt(grey, dpi)
        words = self._words(straightened(grey, -tilt.degrees), 3, dpi)
        level_fences = tilt.level(fences.reshape(-1, 2)).reshape(-1, 4)
        pieces = []
        for _, line in groupby(words, key=lambda word: word.line):
            for run in _runs(list(line), level_fences):
                pieces.append(_piece(run, tilt))
        return tuple(piece for piece in pieces if piece.confidence > PARAMETERS.keep)

    def reread(self, picture: Picture, dpi: float, quads: Sequence[Quad]) -> tuple[Piece, ...]:  # noqa: ARG002
        """Each quadrilateral as a single line, all in one call: the program loads its languages once.

        A line is brought to the height its network was trained on, with a margin of paper around it.
        """
        strips = [line_strip(picture, quad, _STRIP, _MARGIN) for quad in quads]
        words: dict[int, list[_Word]] = {}
        with TemporaryDirectory(prefix="lines-") as folder:
            files = [Path(folder) / f"{number}.png" for number in range(len(strips))]
            for file, strip in zip(files, strips, strict=True):
                save(strip, file)
            pages = Path(folder) / "pages.txt"
            pages.write_text("\n".join(map(str, files)))
            for word in self._words(str(pages), 7, _STRIP_DPI) if files else ():
                words.setdefault(word.line[0] - 1, []).append(word)
        return tuple(_single(words.get(number, []), quad) for number, quad in enumerate(quads))

    def _words(self, grey: Grey | str, mode: int, dpi: float) -> list[_Word]:
        """Words of a picture, or of the pictures whose paths stand in the file `grey`."""
        data = self._tesseract.image_to_data(
            grey,
            lang=LANGUAGES,
            config=f"--oem 1 --psm {mode} --dpi {round(dpi)}",
            output_type=self._tesseract.Output.DICT,
            timeout=_SECONDS,
        )
        tops: dict[tuple[int, ...], tuple[float, float]] = {}
        words = []
        for i, text in enumerate(data["text"]):
            line = tuple(int(data[f"{key}_num"][i]) for key in ("page", "block", "par", "line"))
            x, y, width, height = (float(data[key][i]) for key in ("left", "top", "width", "height"))
            if data["level"][i] == 4:
                tops[line] = (y, y + height)
            elif data["level"][i] == 5 and text.strip() and float(data["conf"][i]) >= _LEAST:
                # A flat character such as 一 has a flat box: its line's height places it in its row.
                top, bottom = tops.get(line, (y, y + height))
                words.append(
                    _Word(text.strip(), Box(x, top, x + width, bottom), float(data["conf"][i]) / 100, line)
                )
        return words


def _runs(line: list[_Word], fences: Fences) -> list[list[_Word]]:
    runs = [[line[0]]]
    for word in line[1:]:
        left = runs[-1][-1].box
        near = word.box.x0 - left.x1 < _SAME_PIECE * left.height
        if near and not _fenced(left.x1, word.box.x0, word.box.centre[1], fences):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _fenced(x0: float, x1: float, y: float, fences: Fences) -> bool:
    """Whether an upright rule of the level page stands between x0 and x1 at height y."""
    middle = (fences[:, 0] + fences[:, 2]) / 2
    spans = (fences[:, [1, 3]].min(axis=1) < y) & (fences[:, [1, 3]].max(axis=1) > y)
    return bool((spans & (middle > x0 - 2) & (middle < x1 + 2)).any())


def _piece(run: list[_Word], tilt: Tilt) -> Piece:
    box = run[0].box
    for word in run[1:]:
        box = box.union(word.box)
    lengths = [len(word.text) for word in run]
    confidence = float(np.average([word.confidence for word in run], weights=lengths))
    return Piece(_joined(run), confidence, tilt.lean(quad_of(box)))


def _single(words: list[_Word], quad: Quad) -> Piece:
    confidence = float(np.mean([word.confidence for word in words])) if words else 0.0
    return Piece(_joined(words), confidence, quad)


def _joined(words: list[_Word]) -> str:
    text = ""
    for word in words:
        text += (" " if is_latin(text[-1:]) and is_latin(word.text[:1]) else "") + word.text
    return text
