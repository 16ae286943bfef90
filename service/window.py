"""Which inputs are open at one time, and which of them belong together because they share a dossier."""

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from functools import partial
from typing import Any

from ingest.input import Input
from service.desk import Opened, Ready

AT_ONCE = 2  # groups whose copies are compared at one time, while the report of a third is written


class Window:
    """Opens inputs one after the other and finishes what belongs together, as far as is known.

    `opened` begins to open an input, `finished` to finish the given dossiers of inputs that share them.
    Nothing is finished before all is open or `ahead` pages are (None: however many there are): until then
    another input may bring more of the same dossier. `only` leaves out all dossiers but these. `late` tells
    afterwards what came too late: dossiers finished before, with all inputs that hold parts of them.
    """

    def __init__(
        self,
        opened: "Callable[[Input], Future[Opened]]",
        finished: "Callable[[Sequence[Opened], frozenset[str]], Future[tuple[Ready, ...]]]",
        ahead: int | None = None,
        only: frozenset[str] | None = None,
    ) -> None:
        self.late: dict[str, list[Input]] = {}
        self._begin_opening = opened
        self._begin_finishing = finished
        self._ahead = ahead
        self._only = only
        self._waiting: deque[Input] = deque()
        self._open: list[Opened] = []
        self._opening: Future[Opened] | None = None
        self._finishing: dict[Future[tuple[Ready, ...]], tuple[Opened, ...]] = {}
        self._done: dict[str, list[Input]] = {}

    def run(self, inputs: Sequence[Input]) -> Generator[Ready, None, None]:
        """The dossiers, those that are ready first; the pictures of their pages are in the spool until the
        next one is asked for. Given up before its end, it begins nothing more."""
        self._waiting.extend(inputs)
        try:
            while self._waiting or self._open or self._under_way:
                self._begin()
                ready, _ = wait(self._under_way, return_when=FIRST_COMPLETED)
                yield from self._taken(ready)
        finally:
            self._abandon()

    @property
    def _under_way(self) -> "list[Future[Any]]":
        return [*([self._opening] if self._opening else []), *self._finishing]

    @property
    def _pages(self) -> int:
        """Pages whose pictures lie in the spool."""
        beside = (one for group in self._finishing.values() for one in group)
        return sum(len(one.gathered.pages) for one in (*self._open, *beside))

    def _begin(self) -> None:
        room = self._ahead is None or self._pages < self._ahead
        if self._waiting and self._opening is None and room:
            self._opening = self._begin_opening(self._waiting.popleft())
        while self._open and self._opening is None and len(self._finishing) < AT_ONCE:
            group = self._next_group()
            self._open = [one for one in self._open if one not in group]
            self._finishing[self._begin_finishing(group, self._wanted(group))] = group

    def _next_group(self) -> tuple[Opened, ...]:
        """The oldest open input with all that share a dossier with it, or with one of those."""
        group, dossiers = [self._open[0]], self._open[0].dossiers
        while more := [one for one in self._open if one not in group and one.dossiers & dossiers]:
            group += more
            dossiers = dossiers.union(*(one.dossiers for one in more))
        return tuple(one for one in self._open if one in group)

    def _wanted(self, group: Sequence[Opened]) -> frozenset[str]:
        """The dossiers that were not finished before; of the others it is noted that more of them came."""
        dossiers = frozenset[str]().union(*(one.dossiers for one in group))
        if self._only is not None:
            dossiers &= self._only
        again = dossiers & self._done.keys()
        for dossier in dossiers:
            parts = self._done.setdefault(dossier, [])
            parts.extend(one.given for one in group if dossier in one.dossiers)
        self.late.update((dossier, self._done[dossier]) for dossier in again)
        return dossiers - again

    def _taken(self, futures: "set[Future[Any]]") -> Iterator[Ready]:
        if self._opening in futures and self._opening is not None:
            opening, self._opening = self._opening, None
            self._open.append(opening.result())
        for future in [known for known in self._finishing if known in futures]:
            group = self._finishing.pop(future)
            yield from future.result()
            _remove_all(group)

    def _abandon(self) -> None:
        """Begin nothing more; what is under way takes its pictures from the spool when it ends."""
        for one in self._open:
            one.remove()
        if self._opening is not None and not self._opening.cancel():
            self._opening.add_done_callback(_remove_opened)
        for future, group in self._finishing.items():
            if future.cancel():
                _remove_all(group)
            else:
                future.add_done_callback(partial(_remove_later, group))


def _remove_opened(future: "Future[Opened]") -> None:
    if future.exception() is None:
        future.result().remove()


def _remove_later(group: Sequence[Opened], _done: "Future[tuple[Ready, ...]]") -> None:
    _remove_all(group)


def _remove_all(group: Sequence[Opened]) -> None:
    for one in group:
        one.remove()
