"""Opening one file: its pages as they come out of a child process, and in words what could not be had."""

import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.arrival import Refusal
from ingest.opening.events import (
    EntryEvent,
    OpenedEvent,
    PageEvent,
    RefusedEvent,
    Request,
    SpoolFailedEvent,
    layer_of,
)
from ingest.opening.limits import Limits
from ingest.opening.process import ChildDied, ChildProcess
from ingest.page import PageImage
from ingest.reasons import Situation, refuse

Counted = Callable[[str, int], None]
_REMARKS = 16  # what a child may say beside its pages


class SpoolFailed(OSError):
    """The spool folder cannot be written, for want of space or of rights: try again when that is mended."""


def open_source(
    path: Path, source: str, spool: Path, limits: Limits | None = None, counted: Counted | None = None
) -> Iterator[PageImage | Refusal]:
    """The pages of the file at `path` in order, pictures in a new folder below `spool`, and refusals.

    Never raises for what the file is; at most `limits.ahead` pages wait for the caller. `counted(source,
    pages)` is told how many pages there will be once that is known. Links, pipes and devices are not opened.
    Closing the iterator ends the child. Raises SpoolFailed.
    """
    limits = limits or Limits()
    outside = _at_the_door(path, limits)
    if outside is not None:
        yield refuse(outside, source)
        return
    folder = Path(tempfile.mkdtemp(prefix="pages-", dir=spool))
    yield from _Opening(path, source, folder, limits, counted or (lambda *_: None)).run()


def _at_the_door(path: Path, limits: Limits) -> Situation | None:
    """What already keeps the file outside, without opening it."""
    try:
        status = path.lstat()
    except OSError as error:
        return Situation.NOT_PERMITTED if isinstance(error, PermissionError) else Situation.MISSING
    if stat.S_ISDIR(status.st_mode):
        return Situation.NOT_PERMITTED  # folders that can be listed come as their files
    if not stat.S_ISREG(status.st_mode):
        return Situation.NOT_A_FILE
    if not status.st_size:
        return Situation.EMPTY_FILE
    if status.st_size > limits.file_bytes:
        return Situation.FILE_TOO_LARGE
    return None if os.access(path, os.R_OK) else Situation.NOT_PERMITTED


@dataclass(slots=True)
class _Opening:
    """One file on its way through one child after another: a page that kills its child costs only itself."""

    path: Path
    source: str
    folder: Path
    limits: Limits
    counted: Counted
    pages: int | None = None  # how many there are, once known
    following: int = 0  # index of the page that comes next
    deaths: int = 0

    def run(self) -> Iterator[PageImage | Refusal]:
        while True:
            try:
                yield from self._one_child()
                return
            except ChildDied as death:
                self.deaths += 1
                yield self._mourn(death)
                self.following += 1
            if self.pages is None or self.following >= self.pages or self.deaths > self.limits.restarts:
                return

    def _one_child(self) -> Iterator[PageImage | Refusal]:
        request = Request(
            path=str(self.path),
            spool=str(self.folder),
            limits=self.limits,
            first=self.following,
            parent=os.getpid(),
        )
        with ChildProcess(request) as child:
            for _ in range(2 * self.limits.pages + _REMARKS):
                event = child.listen()
                if event is None:
                    return
                page = self._take(event)
                if page is not None:
                    yield page
                if isinstance(event, PageEvent):
                    child.allow()
            raise ChildDied(late=False)  # no file has so much to tell

    def _take(
        self, event: OpenedEvent | PageEvent | RefusedEvent | EntryEvent | SpoolFailedEvent
    ) -> PageImage | Refusal | None:
        match event:
            case EntryEvent():
                raise ChildDied(late=False)  # nobody asked for files
            case OpenedEvent():
                if self.pages is None:
                    self.pages = event.pages
                    self.counted(self.source, event.pages)
                return None
            case PageEvent():
                self.following = event.index + 1
                return self._page(event)
            case RefusedEvent():
                if event.index is not None:
                    self.following = event.index + 1
                return refuse(event.situation, self.source, event.index, event.detail)
            case SpoolFailedEvent():
                raise SpoolFailed(f"the spool {self.folder} cannot be written: {event.error}")

    def _page(self, event: PageEvent) -> PageImage:
        return PageImage(
            source=self.source,
            index=event.index,
            file=self.folder / event.file,
            width=event.width,
            height=event.height,
            dpi=event.dpi,
            sha256=event.sha256,
            layer=layer_of(event.layer),
            codes=event.codes,
            ink=event.ink,
        )

    def _mourn(self, death: ChildDied) -> Refusal:
        if self.pages is None:
            return refuse(Situation.SLOW_FILE if death.late else Situation.DAMAGED, self.source)
        if self.deaths > self.limits.restarts:
            return refuse(Situation.GAVE_UP, self.source, self.following)
        return refuse(Situation.SLOW_PAGE if death.late else Situation.BAD_PAGE, self.source, self.following)
