"""`dossier jobs`: what waits, runs, is done or dead; and what a person does about it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from service.command_line import PART_MISSING, REFUSED, say, settings_with

if TYPE_CHECKING:
    from service.jobs.job import Job
    from service.jobs.queue import Jobs

command = typer.Typer(help="List the jobs, try dead ones again, cancel them.", invoke_without_command=True)
Id = Annotated[str, typer.Argument(metavar="ID", help="id of a job")]


@command.callback()
def show(
    context: typer.Context,
    state: Annotated[str, typer.Option(help="waiting, running, done, dead or cancelled")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object a line")] = False,
) -> None:
    """List the jobs, the oldest first."""
    from service.jobs.job import JobState

    if context.invoked_subcommand:
        return
    try:
        wanted = JobState(state) if state else None
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    with _queue() as jobs:
        for job in jobs.list(wanted):
            print(json.dumps(_record(job), ensure_ascii=False) if as_json else _line(job))


@command.command()
def retry(job: Id) -> None:
    """Queue a dead or cancelled job again."""
    with _queue() as jobs:
        print(_line(jobs.retry(job)))


@command.command()
def cancel(job: Id) -> None:
    """Cancel a job: nothing more of it is published."""
    with _queue() as jobs:
        print(_line(jobs.cancel(job)))


@contextmanager
def _queue() -> "Iterator[Jobs]":
    from service.jobs.opening import open_jobs
    from service.jobs.queue import JobMissing, JobNotDead, JobsError

    try:
        with open_jobs(settings_with()) as jobs:
            yield jobs
    except JobsError as error:
        say(f"{error.message.zh}。{error.message.en}.")
        refused = isinstance(error, JobMissing | JobNotDead)
        raise typer.Exit(REFUSED if refused else PART_MISSING) from error


def _line(job: "Job") -> str:
    minutes = (datetime.now(UTC) - job.created).total_seconds() / 60
    pages = f"{job.progress.done}/{job.progress.expected}" if job.progress.expected else "-"
    reason = f"{job.reason.zh} {job.reason.en}" if job.reason else ""
    told = (job.id, job.state, job.kind, job.subject, f"{minutes:.0f} min", f"x{job.attempts}", pages, reason)
    return "  ".join(told).rstrip()


def _record(job: "Job") -> dict[str, object]:
    return {
        "id": job.id,
        "kind": job.kind,
        "subject": job.subject,
        "priority": job.priority.name.lower(),
        "state": job.state,
        "attempts": job.attempts,
        "created": job.created.isoformat(),
        "updated": job.updated.isoformat(),
        "step": job.progress.step,
        "pages_done": job.progress.done,
        "pages_expected": job.progress.expected,
        "reason": {"en": job.reason.en, "zh": job.reason.zh} if job.reason else None,
    }
