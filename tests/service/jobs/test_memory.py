"""The queue in memory plays the death of a worker."""

import threading

from service.jobs.job import JobState, Priority
from service.jobs.memory import MAX_RECOVERIES, MemoryJobs
from service.jobs.work import Kind, NotOurs, Step, Task


def test_a_job_of_the_dead_is_done_by_the_living_and_the_dead_publish_nothing() -> None:
    jobs, begun, go, fenced = MemoryJobs(), threading.Event(), threading.Event(), threading.Event()
    published: list[int] = []

    def publish(task: Task) -> str:
        if task.job.attempts == 1:
            begun.set()
            assert go.wait(10)
        try:
            task.hold()
        except NotOurs:
            fenced.set()
            raise
        published.append(task.job.attempts)
        return ""

    job = jobs.enqueue("dossier", "a", Priority.BULK)
    with jobs.working([Kind("dossier", (Step("publish", publish),))]):
        assert begun.wait(10)
        jobs.crash()
        assert jobs.recover() == 1
        go.set()
        assert fenced.wait(10)
    assert published in ([], [2])
    with jobs.working([Kind("dossier", (Step("publish", publish),))]):
        while jobs.status(job.id).state is not JobState.DONE:
            pass
    assert published == [2]


def test_a_job_that_kills_its_worker_is_dead_after_its_recoveries() -> None:
    jobs, begun = MemoryJobs(), [0]

    def kill(_task: Task) -> str:
        begun[0] += 1
        jobs.crash()
        jobs.recover()
        return ""

    job = jobs.enqueue("dossier", "a", Priority.BULK)
    with jobs.working([Kind("dossier", (Step("read", kill),))]):
        while jobs.status(job.id).state is not JobState.DEAD:
            pass
    assert begun[0] == MAX_RECOVERIES + 1
    reason = jobs.status(job.id).reason
    assert reason is not None
    assert "died 4 times" in reason.en
