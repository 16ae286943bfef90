"""One value in two places: what two documents say alike need not be doubted for how it was read.

That two readings of different ink are wrong in the same way is far less likely than that either is wrong.
Only places that mean the same are held together, and those of one copy only: what was carried over from the
lead copy is no reading of its own. Nor is the same paper scanned a second time: one box of two documents of
one type bears nothing out.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.document import Answer, Document, Field
from extractors.second_opinion import DISPUTED, SURE
from extractors.values.names import has_han

_SHORTEST = 8  # letters and digits: a date, a number, a name; a word or two stand anywhere
_HAN = 4  # letters that a Chinese character is worth: names have two or three

_MEANINGS: tuple[frozenset[str], ...] = (
    frozenset({"start", "contract_start"}),
    frozenset({"end", "contract_end"}),
    frozenset({"sign_date_employer", "sign_date_employee"}),
    frozenset({"dob"}),
    frozenset({"date_conferred", "degree_date"}),
    frozenset({"passport_no", "employee_id"}),
    frozenset({"uscc", "employer_uscc"}),
    frozenset({"established", "term_start"}),
    frozenset({"report_no"}),
    frozenset({"name", "employer_name", "entity_name", "company_name"}),
    frozenset({"name_zh"}),
    frozenset({"name_foreign", "holder_name", "employee_name"}),
    frozenset({"institution", "degree_school"}),
    frozenset({"registered_capital"}),
    frozenset({"address", "employer_address"}),
)
_MEANING = {name: number for number, names in enumerate(_MEANINGS) for name in names}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value stands."""

    document: Document
    field: Field

    def borne_out(self, same: Sequence["_Place"]) -> bool:
        """Whether the value stands in other ink too."""
        return any(self._is_other_ink(other) for other in same)

    def _is_other_ink(self, other: "_Place") -> bool:
        if other.field.page == self.field.page and other.field.box.overlap(self.field.box):
            return False
        paper_may_be_the_same = (
            other.document.type == self.document.type and other.document.id != self.document.id
        )
        return other.field.name != self.field.name or not paper_may_be_the_same


def agreeing(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents, a value sure that stands a second time where it means the same (SURE, not above)."""
    places: dict[tuple[int | None, int, str], list[_Place]] = defaultdict(list)
    for document in documents:
        for field in filter(_counts, document.fields):
            places[_key(document, field)].append(_Place(document, field))
    return tuple(
        replace(
            document,
            fields=tuple(
                replace(field, confidence=max(field.confidence, SURE))
                if _counts(field) and _Place(document, field).borne_out(places[_key(document, field)])
                else field
                for field in document.fields
            ),
        )
        for document in documents
    )


def _key(document: Document, field: Field) -> tuple[int | None, int, str]:
    return document.copy, _MEANING[field.name], field.value


def _counts(field: Field) -> bool:
    return (
        field.name in _MEANING
        and field.answer is Answer.FOUND
        and field.confidence > DISPUTED
        and field.check is not False
        and sum(_HAN if has_han(letter) else 1 for letter in field.value) >= _SHORTEST
    )
