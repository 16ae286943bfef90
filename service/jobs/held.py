"""A job in this worker's hands, and the steps of it that are still to do."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass, field

from service.jobs.job import Job, Progress
from service.jobs.reasons import failed
from service.jobs.work import NeedsPerson, NotOurs, Step, TryAgain

TELL_S = 1.0  # between two records of progress
FIRST_WAIT_S, LONGEST_WAIT_S = 0.5, 60.0  # before a step is done again
TRIES = 3  # of a step at which something fell that may stand again: a pool of processes, a full disk


@dataclass(slots=True)
class Held:
    """A `Task` whose queue answers `owned` and `record`; `lost` is set once it is known to be another's."""

    job: Job
    owned: Callable[[], bool]
    record: Callable[[Progress], None]
    results: dict[str, str] = field(default_factory=dict)
    lost: threading.Event = field(default_factory=threading.Event)
    _progress: Progress = field(default=Progress())
    _told: float = float("-inf")

    def hold(self) -> None:
        """Raises NotOurs."""
        if self.lost.is_set() or not self.owned():
            self.lost.set()
            raise NotOurs

    def tell(self, done: int, expected: int) -> None:
        """Record at most one progress a second."""
        self._progress = Progress(self._progress.step, done, expected)
        if time.monotonic() - self._told >= TELL_S:
            self._told = time.monotonic()
            self.record(self._progress)

    def begin(self, step: str) -> None:
        """Say which step comes now."""
        self._progress = Progress(step)
        self._told = float("-inf")
        self.record(self._progress)

    def do(self, step: Step, stop: threading.Event) -> str:
        """Run a step until it is done. Raises NeedsPerson, NotOurs; also when `stop` ends the waiting."""
        wait, fell = FIRST_WAIT_S, 0
        while True:
            try:
                result = step.run(self)
            except TryAgain:
                pass
            except (NeedsPerson, NotOurs):
                raise
            except (OSError, BrokenExecutor, MemoryError) as error:
                fell += 1
                if fell >= TRIES:
                    raise NeedsPerson(failed(error)) from None
            except Exception as error:  # noqa: BLE001 - a person must hear of it, without its text
                raise NeedsPerson(failed(error)) from None
            else:
                self.hold()
                return result
            if stop.wait(wait):
                raise NotOurs
            self.hold()
            wait = min(2 * wait, LONGEST_WAIT_S)
