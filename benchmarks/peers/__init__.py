"""Readers that are compared, one file each, found by being here.

A module offers `NAME`, `SETTINGS` (ways to run it; the fastest on a few pages is taken), `missing()` (what is
not installed, "" if nothing) and `read(images, setting, workers)`.
"""

import importlib
import pkgutil
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from extractors.page_text import PageText
from ingest.page import PageImage


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was read, page by page, and its cost: seconds in all, and the most megabytes one worker took."""

    texts: tuple[PageText | str, ...]
    wall: float
    cpu: float
    peak_mb: float

    @property
    def pages_a_minute(self) -> float:
        return 60 * len(self.texts) / self.wall


class Peer(Protocol):
    """A module of this package."""

    NAME: str
    SETTINGS: tuple[str, ...]

    def missing(self) -> str: ...

    def read(self, images: Sequence[PageImage], setting: str, workers: int) -> Outcome: ...


def peers() -> dict[str, Peer]:
    """Every reader by its NAME."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name[0] != "_")
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return {module.NAME: module for module in modules}
