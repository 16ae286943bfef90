"""A drop as it lies there now, and the digest of exactly the file that was seen in it."""

import os
from collections.abc import Callable

from ingest.watching.drop import Drop, SeenFile, Snapshot
from ingest.watching.reading import Changed, open_seen, unchanged
from ingest.watching.tree import Unreachable, tree_of
from service.intake.holding import changed, of_share
from storage.manifest import digest
from storage.object_store import CHUNK_BYTES


def look_with(keeps_inodes: bool) -> Callable[[Drop], Snapshot | None]:
    """Looks at a drop: None where something of it has an unfinished name.

    It raises Held where the share is away.
    """

    def look(drop: Drop) -> Snapshot | None:
        try:
            tree = tree_of(drop, keeps_inodes)
        except Unreachable as error:
            raise of_share(error.error) from error
        return None if tree.unfinished else tree.snapshot

    return look


def digest_of_seen(seen: SeenFile) -> tuple[int, str]:
    """Size and SHA-256 of the file that was seen, by no link. Raises Held where it has changed, OSError."""
    try:
        with open_seen(seen) as descriptor:
            read = digest(iter(lambda: os.read(descriptor, CHUNK_BYTES), b""))
            if unchanged(seen, descriptor):
                return read
    except Changed as error:
        raise changed() from error
    raise changed()
