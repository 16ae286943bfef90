"""`dossier watch`: takes what is dropped into the watched folders, until it is told to stop."""

from contextlib import closing
from typing import Annotated

import typer

from service.command_line import OK, PART_MISSING, WRONG_USE, say, settings_with


def command(
    status: Annotated[bool, typer.Option("--status", help="only say how the running watcher stands")] = False,
) -> None:
    """Take what employers and stations drop into the watched folders, and queue it for the workers."""
    raise typer.Exit(_status() if status else _watch())


def _status() -> int:
    from service.intake.standing import LATE_SECONDS, heartbeat_file, lines, read_heartbeat

    told = read_heartbeat(heartbeat_file(settings_with()))
    if told is None:
        say("没有正在运行的监视程序。No watcher is running.")
        return PART_MISSING
    for line in lines(told):
        print(line)
    return OK if told["seconds_ago"] < LATE_SECONDS else PART_MISSING


def _watch() -> int:
    from service.intake.lock import AlreadyWatched
    from service.intake.watching import Queue, UnsafeSetting, places_of, stop_on_signals, watch
    from service.jobs.opening import open_jobs
    from storage.object_store import StoreError

    settings = settings_with()
    if not places_of(settings):
        say("未设置监视文件夹：DOSSIER_INBOX 或 DOSSIER_STATIONS。No watched folder is set.")
        return WRONG_USE
    try:
        with closing(Queue(lambda: open_jobs(settings))) as queue, stop_on_signals() as stop:
            watch(settings, queue, stop)
    except UnsafeSetting as unsafe:
        for found in unsafe.found:
            say(f"{found.why.zh} {found.why.en}")
        return WRONG_USE
    except AlreadyWatched as already:
        say(f"已有另一进程在监视 Another process watches already: {already.path}")
        return WRONG_USE
    except StoreError as error:
        say(f"{error.message.zh}。{error.message.en}.")
        return PART_MISSING
    return OK
