"""Typefaces for the letters of an OFD: the embedded one where it has the letter, else the system's."""

import io
from pathlib import Path

from PIL import ImageFont

from ingest.formats.ofd.package import Package
from ingest.formats.ofd.resources import FontFace

_SYSTEM = (
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"),
)
_CHINESE = 2  # the face of a Noto collection with the forms of the mainland
_NO_LETTER = "\U0010fffd"  # a private character that no font draws
_MOST_SIZES = 64

Typeface = ImageFont.FreeTypeFont


class Typefaces:
    """Typefaces by font and size in pixels; with none at all, nothing is drawn but the text still counts."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._embedded: dict[str, bytes | None] = {}
        self._open: dict[tuple[str, int], Typeface | None] = {}
        self._has: dict[tuple[str, str], bool] = {}
        self._system = next((file for file in _SYSTEM if file.is_file()), None)

    def of(self, face: FontFace | None, letter: str, size: int) -> Typeface | None:
        """A typeface of `size` pixels that has the letter."""
        file = face.file if face is not None else None
        if file is not None:
            own = self._opened(file, size)
            if own is not None and self._draws(file, own, letter):
                return own
        return self._opened("", size)

    def _opened(self, file: str, size: int) -> Typeface | None:
        key = file, size
        if key not in self._open:
            if len(self._open) > _MOST_SIZES:
                self._open.clear()
            self._open[key] = self._load(file, size)
        return self._open[key]

    def _load(self, file: str, size: int) -> Typeface | None:
        if not file:
            return ImageFont.truetype(str(self._system), size, _CHINESE) if self._system else None
        if file not in self._embedded:
            self._embedded[file] = self._package.read(file)
        data = self._embedded[file]
        try:
            return ImageFont.truetype(io.BytesIO(data), size) if data else None
        except (OSError, ValueError):
            return None

    def _draws(self, file: str, typeface: Typeface, letter: str) -> bool:
        """Whether the font draws the letter otherwise than a letter that it does not have."""
        key = file, letter
        if key not in self._has:
            try:
                mask = typeface.getmask(letter)
                blank = mask.getbbox() is None and not letter.isspace()
                self._has[key] = not blank and bytes(mask) != bytes(typeface.getmask(_NO_LETTER))
            except (OSError, ValueError):
                self._has[key] = False
        return self._has[key]
