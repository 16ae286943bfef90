"""`dossier worker`: does the jobs of the queue until it is told to stop."""

import os
import signal
import threading
from typing import TYPE_CHECKING

import typer

from service.command_line import INTERRUPTED, OK, PART_MISSING, Out, Workers, say, settings_with

if TYPE_CHECKING:
    from service.settings import Settings


def command(out: Out = None, workers: Workers = None) -> None:
    """Do the jobs of the queue. SIGTERM: what runs is finished or given back; a second one ends at once."""
    from extractors.reading.engine import EngineMissing
    from service.jobs.queue import JobsError

    settings = settings_with(out=out, workers=workers)
    try:
        _work(settings, _stop_on_signals())
    except EngineMissing as error:
        say(str(error))
        raise typer.Exit(PART_MISSING) from error
    except JobsError as error:
        say(f"{error.message.zh}。{error.message.en}.")
        raise typer.Exit(PART_MISSING) from error
    os._exit(OK)  # a thread of DBOS may still wait for what became of a job that another has now


def _work(settings: "Settings", stop: threading.Event) -> None:
    from service.jobs.opening import open_jobs
    from service.process import Processor
    from service.working import JobKeeper, Pages, Work

    keeper, pages = JobKeeper(settings), Pages()
    with open_jobs(settings) as jobs, Processor(settings, keeper, pages) as processor:
        work = Work(settings, jobs, keeper, processor, pages)
        with jobs.working(work.kinds()):
            say("就绪，等待任务。Ready for jobs.")
            while not stop.wait(_LOOK_S):
                pass
        if not work.busy.acquire(blocking=False):  # given back, and still under way: its readers end with us
            os._exit(OK)


# A signal that another thread receives, as after a pause it may, is heard by the main one when it next wakes.
_LOOK_S = 0.5


def _stop_on_signals() -> threading.Event:
    stop = threading.Event()

    def told(*_: object) -> None:
        if stop.is_set():
            os._exit(INTERRUPTED)
        stop.set()

    signal.signal(signal.SIGTERM, told)
    signal.signal(signal.SIGINT, told)
    return stop
