"""`dossier watch`: looks at the watched folders until it is told to stop."""

import signal
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import structlog

from ingest.watching.drop import DropKind
from ingest.watching.hints import Hints
from ingest.watching.layout import Layout, inbox, stations
from ingest.watching.rounds import rounds
from ingest.watching.safety import Unsafe
from ingest.watching.watch import Watch
from service.intake.holding import of_jobs
from service.intake.ledger import Ledger
from service.intake.lock import locked
from service.intake.looking import digest_of_seen, look_with
from service.intake.receipts import Receipts
from service.intake.reception import Reception
from service.intake.standing import Heartbeat, heartbeat_file
from service.intake.taking import Taker
from service.intake.watched import patience_of, unsafe_in
from service.jobs.job import JobState, Priority
from service.jobs.queue import Jobs, JobsError
from service.settings import Settings
from service.store import store_of
from storage.object_store import ObjectStore

TAKE = "take"  # the kind of job whose subject is a delivery
_LEDGER_SECONDS = 5.0  # until a ledger that cannot be used is tried again

log = structlog.get_logger()


class UnsafeSetting(Exception):
    """The folders of the settings would lose or leak something; `found` says what is to be changed."""

    def __init__(self, found: tuple[Unsafe, ...]) -> None:
        super().__init__("; ".join(one.why.en for one in found))
        self.found = found


@dataclass(frozen=True, slots=True)
class Place:
    """A watched folder; `kind` is that of a single file in it that is no drop."""

    layout: Layout
    kind: DropKind


def places_of(settings: Settings) -> tuple[Place, ...]:
    """The watched folders that the settings name."""
    found = []
    if settings.inbox is not None:
        found.append(Place(inbox(settings.inbox.absolute()), DropKind.FILE))
    if settings.stations is not None:
        found.append(Place(stations(settings.stations.absolute()), DropKind.BATCH))
    return tuple(found)


@contextmanager
def stop_on_signals() -> Iterator[threading.Event]:
    """SIGTERM and Ctrl-C ask to stop: the step at work is finished, the next goes on at the next start."""
    stop = threading.Event()
    before = {
        number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Queue:
    """Queues `take` jobs; the queue is opened at its first use, and again when that failed."""

    def __init__(self, open_queue: Callable[[], Jobs]) -> None:
        self._open = open_queue
        self._jobs: Jobs | None = None
        self._lock = threading.Lock()

    def __call__(self, delivery: str) -> None:
        """Queue the delivery's job, unless it was before. Raises Held."""
        with self._opened() as jobs:
            jobs.enqueue(TAKE, delivery, Priority.BULK)

    def under_way(self) -> Mapping[str, JobState]:
        """What runs or is dead, by the delivery or dossier that the job is about. Raises Held."""
        with self._opened() as jobs:
            found = [job for state in (JobState.RUNNING, JobState.DEAD) for job in jobs.list(state)]
        return {job.subject.partition("/")[0]: job.state for job in found}

    @contextmanager
    def _opened(self) -> Iterator[Jobs]:
        try:
            with self._lock:
                if self._jobs is None:
                    self._jobs = self._open()
            yield self._jobs
        except JobsError as error:
            raise of_jobs(error.message) from error

    def close(self) -> None:
        if self._jobs is not None:
            self._jobs.close()


def watch(settings: Settings, queue: Queue, stop: threading.Event) -> None:
    """Watch the folders of the settings, and queue what comes, until `stop` is set.

    Raises UnsafeSetting, AlreadyWatched, StoreMisconfigured before it begins; after that a store, share,
    queue or disk that fails is waited for.
    """
    check_folders(settings)
    store = store_of(settings)
    settings.ledger.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        stack.enter_context(locked(settings.ledger / "lock"))
        for place in places_of(settings):
            stack.enter_context(locked(place.layout.root))
        heartbeat = stack.enter_context(Heartbeat(heartbeat_file(settings)))
        watchers = [
            threading.Thread(
                target=_watch, args=(place, settings, store, queue, heartbeat, stop), name=place.kind
            )
            for place in places_of(settings)
        ]
        for watcher in watchers:
            watcher.start()
        for watcher in watchers:
            watcher.join()


def check_folders(settings: Settings) -> None:
    """Raises UnsafeSetting where watching would lose or leak something."""
    found = unsafe_in(settings)
    if found:
        raise UnsafeSetting(found)


def _watch(
    place: Place,
    settings: Settings,
    store: ObjectStore,
    queue: Queue,
    heartbeat: Heartbeat,
    stop: threading.Event,
) -> None:
    """One watched folder, with a connection to the ledger of its own."""
    watch = Watch(place.layout, patience_of(settings), keeps_inodes=not settings.polling)
    hints = Hints(settings.polling)
    look = look_with(keeps_inodes=not settings.polling)
    try:
        while not stop.is_set():
            try:
                with Ledger(settings.ledger / "ledger.sqlite") as ledger:
                    taker = Taker(store, ledger, queue, look, digest_of_seen)
                    receipts = _receipts(place, settings, store, ledger, queue)
                    reception = Reception(
                        place.layout.root,
                        watch,
                        taker,
                        place.kind,
                        receipts,
                        stopped=stop.is_set,
                        quiet_seconds=settings.quiet_seconds,
                    )
                    for everything in rounds(watch, hints, stop, settings.polling):
                        reception.look(everything)
                        heartbeat.tell(reception.standing)
            except (sqlite3.Error, OSError) as error:
                log.warning("the ledger is out of order", error=str(error))
                stop.wait(_LEDGER_SECONDS)
    finally:
        hints.close()


def _receipts(
    place: Place, settings: Settings, store: ObjectStore, ledger: Ledger, queue: Queue
) -> Receipts | None:
    """Employers have receipts; a station is answered at the station."""
    if place.kind is DropKind.BATCH:
        return None
    return Receipts(place.layout.root, settings.out / "receipts", store, ledger, queue.under_way)
