"""One page, from picture to text: the text layer where it can be trusted, else the engine."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.imaging.blank import is_blank
from extractors.imaging.grids import fences, find_grids
from extractors.imaging.ink import is_grey, lift_blue, lift_red
from extractors.imaging.light import evened
from extractors.imaging.perspective import find_plane
from extractors.imaging.picture import Picture, load, to_grey, turn
from extractors.imaging.quality import at_dpi, is_weak, quality_of, with_colour_dropped
from extractors.imaging.seals import SealFound, find_seals
from extractors.imaging.ticks import find_squares
from extractors.imaging.tilt import tilt_of
from extractors.imaging.view import view
from extractors.page_text import LayerChoice, PageText, Quality, Seal, SealColour
from extractors.reading.carried import carried
from extractors.reading.digital import read_layer
from extractors.reading.engine import Engine, Piece, Sight
from extractors.reading.glyphs import without_glyphs
from extractors.reading.layout import confidence_of, lines_of
from extractors.reading.mrz import with_zone
from extractors.reading.placed import placed
from extractors.reading.probe import EngineProbe
from extractors.reading.ring_text import NOT_READ, SealText, read_seal
from extractors.reading.script import with_figures
from extractors.reading.signatures import find_signatures
from extractors.reading.tables import tables_of, tabulated
from extractors.reading.text_layer import choose, seen, turned_layer
from extractors.reading.tick_boxes import labelled, with_boxes
from extractors.reading.under_seals import read_under
from ingest.page import PageImage


def read_page(page: PageImage, engine: Engine) -> PageText:
    """Read one content page. Raises PictureUnreadable, or OSError where its file is gone.

    Reads the text layer of a digital page where it is to be trusted; the engine otherwise.
    """
    layer, choice = page.layer, LayerChoice.NONE
    if layer is not None:
        upright = view(page.file, layer.rotation, page.dpi)
        layer = turned_layer(layer, page.width, page.height)
        shown = seen(layer, upright.grey)
        probe = EngineProbe(lambda: upright.lifted, page.dpi, engine)
        choice = choose(layer, shown.words, upright.ink, page.dpi, probe)
        if choice is LayerChoice.TRUSTED:
            return read_layer(shown, upright)
    picture = load(page.file)
    if is_blank(picture, page.dpi):
        height, width = picture.shape[:2]
        return PageText(width, height, page.dpi, 0, engine.name, 0.0, blank=True, layer=choice)
    return replace(_from_engine(picture, page.dpi, engine), layer=choice)


def _from_engine(picture: Picture, dpi: float, engine: Engine) -> PageText:
    picture, lifted, quality, sight = _sighted(picture, dpi, engine)
    plane = find_plane(picture, sight.quads)
    if plane is None:
        return _from_upright(picture, lifted, quality, sight, engine)
    if plane.dpi is not None:
        quality = at_dpi(quality, plane.dpi)
    flat = Sight(sight.rotation, plane.forth(sight.quads))
    text = _from_upright(plane.flat(picture), plane.flat(lifted), quality, flat, engine)
    return carried(text, plane.back, picture.shape[1], picture.shape[0])


def _sighted(picture: Picture, dpi: float, engine: Engine) -> tuple[Picture, Picture, Quality, Sight]:
    """The page upright, the same with its red lifted and weak print strengthened, and where its lines are.

    The quality is that of the picture as it came.
    """
    lifted = lift_red(picture)
    sight = engine.look(lifted, dpi)
    lifted, picture = turn(lifted, sight.rotation), turn(picture, sight.rotation)
    quality = quality_of(to_grey(lifted), dpi, sight.quads)
    if is_weak(quality) or not sight.quads:
        lifted = evened(lifted)
        again = engine.look(lifted, dpi)
        lifted, picture = turn(lifted, again.rotation), turn(picture, again.rotation)
        sight = Sight((sight.rotation + again.rotation) % 360, again.quads)
    return picture, lifted, quality, sight


def _from_upright(
    picture: Picture, lifted: Picture, quality: Quality, sight: Sight, engine: Engine
) -> PageText:
    """A picture that stands upright and lies flat; boxes are in its pixels."""
    dpi = quality.dpi
    found = find_seals(picture, dpi)
    lifted = lift_blue(lifted, [seal.box for seal in found if seal.colour is SealColour.BLUE])
    grey = to_grey(lifted)
    tilt = tilt_of(sight.quads, grey, dpi)
    grids = find_grids(grey, dpi, tilt)
    read: Sequence[Piece] = engine.read(lifted, dpi, sight, fences(grids, tilt))
    read, boxes = with_boxes(read, find_squares(picture, grey, dpi), lifted, dpi, engine)
    read = [replace(piece, text=with_figures(piece.text)) for piece in read]
    read = read_under(read, found, picture, dpi, engine)
    seals = without_glyphs(found, read)
    read = with_zone([placed(piece, tilt) for piece in read], lifted, dpi, engine)
    pieces, grids = tabulated([placed(piece, tilt) for piece in read], grids)
    lines = lines_of(pieces, broad=_is_broad(picture))
    text = PageText(
        picture.shape[1],
        picture.shape[0],
        dpi,
        sight.rotation,
        engine.name,
        confidence_of(lines),
        lines=lines,
        tables=tables_of(grids, pieces, tilt),
        ticks=labelled(boxes, lines),
        quality=quality,
    )
    told = tuple(_seal(one, read_seal(one, picture, dpi, engine)) for one in seals)
    return _with_marks(text, picture, lifted, told)


def _is_broad(picture: Picture) -> bool:
    """Wider than high: an open book, or two sheets side by side, may lie on it."""
    return bool(picture.shape[1] > 1.2 * picture.shape[0])


def _with_marks(text: PageText, picture: Picture, lifted: Picture, seals: tuple[Seal, ...]) -> PageText:
    """Seals and signatures, which no text layer and no engine tells of."""
    signatures = find_signatures(text.lines, seals, picture, lifted, text.dpi)
    quality = text.quality
    if quality is not None and any(s.colour is SealColour.BLACK for s in seals) and is_grey(picture):
        quality = with_colour_dropped(quality)
    return replace(text, seals=seals, signatures=signatures, quality=quality)


def _seal(found: SealFound, read: SealText = NOT_READ) -> Seal:
    return Seal(found.box, found.colour, read.text, read.confidence, found.shape, found.riding)
