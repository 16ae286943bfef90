"""A watcher in a process of its own, for benchmarks: what it sees and uses, as a JSON line for each look."""

import json
import resource
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest.watching.drop import Whole
from ingest.watching.hints import Hints
from ingest.watching.judging import Patience
from ingest.watching.layout import inbox
from ingest.watching.rounds import rounds
from ingest.watching.watch import Watch


@dataclass(frozen=True, slots=True)
class Looked:
    """One look: when it began and ended, the first drop given, what the process has used until then."""

    begun: float  # seconds, monotonic
    ended: float
    everything: bool
    seen: int
    whole: int
    first: float | None  # when the first whole drop was given
    in_order: bool
    cpu: float  # seconds of the process since it began
    peak_mb: float


def main() -> None:
    """`ROOT QUIET LOOKS take|leave [polling]`: so many looks at all; `take` has all taken at once."""
    root, quiet, looks, take = Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "take"
    polling = "polling" in sys.argv
    watch = Watch(inbox(root), Patience(quiet))
    hints, stop = Hints(polling), threading.Event()
    for everything in rounds(watch, hints, stop, polling):
        looked = _look(watch, everything, take)
        looks -= everything
        print(json.dumps(asdict(looked)), flush=True)
        if looks == 0:
            stop.set()
    hints.close()


def _look(watch: Watch, everything: bool, take: bool) -> Looked:
    begun = time.monotonic()
    first, numbers, seen = None, [], 0
    for sighting in watch.look(everything):
        seen += 1
        if isinstance(sighting.state, Whole):
            first = first or time.monotonic()
            numbers.append(int(sighting.drop.path.stem.rpartition("-")[2]))
            if take:
                watch.taken(sighting.drop, sighting.state.snapshot)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    cpu = usage.ru_utime + usage.ru_stime
    in_order = numbers == sorted(numbers)
    return Looked(
        begun, time.monotonic(), everything, seen, len(numbers), first, in_order, cpu, usage.ru_maxrss / 1024
    )


if __name__ == "__main__":
    main()
