"""Files that no format claims: what they are, as far as their first bytes tell."""

from ingest.reasons import Situation

_OURS = (".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png", ".bmp", ".webp", ".heic", ".heif", ".ofd")
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (4, b"ftypavif", "AVIF"),
    (4, b"ftyp", "MP4 / MOV"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office"),
    (0, b"Rar!\x1a\x07", "RAR"),
    (0, b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (0, b"\x1f\x8b", "GZIP"),
    (0, b"GIF8", "GIF"),
    (0, b"{\\rtf", "RTF"),
    (0, b"%!PS", "PostScript"),
    (0, b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
    (0, b"\xff\x4f\xff\x51", "JPEG 2000"),
)
_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"\0OFD.xml\0", "OFD"),
    (b"\0word/document.xml\0", "DOCX"),
    (b"\0[Content_Types].xml\0", "Office"),
)
_SAVES_AS_PDF = ("DOCX", "Office", "Microsoft Office", "RTF")  # the program that made it does


def is_zip(head: bytes) -> bool:
    """Whether a file whose first look is `head` is a ZIP of files, and no document that is zipped."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not any(mark in head for mark, _ in _ZIPPED)


def unopenable(name: str, head: bytes) -> tuple[Situation, str]:
    """The situation of a file called `name`, and its format's name where its first look tells."""
    if head.startswith(b"PK\x03\x04"):
        return _said_of(next((kind for mark, kind in _ZIPPED if mark in head), "ZIP"))
    for place, signature, kind in _SIGNATURES:
        if head[place : place + len(signature)] == signature:
            return _said_of(kind)
    if name.lower().endswith(_OURS):
        return Situation.MISLABELLED, ""
    return Situation.UNKNOWN_FORMAT, ""


def _said_of(kind: str) -> tuple[Situation, str]:
    return Situation.OFFICE_DOCUMENT if kind in _SAVES_AS_PDF else Situation.OTHER_FORMAT, kind
