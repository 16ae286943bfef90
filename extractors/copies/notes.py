"""Notes: loose ink on one of two scans of a sheet that is no seal, no signature, and no print lying aside."""

from collections.abc import Iterator, Sequence

from extractors.copies.comparison import Difference, DifferenceKind
from extractors.copies.laying import Laid
from ingest.page import Box

AROUND_MM = 4.0  # ink around a mark is part of it
SMEAR = 0.5  # of a loose mark's area within words that were compared: it is what differs in them
RULE, RULE_ASIDE_MM = 8.0, 8.0  # times as long as wide; how far it may lie aside on a sheet that is bent


def notes(
    laid: Laid, more: Sequence[Box], less: Sequence[Box], known: Sequence[Box], compared: Sequence[Box]
) -> Iterator[Difference]:
    """What is written or drawn in one of the two only, and is neither seal nor signature nor another word.

    All boxes are in the lead's pixels: of ink that only the copy has, and that only the lead has, of marks
    that are `known`, and of words that were `compared` and found to differ.
    """
    around = AROUND_MM * laid.lead.sheet.dpi / 25.4
    marked = [box.grow(around) for box in known]
    extra, gone = joined(more, around), joined(less, around)
    aside = RULE_ASIDE_MM * laid.lead.sheet.dpi / 25.4
    for boxes, others, in_lead in ((extra, gone, False), (gone, extra, True)):
        for box in boxes:
            if _is_rule(box) and any(_runs_along(box, other, aside) for other in others):
                continue
            if any(box.overlap(mark) > SMEAR * box.area for mark in marked):
                continue
            if sum(box.overlap(word) for word in compared) > SMEAR * box.area:
                continue
            if laid.lies_near(box, in_lead=in_lead):
                continue
            yield Difference(DifferenceKind.NOTE, box, laid.place(box), in_lead=in_lead, in_copy=not in_lead)


def _is_rule(box: Box) -> bool:
    return max(box.width, box.height) > RULE * min(box.width, box.height)


def _runs_along(rule: Box, other: Box, reach: float) -> bool:
    """Whether another rule runs beside a rule, most of its length: the same one, in a sheet that is bent."""
    upright = rule.height > rule.width
    if not _is_rule(other) or upright != (other.height > other.width):
        return False
    turned = [
        (one.y0, one.y1, one.x0, one.x1) if upright else (one.x0, one.x1, one.y0, one.y1)
        for one in (rule, other)
    ]
    (start, end, low, high), (begin, stop, left, right) = turned
    along = min(end, stop) - max(start, begin)
    return 2 * along > max(end - start, stop - begin) and left - high <= reach and low - right <= reach


def joined(boxes: Sequence[Box], reach: float) -> list[Box]:
    """Boxes that lie no further apart than `reach`, as one."""
    groups: list[Box] = []
    for box in boxes:
        near = [group for group in groups if group.grow(reach).overlap(box) > 0]
        for group in near:
            groups.remove(group)
            box = box.union(group)
        groups.append(box)
    return groups
