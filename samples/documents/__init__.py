"""Page makers, one file for each document type; they are found by being here."""

import importlib
import pkgutil
import random
from typing import Protocol

from samples.case import Case
from samples.made import MadeDocument


class Maker(Protocol):
    """A module of this package: `make` draws one document of the case.

    `LAYOUTS` says among how many layouts `make` chooses by itself; a module may know further ones, which are
    drawn where they are asked for, and then says with `VERSIONS` how many there are in all.
    """

    LAYOUTS: int

    def make(self, case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument: ...


def makers() -> dict[str, Maker]:
    """Every page maker by the document type it makes."""
    names = sorted(
        module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")
    )
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}


def versions(maker: Maker) -> int:
    """How many layouts `make` draws where it is asked for one: 0 up to this number."""
    return int(getattr(maker, "VERSIONS", maker.LAYOUTS))
