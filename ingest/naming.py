"""Names of dossiers: which are safe in codes and object names, and what replaces one that is not."""

import hashlib
import re
import unicodedata

_SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,63}")


def is_dossier_id(text: str) -> bool:
    """True for 1 to 64 letters, digits, '-', '_', '.' (ASCII), not beginning with '-' or '.'."""
    return _SAFE.fullmatch(text) is not None


def dossier_id(name: str) -> str:
    """The name itself where it is safe, else an id made of its hash.

    >>> dossier_id("BJ-2017-0042")
    'BJ-2017-0042'
    >>> dossier_id("张三的材料")
    'dossier-80037688c26a'

    File names of employers hold names of people, and ids stand in URLs and object names: nothing of an
    unsafe name is kept. The same name always gives the same id, whichever Unicode form a file system stored.
    """
    plain = unicodedata.normalize("NFC", name).strip()
    if is_dossier_id(plain):
        return plain
    return f"dossier-{hashlib.sha256(plain.encode('utf-8', 'surrogateescape')).hexdigest()[:12]}"


def readable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 are read as GBK, as old Chinese systems wrote them."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogateescape").decode("gb18030", "replace")
    return name
