"""Boxes and transformations of OFD: millimetres, y downwards, six numbers a b c d e f (GB/T 33190, 8.5)."""

from dataclasses import dataclass
from math import hypot, isfinite

_FARTHEST = 1e6  # millimetres


def numbers(text: str | None) -> list[float]:
    """The numbers in an attribute; what is no number, or beyond all paper, ends the list.

    >>> numbers("0 0 210 297"), numbers(None), numbers("1 x 2")
    ([0.0, 0.0, 210.0, 297.0], [], [1.0])
    """
    found: list[float] = []
    for piece in (text or "").replace(",", " ").split():
        try:
            value = float(piece)
        except ValueError:
            break
        if not isfinite(value) or abs(value) > _FARTHEST:
            break
        found.append(value)
    return found


@dataclass(frozen=True, slots=True)
class Matrix:
    """x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: "Matrix") -> "Matrix":
        """`first`, then this."""
        return Matrix(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            self.a * first.e + self.c * first.f + self.e,
            self.b * first.e + self.d * first.f + self.f,
        )

    def inverse(self) -> "Matrix | None":
        """The way back; None where everything falls on a line."""
        determinant = self.a * self.d - self.b * self.c
        if abs(determinant) < 1e-12:
            return None
        a, b = self.d / determinant, -self.b / determinant
        c, d = -self.c / determinant, self.a / determinant
        return Matrix(a, b, c, d, -(a * self.e + c * self.f), -(b * self.e + d * self.f))

    @property
    def upright(self) -> bool:
        """Whether nothing is turned, slanted or mirrored."""
        return max(abs(self.b), abs(self.c)) < 1e-3 * abs(self.scale) and self.a > 0 and self.d > 0

    @property
    def scale(self) -> float:
        """By how much an upright length grows."""
        return hypot(self.c, self.d)


def placed(boundary: str | None, transformation: str | None, outer: Matrix) -> Matrix:
    """From an object's own space to the page: its CTM, then the corner of its boundary, then `outer`."""
    corner = numbers(boundary)
    own = numbers(transformation)
    moved = Matrix(e=corner[0], f=corner[1]) if len(corner) >= 2 else Matrix()
    inner = moved.after(Matrix(*own[:6])) if len(own) >= 6 else moved
    return outer.after(inner)
