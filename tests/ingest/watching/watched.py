"""A watched folder with a clock that only the test moves."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ingest.watching.drop import Sighting, Whole
from ingest.watching.judging import Patience
from ingest.watching.layout import Layout, inbox
from ingest.watching.watch import Watch

QUIET, PATIENCE = 30.0, 600.0
USUAL = Patience(QUIET, PATIENCE)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"


@dataclass(slots=True)
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass(slots=True)
class Watched:
    """An inbox, its watch, and the clock of both."""

    root: Path
    layout: Callable[[Path], Layout] = inbox
    patience: Patience = USUAL
    keeps_inodes: bool = True
    clock: Clock = field(default_factory=Clock)
    watch: Watch = field(init=False)

    def __post_init__(self) -> None:
        self.watch = Watch(self.layout(self.root), self.patience, self.clock, self.keeps_inodes)

    def put(self, name: str, data: bytes = PDF) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def after(self, seconds: float, everything: bool = True) -> dict[str, Sighting]:
        """What is seen when so many seconds have gone by, by the names of drops, in order."""
        self.clock.now += seconds
        return {seen.drop.name: seen for seen in self.watch.look(everything)}

    def states(self, seconds: float = 0.0) -> dict[str, str]:
        """`whole`, or the code why not, of each drop."""
        return {
            name: "whole" if isinstance(seen.state, Whole) else str(seen.state.code)
            for name, seen in self.after(seconds).items()
        }
