"""A PDF of page pictures, written as it grows: each JPEG goes in untouched, none stays in memory."""

from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from samples.degrade import Scan, jpeg

_CATALOGUE, _TREE = 1, 2  # object numbers; the tree of pages is written last


class PicturePdf:
    """A context manager; pages are added one by one and the file is whole when the context is left.

    Syntax after ISO 32000-1, 7.5 (file structure) and 8.9.5 (image dictionaries).
    """

    def __init__(self, file: Path) -> None:
        self._file: BinaryIO = file.open("wb")
        self._offsets: dict[int, int] = {}
        self._pages: list[int] = []
        self._file.write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
        self._object(_CATALOGUE, f"<</Type/Catalog/Pages {_TREE} 0 R>>".encode())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._close()
        self._file.close()

    def add(self, scan: Scan) -> None:
        """One page that the picture fills, its size from the picture's pixels and resolution."""
        height, width = scan.picture.shape[:2]
        points = [side / scan.truth.dpi * 72 for side in (width, height)]
        first = _TREE + 1 + 3 * len(self._pages)
        space = "/DeviceRGB" if scan.colour else "/DeviceGray"
        self._object(
            first,
            f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace{space}"
            "/BitsPerComponent 8/Filter/DCTDecode".encode(),
            jpeg(scan),
        )
        self._object(first + 1, b"<<", f"{points[0]:.3f} 0 0 {points[1]:.3f} 0 0 cm /P Do".encode())
        self._object(
            first + 2,
            f"<</Type/Page/Parent {_TREE} 0 R/MediaBox[0 0 {points[0]:.3f} {points[1]:.3f}]"
            f"/Resources<</XObject<</P {first} 0 R>>>>/Contents {first + 1} 0 R>>".encode(),
        )
        self._pages.append(first + 2)

    def _object(self, number: int, head: bytes, stream: bytes | None = None) -> None:
        """Write an object; with a stream, `head` is its dictionary still open."""
        self._offsets[number] = self._file.tell()
        self._file.write(b"%d 0 obj\n" % number + head)
        if stream is not None:
            self._file.write(b"/Length %d>>\nstream\n" % len(stream) + stream + b"\nendstream")
        self._file.write(b"\nendobj\n")

    def _close(self) -> None:
        kids = " ".join(f"{page} 0 R" for page in self._pages)
        self._object(_TREE, f"<</Type/Pages/Count {len(self._pages)}/Kids[{kids}]>>".encode())
        start, size = self._file.tell(), len(self._offsets) + 1
        table = "".join(f"{self._offsets[number]:010d} 00000 n \n" for number in range(1, size))
        self._file.write(f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode())
        self._file.write(f"trailer<</Size {size}/Root {_CATALOGUE} 0 R>>\n".encode())
        self._file.write(f"startxref\n{start}\n%%EOF\n".encode())
