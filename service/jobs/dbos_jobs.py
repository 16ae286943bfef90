"""Jobs kept by DBOS in SQLite or PostgreSQL. The only file that knows DBOS.

Its traps, and what is done about them: an executor's id is new for each process, since two with one id redo
each other's live jobs; the version is set by hand, since a hash of the source strands what is queued; the
limit of recoveries is low; what is stored is JSON; a dead worker's jobs wait until somebody recovers them, so
that every worker looks; a step may run twice, so that `Task.hold` is asked before anything is published.
"""

import logging
import threading
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from dbos import DBOS, DBOSClient, DBOSPortableJSONSerializer, WorkflowStatus
from dbos import error as dbos_error
from sqlalchemy.exc import SQLAlchemyError

from ingest.wording import Bilingual
from service.jobs.database import Database, unreachable
from service.jobs.executors import BEAT_S, executors_of
from service.jobs.held import Held
from service.jobs.job import Job, JobState, Priority, Progress, job_id
from service.jobs.queue import JobMissing, JobNotDead, Jobs, JobsUnreachable
from service.jobs.recorded import STATES, Dead, reason_of, time_of
from service.jobs.rows import Rows
from service.jobs.work import Kind, NeedsPerson, NotOurs, Step

VERSION = "1"  # of the kinds and their steps: a worker of another version does not take these jobs
MAX_RECOVERIES = 3
ADOPTED_AFTER_S = 20.0  # a job that waits so long for another version is done by this one
GRACE_S = 20.0  # for what runs when the work is to end
_POLL_S = 0.2
_APPLICATION = "dossier"


class DbosJobs(Jobs):
    """The queue in a database. Raises JobsMisconfigured, JobsUnreachable."""

    def __init__(self, database: Database, version: str = VERSION, grace_s: float = GRACE_S) -> None:
        logging.getLogger("dbos").setLevel(logging.CRITICAL)  # what it logs may hold what a step raised
        self._database, self._version, self._grace_s = database, version, grace_s
        self._engine = database.engine()
        with self._border():
            with self._engine.connect():
                pass
            DBOS.migrate(database.url.set(drivername=self._dialect).render_as_string(hide_password=False))
            self._client = DBOSClient(
                system_database_engine=self._engine,
                serializer=DBOSPortableJSONSerializer(),
                application_name=_APPLICATION,
                retry_connection_errors=False,
            )
        self._rows = Rows(self._engine)
        self._executors = executors_of(database)
        self._running: dict[str, Held] = {}

    def enqueue(self, kind: str, subject: str, priority: Priority) -> Job:
        name = job_id(kind, subject)
        with self._border():
            if self._find(name) is None:
                self._client.enqueue(
                    {
                        "workflow_name": kind,
                        "queue_name": _queue(kind),
                        "workflow_id": name,
                        "priority": int(priority),
                    },
                    subject,
                )
        return self.status(name)

    def status(self, job: str) -> Job:
        with self._border():
            found = self._find(job)
        if found is None:
            raise JobMissing(job)
        return found

    def list(self, state: JobState | None = None) -> tuple[Job, ...]:
        names = [name for name, meant in STATES.items() if state in (None, meant)]
        with self._border():
            return tuple(_job(row) for row in self._client.list_workflows(status=names))

    def cancel(self, job: str) -> Job:
        if self.status(job).state is not JobState.DONE:
            with self._border():
                self._client.cancel_workflow(job)
                self._rows.dismiss(job)
        return self.status(job)

    def retry(self, job: str) -> Job:
        found = self.status(job)
        if found.state not in (JobState.DEAD, JobState.CANCELLED):
            raise JobNotDead(found)
        with self._border():
            self._client.update_workflow_attributes(job, None)
            self._client.rewind_workflow(job, queue_name=_queue(found.kind))
        return self.status(job)

    def recover(self) -> int:
        with self._border():
            again = 0
            for other in self._rows.at_work():
                if other != self._executors.name:
                    with self._executors.absent(other) as absent:
                        again += self._rows.queue_again(other) if absent else 0
            return again

    @contextmanager
    def working(self, kinds: Iterable[Kind], at_once: int = 1) -> Iterator[None]:
        """One such context at a time in a process: DBOS is one of a kind there."""
        stop, ended = threading.Event(), threading.Event()
        known = tuple(kinds)
        names = tuple(kind.name for kind in known)
        with self._border():
            worker = self._executors.join()
            DBOS(
                config={
                    "name": _APPLICATION,
                    "system_database_engine": self._engine,
                    "application_version": self._version,
                    "executor_id": worker,
                    "serializer": DBOSPortableJSONSerializer(),
                    "log_level": "CRITICAL",
                    "use_listen_notify": False,
                }
            )
            for kind in known:
                self._register(kind, stop, ended)
            DBOS.listen_queues([_queue(name) for name in names])
            DBOS.launch()
            for name in names:
                DBOS.register_queue(
                    _queue(name),
                    worker_concurrency=at_once,
                    polling_interval_sec=_POLL_S,
                    on_conflict="always_update",
                )
            self._client.set_latest_application_version(self._version)
        beat = threading.Thread(target=self._watch, args=(stop, names), daemon=True)
        beat.start()
        try:
            yield
        finally:
            stop.set()
            self._finish()
            DBOS.destroy(destroy_registry=True)
            with self._border():
                self._rows.queue_again(worker, given_back=True)
            ended.set()
            beat.join()
            self._executors.leave()

    def close(self) -> None:
        self._client.destroy()
        self._engine.dispose()

    def _register(self, kind: Kind, stop: threading.Event, ended: threading.Event) -> None:
        """The function that DBOS calls for each job of the kind, perhaps again from its start."""

        def work(subject: str) -> None:
            if stop.is_set():
                ended.wait()  # begun too late: it is given back
                raise NotOurs
            held = self._hold(job_id(kind.name, subject))
            try:
                for step in kind.steps:
                    held.results[step.name] = DBOS.run_step({"name": step.name}, self._do, held, step, stop)
            except NeedsPerson as error:
                raise Dead(error.reason) from None
            finally:
                if self._running.get(held.job.id) is held:
                    del self._running[held.job.id]

        work.__qualname__ = kind.name
        DBOS.workflow(name=kind.name, max_recovery_attempts=MAX_RECOVERIES)(work)

    def _do(self, held: Held, step: Step, stop: threading.Event) -> str:
        held.begin(step.name)
        return held.do(step, stop)

    def _hold(self, job: str) -> Held:
        """The job as this process has just begun it."""
        row = self._row(job)
        if row is None or row.executor_id != self._executors.name:
            raise NotOurs
        mine = _token(row)

        def owned() -> bool:
            now = self._row(job)
            return now is not None and now.status == "PENDING" and _token(now) == mine

        def record(progress: Progress) -> None:
            told = {"step": progress.step, "done": progress.done, "expected": progress.expected}
            self._client.update_workflow_attributes(job, told)

        held = Held(_job(row), owned, record)
        before = self._running.get(job)
        if before is not None:
            before.lost.set()
        self._running[job] = held
        return held

    def _watch(self, stop: threading.Event, kinds: Collection[str]) -> None:
        """Show that this worker is awake, and look after the jobs of those that are not, until the end."""
        while not stop.wait(BEAT_S) or self._running:
            try:
                self._executors.beat()
                if not stop.is_set():
                    self.recover()
                    if not self._running:
                        self._rows.adopt(self._version, kinds, ADOPTED_AFTER_S)
            except (JobsUnreachable, SQLAlchemyError):
                continue  # the database is away: the next look may find it
            finally:
                if stop.is_set():
                    time.sleep(_POLL_S)

    def _finish(self) -> None:
        """Wait for what runs, for as long as there is grace."""
        end = time.monotonic() + self._grace_s
        while self._running and time.monotonic() < end:
            time.sleep(_POLL_S / 4)

    def _find(self, job: str) -> Job | None:
        row = self._row(job, whole=True)
        return _job(row) if row is not None else None

    def _row(self, job: str, whole: bool = False) -> WorkflowStatus | None:
        rows = self._client.list_workflows(workflow_ids=[job], load_input=True, load_output=whole)
        return rows[0] if rows else None

    @property
    def _dialect(self) -> str:
        return "sqlite" if self._database.file else "postgresql"

    @contextmanager
    def _border(self) -> Iterator[None]:
        """Errors of the libraries become ours."""
        try:
            yield
        except SQLAlchemyError as error:
            raise unreachable(error) from error
        except dbos_error.DBOSException as error:
            raise JobsUnreachable(
                Bilingual(
                    f"the job queue failed ({type(error).__name__})",
                    f"任务队列出错（{type(error).__name__}）",
                )
            ) from error


def _queue(kind: str) -> str:
    """Each kind has a queue of its own: a worker looks only at those whose work it knows."""
    return f"jobs-{kind}"


def _token(row: WorkflowStatus) -> tuple[object, ...]:
    """What tells one holding of a job from every other: by whom, the how-manieth, since when."""
    return row.executor_id, row.recovery_attempts, row.dequeued_at


def _job(row: WorkflowStatus) -> Job:
    state = STATES[row.status]
    told = row.attributes or {}
    attempts = row.recovery_attempts or 0
    return Job(
        id=row.workflow_id,
        kind=row.name,
        subject=row.input["args"][0] if row.input else "",
        priority=Priority(row.priority or Priority.BULK),
        state=state,
        attempts=attempts,
        reason=reason_of(row.status, row.error, attempts) if state is JobState.DEAD else None,
        created=time_of(row.created_at),
        updated=time_of(row.updated_at),
        progress=Progress(told.get("step", ""), told.get("done", 0), told.get("expected", 0)),
    )
