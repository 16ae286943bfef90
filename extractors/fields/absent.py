"""Why a field has no value: not expected in this version, not readable, or looked for and not found."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extractors.document import Answer, Field
from extractors.fields.labels import Label, Strength
from extractors.fields.layout import Sheet
from extractors.fields.places import Neighbourhood
from extractors.fields.spec import FieldSpec
from extractors.fields.view import View
from extractors.page_text import Fault
from ingest.page import Box

_UNFILLED = re.compile(r"[\s_年月日至自元/□口\-—]*|无|/")  # a blank that nobody filled in
_REACH = 12.0  # label heights: so far from a label, to the right, a seal hides what is filled in behind it


@dataclass(frozen=True)
class Absence:
    """What is to be said of the fields that `view` holds no value of.

    `sheets` are all pages of the document, those on which nothing could be read included.
    """

    view: View
    sheets: Sequence[Sheet]

    def of(self, spec: FieldSpec) -> Field:
        """The answer for `spec`, with the place that stands for it: the value's, a page, or the document.

        Something beside a label is never explained away by the version; a page that was read badly may hold
        what the others do not.
        """
        unread = self._standing(spec) or self._hidden(spec)
        if unread is not None:
            return unread
        if spec.versions and self._version and self._version not in spec.versions:
            return _nowhere(spec, self.sheets[0], Answer.NOT_EXPECTED)
        poor = next((sheet for sheet in self.sheets if not _well_read(sheet)), None)
        if poor is not None:
            return _nowhere(spec, poor, Answer.NOT_READABLE)
        return _nowhere(spec, self.sheets[0], Answer.NOT_FOUND)

    @cached_property
    def _version(self) -> str:
        kind = self.view.kind
        return kind.version(self.view) if kind.version else ""

    def _labels(self, spec: FieldSpec) -> Iterator[tuple[int, Neighbourhood, Label]]:
        for number, around in enumerate(self.view.neighbourhoods):
            for label in around.labels:
                if spec.name in label.keys and label.strength is not Strength.LOOSE and not label.signed:
                    yield number, around, label

    def _standing(self, spec: FieldSpec) -> Field | None:
        """What stands at the first place of a value without its shape; None where nothing does."""
        for number, around, label in self._labels(spec):
            lines = next(around.candidates(label), ())
            raw = self.view.text(number, lines)
            if re.search(r"\w", raw) and not _UNFILLED.fullmatch(raw):
                return self.view.unread(spec.name, raw, [(number, line) for line in lines])
        return None

    def _hidden(self, spec: FieldSpec) -> Field | None:
        """A seal on the place behind a label: what was filled in below it may be lost."""
        for _, around, label in self._labels(spec):
            run = around.sheet.runs[label.run]
            height = max(label.box.height, 1.0)
            place = replace(run.printed, x0=run.printed.x1, x1=run.printed.x1 + _REACH * height)
            seal = next((s for s in around.sheet.page.text.seals if _overlap(s.box, place)), None)
            if seal is not None:
                return replace(_nowhere(spec, around.sheet, Answer.NOT_READABLE), box=seal.box)
        return None


def _well_read(sheet: Sheet) -> bool:
    """Whether what is absent from the page's text is absent from the page."""
    text = sheet.page.text
    faults = text.quality.faults if text.quality else ()
    return text.blank or (text.legible and set(faults) <= {Fault.COLOUR_DROPPED})


def _overlap(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0) and min(one.y1, other.y1) > max(one.y0, other.y0)


def _nowhere(spec: FieldSpec, sheet: Sheet, answer: Answer) -> Field:
    whole = Box(0, 0, sheet.width, sheet.height)
    return Field(spec.name, "", "", 0.0, sheet.page.id, whole, sheet.page.text.engine, answer=answer)
