"""The work of a worker: whose volumes lie in a delivery, and a dossier made of all its deliveries."""

import hashlib
import json
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ingest.input import Input
from ingest.watching.drop import DropKind
from ingest.wording import Bilingual
from service.inputs_kept import Given
from service.intake.delivered import fetch_inputs
from service.intake.points import reached
from service.intake.watching import TAKE
from service.jobs.job import Job, JobState, Priority
from service.jobs.queue import Jobs, JobsError
from service.jobs.work import Kind, NeedsPerson, Step, Task, TryAgain
from service.judging import Sorted
from service.keeping import Keeper
from service.process import Processor
from service.programmes import Programmes
from service.settings import Settings
from service.store import store_of
from storage.delivery import Delivery, deliveries_of, load_delivery, note_dossier
from storage.object_store import ObjectAltered, ObjectMissing, ObjectStore, StoreError
from storage.ownership import claim_dossier
from storage.revision import next_revision

DOSSIER = "dossier"  # the kind of job whose subject is a dossier with a digest of its deliveries
RESTS_ON = "deliveries.json"  # in a revision: the ids of the deliveries that it was made of

_STORE_AWAY = Bilingual("the store cannot be used for now", "存储暂时不可用")
_NOTHING = Bilingual("no page of the dossier lies in its deliveries", "交付件中没有该卷宗的内容")
_OTHER_AT_WORK = Bilingual("the dossier is being processed by another job", "该卷宗正由另一任务处理")


class JobKeeper(Keeper):
    """Keeps what a job made while the job is still its worker's, and says what the revision rests on."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.before: Callable[[], None] = lambda: None  # raises where nothing may be published
        self.deliveries: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the store failed, so that the job is not done."""
        return self._store is None

    def next_revision(self, dossier: str, folder: Path) -> int:
        self.before()
        return super().next_revision(dossier, folder)

    def keep(
        self,
        dossier: str,
        revision: int,
        folder: Path,
        given: Sequence[Given],
        found: Sorted,
        readers: tuple[str, str],
    ) -> None:
        (folder / RESTS_ON).write_text(json.dumps(self.deliveries), encoding="utf-8")
        reached("report written")
        self.before()
        super().keep(dossier, revision, folder, given, found, readers)
        reached("revision kept")


class Pages:
    """A `Watcher` that tells whichever task is at work."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._task: Task | None = None
        self._done = self._expected = 0

    @contextmanager
    def of(self, task: Task) -> Iterator[None]:
        """Pages are those of the task meanwhile."""
        with self._lock:
            self._task, self._done, self._expected = task, 0, 0
        try:
            yield
        finally:
            self._task = None

    def expect(self, _source: str, pages: int, /) -> None:
        self._count(0, pages)

    def done(self) -> None:
        self._count(1, 0)

    def _count(self, done: int, expected: int) -> None:
        with self._lock:
            self._done += done
            self._expected += expected
            if self._task is not None:
                self._task.tell(self._done, self._expected)


class Work:
    """The kinds of jobs there are, done with one processor. One dossier at a time."""

    def __init__(
        self, settings: Settings, jobs: Jobs, keeper: JobKeeper, processor: Processor, pages: Pages
    ) -> None:
        self._settings, self._jobs, self._keeper = settings, jobs, keeper
        self._processor, self._pages = processor, pages
        self._programmes = Programmes(settings.programme, {}, asked=False)
        self.busy = threading.Lock()

    def kinds(self) -> tuple[Kind, ...]:
        return (
            Kind(TAKE, (Step("look", self._look), Step("queue", self._queue))),
            Kind(DOSSIER, (Step("process", self._process),)),
        )

    def _look(self, task: Task) -> str:
        """Whose volumes lie in the delivery; it is noted for each dossier that its sender may add to.

        Returns the dossiers' ids as JSON, those that are another sender's apart.
        """
        with self._fetched((task.job.subject,)) as (store, inputs):
            dossiers = self._processor.whose(inputs)
            delivery = load_delivery(store, task.job.subject)
            own = [dossier for dossier in dossiers if _may_add(store, delivery, dossier)]
            for dossier in own:
                note_dossier(store, dossier, task.job.subject)
        reached("dossiers noted")
        return json.dumps({"own": own, "others": [one for one in dossiers if one not in own]})

    def _queue(self, task: Task) -> str:
        """Queue the work on each dossier, with all its deliveries known by now."""
        found = json.loads(task.results["look"])
        with _reasons():
            store = store_of(self._settings)
            for dossier in found["own"]:
                subject = f"{dossier}/{_digest(deliveries_of(store, dossier))}"
                self._jobs.enqueue(DOSSIER, subject, Priority(task.job.priority))
                reached("dossier queued")
        if found["others"]:
            raise NeedsPerson(_of_others(found["others"]))
        return ""

    def _process(self, task: Task) -> str:
        """A revision from all deliveries of the dossier, unless there is one that rests on them already."""
        dossier = task.job.subject.rpartition("/")[0]
        with self.busy, _reasons():
            store = store_of(self._settings)
            deliveries = deliveries_of(store, dossier)
            if rests_on(store, dossier, deliveries):
                return "known"
            self._alone(task.job)
            with self._fetched(deliveries) as (_, inputs), self._pages.of(task):
                self._publish(task, dossier, deliveries, inputs)
        return "kept"

    def _publish(
        self, task: Task, dossier: str, deliveries: tuple[str, ...], inputs: tuple[Input, ...]
    ) -> None:
        def before() -> None:
            task.hold()
            self._alone(task.job)

        self._keeper.before, self._keeper.deliveries = before, deliveries
        done = tuple(self._processor.process(inputs, self._programmes, frozenset((dossier,))))
        if self._keeper.failed:
            raise TryAgain(_STORE_AWAY)
        if not done:
            raise NeedsPerson(_NOTHING)

    def _alone(self, mine: Job) -> None:
        """Only one worker at a time may save a revision of a dossier: the younger job waits for the older."""
        home = mine.subject.rpartition("/")[0]
        for other in self._jobs.list(JobState.RUNNING):
            same = other.kind == DOSSIER and other.subject.rpartition("/")[0] == home
            if same and (other.created, other.id) < (mine.created, mine.id):
                raise TryAgain(_OTHER_AT_WORK)

    @contextmanager
    def _fetched(self, deliveries: tuple[str, ...]) -> Iterator[tuple[ObjectStore, tuple[Input, ...]]]:
        """The deliveries as inputs in a folder that is gone afterwards."""
        with _reasons():
            store = store_of(self._settings)
            place = Path(tempfile.mkdtemp(prefix="delivered-", dir=self._settings.spool))
            try:
                yield store, fetch_inputs(store, deliveries, place)
            finally:
                shutil.rmtree(place, ignore_errors=True)


def _may_add(store: ObjectStore, delivery: Delivery, dossier: str) -> bool:
    """Whether the delivery may add to the dossier: stations scan everybody's, employers bring their own."""
    return delivery.kind == DropKind.BATCH or claim_dossier(store, dossier, delivery.sender)


def _of_others(dossiers: Sequence[str]) -> Bilingual:
    names = ", ".join(dossiers)
    return Bilingual(
        f"the delivery holds volumes of {names}, which another sender handed over first; none was added",
        f"交付件中含有 {names} 的材料，而该卷宗先由其他单位提交；未作合并",
    )


def rests_on(store: ObjectStore, dossier: str, deliveries: tuple[str, ...]) -> bool:
    """Whether a whole revision of the dossier was made of these deliveries, or more. Raises StoreError."""
    for number in range(next_revision(store, dossier) - 1, 0, -1):
        try:
            if set(deliveries) <= set(json.loads(store.get(f"dossiers/{dossier}/{number}/{RESTS_ON}"))):
                return True
        except ObjectMissing:
            continue
    return False


@contextmanager
def _reasons() -> Iterator[None]:
    """What the store or the queue raises, as what a worker does next."""
    try:
        yield
    except (ObjectMissing, ObjectAltered) as error:
        raise NeedsPerson(error.message) from error
    except (StoreError, JobsError) as error:
        raise TryAgain(error.message) from error


def _digest(deliveries: tuple[str, ...]) -> str:
    return hashlib.sha256("\0".join(sorted(deliveries)).encode()).hexdigest()[:16]
