"""Where a drawn page states its fields, in millimetres."""

from collections.abc import Iterable
from dataclasses import dataclass

from samples.canvas import POINT, Page, Rect, Text
from samples.fonts import width_mm


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a page that states `value` for the field `name`; `raw` is what stands there."""

    name: str
    value: str
    raw: str
    area: Rect


def places(page: Page) -> list[Place]:
    """The stated fields in the order they were drawn.

    Runs drawn one after the other with the same field, value and part are one place: a value broken over two
    lines, or a date in five pieces. Raises ValueError when the part a run names is not in it.
    """
    groups: list[list[Text]] = []
    for run in (element for element in page.elements if isinstance(element, Text)):
        if groups and _statement(groups[-1][-1]) == _statement(run):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [_place(group) for group in groups if group[0].field is not None]


def span_area(run: Text, start: int, end: int) -> Rect:
    """The area of the characters `start`..`end` of a run, without the space after the last."""
    box = run.box
    if run.vertical:
        step = run.size * POINT * 1.05 + run.spacing
        return Rect(box.x0, run.y + start * step, box.x1, run.y + end * step)
    before = width_mm(run.text[:start], run.font, run.size) + run.spacing * start
    until = width_mm(run.text[:end], run.font, run.size) + run.spacing * (end - 1)
    return Rect(run.x + before, box.y0, run.x + until, box.y1)


def union(areas: Iterable[Rect]) -> Rect:
    """The smallest rectangle around all; there must be one at least."""
    x0, y0, x1, y1 = zip(*((a.x0, a.y0, a.x1, a.y1) for a in areas), strict=True)
    return Rect(min(x0), min(y0), max(x1), max(y1))


def _statement(run: Text) -> tuple[str | None, str | None, str | None]:
    return run.field, run.value, run.part


def _place(group: list[Text]) -> Place:
    # Line breaks swallow spaces, so the part is looked for without them.
    where = [(run, i) for run in group for i, character in enumerate(run.text) if not character.isspace()]
    packed = "".join(run.text[i] for run, i in where)
    part = "".join((group[0].part or packed).split())
    start = packed.find(part)
    name, value = group[0].field, group[0].value
    if name is None or value is None or start < 0 or not part:
        raise ValueError(f"{name} = {value!r}: {group[0].part!r} is not in {packed!r}")
    found = where[start : start + len(part)]
    areas, raws = [], []
    for run in group:
        indices = [i for other, i in found if other is run]
        if indices:
            areas.append(span_area(run, indices[0], indices[-1] + 1))
            raws.append(run.text[indices[0] : indices[-1] + 1])
    return Place(name, value, "".join(raws), union(areas))
