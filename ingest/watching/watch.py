"""The watch over a folder: each look sees all of it anew; memory only tells for how long nothing changed."""

import errno
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingest.watching.drop import (
    Drop,
    SeenFile,
    ShareGone,
    Sighting,
    Snapshot,
    Stray,
    WaitCode,
    Waiting,
    Wholeness,
)
from ingest.watching.judging import Patience, judge
from ingest.watching.layout import Layout, listing
from ingest.watching.mounts import is_share
from ingest.watching.reasons import gone_because, waiting
from ingest.watching.tree import Unreachable, tree_of
from ingest.wording import Bilingual


@dataclass(slots=True)
class _Known:
    """What is remembered of a drop; times by the watch's clock, marks instead of what was seen."""

    here: float
    changed: float
    mark: str = ""
    taken: str = ""
    due: float = 0.0  # when time alone may change the answer
    hashes: dict[SeenFile, str] = field(default_factory=dict)


class Watch:
    """Looks at a watched folder when it is asked to. Nothing there is changed.

    `clock` gives seconds and never goes back: neither this machine's date nor a sender's counts. With
    `keeps_inodes` False, and on a share that the system knows as one, a file is the same by name, size and
    time alone: some shares make inodes up. What
    is remembered ends with the process: a drop has to be quiet for its time again.
    """

    def __init__(
        self,
        layout: Layout,
        patience: Patience | None = None,
        clock: Callable[[], float] = time.monotonic,
        keeps_inodes: bool = True,
    ) -> None:
        self.strays: tuple[Stray, ...] = ()  # what the last full look left alone
        self.folders: tuple[Path, ...] = (layout.root,)  # and the folders that it listed
        self.cost = 0.0  # CPU seconds of the last look
        self._layout = layout
        self._patience = patience or Patience()
        self._clock = clock
        self._trusts_inodes = self._keeps_inodes = keeps_inodes
        self._known: dict[Drop, _Known] = {}
        self._unreadable: dict[str, Bilingual] = {}
        self._mounted = False

    def look(self, everything: bool = True) -> Iterator[Sighting]:
        """Every drop with its state, in the order of coming; what came together is in natural order.

        A drop is Whole at each look until `taken` is told, and is then not given until it changes. Each is
        looked at when its turn comes, so that the first can be taken while others wait. Without `everything`
        only drops are looked at that changed within the quiet time. Raises ShareGone before it gives
        anything: then nothing is known, and nothing is forgotten.
        """
        begun = time.thread_time()
        self.cost = 0.0
        if everything:
            self._list()
        for drop, known in list(self._known.items()):
            if not everything and not self._is_changing(known):
                continue
            sighting = self._see(drop, known)
            if sighting is not None:
                self.cost += time.thread_time() - begun
                yield sighting
                begun = time.thread_time()
        self.cost += time.thread_time() - begun

    def taken(self, drop: Drop, snapshot: Snapshot) -> None:
        """Exactly this of the drop is taken care of: it is a drop again when something of it is different."""
        known = self._known.get(drop)
        if known is not None:
            known.taken = snapshot.mark
            known.hashes.clear()

    def due(self) -> float | None:
        """Seconds until a quiet time is over, None where nothing is changing."""
        now = self._clock()
        ahead = [known.due for known in self._known.values() if self._is_changing(known)]
        return max(0.0, min(ahead) - now) if ahead else None

    def is_changing(self) -> bool:
        """Whether a look without `everything` would look at anything."""
        return any(self._is_changing(known) for known in self._known.values())

    def _list(self) -> None:
        found = listing(self._layout)
        self._check_mount()
        now = self._clock()
        self.strays, self.folders = found.strays, found.folders
        self._unreadable = {
            stray.sender: stray.why for stray in found.strays if stray.sender in found.unreadable
        }
        there = set(found.drops)
        for drop in [drop for drop in self._known if drop not in there]:
            if drop.sender not in found.unreadable:
                del self._known[drop]
        for drop in found.drops:
            self._known.setdefault(drop, _Known(now, now))

    def _check_mount(self) -> None:
        """The folder below a share that fell away is empty: that is no news of what lies in the share."""
        root = self._layout.root
        if self._mounted and not root.is_mount():
            raise ShareGone(root, gone_because(str(root), os.strerror(errno.ENOTCONN)))
        self._mounted = root.is_mount()
        self._keeps_inodes = self._trusts_inodes and not is_share(root)

    def _is_changing(self, known: _Known) -> bool:
        """Also at the first look after the quiet time, which is the one that matters."""
        return not known.mark or 0 < known.due <= known.changed + self._patience.quiet_seconds

    def _see(self, drop: Drop, known: _Known) -> Sighting | None:
        """The drop at this moment, None where all of it is taken."""
        if drop.sender in self._unreadable:
            return self._sighting(drop, known, Waiting(WaitCode.UNREACHABLE, self._unreadable[drop.sender]))
        looked = self._clock()
        try:
            tree = tree_of(drop, self._keeps_inodes)
            if tree.mark != known.mark:
                known.mark, known.changed = tree.mark, self._clock()
            if known.taken and tree.snapshot.mark == known.taken and not tree.unfinished:
                known.due = 0.0
                return None
            state = judge(drop, tree, max(0.0, looked - known.changed), self._patience, known.hashes)
            if not isinstance(state, Waiting) and tree_of(drop, self._keeps_inodes).mark != known.mark:
                known.mark, known.changed = "", self._clock()
                state = self._changing()
        except Unreachable as failed:
            state = waiting(WaitCode.UNREACHABLE, failed.name or drop.name, error=failed.error)
        return self._sighting(drop, known, state)

    def _changing(self) -> Wholeness:
        return waiting(WaitCode.CHANGING, seconds=f"{self._patience.quiet_seconds:g}")

    def _sighting(self, drop: Drop, known: _Known, state: Wholeness) -> Sighting:
        now = self._clock()
        quiet = max(0.0, now - known.changed)
        ahead = [known.changed + limit for limit in self._patience.limits() if limit > quiet]
        known.due = min(ahead, default=0.0) if isinstance(state, Waiting) else 0.0
        return Sighting(drop, state, now - known.here, quiet)
