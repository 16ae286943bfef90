"""Whether a page shows its one JPEG as it is, told by what the file says: drawing a page takes 40 ms."""

from pathlib import Path

import pikepdf

_MOST_COMMANDS = 4096  # bytes, as stored: to show one picture takes fifty
_COMMANDS = frozenset(("q", "Q", "cm", "Do"))
_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}
# Anything else may show it otherwise: /Decode as a negative, /SMask in part, /OC not at all.
_ENTRIES = frozenset(
    (
        *("/Type", "/Subtype", "/Name", "/Length", "/Width", "/Height"),
        *("/ColorSpace", "/BitsPerComponent", "/Filter", "/Interpolate"),
    )
)


_TROUBLE = (pikepdf.PdfError, OSError, ValueError, TypeError, LookupError, AttributeError)


class PlainPages:
    """The same file as another parser has it: what PDFium takes for a picture, it must take for one, too."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._document: pikepdf.Pdf | None = None
        self._sealed = False

    def shows(self, index: int, jpeg: bytes, mode: str, size: tuple[int, int]) -> bool:
        """Whether the page does nothing but place this JPEG of a mode and size; False where that is unsure.

        Where it lies, and whether something lies on it, is for PDFium to tell.
        """
        if self._sealed:
            return False
        try:
            if self._document is None:
                self._document = pikepdf.open(self._path)
            return _shows(self._document.pages[index], jpeg, mode, size)
        except _TROUBLE:
            self._sealed = self._document is None
            return False

    def close(self) -> None:
        if self._document is not None:
            self._document.close()


def _shows(page: pikepdf.Page, jpeg: bytes, mode: str, size: tuple[int, int]) -> bool:
    picture = _only_picture(page)
    if picture is None or not _ENTRIES.issuperset(picture.keys()):
        return False
    names = [str(picture[key]) for key in ("/Subtype", "/Filter", "/ColorSpace")]
    numbers = [int(picture[key]) for key in ("/Width", "/Height", "/BitsPerComponent")]
    told = names == ["/Image", "/DCTDecode", _SPACES.get(mode)] and numbers == [*size, 8]
    return told and picture.read_raw_bytes() == jpeg


def _only_picture(page: pikepdf.Page) -> pikepdf.Stream | None:
    """What the page shows where it does so by a single command, and without any state but its place."""
    contents = page.obj["/Contents"]
    if not isinstance(contents, pikepdf.Stream) or len(contents.read_raw_bytes()) > _MOST_COMMANDS:
        return None
    resources = page.resources
    if any(str(name).startswith("/Default") for name in resources.get("/ColorSpace", {})):
        return None
    commands = [(str(one.operator), one.operands) for one in pikepdf.parse_content_stream(page)]
    shown = [str(what[0]) for command, what in commands if command == "Do"]
    if len(shown) != 1 or not _COMMANDS.issuperset(command for command, _ in commands):
        return None
    picture = resources["/XObject"][shown[0]]
    return picture if isinstance(picture, pikepdf.Stream) else None
