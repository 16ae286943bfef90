"""All fields of one document: what was found, and what was looked for in vain."""

from collections.abc import Sequence
from functools import cache

from extractors.document import Field
from extractors.fields.absent import Absence
from extractors.fields.layout import Sheet
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View, label_index
from extractors.language.phrases import PhraseIndex


@cache
def _index(kind: DocumentType) -> PhraseIndex:
    return label_index(kind)


def find_fields(kind: DocumentType, sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """The fields of a document of type `kind` with pages `sheets`, in the order the type declares them.

    Every field of the type gets an answer; only without pages there is none.
    """
    if not sheets:
        return ()
    filled = [sheet for sheet in sheets if sheet.runs] or sheets
    view = View(kind, [kind.crop(sheet) for sheet in filled] if kind.crop else filled, _index(kind))
    absence = Absence(view, sheets)
    special = tuple(kind.extract(view)) if kind.extract else ()
    taken = {field.name for field in special}
    fields: list[Field] = [*special]
    for spec in kind.fields:
        if spec.name not in taken:
            fields += _choose(spec, _all(view, spec)) or [absence.of(spec)]
    return tuple(fields)


def _all(view: View, spec: FieldSpec) -> list[Field]:
    ways = (view.labelled, view.matched) if spec.first == "labels" else (view.matched, view.labelled)
    for way in ways:
        found = list(way(spec))
        if found:
            return found
    return []


def _choose(spec: FieldSpec, found: Sequence[Field]) -> list[Field]:
    """Each value once where the field has several, else the best: check digit, votes, confidence."""
    best: dict[str, Field] = {}
    votes: dict[str, int] = {}
    for field in found:
        votes[field.value] = votes.get(field.value, 0) + 1
        if field.value not in best or field.confidence > best[field.value].confidence:
            best[field.value] = field
    if spec.many or not best:
        return list(best.values())
    # A value of which another is the beginning was cut short: by a line end, a seal, a fold.
    cut = [short for short in best if any(long != short and long.startswith(short) for long in best)]
    best = {value: field for value, field in best.items() if value not in cut}
    order = list(best)
    return [
        max(
            best.values(),
            key=lambda f: (
                f.check is True,
                f.check is None,
                votes[f.value],
                f.confidence,
                -order.index(f.value),
            ),
        )
    ]
