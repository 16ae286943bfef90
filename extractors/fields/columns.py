"""A column of a table: what stands below its head, line by line."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields.layout import Run
from extractors.fields.places import Stretch
from extractors.fields.spec import Shape
from extractors.fields.view import View

_NEAR, _FAR = 0.5, 3.2  # heights of the line above: between these lies the next line of a column


def columns(view: View, name: str, head: re.Pattern[str], shape: Shape) -> Iterator[Field]:
    """The values below every head that `head` matches as a whole, up to the first without the shape."""
    for number, sheet in enumerate(view.sheets):
        for run in sheet.runs:
            if head.fullmatch("".join(run.text.split())):
                yield from _below(view, name, number, run, shape)


def _below(view: View, name: str, number: int, head: Run, shape: Shape) -> Iterator[Field]:
    sheet, here = view.sheets[number], head
    while True:
        below = [
            (run.middle, index)
            for index, run in enumerate(sheet.runs)
            if _NEAR * here.box.height < run.middle - here.middle < _FAR * here.box.height
            and abs(run.box.centre[0] - head.box.centre[0]) < 0.6 * max(head.box.width, run.box.width)
        ]
        if not below:
            return
        index = min(below)[1]
        here = sheet.runs[index]
        value = shape(here.text)
        if value is None:
            return
        yield view.field(name, value, [(number, Stretch(index, 0, len(here.text)))])
