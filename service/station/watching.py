"""Batches of a station judged while they arrive, one after the other; nothing of them is kept or changed."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from extractors.imaging.page_look import PageLook, look_at
from extractors.imaging.picture import PictureUnreadable
from ingest.arrival import Refusal
from ingest.opening.limits import Limits
from ingest.page import PageImage
from service.station.answer import GateAnswer
from service.station.arriving import Arriving, Pace, batches_in
from service.station.gate import Gate, Memory
from service.station.limits import GateLimits

_UNKNOWN = PageLook(blank=False, grey=False)  # of a picture that cannot be looked at its opener says why


@dataclass(slots=True)
class _Batch:
    arriving: Arriving
    gate: Gate
    place: Path


@dataclass(slots=True)
class StationWatch:
    """The gate over one station's folder: asked again and again, it says what has become clear since.

    `expected` are the dossiers that are being scanned now; empty: any. The spool holds one picture at a time.
    Raises OSError where the folder cannot be listed.
    """

    folder: Path
    spool: Path
    pace: Pace = field(default_factory=Pace)
    limits: GateLimits = field(default_factory=GateLimits)
    expected: frozenset[str] = frozenset()
    _memory: Memory = field(default_factory=Memory)
    _active: dict[Path, _Batch] = field(default_factory=dict)
    _done: set[tuple[Path, int]] = field(default_factory=set)

    def look(self, now: float) -> Iterator[GateAnswer]:
        """Answers on the volumes that were finished since the last look."""
        there = batches_in(self.folder)
        for path in [path for path in self._active if path not in there]:
            yield from self._end(path)  # taken away: nothing more comes of it
        for path in there:
            if _mark(path) not in self._done:
                yield from self._advance(path, now)

    @property
    def waiting(self) -> int:
        """How many batches have begun and not ended."""
        return len(self._active)

    def finish(self) -> Iterator[GateAnswer]:
        """End all batches, whatever may still come of them."""
        for path in list(self._active):
            yield from self._end(path)

    def _advance(self, path: Path, now: float) -> Iterator[GateAnswer]:
        if path not in self._active:
            self._active[path] = self._begin(path)
        batch = self._active[path]
        for item in batch.arriving.look(now):
            yield from _into(batch.gate, item)
        if batch.arriving.ended:
            yield from self._end(path)

    def _begin(self, path: Path) -> _Batch:
        place = Path(tempfile.mkdtemp(prefix="batch-", dir=self.spool))
        arriving = Arriving(path, place, self.pace, replace(Limits(), ahead=2))
        return _Batch(arriving, Gate(arriving.name, self.limits, self._memory, self.expected), place)

    def _end(self, path: Path) -> Iterator[GateAnswer]:
        batch = self._active.pop(path)
        self._done.add(_mark(path))
        shutil.rmtree(batch.place, ignore_errors=True)
        yield from batch.gate.finish()


def judge_batch(
    path: Path, spool: Path, limits: GateLimits | None = None, expected: frozenset[str] = frozenset()
) -> Iterator[GateAnswer]:
    """Answers on a batch that lies there whole: a PDF or TIFF, or a folder of page pictures."""
    arriving = Arriving(path, spool, Pace(look=0.0, still=0.0, ended=0.0))
    gate = Gate(arriving.name, limits, expected=expected)
    for _ in range(2):  # the second look finds every file as it was at the first
        for item in arriving.look(time.monotonic()):
            yield from _into(gate, item)
    yield from gate.finish()


def _into(gate: Gate, item: PageImage | Refusal) -> Iterator[GateAnswer]:
    if isinstance(item, Refusal):
        gate.refuse(item)
        return
    yield from gate.take(item, _look)
    item.file.unlink(missing_ok=True)


def _look(page: PageImage) -> PageLook:
    try:
        return look_at(page.file, page.dpi)
    except (PictureUnreadable, OSError):
        return _UNKNOWN


def _mark(path: Path) -> tuple[Path, int]:
    """A batch by its place and what is there: the same name again later is another batch."""
    try:
        return path, path.stat().st_ino
    except OSError:
        return path, 0
