"""Places of a page read once more, by an engine that did not read the page: each box as a single line."""

from collections.abc import Sequence

from extractors.document import Reading
from extractors.imaging.ink import lift_red
from extractors.imaging.picture import leaning, load, to_grey, turn
from extractors.imaging.tilt import measure_tilt
from extractors.reading.engine import Engine
from ingest.page import Box, PageImage


def reread_page(page: PageImage, rotation: int, boxes: Sequence[Box], engine: Engine) -> tuple[Reading, ...]:
    """What `engine` reads in each box, lines of the page upright (turned clockwise by `rotation`).

    Empty text where it reads nothing. Raises PictureUnreadable, or OSError where the page's file is gone.
    """
    lifted = lift_red(turn(load(page.file), rotation))
    degrees = measure_tilt(to_grey(lifted), page.dpi).degrees
    pieces = engine.reread(lifted, page.dpi, [leaning(box, degrees) for box in boxes])
    return tuple(Reading(engine.name, piece.text, round(piece.confidence, 4)) for piece in pieces)
