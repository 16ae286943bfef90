"""Several values in one place, parted by marks: inventors, authors, awardees."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from extractors.document import Field
from extractors.fields.labels import Strength
from extractors.fields.layout import Run, Sheet
from extractors.fields.places import Lines, Stretch
from extractors.fields.spec import FieldSpec, Shape
from extractors.fields.view import View
from extractors.values.names import has_han

_SEMICOLON = re.compile(r"[;；]")  # where there are any, commas part something else
_MARKS = re.compile(
    r"[;；、]|,\s?(?!Jr)|，|\band\b|和(?=[\u4e00-\u9fff]{2,4}$)|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])|\n"
)

_PRINTED = re.compile(r"[;；、，,]")
_PART = 4  # characters: where nothing but gaps parts names, a longer part of one may be two names

_GAP = 0.3  # of the line's height

Where = Sequence[tuple[int, Stretch]]


def listed(view: View, spec: FieldSpec, marks: re.Pattern[str] = _MARKS) -> Iterator[Field]:
    """Every value behind a label of `spec`, or within the group `v` of its first pattern that gives any."""
    seen: set[str] = set()
    ways = (_labelled, _matched) if spec.first == "labels" else (_matched, _labelled)
    for way in ways:
        for text, where in way(view, spec):
            for field in parted(view, spec.name, spec.read, text, where, marks):
                if field.value not in seen:
                    seen.add(field.value)
                    yield field
        if seen:
            return


def parted(
    view: View, name: str, shape: Shape, text: str, where: Where, marks: re.Pattern[str] = _MARKS
) -> Iterator[Field]:
    """The pieces of `text` that have the shape, each at its own part of `where`."""
    marks = _SEMICOLON if _SEMICOLON.search(text) else marks
    gaps_only = _PRINTED.search(text) is None
    for piece in marks.split(text):
        value = shape(piece)
        if value is not None and value.value:
            grown = gaps_only and "·" in value.value and max(map(len, value.value.split("·"))) > _PART
            yield view.field(name, replace(value, repaired=value.repaired or grown), where)


def _labelled(view: View, spec: FieldSpec) -> Iterator[tuple[str, Where]]:
    for number, around in enumerate(view.neighbourhoods):
        for label in around.labels:
            if spec.name in label.keys and (label.strength > Strength.LOOSE or spec.loose):
                best = _fullest(view.sheets[number], around.candidates(label), spec.read)
                if best is not None:
                    text, lines = best
                    yield text, [(number, line) for line in lines]


def _fullest(sheet: Sheet, candidates: Iterable[Lines], shape: Shape) -> tuple[str, Lines] | None:
    """The place with the most pieces of the shape: names parted by gaps are lines of their own."""
    best: tuple[int, str, Lines] = (0, "", ())
    for lines in islice(candidates, 3):
        text = _joined(sheet, lines)
        count = sum(shape(piece) is not None for piece in _MARKS.split(text))
        if count > best[0]:
            best = (count, text, lines)
    return best[1:] if best[0] else None


def _joined(sheet: Sheet, lines: Lines) -> str:
    """The lines as one text; a line end only where two stand side by side."""
    text = ""
    for before, line in zip((None, *lines), lines, strict=False):
        run = sheet.runs[line.run]
        beside = before is not None and run.box.x0 >= sheet.runs[before.run].box.x1
        text += ("\n" if beside else "") + _spaced(run, line)
    return text


def _spaced(run: Run, line: Stretch) -> str:
    """The characters of a line with a line end where a wide gap lies between two Han characters.

    Names stand apart so; the two characters of one name, spread to the width of three, stay together.
    """
    text = ""
    for at in range(line.start, line.end):
        gap = run.edges[at][0] - run.edges[at - 1][1] if at > line.start else 0.0
        apart = gap > _GAP * run.box.height and has_han(run.text[at]) and has_han(run.text[at - 1])
        text += ("\n" if apart else "") + run.text[at]
    return re.sub(r"(?<![^\n])(.)\n(.)(?![^\n])", r"\1\2", text)


def _matched(view: View, spec: FieldSpec) -> Iterator[tuple[str, Where]]:
    for pattern in spec.patterns:
        found = list(re.finditer(pattern, view.stream.text, re.IGNORECASE))
        for match in found:
            yield match.group("v"), view.stream.stretches(*match.span("v"))
        if found:
            return
