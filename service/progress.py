"""Progress on stderr: a bar with pages read, to go and time left on a terminal; plain lines elsewhere."""

import sys
import time
from types import TracebackType
from typing import Protocol, Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

SECONDS_BETWEEN_LINES = 10.0


class Watcher(Protocol):
    """Told how many pages a file has, as soon as that is known, and of every page that is done."""

    def expect(self, source: str, pages: int, /) -> None: ...

    def done(self) -> None: ...


class Silent:
    """Says nothing (`--quiet`, and for tests)."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def expect(self, _source: str, _pages: int, /) -> None:
        return None

    def done(self) -> None:
        return None


class Bar:
    """A bar for a terminal."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("读取 reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("页 pages, 剩余 left"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._total = 0
        self._task = self._progress.add_task("pages", total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def expect(self, _source: str, pages: int, /) -> None:
        self._total += pages
        self._progress.update(self._task, total=self._total)

    def done(self) -> None:
        self._progress.advance(self._task)


class Lines:
    """One plain line now and then, for logs and pipes."""

    def __init__(self, stream: TextIO | None = None, every: float = SECONDS_BETWEEN_LINES) -> None:
        self._stream = stream or sys.stderr
        self._every = every
        self._total = self._count = 0
        self._begun = self._said = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._count:
            self._say(f"read {self._count} pages in {time.monotonic() - self._begun:.0f} s")

    def expect(self, _source: str, pages: int, /) -> None:
        self._total += pages

    def done(self) -> None:
        self._count += 1
        now = time.monotonic()
        if now - self._said >= self._every:
            self._said = now
            to_go = self._total - self._count
            left = (now - self._begun) / self._count * to_go
            self._say(f"read {self._count} of {self._total} pages, {to_go} to go, about {left:.0f} s left")

    def _say(self, line: str) -> None:
        print(line, file=self._stream, flush=True)


def progress(quiet: bool) -> Silent | Bar | Lines:
    """The right one for where stderr goes."""
    if quiet:
        return Silent()
    return Bar() if sys.stderr.isatty() else Lines()
