"""A page of the lead copy made ready for comparing, and a page of another copy laid under it."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from extractors.copies.words import words_of
from extractors.imaging.anchoring import ASTRAY, move_of, set_right
from extractors.imaging.ink import Mask, darkness, is_grey, lift_red
from extractors.imaging.loose import reduced_reds, sheet_of
from extractors.imaging.picture import (
    Grey,
    Picture,
    Quad,
    bounds,
    in_colour,
    leaning,
    load_as_stored,
    quad_of,
    scaled,
    to_grey,
    turn,
)
from extractors.imaging.registration import (
    Features,
    Homography,
    features_of,
    laid_under,
    register,
    through,
    turn_of,
    turned,
)
from extractors.imaging.tilt import measure_tilt
from extractors.imaging.unlike import ASTRAY as LOOKED_FOR
from extractors.imaging.unlike import DPI
from extractors.page_text import PageText, Word
from ingest.page import Box, PageImage


@dataclass(frozen=True)
class Sheet:
    """A page upright, with what is made of its picture when it is asked for."""

    picture: Picture
    dpi: float
    colourless: bool = False  # the file holds grey levels only

    @cached_property
    def lifted(self) -> Picture:
        return lift_red(self.picture)

    @cached_property
    def grey(self) -> Grey:
        return to_grey(self.lifted)

    @cached_property
    def small(self) -> Grey:
        """Grey at 150 dpi."""
        return scaled(self.grey, DPI / self.dpi)

    @property
    def small_of_all(self) -> Grey:
        """The same with red ink."""
        return to_grey(scaled(self.picture, DPI / self.dpi))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return int(self.picture.shape[1]), int(self.picture.shape[0])


@dataclass(frozen=True)
class LeadPage:
    """A page of the lead copy, as it was read and as it looks."""

    sheet: Sheet
    text: PageText

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return words_of(self.text)

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """Where the words stand, at 150 dpi."""
        return tuple(word.box.scaled(DPI / self.sheet.dpi) for word in self.words)

    @cached_property
    def features(self) -> Features:
        return features_of(self.sheet.grey, self.sheet.dpi)

    @cached_property
    def ink(self) -> Grey:
        """Darkness at 150 dpi, red lifted."""
        return darkness(self.sheet.small, DPI)

    @cached_property
    def ink_of_all(self) -> Grey:
        """The same with red ink, as a scan without colour shows it."""
        return darkness(self.sheet.small_of_all, DPI)

    @cached_property
    def paper(self) -> Mask:
        return sheet_of(self.sheet.small)

    @cached_property
    def reds(self) -> Grey:
        """How red it is, reduced (`loose.reduced_reds`)."""
        return reduced_reds(self.sheet.picture)

    @cached_property
    def tilt(self) -> float:
        """Degrees clockwise by which the page leans."""
        return measure_tilt(self.sheet.grey, self.sheet.dpi).degrees

    @cached_property
    def _quads(self) -> dict[Box, Quad]:
        return {}

    def quad(self, box: Box) -> Quad:
        """The corners of a line whose upright bounds are known; asked for once for each copy, and more."""
        known = self._quads.get(box)
        if known is None:
            known = self._quads[box] = leaning(box, self.tilt)
        return known

    def height_mm(self, box: Box) -> float:
        """The lesser side of a line, in millimetres: some 1.4 times its characters."""
        quad = self.quad(box)
        sides = np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[3] - quad[0])
        return float(min(sides)) * 25.4 / self.sheet.dpi


@dataclass(frozen=True)
class Laid:
    """A page of a copy, upright, laid under its lead page. `matrix`: lead's pixels to the copy's.

    `lies` is by how many degrees clockwise the scan lies turned, `turn` by how many more than the lead's.
    """

    sheet: Sheet
    matrix: Homography
    lies: int
    lead: LeadPage

    @property
    def rotation(self) -> int:
        """Degrees clockwise by which the scan was turned to stand upright."""
        return -self.lies % 360

    @property
    def turn(self) -> int:
        return (self.lies + self.lead.text.rotation) % 360

    @cached_property
    def back(self) -> Homography:
        """The copy's pixels to the lead's."""
        return np.asarray(np.linalg.inv(self.matrix), np.float64)

    @cached_property
    def under(self) -> Grey:
        """Grey at 150 dpi, as it lies under the lead page."""
        return self._under(self.sheet.small)

    @cached_property
    def ink(self) -> Grey:
        return darkness(self.under, DPI)

    @cached_property
    def ink_of_all(self) -> Grey:
        """The same with red ink."""
        return darkness(self._under(self.sheet.small_of_all), DPI)

    def _under(self, small: Grey) -> Grey:
        height, width = self.lead.sheet.small.shape
        there = DPI / self.lead.sheet.dpi
        here = small.shape[1] / self.sheet.size[0]
        matrix = np.diag([here, here, 1.0]) @ self.matrix @ np.diag([1 / there, 1 / there, 1.0])
        return laid_under(small, matrix, width, height)

    @cached_property
    def lead_ink(self) -> Grey:
        """The lead's ink as this copy would show it."""
        return self.lead.ink_of_all if is_grey(self.sheet.picture) else self.lead.ink

    @cached_property
    def valid(self) -> Mask:
        """Where both pages show the paper of the sheet, at 150 dpi."""
        return np.asarray(self.lead.paper & sheet_of(self.under), np.uint8)

    @cached_property
    def _quads(self) -> dict[Box, Quad]:
        return {}

    def quad(self, box: Box) -> Quad:
        """Where a line of the lead page lies in the copy; each is asked for several times."""
        known = self._quads.get(box)
        if known is None:
            known = np.asarray(through(self.matrix, self.lead.quad(box)), np.float32)
            self._quads[box] = known
        return known

    def found_quad(self, box: Box) -> Quad | None:
        """Where a line of the lead page is found in the copy, if it lies elsewhere than it should."""
        factor = DPI / self.lead.sheet.dpi
        move = move_of(self.lead_ink, self.ink, box.scaled(factor))
        if move is None or max(map(abs, move)) <= ASTRAY:
            return None
        moved = self.lead.quad(box) + np.array(move, np.float32) / factor
        return np.asarray(through(self.matrix, moved), np.float32)

    def is_astray(self, box: Box) -> bool:
        """Whether a line of the lead page lies further from its place than lines are looked for."""
        move = move_of(self.lead_ink, self.ink, box.scaled(DPI / self.lead.sheet.dpi))
        return move is not None and max(map(abs, move)) > LOOKED_FOR

    def lies_near(self, box: Box, *, in_lead: bool) -> bool:
        """Whether what one of the two has in a box of the lead's page lies in the other a little aside."""
        having, lacking = (self.lead_ink, self.ink) if in_lead else (self.ink, self.lead_ink)
        return move_of(having, lacking, box.scaled(DPI / self.lead.sheet.dpi)) is not None

    def place(self, box: Box) -> Box:
        """The upright bounds of what lies in a box of the lead page."""
        return bounds(self.quad(box))

    def place_in_lead(self, box: Box) -> Box:
        """The upright bounds, in the lead page, of a box of the copy."""
        return bounds(np.asarray(through(self.back, quad_of(box))))


def lead_page(page: PageImage, text: PageText) -> LeadPage:
    """Raises PictureUnreadable, or OSError where the page's file is gone."""
    return LeadPage(_turned(_sheet(page), text.rotation), text)


def lay(lead: LeadPage, page: PageImage) -> Laid | None:
    """The copy's page under the lead's; None where they have too little in common to be laid on one another.

    Raises PictureUnreadable, or OSError where the page's file is gone.
    """
    sheet = _sheet(page)
    matrix = register(lead.features, features_of(sheet.grey, page.dpi))
    if matrix is None:
        return None
    width, height = lead.sheet.size
    lies = turn_of(matrix, width, height)
    back = -lies % 360
    upright = turned(back, *sheet.size) @ matrix
    return _anchored(Laid(_turned(sheet, back), upright, lies, lead))


def _anchored(laid: Laid) -> Laid:
    """The same with words all over the page in their places."""
    moved = set_right(laid.lead_ink, laid.ink, laid.lead.boxes)
    if moved is None:
        return laid
    factor = DPI / laid.lead.sheet.dpi
    scale = np.diag([factor, factor, 1.0])
    return replace(laid, matrix=laid.matrix @ np.linalg.inv(scale) @ moved @ scale)


def _sheet(page: PageImage) -> Sheet:
    stored = load_as_stored(page.file)
    grey = stored.ndim == 2
    return Sheet(in_colour(stored) if grey else stored, page.dpi, grey)


def _turned(sheet: Sheet, degrees: int) -> Sheet:
    """The sheet turned clockwise; what was made of it is turned along."""
    if not degrees:
        return sheet
    new = Sheet(turn(sheet.picture, degrees), sheet.dpi, sheet.colourless)
    for name in ("lifted", "grey"):
        if name in sheet.__dict__:
            new.__dict__[name] = turn(sheet.__dict__[name], degrees)
    return new
