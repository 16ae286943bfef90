"""A document as the types' own extraction sees it: its pages, its labels, its text, and ready-made fields."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from extractors.document import Answer, Field
from extractors.fields.labels import STOP, Label, Strength, find_labels
from extractors.fields.layout import Sheet
from extractors.fields.places import Lines, Neighbourhood, Stretch
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.stream import Stream
from extractors.language.phrases import PhraseIndex
from extractors.values.names import has_han
from extractors.values.value import Value

_REPAIRED = 0.95  # a repaired value is never surer than this, though its check digit holds
_NUMBER = re.compile(r"\s*(?:\d{1,2}[.)]\s*)?")  # before a label: 6. Nationality


class View:
    """The pages of one document, prepared once for all its fields."""

    def __init__(self, kind: DocumentType, sheets: Sequence[Sheet], index: PhraseIndex) -> None:
        self.kind = kind
        self.sheets = tuple(sheets)
        self._index = index

    @cached_property
    def neighbourhoods(self) -> tuple[Neighbourhood, ...]:
        return tuple(self._neighbourhood(sheet) for sheet in self.sheets)

    def _neighbourhood(self, sheet: Sheet) -> Neighbourhood:
        labels = find_labels(sheet, self._index)
        heads = frozenset(
            label.run for label in labels if _NUMBER.fullmatch(sheet.runs[label.run].text[: label.start])
        )
        return Neighbourhood(sheet, labels, heads)

    @cached_property
    def stream(self) -> Stream:
        return Stream(self.sheets)

    def first(self, spec: FieldSpec) -> Field | None:
        """The first value of `spec`, looked for in the order that it declares."""
        ways = (self.labelled, self.matched) if spec.first == "labels" else (self.matched, self.labelled)
        return next((field for way in ways for field in way(spec)), None)

    def labelled(self, spec: FieldSpec) -> Iterator[Field]:
        """Values beside the labels of `spec`, page by page; of each label the first place with the shape."""
        for number, around in enumerate(self.neighbourhoods):
            for label in around.labels:
                usable = label.strength > Strength.LOOSE or spec.loose
                if spec.name in label.keys and usable and (spec.signed or not label.signed):
                    yield from self.beside(spec, number, around, label)

    def beside(self, spec: FieldSpec, number: int, around: Neighbourhood, label: Label) -> Iterator[Field]:
        """Values of `spec` beside one label of page `number`: from the first place that has the shape."""
        for lines in around.candidates(label):
            found = [f for group in self._readings(spec, number, lines) if (f := group) is not None]
            if found:
                yield from found
                return

    def _readings(self, spec: FieldSpec, number: int, lines: Lines) -> Iterator[Field | None]:
        """A value that may wrap is read over all lines, another from the first, or from all if need be."""
        if spec.many and spec.wrap:
            for group in self._by_script(number, lines):
                yield self._shaped(spec, number, group)
            return
        first = self._shaped(spec, number, lines if spec.wrap else lines[:1])
        if first is None and len(lines) > 1:
            first = self._shaped(spec, number, lines[:1] if spec.wrap else lines)
        yield first

    def _by_script(self, number: int, lines: Lines) -> list[Lines]:
        """Lines parted where Han text and Latin text meet: a cell may state a name in both languages."""
        groups: list[list[Stretch]] = []
        for line in lines:
            text = self.text(number, (line,))
            if groups and has_han(self.text(number, tuple(groups[-1]))) == has_han(text):
                groups[-1].append(line)
            else:
                groups.append([line])
        return [tuple(group) for group in groups]

    def _shaped(self, spec: FieldSpec, number: int, lines: Lines) -> Field | None:
        value = spec.read(self.text(number, lines))
        if value is None or not value.value:
            return None
        return self.field(spec.name, value, tuple((number, line) for line in lines))

    def text(self, number: int, lines: Lines) -> str:
        """The lines' text joined: a space where two Latin words meet."""
        runs = self.sheets[number].runs
        text = ""
        for line in lines:
            piece = runs[line.run].text[line.start : line.end].strip()
            glue = " " if text and not (has_han(text[-1:]) or has_han(piece[:1])) else ""
            text += glue + piece
        return text

    def matched(self, spec: FieldSpec) -> Iterator[Field]:
        """Values in sentences: the group `v` of each pattern of `spec`, the first pattern that gives any."""
        for pattern in spec.patterns:
            found = list(self._matches(spec, pattern))
            if found:
                yield from found
                return

    def _matches(self, spec: FieldSpec, pattern: str) -> Iterator[Field]:
        for match in re.finditer(pattern, self.stream.text, re.IGNORECASE):
            value = spec.read(match.group("v"))
            if value is not None and value.value:
                yield self.field(spec.name, value, self.stream.stretches(*match.span("v")))

    def field(self, name: str, value: Value, where: Sequence[tuple[int, Stretch]]) -> Field:
        """A field at `where` (sheet and stretch of each run touched), as sure as its least sure part."""
        where = self._narrowed(value, where)
        sheet, _ = where[0]
        runs = self.sheets[sheet].runs
        boxes = [runs[s.run].span_box(s.start, s.end) for number, s in where if number == sheet]
        box = boxes[0]
        for other in boxes[1:]:
            box = box.union(other)
        confidence = min(self.sheets[n].runs[s.run].span_confidence(s.start, s.end) for n, s in where)
        page = self.sheets[sheet].page
        sure = min(confidence, _REPAIRED) if value.repaired else confidence
        return Field(name, value.value, value.raw, sure, page.id, box, page.text.engine, value.check)

    def unread(self, name: str, raw: str, where: Sequence[tuple[int, Stretch]]) -> Field:
        """A field that stands at `where` and could not be read; `raw` is what was made of it."""
        return replace(self.field(name, Value("", raw), where), answer=Answer.NOT_READABLE)

    def _narrowed(self, value: Value, where: Sequence[tuple[int, Stretch]]) -> Sequence[tuple[int, Stretch]]:
        """Only the characters of `raw`, where they stand as they are in one run."""
        for number, stretch in where:
            text = self.sheets[number].runs[stretch.run].text
            at = text.find(value.raw, stretch.start, stretch.end) if value.raw else -1
            if at >= 0:
                return [(number, Stretch(stretch.run, at, at + len(value.raw)))]
        return where


def label_index(kind: DocumentType) -> PhraseIndex:
    """The labels of a type's fields, and its stops, as one index."""
    phrases: Mapping[str, Sequence[str]] = {spec.name: spec.labels for spec in kind.fields}
    return PhraseIndex({**phrases, STOP: kind.stops})
