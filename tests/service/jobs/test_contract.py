"""What every job queue promises, whatever keeps it."""

import threading
import time
from collections.abc import Callable

import pytest

from ingest.wording import Bilingual
from service.jobs.job import Job, JobState, Priority, job_id
from service.jobs.queue import JobMissing, JobNotDead, Jobs
from service.jobs.work import Kind, NeedsPerson, NotOurs, Step, Task, TryAgain

PATIENCE_S = 60.0


def until(true: Callable[[], bool]) -> None:
    """Wait until it is so."""
    end = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def kind(*runs: Callable[[Task], str], name: str = "dossier") -> Kind:
    return Kind(name, tuple(Step(f"step-{n}", run) for n, run in enumerate(runs)))


def ends(jobs: Jobs, job: Job, state: JobState) -> Job:
    until(lambda: jobs.status(job.id).state is state)
    return jobs.status(job.id)


def nothing(_task: Task) -> str:
    return ""


def test_a_job_waits_until_somebody_works(jobs: Jobs) -> None:
    job = jobs.enqueue("dossier", "BJ-1/abc", Priority.BULK)
    assert (job.state, job.attempts, job.reason, job.id) == (
        JobState.WAITING,
        0,
        None,
        job_id("dossier", "BJ-1/abc"),
    )
    assert (job.kind, job.subject, job.priority) == ("dossier", "BJ-1/abc", Priority.BULK)
    assert jobs.status(job.id) == job
    with jobs.working([kind(nothing)]):
        done = ends(jobs, job, JobState.DONE)
    assert done.attempts == 1
    assert done.created == job.created
    assert done.updated >= job.updated


def test_the_same_work_queued_twice_is_one_job(jobs: Jobs) -> None:
    first = jobs.enqueue("take", "d1", Priority.BULK)
    assert jobs.enqueue("take", "d1", Priority.GATE).id == first.id
    assert jobs.enqueue("take", "d2", Priority.BULK).id != first.id
    assert jobs.enqueue("dossier", "d1", Priority.BULK).id != first.id
    assert len(jobs.list()) == 3


def test_what_is_done_is_not_done_again(jobs: Jobs) -> None:
    runs: list[str] = []

    def once(task: Task) -> str:
        runs.append(task.job.subject)
        return ""

    job = jobs.enqueue("dossier", "a", Priority.BULK)
    with jobs.working([kind(once)]):
        ends(jobs, job, JobState.DONE)
        assert jobs.enqueue("dossier", "a", Priority.BULK).state is JobState.DONE
        ends(jobs, jobs.enqueue("dossier", "b", Priority.BULK), JobState.DONE)
    assert runs == ["a", "b"]


def test_a_gate_comes_before_a_person_before_the_bulk_and_the_oldest_first(jobs: Jobs) -> None:
    order: list[str] = []

    def note(task: Task) -> str:
        order.append(task.job.subject)
        return ""

    for subject, priority in [
        ("bulk-1", Priority.BULK),
        ("person-1", Priority.PERSON),
        ("bulk-2", Priority.BULK),
        ("gate-1", Priority.GATE),
        ("person-2", Priority.PERSON),
    ]:
        jobs.enqueue("dossier", subject, priority)
        time.sleep(0.002)  # the queue's clock counts milliseconds
    with jobs.working([kind(note)], at_once=1):
        until(lambda: len(order) == 5)
    assert order == ["gate-1", "person-1", "person-2", "bulk-1", "bulk-2"]


def test_a_step_sees_what_the_steps_before_it_returned(jobs: Jobs) -> None:
    seen: list[dict[str, str]] = []

    def look(task: Task) -> str:
        seen.append(dict(task.results))
        return "键/key"

    with jobs.working([kind(look, look)]):
        ends(jobs, jobs.enqueue("dossier", "a", Priority.BULK), JobState.DONE)
    assert seen == [{}, {"step-0": "键/key"}]


def test_progress_is_seen_while_a_job_runs(jobs: Jobs) -> None:
    told, go = threading.Event(), threading.Event()

    def read(task: Task) -> str:
        task.tell(3, 10)
        told.set()
        assert go.wait(PATIENCE_S)
        return ""

    job = jobs.enqueue("dossier", "a", Priority.BULK)
    with jobs.working([kind(read)]):
        assert told.wait(PATIENCE_S)
        until(lambda: jobs.status(job.id).progress.done == 3)
        running = jobs.status(job.id)
        go.set()
    assert (running.state, running.progress.expected, running.progress.step) == (
        JobState.RUNNING,
        10,
        "step-0",
    )


def test_a_job_that_needs_a_person_is_dead_with_the_reason_and_can_be_tried_again(jobs: Jobs) -> None:
    reason = Bilingual("the delivery is gone", "交付件已不存在")
    mended = threading.Event()

    def fetch(_task: Task) -> str:
        if not mended.is_set():
            raise NeedsPerson(reason)
        return ""

    job = jobs.enqueue("dossier", "a", Priority.BULK)
    with jobs.working([kind(nothing, fetch)]):
        dead = ends(jobs, job, JobState.DEAD)
        assert dead.reason == reason
        assert jobs.list(JobState.DEAD) == (dead,)
        assert jobs.enqueue("dossier", "a", Priority.BULK).state is JobState.DEAD
        mended.set()
        assert jobs.retry(job.id).reason is None
        assert ends(jobs, job, JobState.DONE).reason is None


def test_an_error_nobody_foresaw_says_where_it_was_and_not_what_it_read(jobs: Jobs) -> None:
    def stumble(_task: Task) -> str:
        raise ValueError("张三 110101199003070011")

    job = jobs.enqueue("dossier", "a", Priority.BULK)
    with jobs.working([kind(stumble)]):
        reason = ends(jobs, job, JobState.DEAD).reason
    assert reason is not None
    assert "ValueError, test_contract.py" in reason.en
    assert "ValueError, test_contract.py" in reason.zh
    assert "张三" not in reason.en + reason.zh


def test_what_is_out_of_order_for_now_is_tried_again(jobs: Jobs) -> None:
    calls: list[int] = []

    def flaky(_task: Task) -> str:
        calls.append(1)
        if len(calls) < 3:
            raise TryAgain(Bilingual("the store does not answer", "存储没有响应"))
        return ""

    job = jobs.enqueue("dossier", "a", Priority.BULK)
    with jobs.working([kind(flaky)]):
        ends(jobs, job, JobState.DONE)
    assert len(calls) == 3


def test_a_waiting_job_that_is_cancelled_never_runs(jobs: Jobs) -> None:
    ran: list[str] = []

    def run(task: Task) -> str:
        ran.append(task.job.subject)
        return ""

    job = jobs.enqueue("dossier", "a", Priority.BULK)
    assert jobs.cancel(job.id).state is JobState.CANCELLED
    with jobs.working([kind(run)]):
        ends(jobs, jobs.enqueue("dossier", "b", Priority.BULK), JobState.DONE)
    assert ran == ["b"]
    assert jobs.status(job.id).state is JobState.CANCELLED


def test_a_running_job_that_is_cancelled_may_publish_no_more(jobs: Jobs) -> None:
    begun, cancelled, refused = threading.Event(), threading.Event(), threading.Event()

    def publish(task: Task) -> str:
        begun.set()
        assert cancelled.wait(PATIENCE_S)
        try:
            task.hold()
        except NotOurs:
            refused.set()
            raise
        return ""

    job = jobs.enqueue("dossier", "a", Priority.BULK)
    with jobs.working([kind(publish)]):
        assert begun.wait(PATIENCE_S)
        jobs.cancel(job.id)
        cancelled.set()
        assert refused.wait(PATIENCE_S)
    assert jobs.status(job.id).state is JobState.CANCELLED


def test_a_cancelled_job_can_be_tried_again_and_a_done_one_cannot(jobs: Jobs) -> None:
    job = jobs.enqueue("dossier", "a", Priority.BULK)
    with pytest.raises(JobNotDead):
        jobs.retry(job.id)
    jobs.cancel(job.id)
    assert jobs.retry(job.id).state is JobState.WAITING
    with jobs.working([kind(nothing)]):
        ends(jobs, job, JobState.DONE)
    with pytest.raises(JobNotDead):
        jobs.retry(job.id)
    assert jobs.cancel(job.id).state is JobState.DONE


@pytest.mark.parametrize("ask", ["status", "cancel", "retry"])
def test_a_job_that_there_is_not_is_said_so(jobs: Jobs, ask: str) -> None:
    with pytest.raises(JobMissing):
        getattr(jobs, ask)("0" * 32)


def test_on_leaving_what_runs_is_finished(jobs: Jobs) -> None:
    begun = threading.Event()

    def slow(_task: Task) -> str:
        begun.set()
        time.sleep(0.3)
        return ""

    job = jobs.enqueue("dossier", "a", Priority.BULK)
    with jobs.working([kind(slow)]):
        assert begun.wait(PATIENCE_S)
    assert jobs.status(job.id).state is JobState.DONE


def test_jobs_are_listed_by_state_the_oldest_first(jobs: Jobs) -> None:
    for subject in "abc":
        jobs.enqueue("dossier", subject, Priority.BULK)
        time.sleep(0.002)
    jobs.cancel(job_id("dossier", "b"))
    assert [job.subject for job in jobs.list()] == ["a", "b", "c"]
    assert [job.subject for job in jobs.list(JobState.WAITING)] == ["a", "c"]


def test_nothing_is_recovered_from_the_living(jobs: Jobs) -> None:
    jobs.enqueue("dossier", "a", Priority.BULK)
    assert jobs.recover() == 0


def test_a_worker_takes_only_what_it_knows_and_no_kind_waits_for_another(jobs: Jobs) -> None:
    go = threading.Event()

    def long(_task: Task) -> str:
        assert go.wait(PATIENCE_S)
        return ""

    strange = jobs.enqueue("strange", "a", Priority.GATE)
    slow = jobs.enqueue("dossier", "a", Priority.BULK)
    with jobs.working([kind(long), kind(nothing, name="take")]):
        until(lambda: jobs.status(slow.id).state is JobState.RUNNING)
        ends(jobs, jobs.enqueue("take", "a", Priority.BULK), JobState.DONE)
        assert jobs.status(slow.id).state is JobState.RUNNING
        go.set()
        ends(jobs, slow, JobState.DONE)
    assert jobs.status(strange.id).state is JobState.WAITING
