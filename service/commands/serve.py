"""`dossier serve`: the watcher and a worker in one tree of processes."""

import os
import signal
import subprocess
import sys
import threading
from functools import partial

import typer

from ingest.orphans import end_with
from service.command_line import INTERRUPTED, OK, PART_MISSING, WRONG_USE

PARTS = ("watch", "worker")
_LOOK_S, _PAUSE_S = 0.2, 2.0  # between two looks at the parts; before one that fell is started again


def command() -> None:
    """Watch the folders and do the jobs, until told to stop; a part that falls is started again."""
    stop, again = threading.Event(), threading.Event()

    def told(*_: object) -> None:
        (again if stop.is_set() else stop).set()

    signal.signal(signal.SIGTERM, told)
    signal.signal(signal.SIGINT, told)
    raise typer.Exit(_run(stop, again))


def _run(stop: threading.Event, again: threading.Event) -> int:
    parts = {name: _start(name) for name in PARTS}
    code = OK
    while not stop.wait(_LOOK_S):
        for name, part in parts.items():
            if part.poll() in (WRONG_USE, PART_MISSING):  # starting it again would not help
                code = part.returncode
                stop.set()
            elif part.returncode is not None and not stop.wait(_PAUSE_S):
                parts[name] = _start(name)
    for part in parts.values():
        part.terminate()
    while any(part.poll() is None for part in parts.values()):
        if again.wait(_LOOK_S):
            for part in parts.values():
                part.kill()
            return INTERRUPTED
    return code


def _start(name: str) -> "subprocess.Popen[bytes]":
    """A part in a session of its own, so that Ctrl-C reaches it through us only; it ends if we are killed."""
    return subprocess.Popen(
        [sys.executable, "-m", "service.cli", name],
        start_new_session=True,
        preexec_fn=partial(end_with, os.getpid()),
    )
