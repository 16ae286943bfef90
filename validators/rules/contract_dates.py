"""The contract's dates fit the application, the form and the employer's founding."""

from collections.abc import Iterable, Iterator
from datetime import date

from extractors.document import Document, Field
from ingest.wording import Bilingual
from validators.contract_terms import STATED, as_stated, before_founding, runs_on, signed_by, valid_until
from validators.dossier import Dossier
from validators.engagement import INTENT, engagements, none_found, not_asked
from validators.finding import Evidence, Outcome, Severity, evidence_of
from validators.phrase import listed, phrase, sentences
from validators.places import all_named, document_evidence, document_subject
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """Answers on signing, on the term, on the form's dates; of several contracts the best fitting counts.

    >>> from validators.example import document, doubtful, outcomes
    >>> term = {"start": "2016-04-01", "end": "2019-03-31", "sign_date_employee": "2016-03-01"}
    >>> form = document("application_form", contract_start="2016-04-01", contract_end="2019-03-31")
    >>> outcomes(check, form, document("labor_contract", **term))
    ['pass', 'pass', 'pass']
    >>> late = document("labor_contract", **{**term, "sign_date_employee": "2017-10-01"})
    >>> outcomes(check, late, submitted="2017-09-30")
    ['fail', 'pass']
    >>> outcomes(check, doubtful(late, "sign_date_employee"), submitted="2017-09-30")
    ['cannot-tell', 'pass']
    >>> over = document("labor_contract", **{**term, "end": "2017-03-31"})
    >>> outcomes(check, form, over, submitted="2017-09-30")
    ['pass', 'fail', 'fail']
    """
    unasked = not_asked(dossier, programme)
    if unasked:
        return (unasked,)
    found = engagements(dossier)
    if not found:
        return (none_found(dossier, programme),)
    today = dossier.reference_date
    if today is None:
        shown = tuple(document_evidence(dossier, document) for document in found)
        return (cannot_tell(_NO_DATE, shown, document_subject(found[0])), *_stated(dossier, programme, found))
    return (
        _signed(dossier, programme, found, today),
        _running(dossier, programme, found, today),
        *_stated(dossier, programme, found),
        *_stale(programme, found, today),
        *_founding(dossier, found),
    )


_NO_DATE = Bilingual(
    "The date of application is not known, so the contract's dates cannot be held against it. Declare "
    "`submitted`.",
    "申报日期未知，无法核对合同日期。请在 dossier.yaml 中注明 submitted。",
)
_ORDER = (Outcome.PASS, Outcome.CANNOT_TELL, Outcome.FAIL)


def _signed(dossier: Dossier, programme: Programme, found: tuple[Document, ...], today: date) -> Answer:
    outcome, fields, document = _best((*signed_by(d, today), d) for d in found)
    message = sentences(
        phrase(
            "{what}: signed {dates}; the application is of {today}.",
            "{what}：签订日期{dates}，申报日期{today}。",
            what=all_named((document,), programme),
            dates=_values(fields),
            today=today.isoformat(),
        ),
        _SIGNED[outcome],
    )
    subject = document_subject(document, "sign_date_employer")
    return Answer(outcome, message, _shown(dossier, fields, document), subject)


_SIGNED = {
    Outcome.PASS: Bilingual("Signed by then.", "签订在先。"),
    Outcome.CANNOT_TELL: Bilingual(
        "Whether it was signed by then is not certain. Look at the signature page.",
        "申报时是否已签订不能确定，请人工查看签字页。",
    ),
    Outcome.FAIL: Bilingual(
        "It was signed after the application. Send a contract that was in force then, or correct the date.",
        "签订晚于申报。请提交申报时已签订的合同，或更正日期。",
    ),
}


def _running(dossier: Dossier, programme: Programme, found: tuple[Document, ...], today: date) -> Answer:
    outcome, fields, document = _best((*runs_on(d, today), d) for d in found)
    message = sentences(
        phrase(
            "{what}: term until {end}; the application is of {today}.",
            "{what}：合同期至{end}，申报日期{today}。",
            what=all_named((document,), programme),
            end=_values(fields),
            today=today.isoformat(),
        ),
        _RUNNING[outcome],
    )
    return Answer(outcome, message, _shown(dossier, fields, document), document_subject(document, "end"))


_RUNNING = {
    Outcome.PASS: Bilingual("It runs on or is still to begin.", "合同在期内或尚未开始。"),
    Outcome.CANNOT_TELL: Bilingual(
        "Whether it runs on is not certain. Look at the clause on the term.",
        "合同是否仍在期内不能确定，请人工查看期限条款。",
    ),
    Outcome.FAIL: Bilingual("It had ended. Send the extension.", "合同已到期。请补交续签合同。"),
}


def _stated(dossier: Dossier, programme: Programme, found: tuple[Document, ...]) -> Iterator[Answer]:
    """Start and end as the form has them, in one answer; none where the form states neither."""
    pairs = [
        (field, *as_stated(field, (f for d in found for f in d.all(name))))
        for form in dossier.lead("application_form")
        for stated, name in STATED.items()
        for field in form.all(stated)
    ]
    if not pairs:
        return
    outcome = max((each for _, each, _ in pairs), key=_ORDER.index)
    stated = listed(field.value for field, _, _ in pairs)
    agreed = tuple(other for _, _, other in pairs if other)
    message = sentences(
        phrase(
            "The form says {stated}; {what} says {agreed}.",
            "申报书所填聘期为{stated}；{what}所载为{agreed}。",
            stated=stated,
            what=all_named(found, programme),
            agreed=_values(agreed),
        ),
        _STATED[outcome],
    )
    evidence = tuple(evidence_of(f) for f in (*(field for field, _, _ in pairs), *agreed))
    yield Answer(outcome, message, evidence, document_subject(found[0], "start"))


_STATED = {
    Outcome.PASS: Bilingual("They agree.", "二者一致。"),
    Outcome.CANNOT_TELL: Bilingual(
        "They could not be compared with certainty. Look at both places.", "未能可靠比对，请人工查看两处。"
    ),
    Outcome.FAIL: Bilingual(
        "They differ. Correct the form, or send the contract it was filled in from.",
        "二者不一致。请更正申报书，或提交填表所依据的合同。",
    ),
}


def _stale(programme: Programme, found: tuple[Document, ...], today: date) -> Iterator[Answer]:
    """A letter of intent that nothing followed and that had lapsed binds nobody."""
    for document in found:
        lapse = valid_until(document) if document.type == INTENT else None
        if lapse is None:
            continue
        last, certain, fields = lapse
        told = phrase(
            "{what}: valid until {last}; the application is of {today}.",
            "{what}：有效期至{last}，申报日期{today}。",
            what=all_named((document,), programme),
            last=last.isoformat(),
            today=today.isoformat(),
        )
        evidence, subject = tuple(map(evidence_of, fields)), document_subject(document, "valid_until")
        if last >= today and certain:
            yield passed(told, evidence, subject)
        elif certain:
            yield failed(sentences(told, _LAPSED), evidence, subject, Severity.MAJOR)
        else:
            yield cannot_tell(sentences(told, _UNSURE), evidence, subject, Severity.MAJOR)


_LAPSED = Bilingual(
    "It had lapsed, and there is no contract. Send the contract or a renewed letter.",
    "意向书已失效且未见合同。请提交合同或重新签订的意向书。",
)
_UNSURE = Bilingual("The date was not read with certainty. Look at it.", "日期识别不确定，请人工查看。")


def _founding(dossier: Dossier, found: tuple[Document, ...]) -> Iterator[Answer]:
    for start, founding in before_founding(dossier, found):
        yield warned(
            phrase(
                "Employment starts {start}, before the employer was founded ({founding}); look at both.",
                "聘期始于{start}，早于单位成立日期{founding}；请人工核对。",
                start=start.value,
                founding=founding.value,
            ),
            (evidence_of(start), evidence_of(founding)),
            document_subject(found[0], "start"),
            Severity.INFO,
        )


_Judged = tuple[Outcome, tuple[Field, ...], Document]


def _best(judged: Iterable[_Judged]) -> _Judged:
    return min(judged, key=lambda each: _ORDER.index(each[0]))


def _values(fields: tuple[Field, ...]) -> Bilingual:
    read = listed(dict.fromkeys(field.value for field in fields))
    return read if read.en else Bilingual("(not read)", "（未读出）")


def _shown(dossier: Dossier, fields: tuple[Field, ...], document: Document) -> tuple[Evidence, ...]:
    return tuple(map(evidence_of, fields)) or (document_evidence(dossier, document),)


RULE: Rule = Rule(
    "contract.dates",
    ("C-05", "D-42", "D-43", "D-46", "D-47"),
    Severity.MINOR,
    (
        "labor_contract.sign_date_employer",
        "labor_contract.sign_date_employee",
        "labor_contract.start",
        "labor_contract.end",
        "labor_contract.term_type",
        "letter_of_intent.valid_until",
        "application_form.contract_start",
        "application_form.contract_end",
        "business_license.established",
        "application.submitted",
    ),
    check,
)
