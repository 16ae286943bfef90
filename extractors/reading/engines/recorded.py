"""An engine that returns what it was given: for tests, and for trying the pipeline without a reader.

`load("hang")`, `load("crash")` and `load("raise")` fail on purpose in the way their names say.
"""

import os
import time
from collections.abc import Callable, Sequence

from extractors.imaging.picture import Picture, Quad
from extractors.reading.engine import NO_FENCES, EngineMissing, Fences, Piece, Sight


def _hang() -> None:
    time.sleep(3600)


def _crash() -> None:
    os.abort()


def _raise() -> None:
    raise ValueError("failed on purpose")


_FAILURES: dict[str, Callable[[], None]] = {"": lambda: None, "hang": _hang, "crash": _crash, "raise": _raise}


def check(variant: str = "") -> None:
    """Raise EngineMissing for a failure that is not known."""
    if variant not in _FAILURES:
        raise EngineMissing(
            f"The recorded engine fails in these ways: {', '.join(sorted(filter(None, _FAILURES)))}."
        )


def load(variant: str = "") -> "Recorded":
    return Recorded((), failure=_FAILURES[variant])


class Recorded:
    """Returns `pieces` for every page, after `rotation`."""

    name = "recorded"
    version = "1"

    def __init__(
        self, pieces: Sequence[Piece], rotation: int = 0, failure: Callable[[], None] = _FAILURES[""]
    ) -> None:
        self._pieces = tuple(pieces)
        self._rotation = rotation
        self._failure = failure

    def look(self, picture: Picture, dpi: float) -> Sight:  # noqa: ARG002
        return Sight(self._rotation, [piece.quad for piece in self._pieces])

    def read(
        self,
        picture: Picture,  # noqa: ARG002
        dpi: float,  # noqa: ARG002
        sight: Sight,  # noqa: ARG002
        fences: Fences = NO_FENCES,  # noqa: ARG002
    ) -> tuple[Piece, ...]:
        self._failure()
        return self._pieces

    def reread(self, picture: Picture, dpi: float, quads: Sequence[Quad]) -> tuple[Piece, ...]:  # noqa: ARG002
        return tuple(Piece("", 0.0, quad) for quad in quads)
