"""When to look: soon after a change, at least every so often, and never for more than a part of one core."""

import threading
import time
from collections.abc import Callable, Iterator

from ingest.watching.hints import Hints
from ingest.watching.watch import Watch

# A look that costs one CPU second is followed by so many seconds of rest: under 2 % of a core when nothing
# happens, and under 20 % when something does, whatever lies in the folder.
_REST_IDLE = 60.0
_REST_BUSY = 5.0
_LOCAL = 1.0  # seconds between looks at least
_SHARE = 5.0  # the same on a share, where each look is work for its server too
_CHANGING = 1.0  # between looks at what is changing: how exactly the quiet time is kept
_JUST_AFTER = 0.01  # a quiet time is over when a little more than it has gone by
_NAP = 0.5  # until `stop` is asked again


def rounds(
    watch: Watch,
    hints: Hints,
    stop: threading.Event,
    polling: bool = False,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[bool]:
    """For each look that is due whether to look at everything; sleeps in between, and ends with `stop`.

    >>> for everything in rounds(watch, hints, stop):                    # doctest: +SKIP
    ...     for sighting in watch.look(everything):
    ...         take(sighting)
    """
    least = _SHARE if polling else _LOCAL
    while not stop.is_set():
        begun = clock()
        yield True
        ended, cost = clock(), watch.cost
        hints.follow(watch.folders)
        # a slow share is not asked again at once, though waiting for it costs us nothing
        idle = ended + max(least, cost * _REST_IDLE, min(ended - begun, 60.0))
        busy = ended + max(_NAP, cost * _REST_BUSY)
        yield from _until(idle, busy, watch, hints, stop, clock)


def _until(
    idle: float,
    busy: float,
    watch: Watch,
    hints: Hints,
    stop: threading.Event,
    clock: Callable[[], float],
) -> Iterator[bool]:
    """Looks at what is changing, until everything is to be looked at: at `idle`, or at `busy` when told."""
    told = False
    part = clock() + _soon(watch)
    while not stop.is_set() and (now := clock()) < (busy if told else idle):
        if now >= part and watch.is_changing():
            yield False
            part = clock() + max(_soon(watch), watch.cost * _REST_BUSY)
            continue
        wake = min(busy if told else idle, part if now < part else now + _CHANGING, now + _NAP)
        if told:
            stop.wait(max(0.0, wake - now))
        else:
            told = hints.wait(wake - now)


def _soon(watch: Watch) -> float:
    """Seconds until the next look at what is changing: exactly when a quiet time is over, or before that."""
    due = watch.due()
    return _CHANGING if due is None else min(_CHANGING, due + _JUST_AFTER)
