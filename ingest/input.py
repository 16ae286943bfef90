"""Something handed over: a dossier folder, a file or a scanned batch, with the name it came by."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ingest.naming import readable


@dataclass(frozen=True, slots=True)
class Input:
    """`path` is where it lies now, `name` what it was called when it came: a folder's name is the id of its
    dossier unless `dossier.yaml` says otherwise; a file's name has its suffix.

    `received` (aware) says which of two files of one name is the later one; None: nobody knows.
    """

    path: Path
    name: str
    received: datetime | None = None

    @classmethod
    def at(cls, path: Path) -> "Input":
        """What lies at a path, called as it is there."""
        try:
            name = path.resolve().name if path.is_dir() else path.name
        except (OSError, RuntimeError):
            name = path.name  # no right to look, or a loop of links: the opener says so
        return cls(path, readable(name))
