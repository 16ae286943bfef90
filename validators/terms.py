"""How long contracts run, against the months that are asked for (R-22, R-27, D-41)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.document import Document, Field
from ingest.wording import Bilingual
from validators.certainty import sure, sure_type
from validators.days import full_months, span_of
from validators.dossier import Dossier
from validators.engagement import engagements, none_found
from validators.finding import Evidence, Outcome, evidence_of
from validators.phrase import phrase, sentences
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.rule import Answer, cannot_tell, failed, passed

_ROW = re.compile(r"(?P<start>\d{4}-\d\d)/(?P<end>\d{4}-\d\d|open)\s(?P<where>.*)", re.DOTALL)
_BEIJING = re.compile(r"北京|beijing", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """The term of one contract in whole months, both ends included; a date without a day bounds it only.

    `least` and `most` bound the months agreed, `past` are those that had certainly passed on the day of the
    application; None: not known. `certain` where the document and all its dates are sure.
    """

    document: Document
    fields: tuple[Field, ...]
    certain: bool
    least: int | None = None
    most: int | None = None
    past: int | None = None
    open_ended: bool = False

    def outcome(self, months: int) -> Outcome:
        """Whether the term is of `months` at least."""
        if not self.certain:
            return Outcome.CANNOT_TELL
        if self.open_ended or (self.least is not None and self.least >= months):
            return Outcome.PASS
        return Outcome.FAIL if self.most is not None and self.most < months else Outcome.CANNOT_TELL


def terms(dossier: Dossier) -> tuple[Term, ...]:
    """The term of each contract, or of each letter of intent where there is no contract."""
    return tuple(_term(document, dossier.reference_date) for document in engagements(dossier))


def _term(document: Document, today: date | None) -> Term:
    first, last = document.first("start"), document.first("end")
    kind = document.first("term_type")
    start, end = span_of(first), span_of(last)
    dated = tuple(field for field in (first, last) if field is not None)
    if start and end and dated:
        certain = sure_type(document) and all(map(sure, dated))
        least, most = full_months(start[1], end[0]), full_months(start[0], end[1])
        past = full_months(start[1], min(end[0], today)) if today else None
        return Term(document, dated, certain, least, most, past)
    opened = next((f for f in (last, kind) if f is not None and f.value in ("open", "open-ended")), None)
    fields = tuple(dict.fromkeys(f for f in (first, last, kind) if f is not None))
    past = full_months(start[1], today) if start and today else None
    return Term(
        document,
        fields,
        opened is not None and sure_type(document) and sure(opened),
        past=past,
        open_ended=opened is not None,
    )


def long_enough(dossier: Dossier, programme: Programme) -> Answer:
    """Whether a contract, or contracts that follow one another, run for `term.months`; no other condition."""
    found = terms(dossier)
    if not found:
        return none_found(dossier, programme)
    months = programme.number("term.months")
    outcomes = {term.outcome(months) for term in found}
    told = sentences(*(_told(term, programme) for term in found), _required(months))
    evidence = tuple(e for term in found for e in _evidence(dossier, term))
    subject = document_subject(found[0].document, "end")
    joined = _joined(found)
    if Outcome.PASS in outcomes:
        return passed(told, evidence, subject)
    if joined >= months:
        one_after_another = phrase(
            "They follow one another: {joined} months together.",
            "前后相接，合计{joined}个月。",
            joined=joined,
        )
        return passed(sentences(told, one_after_another), evidence, subject)
    if Outcome.CANNOT_TELL in outcomes:
        return cannot_tell(sentences(told, _UNSURE), evidence, subject)
    earlier = tuple(_service(dossier, months))
    if earlier:
        return cannot_tell(sentences(told, _EARLIER), (*evidence, *map(evidence_of, earlier)), subject)
    return failed(sentences(told, _SHORT), evidence, subject)


_UNSURE = Bilingual(
    "The dates of the term were not all found, or not read with certainty. Look at these places, or send the "
    "page that states the term.",
    "合同起止日期未全部找到或识别不确定。请人工查看，或补交载明合同期限的页面。",
)
_EARLIER = Bilingual(
    "The contract is shorter, but the form lists longer service in Beijing; whether that counts a reviewer "
    "decides.",
    "合同期限不足，但申报书所列在京工作经历较长；是否认可由审核人员判断。",
)
_SHORT = Bilingual(
    "The term is shorter. Send the contract of the whole term, an extension, or proof of earlier service.",
    "合同期限不足。请提交涵盖全部期限的合同、续签合同或此前在京工作的证明。",
)


def _required(months: int) -> Bilingual:
    return phrase("{months} months are required.", "要求不少于{months}个月。", months=months)


def _told(term: Term, programme: Programme) -> Bilingual:
    what = named(term.document, programme)
    if term.open_ended:
        return phrase("{what}: without a fixed term.", "{what}：无固定期限。", what=what)
    if term.least is None or term.most is None:
        return phrase("{what}: term not known.", "{what}：期限未能确定。", what=what)
    start, end = (field.value for field in term.fields)
    agreed = phrase(
        "{what}: from {start} to {end}, {months} whole months agreed",
        "{what}：自{start}至{end}，约定{months}个整月",
        what=what,
        start=start,
        end=end,
        months=str(term.least) if term.least == term.most else f"{term.least}–{term.most}",
    )
    if term.past is None:
        return phrase("{agreed}.", "{agreed}。", agreed=agreed)
    return phrase(
        "{agreed} (as intended), {past} of them worked by the day of application (to the letter).",
        "{agreed}（按条款本意），至申报日已工作{past}个整月（按条款字面）。",
        agreed=agreed,
        past=term.past,
    )


def _evidence(dossier: Dossier, term: Term) -> tuple[Evidence, ...]:
    return tuple(map(evidence_of, term.fields)) or (document_evidence(dossier, term.document),)


def _joined(found: tuple[Term, ...]) -> int:
    """The most months that certain, dated terms make up where one begins by the day after another ends."""
    spans = sorted(
        (start[1], end[0])
        for term in found
        if term.certain and term.least is not None
        for start, end in [(span_of(term.fields[0]), span_of(term.fields[1]))]
        if start and end
    )
    best, run = 0, (date.max, date.min)
    for start, end in spans:
        run = (run[0], max(run[1], end)) if run[0] <= start <= _next(run[1]) else (start, end)
        best = max(best, full_months(*run))
    return best


def _next(day: date) -> date:
    return day + timedelta(days=1)


def _service(dossier: Dossier, months: int) -> Iterator[Field]:
    """Rows of the form's work history of `months` or more in Beijing, however surely they were read."""
    today = dossier.reference_date
    for form in dossier.lead("application_form"):
        for field in form.all("experience"):
            row = _ROW.fullmatch(field.value)
            if row is None or not _BEIJING.search(row["where"]):
                continue
            start = date.fromisoformat(f"{row['start']}-01")
            last = today if row["end"] == "open" else date.fromisoformat(f"{row['end']}-28")
            if last is not None and full_months(start, last) >= months - 1:
                yield field
