"""One legal representative in licence, contract, articles and statements, each as of its date."""

from collections.abc import Iterator

from extractors.document import Answer as Looked
from extractors.document import Document, Field
from extractors.values.names import has_han
from ingest.wording import Bilingual
from validators.answers import together
from validators.certainty import sure, sure_type
from validators.dossier import Dossier
from validators.employer import registrations, without_employer
from validators.finding import Severity, evidence_of
from validators.ladder import Step, compare, reading
from validators.names import Likeness, likeness
from validators.phrase import listed, phrase, sentences
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.representative import Named, others, registered, signers
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each document that names somebody else; one for all when none does.

    >>> from validators.example import document, doubtful, outcomes
    >>> licence = document("business_license", legal_rep="魏景然", issue_date="2016-05-04")
    >>> contract = document("labor_contract", employer_legal_rep="魏景然")
    >>> outcomes(check, licence, contract), outcomes(check, licence)
    (['pass'], ['cannot-tell'])
    >>> newer = document("labor_contract", employer_legal_rep="沈子然", sign_date_employer="2017-03-01")
    >>> outcomes(check, licence, newer), outcomes(check, licence, doubtful(newer))
    (['fail'], ['cannot-tell'])
    >>> older = document("articles_of_association", legal_rep="沈子然", adoption_date="2009-02-11")
    >>> outcomes(check, licence, older)  # he was followed by another
    ['warn']
    """
    absent = without_employer(dossier, programme)
    if absent:
        return absent
    reference = registered(dossier)
    if reference is None:
        return (_no_reference(dossier),)
    answers = (
        *(_compared(programme, other, reference) for other in others(dossier, reference)),
        *_unread(dossier, programme),
        *_signed(dossier, programme, reference),
    )
    return together(answers) if answers else (_alone(programme, reference),)


def _no_reference(dossier: Dossier) -> Answer:
    message = Bilingual(
        "No licence or certificate names the legal representative legibly. Send or scan it again.",
        "未能从营业执照或法人证书读出法定代表人。请补交或重新扫描。",
    )
    evidence = tuple(document_evidence(dossier, document) for document in registrations(dossier))
    return cannot_tell(message, evidence)


def _alone(programme: Programme, reference: Named) -> Answer:
    message = phrase(
        "{document} names {name}; no other document was found to name the legal representative. "
        "A person compares it with the contract.",
        "{document}载明法定代表人为{name}；其他材料中未读出法定代表人，请人工与合同核对。",
        document=named(reference.document, programme),
        name=reference.field.value,
    )
    subject = document_subject(reference.document, reference.field.name)
    return cannot_tell(message, (evidence_of(reference.field),), subject, Severity.MINOR)


def _step(one: Field, other: Field) -> Step | None:
    """How the names agree; None where one is in Chinese characters and the other is not."""
    if has_han(one.value) != has_han(other.value):
        return None
    if not has_han(one.value) and likeness(one.value, other.value) is Likeness.SAME:
        return Step.NORMALISED
    return compare(reading(one), reading(other))


def _compared(programme: Programme, other: Named, reference: Named) -> Answer:
    step = _step(other.field, reference.field)
    told = phrase(
        "{document}{as_of} names {name}; {source}{since} names {registered}.",
        "{document}{as_of}所载法定代表人为{name}；{source}{since}为{registered}。",
        document=named(other.document, programme),
        as_of=_as_of(other),
        name=other.field.value,
        source=named(reference.document, programme),
        since=_as_of(reference),
        registered=reference.field.value,
    )
    dates = tuple(evidence_of(n.dated) for n in (other, reference) if n.dated)
    evidence = (evidence_of(other.field), evidence_of(reference.field), *dates)
    subject = document_subject(other.document, other.field.name)
    if step is None:
        return cannot_tell(sentences(told, _SCRIPT), evidence, subject)
    if step.same:
        return passed(_agreed(programme, other, reference), evidence[:2], subject)
    if not _certain(other, reference):
        return cannot_tell(sentences(told, _LOOK), evidence, subject)
    day, since = other.sure_day, reference.sure_day
    if day is None or since is None or day == since:
        return cannot_tell(sentences(told, _UNDATED), evidence, subject)
    if day < since:
        return warned(sentences(told, _EARLIER), evidence, subject, Severity.MINOR)
    return failed(sentences(told, _SEND), evidence, subject)


def _agreed(programme: Programme, other: Named, reference: Named) -> Bilingual:
    return phrase(
        "{document}: {name}, as in {source}.",
        "{document}：{name}，与{source}一致。",
        document=named(other.document, programme),
        name=other.field.value,
        source=named(reference.document, programme),
    )


def _certain(other: Named, reference: Named) -> bool:
    """Names of persons are short: only two sure readings show that they differ."""
    both = (other, reference)
    return all(sure(n.field) and sure_type(n.document) for n in both)


def _as_of(item: Named) -> Bilingual:
    if item.day is None:
        return Bilingual("", "")
    return phrase(" of {day}", "（{day}）", day=item.day.isoformat())


_SCRIPT = Bilingual(
    "One of them is not in Chinese, so a person compares them.", "其中一处非中文姓名，请人工比对。"
)
_LOOK = Bilingual("The readings are not certain. Compare the two places.", "识别不确定，请人工比对两处图像。")
_UNDATED = Bilingual(
    "Whether the representative changed in between cannot be told from the dates. A person decides.",
    "无法从日期判断其间是否变更，请人工核对。",
)
_EARLIER = Bilingual(
    "The older paper names another, as it may after a change. Add the notice of the change if there is one.",
    "较早的文件所载不同，可能其后有变更；如有变更通知书，请补附。",
)
_SEND = Bilingual(
    "The newer paper should name the newer representative. Send the present licence, or the decision on the "
    "change.",
    "较新的文件应载明现任法定代表人。请提交最新营业执照或变更决议。",
)


def _unread(dossier: Dossier, programme: Programme) -> Iterator[Answer]:
    for contract in dossier.lead("labor_contract", "letter_of_intent"):
        for field in contract.fields:
            if field.name == "employer_legal_rep" and field.answer is Looked.NOT_READABLE:
                told = phrase(
                    "{document}: the employer's representative could not be read. Look at the place.",
                    "{document}：未能读出用人单位法定代表人，请人工查看。",
                    document=named(contract, programme),
                )
                subject = document_subject(contract, field.name)
                yield cannot_tell(told, (evidence_of(field),), subject, Severity.MINOR)


def _signed(dossier: Dossier, programme: Programme, reference: Named) -> Iterator[Answer]:
    """Below the statements stand three persons; the representative should be one of them."""
    for report, names in signers(dossier):
        same = next((f for f in names if _same(f, reference.field)), None)
        told = phrase(
            "{report}: the statements are signed by {names}.",
            "{report}：财务报表签署人为{names}。",
            report=named(report, programme),
            names=listed(f.value for f in names),
        )
        subject = document_subject(report, "signer")
        if same:
            yield passed(told, (evidence_of(same), evidence_of(reference.field)), subject)
        else:
            yield _other_signers(report, names, told, reference)


def _other_signers(report: Document, names: tuple[Field, ...], told: Bilingual, reference: Named) -> Answer:
    ask = phrase(
        "{name} is not among those read. Look whether that is another as of then, or a name under a seal.",
        "其中未见{name}，请查看是否为当时的法定代表人，或姓名被印章遮盖。",
        name=reference.field.value,
    )
    evidence = (*map(evidence_of, names), evidence_of(reference.field))
    return cannot_tell(sentences(told, ask), evidence, document_subject(report, "signer"), Severity.MINOR)


def _same(one: Field, other: Field) -> bool:
    step = _step(one, other)
    return step is not None and step.same


RULE: Rule = Rule(
    "employer.legal-representative",
    ("C-08", "D-24"),
    Severity.MAJOR,
    (
        "business_license.legal_rep",
        "business_license.issue_date",
        "institution_certificate.legal_rep",
        "org_code_certificate.legal_rep",
        "tax_registration.legal_rep",
        "labor_contract.employer_legal_rep",
        "labor_contract.sign_date_employer",
        "letter_of_intent.employer_legal_rep",
        "articles_of_association.legal_rep",
        "articles_of_association.adoption_date",
        "audit_report.signer",
    ),
    check,
)
