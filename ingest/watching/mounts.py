"""Which folders lie on a share: there inodes, locks and news of changes tell little or nothing."""

import os
import re
from pathlib import Path

_TABLE = Path("/proc/self/mountinfo")
_SHARES = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|fuse\..*|9p|afs|ceph|lustre|virtiofs|vboxsf|vmhgfs|prl_fs|drvfs|davfs|ncpfs"
)
_ESCAPED = re.compile(r"\\([0-7]{3})")


def is_share(folder: Path, table: Path = _TABLE) -> bool:
    """Whether the folder lies on a file system that other machines change too, by the table of proc(5).

    False where nothing is known, as on systems without that table.
    """
    try:
        lines = table.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return False
    real = Path(os.path.realpath(folder))
    best, kind = -1, ""
    for line in lines:
        before, _, after = line.partition(" - ")
        place = Path(_ESCAPED.sub(lambda at: chr(int(at[1], 8)), before.split(" ")[4]))
        if real.is_relative_to(place) and len(place.parts) >= best:  # of two at one place the later counts
            best, kind = len(place.parts), after.split(" ")[0]
    return _SHARES.fullmatch(kind) is not None
