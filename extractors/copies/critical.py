"""Where the critical fields of a copy stand."""

from collections.abc import Iterable

from extractors.copies.page import CriticalPlace
from extractors.document import Answer, Document, Field
from extractors.fields.critical import CRITICAL


def critical_places(documents: Iterable[Document]) -> dict[str, list[CriticalPlace]]:
    """Where the critical fields of the lead copy stand, by page id."""
    places: dict[str, list[CriticalPlace]] = {}
    for document in documents:
        for one in document.fields:
            if one.name in CRITICAL and _is_placed(one) and one.box.area > 0:
                places.setdefault(one.page, []).append(CriticalPlace(one.name, one.box, one.raw))
    return places


def _is_placed(field: Field) -> bool:
    """Whether a field's box is that of what was read for it, and not of a page."""
    return field.answer is Answer.FOUND or (field.answer is Answer.NOT_READABLE and bool(field.raw))
