"""The parent's side of a child process: starting it, hearing it out in time, and being rid of it."""

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Annotated, Self

from pydantic import Field, TypeAdapter, ValidationError

import ingest
from ingest.opening.events import (
    DoneEvent,
    EntryEvent,
    Event,
    OpenedEvent,
    PageEvent,
    RefusedEvent,
    Request,
    SpoolFailedEvent,
    encode,
)

_LONGEST_LINE = 32 << 20  # bytes; the text layer of a page has thousands of words, not a million
_CHUNK = 1 << 16
_EVENTS: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")])


def child_environment() -> dict[str, str]:
    """What a child is told; what its parent knows, keys of the object store among it, is not its business."""
    return {
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(Path(ingest.__file__).parent.parent),
        "MALLOC_ARENA_MAX": "1",
        "OMP_NUM_THREADS": "1",
    }


class ChildDied(Exception):
    """The child fell silent, fell over or talked nonsense; `late` where its time was up."""

    def __init__(self, *, late: bool) -> None:
        super().__init__("out of time" if late else "died")
        self.late = late


class ChildProcess:
    """One child at work on one file. Leaving the block kills it with all it started.

    The kernel kills it too when the *thread* that started it ends: open and read a file in one thread.
    """

    def __init__(self, request: Request, module: str = "ingest.opening.child") -> None:
        self._seconds = request.limits.page_seconds
        self._heard = b""
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-s", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(),
            start_new_session=True,
        )
        self._tell(encode(request))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def allow(self) -> None:
        """One more page may wait in the spool."""
        self._tell(b".")

    def listen(self) -> OpenedEvent | PageEvent | RefusedEvent | EntryEvent | SpoolFailedEvent | None:
        """The next event; None after the last. Raises ChildDied, also when none comes in a page's time."""
        try:
            event = _EVENTS.validate_json(self._line())
        except ValidationError as error:
            raise ChildDied(late=False) from error
        return None if isinstance(event, DoneEvent) else event

    def _line(self) -> bytes:
        out = self._process.stdout
        assert out is not None  # noqa: S101 - a pipe was asked for
        deadline = time.monotonic() + self._seconds
        ready = select.poll()
        ready.register(out.fileno(), select.POLLIN)
        searched = 0
        while (end := self._heard.find(b"\n", searched)) < 0:
            searched = len(self._heard)
            left = deadline - time.monotonic()
            if left <= 0 or not ready.poll(left * 1000):
                raise ChildDied(late=True)
            chunk = os.read(out.fileno(), _CHUNK)
            if not chunk or searched > _LONGEST_LINE:
                raise ChildDied(late=self._end() == -signal.SIGXCPU)
            self._heard += chunk
        line, self._heard = self._heard[:end], self._heard[end + 1 :]
        return line

    def _tell(self, data: bytes) -> None:
        pipe = self._process.stdin
        assert pipe is not None  # noqa: S101
        with contextlib.suppress(BrokenPipeError):  # it died: listen() will notice
            pipe.write(data)
            pipe.flush()

    def _end(self) -> int:
        """Kill what is left of the child's session and return how the child ended."""
        if self._process.returncode is None:
            # its number is not free again before wait(), so this reaches nobody else
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        return self._process.returncode or 0
