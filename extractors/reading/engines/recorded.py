"""An engine that returns what it was given: for tests, and for trying the pipeline without a reader.

`load("hang")`, `load("crash")`, `load("raise")` and `load("devour")` (memory, without end) fail on purpose in
the way their names say; with "-wide" behind the name only on pages that are wider than high.
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


def _devour() -> None:
    taken = []
    while True:
        taken.append(bytearray(256 * 2**20))


_FAILURES: dict[str, Callable[[], None]] = {
    "": lambda: None,
    "hang": _hang,
    "crash": _crash,
    "raise": _raise,
    "devour": _devour,
}
_WIDE = "-wide"


def check(variant: str = "") -> None:
    """Raise EngineMissing for a failure that is not known."""
    if variant.removesuffix(_WIDE) not in _FAILURES:
        raise EngineMissing(
            f"The recorded engine fails in these ways: {', '.join(sorted(filter(None, _FAILURES)))}."
        )


def load(variant: str = "") -> "Recorded":
    return Recorded((), failure=_FAILURES[variant.removesuffix(_WIDE)], wide=variant.endswith(_WIDE))


class Recorded:
    """Returns `pieces` for every page, after `rotation`; fails on every page, or on `wide` ones only."""

    name = "recorded"
    version = "1"

    def __init__(
        self,
        pieces: Sequence[Piece],
        rotation: int = 0,
        failure: Callable[[], None] = _FAILURES[""],
        wide: bool = False,
    ) -> None:
        self._pieces = tuple(pieces)
        self._rotation = rotation
        self._failure = failure
        self._wide = wide

    def look(self, picture: Picture, dpi: float) -> Sight:  # noqa: ARG002
        return Sight(self._rotation, [piece.quad for piece in self._pieces])

    def read(
        self,
        picture: Picture,
        dpi: float,  # noqa: ARG002
        sight: Sight,  # noqa: ARG002
        fences: Fences = NO_FENCES,  # noqa: ARG002
    ) -> tuple[Piece, ...]:
        if not self._wide or picture.shape[1] > picture.shape[0]:
            self._failure()
        return self._pieces

    def reread(self, picture: Picture, dpi: float, quads: Sequence[Quad]) -> tuple[Piece, ...]:  # noqa: ARG002
        return tuple(Piece("", 0.0, quad) for quad in quads)
