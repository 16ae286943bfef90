"""Whether a drop is whole: what it looks like, how long nothing changed, and what its sender says."""

import time
from dataclasses import dataclass

from ingest.watching.drop import (
    Drop,
    SeenFile,
    UnfitCode,
    WaitCode,
    Waiting,
    Whole,
    Wholeness,
)
from ingest.watching.endings.content import Content
from ingest.watching.endings.ending import Ending, ending
from ingest.watching.hashes import awaited
from ingest.watching.names import READY, is_ready
from ingest.watching.reading import Changed, open_seen
from ingest.watching.reasons import unfit, waiting
from ingest.watching.tree import MOST_ENTRIES, Tree
from ingest.watching.writers import is_open_for_writing

# CPU seconds of looking for the ends of one drop's files; thousands of good ones take a fifth of it. A drop
# made to keep us busy is then taken as it is: its files are opened by processes with limits.
_MOST_SECONDS = 5.0
# A stalled copy whose room is already there is known to be one: it is waited for much longer than a file
# that only lacks its end, which may be all that its sender has.
_STALLED = 12


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a drop is waited for, in seconds since its last change, by the watcher's own clock.

    After `quiet_seconds` it is taken, unless something says that it is not complete. What only seems so (no
    end mark, in use, a lock beside it) holds it until `patience_seconds`; then it is taken as it is, to be
    refused by name. What is known to be incomplete (a temporary name, no READY, the list of hashes) holds it
    for as long as that is so. With `ready` nothing of these senders is taken without READY; True for all.
    """

    quiet_seconds: float = 30.0
    patience_seconds: float = 600.0
    ready: bool | frozenset[str] = False

    def asks_ready(self, sender: str) -> bool:
        """Whether this sender says READY."""
        return self.ready if isinstance(self.ready, bool) else sender in self.ready

    def limits(self) -> tuple[float, ...]:
        """After how many seconds without a change the answer may become another one."""
        return self.quiet_seconds, self.patience_seconds, self.patience_seconds * _STALLED


def judge(drop: Drop, tree: Tree, quiet: float, patience: Patience, hashes: dict[SeenFile, str]) -> Wholeness:
    """Whether the drop, in which nothing changed for `quiet` seconds, may be taken.

    Cheap questions first; files are opened only when the quiet time is over. `hashes` keeps what was hashed.
    """
    if tree.unfinished:
        return waiting(WaitCode.TEMPORARY, tree.unfinished[0])
    if quiet < patience.quiet_seconds:
        return waiting(WaitCode.CHANGING, seconds=f"{patience.quiet_seconds:g}")
    if patience.asks_ready(drop.sender) and not any(is_ready(word.name) for word in tree.words):
        folder = not tree.files or tree.files[0].path != drop.path
        return waiting(WaitCode.NOT_READY, READY if folder else f"{drop.name}.{READY}")
    return _by_content(drop, tree, quiet, patience, hashes)


def _by_content(
    drop: Drop, tree: Tree, quiet: float, patience: Patience, hashes: dict[SeenFile, str]
) -> Wholeness:
    if tree.too_many:
        return unfit(UnfitCode.TOO_MANY_FILES, most=MOST_ENTRIES)
    if not tree.files:
        return unfit(UnfitCode.NO_FILE) if tree.refused else waiting(WaitCode.EMPTY)
    if tree.locks and quiet < patience.patience_seconds:
        return waiting(WaitCode.TEMPORARY, tree.locks[0])
    try:
        missing = awaited(tree, hashes)
    except Changed as changed:
        return waiting(WaitCode.IN_USE, str(changed))
    except OSError as error:
        return waiting(WaitCode.UNREACHABLE, drop.name, error=error.strerror)
    unended = missing or _unended(tree.files, quiet, patience)
    return unended or Whole(tree.snapshot)


def _unended(files: tuple[SeenFile, ...], quiet: float, patience: Patience) -> Waiting | None:
    """The first file that seems not to be complete, as long as there is patience left for it."""
    begun = time.thread_time()
    for file in files:
        if time.thread_time() - begun > _MOST_SECONDS:
            return None
        code = _wait_for(file)
        stalled = code in (WaitCode.NOT_ALLOCATED, WaitCode.IN_USE)
        if code and quiet < patience.patience_seconds * (_STALLED if stalled else 1):
            return waiting(code, file.name)
    return None


def _wait_for(file: SeenFile) -> WaitCode | None:
    try:
        with open_seen(file) as descriptor:
            if file.inode and is_open_for_writing(descriptor):  # a share has nobody else's files to tell of
                return WaitCode.IN_USE
            found = ending(Content(descriptor, file.size), file.name)
    except (OSError, Changed):
        return WaitCode.IN_USE
    return {Ending.OPEN: WaitCode.NO_END, Ending.ROOM: WaitCode.NOT_ALLOCATED}.get(found)
