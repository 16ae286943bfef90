"""The picture of a digital page, decoded once; what is made of it is made when it is asked for."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from extractors.imaging.ink import Mask, has_colour, lift_red
from extractors.imaging.marks import COARSE_DPI, coarse_ink
from extractors.imaging.picture import Grey, Picture, in_colour, load_as_stored, scaled, to_grey, turn


@dataclass(frozen=True)
class View:
    """A page turned upright. Most digital pages are grey, and few are looked at in three channels."""

    stored: Picture | Grey
    dpi: float

    @property
    def width(self) -> int:
        return int(self.stored.shape[1])

    @property
    def height(self) -> int:
        return int(self.stored.shape[0])

    @property
    def coloured(self) -> bool:
        return self.stored.ndim == 3 and has_colour(self.stored)

    @cached_property
    def picture(self) -> Picture:
        return self.stored if self.stored.ndim == 3 else in_colour(self.stored)

    @cached_property
    def grey(self) -> Grey:
        return to_grey(self.stored) if self.stored.ndim == 3 else self.stored

    @cached_property
    def lifted(self) -> Picture:
        """The picture without red."""
        return lift_red(self.picture) if self.stored.ndim == 3 else self.picture

    @cached_property
    def ink(self) -> Mask:
        """As `coarse_ink`, without red."""
        if self.stored.ndim == 2:
            return coarse_ink(self.stored, self.dpi)
        return coarse_ink(to_grey(lift_red(scaled(self.stored, COARSE_DPI / self.dpi))), COARSE_DPI)


def view(file: Path, rotation: int, dpi: float) -> View:
    """Raises PictureUnreadable, or OSError where the file cannot be read."""
    return View(turn(load_as_stored(file), rotation), dpi)
