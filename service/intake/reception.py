"""The reception of one watched folder: what is done about each drop that a look sees."""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import structlog

from ingest.watching.drop import Drop, DropKind, ShareGone, Sighting, StrayCode, Unfit, Waiting, Whole
from ingest.watching.judging import Patience
from ingest.watching.names import DONE, FAILED
from ingest.watching.watch import Watch
from ingest.wording import Bilingual
from service.intake.backing_off import Holds
from service.intake.holding import Held, for_sender, of_store, unforeseen
from service.intake.late import Late
from service.intake.ledger import Item, State
from service.intake.moving import sweep
from service.intake.names import dossier_of
from service.intake.receipts import Receipts
from service.intake.standing import Standing, now_text, waiting_codes
from service.intake.taking import Taker
from service.jobs.reasons import failed
from storage.object_store import StoreError

_GIVEN_BACK = (StrayCode.NOT_A_DOSSIER, StrayCode.NOT_A_FILE)
_STRAY_SECONDS = 60.0  # what belongs to no drop is left so long: somebody may be about to put it right

_TOLD_SECONDS = 120.0  # a drop that waits for longer has a receipt that says why
_WAITS_SECONDS = 10.0  # between two looks at who waits for long

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Wait:
    """What a drop waits for, and how long it is here, in seconds."""

    code: str
    why: Bilingual
    seconds: float


@dataclass(slots=True)
class Reception:
    """Takes what is whole, gives back what can never be taken, and lets the rest wait.

    `receipts` tell employers of it; stations have none. One thread. Methods raise sqlite3.Error when the
    ledger's file is out of order; no error of a single drop ends a look.
    """

    root: Path
    watch: Watch
    taker: Taker
    kind: DropKind  # of a stray in this folder
    receipts: Receipts | None = None
    clock: Callable[[], float] = time.monotonic
    stopped: Callable[[], bool] = lambda: False
    stray_seconds: float = _STRAY_SECONDS
    quiet_seconds: float = Patience().quiet_seconds
    standing: Standing = field(init=False)
    _late: Late = field(init=False)
    _waits_due: float = field(init=False, default=0.0)
    _holds: Holds = field(init=False, default_factory=Holds)
    _strays: dict[Path, tuple[object, float]] = field(init=False, default_factory=dict)
    _swept: set[Path] = field(init=False, default_factory=set)
    _waiting: dict[Drop, _Wait] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.standing = Standing(str(self.root))
        self._late = Late(self.taker, self.root, self.quiet_seconds)

    def look(self, everything: bool) -> None:
        """One look at all drops, or at those that are changing."""
        seen = set[Drop]()
        try:
            for sighting in self.watch.look(everything):
                if self.stopped():
                    return
                seen.add(sighting.drop)
                self._waiting.pop(sighting.drop, None)
                self._see(sighting)
        except ShareGone as gone:
            self.standing = replace(self.standing, problem=str(gone), looked=now_text())
            log.warning("the watched folder is away", folder=str(self.root))
            self._reconcile(set(self._waiting))
            return
        if everything:
            for drop in [drop for drop in self._waiting if drop not in seen]:
                del self._waiting[drop]
            self._holds.keep_only(seen)
            self._sweep()
            self._reconcile(seen)
            self._give_back_strays()
            self._take_late()
        self._write_receipts()
        self._stand()

    def _see(self, sighting: Sighting) -> None:
        drop, state = sighting.drop, sighting.state
        match state:
            case Waiting():
                self._waiting[drop] = _Wait(state.code, state.why, sighting.seconds_here)
            case Whole():
                self._try(
                    drop, sighting.seconds_here, partial(self.taker.take, self.root, drop, state.snapshot)
                )
            case Unfit():
                step = partial(self.taker.refuse, self.root, drop, state.code, state.why)
                self._try(drop, sighting.seconds_here, step)

    def _try(self, drop: Drop, seconds_here: float, step: Callable[[], Item]) -> None:
        hold = self._holds.why(drop, self.clock())
        if hold is not None:
            self._waiting[drop] = _Wait(hold.code, hold.why, seconds_here)
            return
        try:
            item = self._guarded(step)
        except Held as held:
            hold = self._holds.hold(drop, held, self.clock())
            self._waiting[drop] = _Wait(held.code, held.why, seconds_here)
            log.info("held", employer=drop.sender, code=held.code, tries=hold.tries)
            return
        self._holds.free(drop)
        self._tell(item)

    def _guarded(self, step: Callable[[], Item]) -> Item:
        """The step, with an error of ours as one more reason to wait: no drop may stop the others."""
        try:
            return step()
        except (Held, sqlite3.Error):
            raise
        except Exception as error:
            raise unforeseen(failed(error)) from error

    def _tell(self, item: Item) -> None:
        log.info("drop", employer=item.sender, state=item.state, delivery=item.delivery, again=item.again)
        taken, back = item.state is State.DONE, item.state is State.FAILED
        self.standing = replace(
            self.standing, taken=self.standing.taken + taken, given_back=self.standing.given_back + back
        )
        if self.receipts is not None:
            self.receipts.touch(item)

    def _sweep(self) -> None:
        """Once for each sender: what the run before left when it was killed."""
        for folder in self.watch.folders:
            if folder.parent == self.root and folder not in self._swept:
                with suppress(OSError):
                    sweep(folder, (DONE, FAILED))
                self._swept.add(folder)

    def _reconcile(self, seen: set[Drop]) -> None:
        """What is on record and lies there no more: what was stored of it is delivered."""
        there = {(drop.sender, drop.name, drop.kind) for drop in seen}
        there |= {(stray.sender or "", stray.path.name, self.kind) for stray in self.watch.strays}
        away = {stray.sender for stray in self.watch.strays if stray.code not in _GIVEN_BACK}
        for item in self.taker.ledger.unfinished(str(self.root)):
            if (item.sender, item.name, item.kind) in there or item.sender in away:
                continue
            try:
                done = self._guarded(partial(self.taker.reconcile, item))
            except Held as held:
                self._holds.hold(None, held, self.clock())
                continue
            if done != item:
                self._tell(done)

    def _take_late(self) -> None:
        """Files that were still written into done/."""
        try:
            for item in self._late.look(self.clock()):
                self._tell(item)
        except Held as held:
            self._holds.hold(None, held, self.clock())
        except StoreError as error:
            self._holds.hold(None, of_store(error), self.clock())

    def _give_back_strays(self) -> None:
        """Files that are no drop, once nothing about them changed for a while."""
        now = self.clock()
        known, self._strays = self._strays, {}
        for stray in self.watch.strays:
            if stray.sender is None or stray.code not in _GIVEN_BACK:
                continue
            mark = _mark(stray.path)
            before = known.get(stray.path)
            since = before[1] if before is not None and before[0] == mark else now
            self._strays[stray.path] = (mark, since)
            if mark is not None and now - since >= self.stray_seconds:
                drop = Drop(stray.sender, stray.path.name, stray.path, self.kind)
                self._try(
                    drop, now - since, partial(self.taker.refuse, self.root, drop, stray.code, stray.why)
                )

    def _write_receipts(self) -> None:
        if self.receipts is None:
            return
        if self.clock() >= self._waits_due:
            self._waits_due = self.clock() + _WAITS_SECONDS
            self.receipts.waiting(self._long_waits())
        self.receipts.round()

    def _long_waits(self) -> dict[tuple[str, str], tuple[Bilingual, ...]]:
        waits: dict[tuple[str, str], tuple[Bilingual, ...]] = {}
        for drop, wait in self._waiting.items():
            dossier = dossier_of(drop, None)
            if dossier and wait.seconds >= _TOLD_SECONDS:
                key = (drop.sender, dossier)
                waits[key] = (*waits.get(key, ()), for_sender(wait.code, wait.why))
        return waits

    def _stand(self) -> None:
        oldest = max(self._waiting.items(), key=lambda entry: entry[1].seconds, default=None)
        self.standing = replace(
            self.standing,
            looked=now_text(),
            drops=len(self._waiting),
            waiting=waiting_codes(wait.code for wait in self._waiting.values()),
            seconds_waiting=round(oldest[1].seconds, 1) if oldest else 0.0,
            sender=oldest[0].sender if oldest else "",
            strays=len(self.watch.strays),
            misplaced=self.receipts.misplaced if self.receipts else 0,
            problem="",
        )


def _mark(path: Path) -> object:
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
