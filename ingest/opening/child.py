"""The child process: opens one file nobody trusts, within limits, and tells its parent about each page.

`python -m ingest.opening.child`: the request is the first line on stdin, each further byte there allows one
more page; events go to stdout. File names never stand on the command line, where every user could read them.
"""

import errno
import os
import sys
from pathlib import Path

from ingest.formats import format_of
from ingest.opening.confinement import allow_cpu, first_line, limit, own_output
from ingest.opening.events import (
    DoneEvent,
    Event,
    OpenedEvent,
    RefusedEvent,
    Request,
    SpoolFailedEvent,
    encode,
    request_of,
)
from ingest.opening.kinds import unopenable
from ingest.opening.leaf import Book, NotOpened
from ingest.opening.seal import seal
from ingest.opening.sniffing import sniff
from ingest.opening.spooling import spool
from ingest.orphans import end_with
from ingest.reasons import Situation


class Child:
    """The talk with the parent: events out, permissions to go on in."""

    def __init__(self, request: Request, out: int) -> None:
        self._request = request
        self._out = out
        self._allowed = request.limits.ahead
        self._good = request.first > 0  # whether a page could be had, by this child or the one before
        self._bad: list[Event] = []  # pages refused before the first good one: perhaps the whole file is bad

    def run(self) -> None:
        """Tell all there is to tell about the file; ends with a DoneEvent."""
        path, limits = Path(self._request.path), self._request.limits
        try:
            head = sniff(path)
            known = format_of(head)
            if known is None:
                situation, detail = unopenable(path.name, head)
                self._say(RefusedEvent(situation, detail=detail))
            else:
                with known.open_book(path, limits) as book:
                    self._tell(book)
        except NotOpened as error:
            self._say(RefusedEvent(error.situation))
        except MemoryError:
            self._say(RefusedEvent(Situation.FILE_TOO_LARGE))
        except Exception:  # noqa: BLE001 - parsers stumble in every way; that is what this process is for
            self._say(RefusedEvent(Situation.DAMAGED))
        self._say(DoneEvent())

    def _tell(self, book: Book) -> None:
        count = min(book.count, self._request.limits.pages)
        self._say(OpenedEvent(count))
        for index in range(self._request.first, count):
            self._wait_for_permission()
            allow_cpu(self._request.limits)
            if not self._page(book, index):
                break
        if not self._good and all(_is_bad_page(event) for event in self._bad):
            self._say(RefusedEvent(Situation.DAMAGED))
            return
        self._flush()
        if book.count > count:
            self._say(RefusedEvent(Situation.TOO_MANY_PAGES, count))
        if book.remark is not None:
            self._say(RefusedEvent(book.remark))

    def _page(self, book: Book, index: int) -> bool:
        """Whether it makes sense to go on behind this page."""
        try:
            event: Event = spool(book.leaf(index), index, Path(self._request.spool))
        except NotOpened as error:
            self._refuse(RefusedEvent(error.situation, index))
            return not error.last
        except MemoryError:
            event = RefusedEvent(Situation.PAGE_TOO_LARGE, index)
        except OSError as error:
            event = _of_os_error(error, index)
        except Exception:  # noqa: BLE001 - as in run(): one page is damaged, the others go on
            event = RefusedEvent(Situation.BAD_PAGE, index)
        if isinstance(event, RefusedEvent):
            self._refuse(event)
            return True
        self._good = True
        self._flush()
        self._say(event)
        return not isinstance(event, SpoolFailedEvent)

    def _refuse(self, event: RefusedEvent) -> None:
        self._allowed += 1  # nothing of it lies in the spool
        self._bad.append(event)
        if self._good:
            self._flush()

    def _flush(self) -> None:
        for event in self._bad:
            self._say(event)
        self._bad = []

    def _wait_for_permission(self) -> None:
        while self._allowed == 0:
            permissions = len(os.read(0, 64))
            if not permissions:
                sys.exit(0)  # the parent has gone
            self._allowed += permissions
        self._allowed -= 1

    def _say(self, event: Event) -> None:
        line = encode(event)
        while line:
            line = line[os.write(self._out, line) :]


def _is_bad_page(event: Event) -> bool:
    return isinstance(event, RefusedEvent) and event.situation is Situation.BAD_PAGE


def _of_os_error(error: OSError, index: int) -> Event:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
        return SpoolFailedEvent(errno.errorcode[error.errno])
    if error.errno == errno.EFBIG:
        return RefusedEvent(Situation.PAGE_TOO_LARGE, index)
    return RefusedEvent(Situation.BAD_PAGE, index)


def main() -> None:
    request = request_of(first_line())
    end_with(request.parent)
    limit(request.limits)
    seal(Path(request.path), Path(request.spool))
    Child(request, own_output()).run()


if __name__ == "__main__":
    main()
