"""What an engine is: it finds which way up a page is and where text stands, and reads it.

An engine is one file in `extractors/reading/engines/`, found by being there. The module offers
`check(variant)`, which raises EngineMissing without loading anything heavy, and `load(variant)`, which
returns the Engine. "rapidocr" loads the module's default; "rapidocr+onnxruntime" names a variant.
"""

import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from types import ModuleType
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from extractors.imaging.picture import Picture, Quad
from extractors.reading import engines

Fences = NDArray[np.float32]
"""N × 4 (x0, y0, x1, y1): rules that no piece of text may cross."""

Likelihood = Callable[[str], float]
"""The natural logarithm of how likely one line says a text, whatever its spaces."""

NO_FENCES: Fences = np.zeros((0, 4), np.float32)


class EngineMissing(Exception):
    """An engine, or a part of it, is not installed. The message says what to install."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Text as the engine returned it, with its four corners on the upright page; `other` as in Word."""

    text: str
    confidence: float
    quad: Quad
    other: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """What a first look at a page as scanned shows.

    `rotation` is by how many degrees clockwise the scan is to be turned; `quads` are the lines of text seen,
    in pixels of the page once turned (empty where the engine finds lines only while reading).
    """

    rotation: int
    quads: list[Quad] = field(default_factory=list)


class Engine(Protocol):
    """Reads pages whose red ink is lifted. Not safe for threads; one for each process."""

    @property
    def name(self) -> str:
        """As in the report: "rapidocr", "tesseract"."""

    @property
    def version(self) -> str:
        """Of the library, its models and our settings: whatever changes the text changes it."""

    def look(self, picture: Picture, dpi: float) -> Sight:
        """Which way up a page is, and where its lines are."""

    def read(
        self, picture: Picture, dpi: float, sight: Sight, fences: Fences = NO_FENCES
    ) -> tuple[Piece, ...]:
        """Everything on an upright page, in no particular order; no piece crosses a fence."""

    def reread(self, picture: Picture, dpi: float, quads: Sequence[Quad]) -> tuple[Piece, ...]:
        """One piece for each quadrilateral, a single line each; empty text where nothing could be read."""


@runtime_checkable
class Weigher(Protocol):
    """An engine that can also tell how likely a line says what another reading of it says."""

    def weigh(self, picture: Picture, dpi: float, quad: Quad) -> Likelihood:
        """Of the single line in a quadrilateral of an upright page whose red ink is lifted."""


def engine_names() -> tuple[str, ...]:
    """The engines that are here, installed or not."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(engines.__path__)))


def check_engine(name: str) -> None:
    """Raise EngineMissing where the engine cannot be loaded on this machine."""
    module, variant = _module(name)
    module.check(variant)


def load_engine(name: str) -> Engine:
    """Load an engine by name, such as "rapidocr". Raises EngineMissing."""
    module, variant = _module(name)
    module.check(variant)
    engine: Engine = module.load(variant)
    return engine


def _module(name: str) -> tuple[ModuleType, str]:
    base, _, variant = name.partition("+")
    if base not in engine_names():
        raise EngineMissing(f"There is no engine {base!r}; there are: {', '.join(engine_names())}.")
    return import_module(f"{engines.__name__}.{base}"), variant
