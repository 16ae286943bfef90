"""What the parts of the reading benchmark share: seed, pages drawn from it, this program's reading."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from benchmarks.harness import Results
from benchmarks.peers import Outcome, dossier
from benchmarks.reading_pages import NAMES, Sheet, pages_of_cases
from samples.degrade import Level
from samples.documents import makers

WORKERS = 2
_CASES = 3
_SMALL_KINDS = ("audit_report", "business_license")


@dataclass
class Bench:
    """One run. `small` keeps every part to a few pages."""

    seed: int
    small: bool
    folder: Path
    results: Results
    readers: Sequence[str] = ()
    own: dict[Level, Outcome] = field(default_factory=dict)

    def seeds(self, topic: str, count: int) -> list[int]:
        """Seeds of cases, far from the small numbers that tests use."""
        chance = random.Random(f"reading-benchmark-{self.seed}-{topic}")
        return [chance.randrange(10**6, 10**9) for _ in range(count)]

    @cached_property
    def pages(self) -> dict[Level, list[Sheet]]:
        """The pages that every reader reads, by level."""
        levels = [Level.SCAN] if self.small else list(NAMES)
        kinds = _SMALL_KINDS if self.small else tuple(makers())
        cases = self.seeds("pages", 1 if self.small else _CASES)
        sheets = pages_of_cases(cases, kinds, levels, self.folder)
        if self.small:
            sheets = [_first(sheets, kind) for kind in _SMALL_KINDS]
        return {level: [sheet for sheet in sheets if sheet.level is level] for level in levels}

    def read(self, level: Level) -> Outcome:
        """This program's reading of the pages of a level, timed; done once."""
        if level not in self.own:
            images = [sheet.image for sheet in self.pages[level]]
            self.own[level] = dossier.read(images, dossier.SETTINGS[0], WORKERS)
        return self.own[level]


def _first(sheets: Sequence[Sheet], kind: str) -> Sheet:
    """Of an audit report the page with most on it, which is a statement."""
    return max((s for s in sheets if s.kind == kind), key=lambda s: len(s.truth.texts))
