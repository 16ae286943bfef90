"""Signatures: handwriting right of, below or, over a rule, above a printed label that asks for one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.imaging.handwriting import find_handwriting, has_rule, print_height
from extractors.imaging.picture import Picture
from extractors.imaging.rings import find_ring
from extractors.page_text import Line, Seal, SealColour, Signature
from extractors.reading.signing_labels import Anchor, asking, asks_for_signature, dense, length_in_em
from ingest.page import Box

_RIGHT_MM = 72.0
_UP_MM = 9.0  # a signature rises above and hangs below its label
_BELOW_MM = (1.0, 14.0)
_BELOW_WIDE_MM = 50.0
_ABOVE_MM = (
    16.0,
    0.4,
    6.0,
)  # from the label's top: where writing and where its rule may begin; where both end
_ABOVE_WIDER_MM = 14.0
_HALF_EM = 0.55  # above the middle of a label its print ends; the box of a tilted line is higher
_HEAD = 0.4  # of a label's guessed extent: surely label, not what is written after it
_HAN_HEIGHT = 0.95  # em
_SMALLEST = 0.5
_LABEL = re.compile(r"[^\W\d]\s*[)）]?\s*[:：]")  # asks for a signature or for something else
_ROW_MM = 3.5  # labels of a row are no more apart
_RINGS = 3  # seals that were overlooked, at one label at most
_ASIDE_MM = 6.5  # from the label's middle to the signature's
_RING_MM = 20.0  # the least side of a picture that holds the ring of a seal


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The upright page as it is and without red; `drawn` are the only places of what is no text, if known."""

    picture: Picture
    lifted: Picture
    dpi: float
    drawn: Sequence[Box] | None

    @property
    def mm(self) -> float:
        return self.dpi / 25.4

    def may_be_written(self, window: Box) -> bool:
        return self.drawn is None or any(window.overlap(place) > 0 for place in self.drawn)

    def may_be_ringed(self, box: Box) -> bool:
        least = _RING_MM * self.mm
        return self.drawn is None or any(
            min(place.width, place.height) > least and box.overlap(place) > 0 for place in self.drawn
        )


def find_signatures(
    lines: tuple[Line, ...],
    seals: tuple[Seal, ...],
    picture: Picture,
    lifted: Picture,
    dpi: float,
    drawn: Sequence[Box] | None = None,
) -> tuple[Signature, ...]:
    """One signature for each label that has one; `picture` is the upright page, `lifted` without red.

    Strokes inside a black or blue seal count for nothing: a signature under one is rather missed than
    invented. Of a digital page `drawn` are the places, if they are known, where something else than text
    stands: elsewhere nobody has written.
    """
    sheet = _Sheet(picture, lifted, dpi, drawn)
    anchors = [_measured(anchor, sheet) for anchor in asking(lines)]
    if not anchors:
        return ()
    black = [seal.box for seal in seals if seal.colour is not SealColour.RED]
    words = [word for line in lines for word in line.words or (line,)]
    printed = [(word.box, _letters_at_end(word.text)) for word in words]
    labels = [(anchor.box, _UP_MM) for anchor in anchors]
    labels += [(word.box, _ROW_MM) for word in words if _LABEL.search(word.text)]
    found: list[Signature] = []
    for anchor in anchors:
        box = _written(anchor, labels, printed, black, sheet)
        if box is not None and not any(box.overlap(s.box) > 0.4 * min(box.area, s.box.area) for s in found):
            found.append(Signature(box, anchor.text))
    return tuple(found)


def _measured(anchor: Anchor, sheet: _Sheet) -> Anchor:
    """The label with the size that its ink has, where it shares a piece with handwriting."""
    box = anchor.box
    head = Box(box.x0, box.y0, box.x0 + _HEAD * box.width, box.y1)
    em = print_height(sheet.lifted, sheet.dpi, head) / _HAN_HEIGHT if anchor.shared else 0.0
    if not _SMALLEST * anchor.em < em < anchor.em:
        return anchor
    end = box.x0 + em * length_in_em(dense(anchor.text))
    return replace(anchor, em=em, box=Box(box.x0, box.y0, min(box.x1, end), box.y1))


def _letters_at_end(text: str) -> int:
    match = re.search(r"[A-Za-z .·-]+$", text)
    return sum(c.isalpha() for c in match[0]) if match else 0


def _written(
    anchor: Anchor,
    labels: list[tuple[Box, float]],
    printed: list[tuple[Box, int]],
    seals: list[Box],
    sheet: _Sheet,
) -> Box | None:
    """Handwriting above the label's rule, or right of the label as far as the next one, or below it."""
    mm, middle = sheet.mm, anchor.box.centre[1]
    windows = list(_above(anchor, sheet.lifted, mm))
    if not windows and (not anchor.above or asks_for_signature(anchor.text)):
        windows = list(_beside(anchor, labels, mm))
    for window, aside in windows:
        if not sheet.may_be_written(window):
            continue
        box = _unringed(window, anchor.em, printed, seals, sheet)
        if box is not None and abs(box.centre[1] - middle) < aside * mm:
            return box
    return None


def _unringed(
    window: Box, em: float, printed: list[tuple[Box, int]], seals: list[Box], sheet: _Sheet
) -> Box | None:
    """Handwriting in the window that is not the inside of a seal nobody has found yet."""
    rings = list(seals)
    for _ in range(_RINGS):
        box = find_handwriting(sheet.picture, sheet.lifted, sheet.dpi, window, em, printed, rings)
        if box is None or not sheet.may_be_ringed(box):
            return box
        ring = find_ring(sheet.lifted, sheet.dpi, box)
        if ring is None:
            return box
        rings.append(ring)
    return None


def _above(anchor: Anchor, lifted: Picture, mm: float) -> Iterator[tuple[Box, float]]:
    """Over the label, where a rule runs; and how far (mm) from its middle a signature may lie."""
    if not anchor.above:
        return
    box, wider = anchor.box, _ABOVE_WIDER_MM * mm
    top = max(box.y0, box.centre[1] - _HALF_EM * anchor.em)
    high, low, rule = (_ABOVE_MM[0] * mm, _ABOVE_MM[1] * mm, _ABOVE_MM[2] * mm)
    if has_rule(lifted, 25.4 * mm, Box(box.x0 - wider, top - rule, box.x1 + wider, top - low)):
        yield Box(box.x0 - wider, top - high, box.x1 + wider, top - low), _ABOVE_MM[0] + 4


def _beside(anchor: Anchor, labels: list[tuple[Box, float]], mm: float) -> Iterator[tuple[Box, float]]:
    """Right of the label, then below it; and how far (mm) from its middle a signature may lie.

    What is written behind the next label, whatever it asks for, belongs to that one; `labels` come with how
    far (mm) above or below it.
    """
    box, middle = anchor.box, anchor.box.centre[1]
    others = [
        other.x0
        for other, reach in labels
        if other.x0 > box.x1 and abs(other.centre[1] - middle) < reach * mm
    ]
    right = min([box.x1 + _RIGHT_MM * mm, *others])
    yield Box(box.x1 + 0.3 * anchor.em, middle - _UP_MM * mm, right, middle + _UP_MM * mm), _ASIDE_MM
    top, bottom = box.y1 + _BELOW_MM[0] * mm, box.y1 + _BELOW_MM[1] * mm
    window = Box(box.x0 - 2 * mm, top, box.x0 + _BELOW_WIDE_MM * mm, bottom)
    rows = [other.y0 for other, _ in labels if other.y0 > middle and other.overlap(window) > 0]
    yield replace(window, y1=min([bottom, *rows])), 2 * _BELOW_MM[1]
