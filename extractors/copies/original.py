"""Original or photocopy, told by the colour of a copy's seals."""

from collections.abc import Iterable

from extractors.copies.comparison import Original
from extractors.page_text import Fault, PageText, SealColour


def original_of(pages: Iterable[PageText]) -> Original:
    """ORIGINAL with a coloured seal; PHOTOCOPY where all seals are black on pages that have colour.

    A scan in grey shows every seal black, and pages without a seal show nothing.
    """
    sealed = [page for page in pages if page.seals]
    colours = {seal.colour for page in sealed for seal in page.seals}
    if colours & {SealColour.RED, SealColour.BLUE}:
        return Original.ORIGINAL
    dropped = all(page.quality is None or Fault.COLOUR_DROPPED in page.quality.faults for page in sealed)
    return Original.UNDECIDABLE if dropped or not sealed else Original.PHOTOCOPY
