"""When contracts were signed, against the day after which they have to be (R-23, R-28, D-40)."""

from dataclasses import dataclass
from datetime import date

from extractors.document import Answer as Found
from extractors.document import Document, Field
from ingest.wording import Bilingual
from validators.certainty import sure, sure_type
from validators.days import span_of
from validators.dossier import Dossier
from validators.engagement import CONTRACT, INTENT, none_found
from validators.finding import Evidence, Outcome, evidence_of
from validators.phrase import listed, phrase, sentences
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.readings import by_reading
from validators.rule import Answer, cannot_tell, failed, passed

_SIGNED = ("sign_date_employer", "sign_date_employee")


@dataclass(frozen=True, slots=True)
class Signing:
    """The dates beside the signatures of one contract; a contract is signed on the later of the two.

    `hidden` where one of them stands there unread.
    """

    document: Document
    dates: tuple[Field, ...]
    hidden: bool

    def after(self, limit: date) -> Outcome:
        """PASS: certainly signed after `limit`, FAIL: before, WARN: on that very day."""
        if not sure_type(self.document):
            return Outcome.CANNOT_TELL
        spans = [(span_of(field), sure(field)) for field in self.dates]
        if any(span and certain and span[0] > limit for span, certain in spans):
            return Outcome.PASS
        if self.hidden or not spans or not all(span and certain for span, certain in spans):
            return Outcome.CANNOT_TELL
        latest = max(span[1] for span, _ in spans if span)
        if latest > limit:
            return Outcome.CANNOT_TELL  # a month that holds the day
        return Outcome.WARN if latest == limit else Outcome.FAIL


def signings(dossier: Dossier) -> tuple[Signing, ...]:
    """The signing of each contract of the lead copies; letters of intent are none."""
    return tuple(
        Signing(
            document,
            tuple(field for name in _SIGNED for field in document.all(name)),
            any(f.name in _SIGNED and f.answer is Found.NOT_READABLE for f in document.fields),
        )
        for document in dossier.lead(CONTRACT)
    )


def signed_after(dossier: Dossier, programme: Programme, key: str) -> Answer:
    """Whether a contract was signed after the day of the setting `key`; no other condition."""
    return by_reading(programme, "boundary-day", lambda choice: _signed(dossier, programme, key, choice))


def _signed(dossier: Dossier, programme: Programme, key: str, boundary: str) -> Answer:
    found = signings(dossier)
    if not found:
        return _no_contract(dossier, programme)
    limit = date.fromisoformat(programme.choice(key))
    outcomes = {signing.after(limit) for signing in found}
    told = sentences(*(_told(signing, programme) for signing in found), _required(limit))
    evidence = tuple(e for signing in found for e in _evidence(dossier, signing))
    subject = document_subject(found[0].document, _SIGNED[0])
    if Outcome.PASS in outcomes or (Outcome.WARN in outcomes and boundary == "inside"):
        return passed(told, evidence, subject)
    if Outcome.CANNOT_TELL in outcomes:
        return _undated(told, found, evidence)
    if Outcome.WARN in outcomes and boundary == "cannot-tell":
        return cannot_tell(sentences(told, _ON_THE_DAY), evidence, subject)
    return failed(sentences(told, _BEFORE), evidence, subject)


_ON_THE_DAY = Bilingual(
    "It was signed on that very day; whether “after” includes it a reviewer decides.",
    "恰于该日签订；“之后”是否含本日，由审核人员判断。",
)
_BEFORE = Bilingual(
    "It was signed earlier. Send the contract now in force, if there is a later one.",
    "签订日期早于要求。如另有其后签订的合同，请补交。",
)


def _required(limit: date) -> Bilingual:
    return phrase("Signing after {limit} is asked for.", "要求于{limit}之后签订。", limit=limit.isoformat())


def _told(signing: Signing, programme: Programme) -> Bilingual:
    what = named(signing.document, programme)
    if not signing.dates:
        return phrase("{what}: no date of signing was read.", "{what}：未读出签订日期。", what=what)
    days = listed(dict.fromkeys(field.value for field in signing.dates))
    return phrase("{what}: signed {days}.", "{what}：签订日期{days}。", what=what, days=days)


def _undated(told: Bilingual, found: tuple[Signing, ...], evidence: tuple[Evidence, ...]) -> Answer:
    """Without a certain date of signing; the start of the term only says since when the contract holds."""
    starts = tuple(start for signing in found for start in signing.document.all("start"))
    message = sentences(told, *(_started(start) for start in starts), _UNSURE)
    places = (*evidence, *map(evidence_of, starts))
    return cannot_tell(message, places, document_subject(found[0].document, _SIGNED[0]))


_UNSURE = Bilingual(
    "When it was signed is not certain. Look at the signature page, scan it again, or send the dated page.",
    "签订日期不能确定。请人工查看签字页、重新扫描，或补交注明日期的页面。",
)


def _started(start: Field) -> Bilingual:
    return phrase("The term begins on {start}.", "合同期限自{start}起。", start=start.value)


def _evidence(dossier: Dossier, signing: Signing) -> tuple[Evidence, ...]:
    return tuple(map(evidence_of, signing.dates)) or (document_evidence(dossier, signing.document),)


def _no_contract(dossier: Dossier, programme: Programme) -> Answer:
    intents = dossier.lead(INTENT)
    if not intents:
        return none_found(dossier, programme)
    message = phrase(
        "{what}: a letter of intent; to the letter only a contract counts here. A reviewer decides.",
        "{what}：仅有意向书；按字面此条仅指合同。由审核人员判断。",
        what=named(intents[0], programme),
    )
    evidence = tuple(document_evidence(dossier, document) for document in intents)
    return cannot_tell(message, evidence, document_subject(intents[0]))
