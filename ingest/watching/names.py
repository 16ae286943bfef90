"""Names in a dropped folder that are no documents: a system's own, what is not finished yet, and ours."""

import re
from enum import StrEnum

DONE = "done"  # folder in the sender's folder: what was taken
FAILED = "failed"  # folder in the sender's folder: what could not be taken
RECEIPT = ".receipt.html"
REASON = ".reason.txt"
READY = "READY"  # at the top of a folder, or `<file>.READY` beside a single file: all is there
MANIFESTS = ("SHA256SUMS", "manifest.sha256")  # at the top of a folder: `<hash>  <name>` of each file

_OURS = (DONE, FAILED)
_MANIFESTS = frozenset(name.casefold() for name in MANIFESTS)
_SYSTEM = frozenset(
    (
        *("thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "$recycle.bin", "recycler"),
        *("system volume information", "found.000", "lost+found", "__macosx", "icon\r"),
        *("@eadir", "@tmp", "@recycle", "@recently-snapshot", "#recycle", "#snapshot"),
        *("network trash folder", "temporary items"),
    )
)
# Programs write under such names and give the right one at the end.
_UNFINISHED = re.compile(
    r"""
      .*\.(?:tmp|temp|part|partial|filepart|crdownload|download|opdownload|aria2|td|xltd|upload|uploading
            |incomplete|unfinished|swp|lck)
    | \.(?:in\.|pureftpd-upload\.|goutputstream-).*   # FTP servers, GNOME
    | \.~.* | .*\.~[0-9a-z]*                          # ownCloud, Nextcloud
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
# `.name.XXXXXX`, six random characters; a word of six letters is the ending of some hidden file
_RSYNC = re.compile(r"\..+\.(?=.*[A-Z0-9])[A-Za-z0-9]{6}", re.DOTALL)
# An office program leaves these for as long as a document is open, and for ever when it falls.
_LOCK = re.compile(r"~\$.*|\.~lock\..*#|.*\.laccdb|.*\.dwl2?", re.IGNORECASE | re.DOTALL)


class NameKind(StrEnum):
    """What a single name (no path) tells. A temporary one makes its drop wait, a system's is left out."""

    DOCUMENT = "document"
    SYSTEM = "system"
    TEMPORARY = "temporary"  # a copy, a download, a write that is not finished
    LOCK = "lock"  # somebody has the document open


def kind_of(name: str) -> NameKind:
    """What the name of a file or folder tells, without looking at it. Case does not count.

    >>> [str(kind_of(name)) for name in ("合同.pdf", "._合同.pdf", "合同.pdf.part", "~$合同.docx")]
    ['document', 'system', 'temporary', 'lock']
    """
    if name.startswith("._") or name.casefold() in _SYSTEM:
        return NameKind.SYSTEM
    if _LOCK.fullmatch(name):
        return NameKind.LOCK
    if _UNFINISHED.fullmatch(name) or _RSYNC.fullmatch(name):
        return NameKind.TEMPORARY
    return NameKind.SYSTEM if name.startswith(".") else NameKind.DOCUMENT


def is_ours(name: str) -> bool:
    """Whether a name in a sender's folder is one that this program gives there; case does not count."""
    plain = name.casefold()
    return plain in _OURS or plain.endswith((RECEIPT, REASON))


def is_ready(name: str) -> bool:
    """Whether a name at the top of a dossier says READY: in any case, also with the ending of Windows."""
    return name.casefold().removesuffix(".txt") == READY.casefold()


def is_word(name: str) -> bool:
    """Whether a name at the top of a dossier is a word to us (READY, a list of hashes), and no document."""
    return is_ready(name) or name.casefold().removesuffix(".txt") in _MANIFESTS


def is_left_out(name: str) -> bool:
    """Whether a file or folder of a dossier is nobody's document: hidden, a system's own, or a lock."""
    return name.startswith(".") or kind_of(name) in (NameKind.SYSTEM, NameKind.LOCK)
