"""How many months of each year are to be worked in Beijing (R-07, R-22, D-41)."""

import re
from dataclasses import dataclass

from extractors.document import Document, Field
from ingest.wording import Bilingual
from validators.certainty import sure, sure_type
from validators.dossier import Dossier
from validators.engagement import engagements, none_found
from validators.finding import Evidence, Outcome, evidence_of
from validators.phrase import phrase, sentences
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.rule import Answer, cannot_tell, failed, passed
from validators.terms import terms

_BEIJING = re.compile(r"北京|beijing", re.IGNORECASE)
_NAME = "months_per_year"


@dataclass(frozen=True, slots=True)
class Share:
    """What one contract says of the months, and the fields that say it.

    `whole` where it is of full-time work in Beijing: then every month is.
    """

    document: Document
    months: Field | None
    whole: tuple[Field, ...]

    def outcome(self, least: int) -> Outcome:
        if not sure_type(self.document):
            return Outcome.CANNOT_TELL
        if self.months is None:
            return Outcome.PASS if self.whole and all(map(sure, self.whole)) else Outcome.CANNOT_TELL
        if not sure(self.months) or not self.months.value.isdecimal():
            return Outcome.CANNOT_TELL
        return Outcome.PASS if int(self.months.value) >= least else Outcome.FAIL

    @property
    def fields(self) -> tuple[Field, ...]:
        return (self.months,) if self.months else self.whole


def enough_months(dossier: Dossier, programme: Programme) -> Answer:
    """Whether each year holds `months-per-year` in Beijing by the contract; the form alone proves nothing."""
    shares = tuple(map(_share, engagements(dossier)))
    if not shares:
        return none_found(dossier, programme)
    least = programme.number("months-per-year")
    forms = tuple(field for form in dossier.lead("application_form") for field in form.all(_NAME))
    outcomes = {share.outcome(least) for share in shares}
    told = sentences(*(_told(share, programme) for share in shares), _form(forms), _required(least))
    evidence = (*(e for share in shares for e in _evidence(dossier, share)), *map(evidence_of, forms))
    subject = document_subject(shares[0].document, _NAME)
    if Outcome.FAIL in outcomes:
        return failed(sentences(told, _FEWER), evidence, subject)
    if Outcome.PASS not in outcomes:
        return cannot_tell(sentences(told, _SILENT), evidence, subject)
    if any(field.value.isdecimal() and int(field.value) < least for field in forms):
        return cannot_tell(sentences(told, _FORM_LESS), evidence, subject)
    if not _long_enough(dossier, least):
        return cannot_tell(sentences(told, _SILENT), evidence, subject)
    return passed(told, evidence, subject)


def _share(document: Document) -> Share:
    time, place = document.first("full_time"), document.first("work_place")
    whole = (
        (time, place) if time and place and time.value == "full-time" and _BEIJING.search(place.value) else ()
    )
    return Share(document, document.first(_NAME), whole)


def _long_enough(dossier: Dossier, least: int) -> bool:
    """Whether no contract certainly ends before so many months are over."""
    return all(term.most is None or term.most >= least for term in terms(dossier))


_FEWER = Bilingual(
    "That is fewer. Send the contract or a supplement with the months in Beijing each year.",
    "低于要求。请提交载明每年在京工作时间的合同或补充协议。",
)
_SILENT = Bilingual(
    "The contract does not certainly say so. Look at it, or send a supplement that states the months.",
    "合同中未能确定每年在京工作时间。请人工查看，或补交载明该时间的补充协议。",
)
_FORM_LESS = Bilingual(
    "The form states fewer months than the contract. Clarify which is right.",
    "申报书所填月数少于合同约定。请核实何者为准。",
)


def _required(least: int) -> Bilingual:
    return phrase(
        "{least} months in Beijing each year are required.",
        "要求每年在京工作不少于{least}个月。",
        least=least,
    )


def _told(share: Share, programme: Programme) -> Bilingual:
    what = named(share.document, programme)
    if share.months is not None:
        return phrase(
            "{what}: {months} months each year.",
            "{what}：每年{months}个月。",
            what=what,
            months=share.months.value,
        )
    if share.whole:
        return phrase("{what}: full-time work in Beijing.", "{what}：在京全职工作。", what=what)
    return phrase("{what}: no months each year found.", "{what}：未找到每年工作月数。", what=what)


def _form(forms: tuple[Field, ...]) -> Bilingual:
    if not forms:
        return Bilingual("", "")
    return phrase("Form: {months} months each year.", "申报书：每年{months}个月。", months=forms[0].value)


def _evidence(dossier: Dossier, share: Share) -> tuple[Evidence, ...]:
    return tuple(map(evidence_of, share.fields)) or (document_evidence(dossier, share.document),)
