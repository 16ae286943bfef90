"""Page makers, one file for each document type; they are found by being here."""

import importlib
import pkgutil
import random
from typing import Protocol

from samples.case import Case
from samples.made import MadeDocument


class Maker(Protocol):
    """A module of this package: `LAYOUTS` says how many there are, `make` draws one document of the case."""

    LAYOUTS: int

    def make(self, case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument: ...


def makers() -> dict[str, Maker]:
    """Every page maker by the document type it makes."""
    names = sorted(
        module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")
    )
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}
