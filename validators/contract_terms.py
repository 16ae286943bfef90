"""The dates of contracts against the application, the form, and the employer's founding (D-42 to D-47)."""

from collections.abc import Iterable, Iterator
from datetime import date

from extractors.document import Answer as Found
from extractors.document import Document, Field
from validators.audits import founded
from validators.certainty import sure, sure_type
from validators.days import months_later, span_of
from validators.dossier import Dossier
from validators.finding import Outcome

SIGNED = ("sign_date_employer", "sign_date_employee")
STATED = {"contract_start": "start", "contract_end": "end"}  # the form's fields, and the contract's
_OPEN = ("open", "open-ended")


def signed_by(document: Document, today: date) -> tuple[Outcome, tuple[Field, ...]]:
    """Whether the contract was signed by `today`, on the later of its two dates, and those dates."""
    dates = tuple(field for name in SIGNED for field in document.all(name))
    spans = [(span, sure(field)) for field in dates for span in [span_of(field)] if span]
    if any(certain and first > today for (first, _), certain in spans) and sure_type(document):
        return Outcome.FAIL, dates
    hidden = any(f.name in SIGNED and f.answer is Found.NOT_READABLE for f in document.fields)
    complete = bool(spans) and len(spans) == len(dates) and not hidden and sure_type(document)
    if complete and all(certain and last <= today for (_, last), certain in spans):
        return Outcome.PASS, dates
    return Outcome.CANNOT_TELL, dates


def runs_on(document: Document, today: date) -> tuple[Outcome, tuple[Field, ...]]:
    """Whether the term has not ended before `today`; its last day belongs to it."""
    end, kind = document.first("end"), document.first("term_type")
    opened = next((f for f in (end, kind) if f is not None and f.value in _OPEN), None)
    span = span_of(end)
    if not sure_type(document):
        return Outcome.CANNOT_TELL, tuple(f for f in (end, opened) if f)
    if end is not None and span and sure(end):
        if span[0] >= today:
            return Outcome.PASS, (end,)
        return (Outcome.FAIL if span[1] < today else Outcome.CANNOT_TELL), (end,)
    if opened is not None and sure(opened) and span is None:
        return Outcome.PASS, (opened,)
    return Outcome.CANNOT_TELL, tuple(f for f in (end, opened) if f)


def valid_until(document: Document) -> tuple[date, bool, tuple[Field, ...]] | None:
    """The last day of a letter of intent, whether it is certain, and the fields it follows from.

    Months are counted from the later date of signing. None where the letter states no end.
    """
    field = document.first("valid_until")
    if field is None:
        return None
    span = span_of(field)
    if span:
        return span[1], sure(field), (field,)
    signed = [(s, f) for name in SIGNED for f in document.all(name) for s in [span_of(f)] if s]
    if not field.value.isdecimal() or not signed:
        return None
    last, dated = max(signed, key=lambda pair: pair[0])
    return months_later(last[1], int(field.value)), sure(field) and sure(dated), (field, dated)


def as_stated(stated: Field, agreed: Iterable[Field]) -> tuple[Outcome, Field | None]:
    """How a date of the form agrees with those of the contracts; a month agrees with any of its days."""
    best: tuple[Outcome, Field | None] = (Outcome.CANNOT_TELL, None)
    wanted = span_of(stated)
    order = (Outcome.PASS, Outcome.CANNOT_TELL, Outcome.FAIL)
    found = [(_agrees(stated, wanted, field), field) for field in agreed]
    return min(found, key=lambda pair: order.index(pair[0]), default=best)


def _agrees(stated: Field, wanted: tuple[date, date] | None, field: Field) -> Outcome:
    span = span_of(field)
    certain = sure(stated) and sure(field)
    if wanted is None or span is None or not certain:
        return Outcome.CANNOT_TELL
    overlap = wanted[0] <= span[1] and span[0] <= wanted[1]
    return Outcome.PASS if overlap else Outcome.FAIL


def before_founding(dossier: Dossier, documents: Iterable[Document]) -> Iterator[tuple[Field, Field]]:
    """Starts of employment that certainly lie before the employer was founded, with the founding date."""
    dates = [(f, span_of(f)) for f in founded(dossier) if sure(f)]
    for start in (f for d in documents for f in d.all("start") if sure(f)):
        span = span_of(start)
        for birth, founding in dates:
            if span and founding and span[1] < founding[0]:
                yield start, birth
