"""The institution's certificate is valid on the date of application, and an organization code's if needed."""

from collections.abc import Iterator
from datetime import date

from extractors.document import Document
from ingest.wording import Bilingual
from validators.answers import together
from validators.certainty import sure, sure_type
from validators.days import day_of
from validators.dossier import Dossier
from validators.employer import registrations, without_employer
from validators.finding import Severity, evidence_of
from validators.phrase import phrase, sentences
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, not_applicable, passed

_INSTITUTION, _CODE = "institution_certificate", "org_code_certificate"


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each certificate that is not certainly valid; one for all when all are.

    >>> from validators.example import document, doubtful, outcomes
    >>> hospital = document("institution_certificate", valid_from="2015-03-31", valid_to="2020-03-31")
    >>> outcomes(check, hospital, submitted="2020-03-31"), outcomes(check, hospital, submitted="2020-04-01")
    (['pass'], ['fail'])
    >>> outcomes(check, doubtful(hospital)), outcomes(check, document("business_license"))
    (['cannot-tell'], ['not-applicable'])
    """
    absent = without_employer(dossier, programme)
    if absent:
        return absent
    answers = (*_institutions(dossier, programme), *_codes(dossier, programme))
    return together(answers) if answers else (_none(dossier),)


def _none(dossier: Dossier) -> Answer:
    if dossier.application.employer_kind.value == "enterprise" or registrations(dossier):
        return not_applicable(
            Bilingual(
                "No certificate with a term: the employer shows a business licence.",
                "用人单位提交的是营业执照，无有效期证书须核对。",
            )
        )
    return cannot_tell(
        Bilingual(
            "No legal-person certificate was recognised, so its validity is not known. Send it, or look.",
            "未识别到法人证书，无法判断有效期。请补交或人工查找。",
        )
    )


def _institutions(dossier: Dossier, programme: Programme) -> Iterator[Answer]:
    for certificate in dossier.lead(_INSTITUTION):
        yield _valid(dossier, programme, certificate, Severity.MAJOR)


def _codes(dossier: Dossier, programme: Programme) -> Iterator[Answer]:
    """Only where no licence bears a unified credit code, of which the organization code is a part (C-09)."""
    merged = any(
        sure_type(document) and any(sure(code) for code in document.all("uscc"))
        for document in registrations(dossier)
    )
    if not merged:
        for certificate in dossier.lead(_CODE):
            yield _valid(dossier, programme, certificate, Severity.MINOR)


def _valid(dossier: Dossier, programme: Programme, certificate: Document, weight: Severity) -> Answer:
    what, subject = named(certificate, programme), document_subject(certificate, "valid_to")
    terms = tuple(f for name in ("valid_from", "valid_to") for f in certificate.all(name))
    evidence = tuple(map(evidence_of, terms)) or (document_evidence(dossier, certificate),)
    end, today = certificate.first("valid_to"), dossier.reference_date
    last = date.max if end and end.value == "open" else day_of(end)
    if end is None or last is None or today is None:
        unread = _NO_DATE if today is None else _UNREAD
        return cannot_tell(phrase(unread.en, unread.zh, what=what), evidence, subject, weight)
    start = day_of(certificate.first("valid_from"))
    told = phrase(
        "{what}: valid from {start} to {end}; the application is of {today}.",
        "{what}：有效期自{start}至{end}；申报日期为{today}。",
        what=what,
        start=start.isoformat() if start else "?",
        end=end.value if end.value != "open" else Bilingual("no set day", "长期"),
        today=today.isoformat(),
    )
    if not (sure_type(certificate) and all(map(sure, terms))):
        return cannot_tell(sentences(told, _UNSURE), evidence, subject, weight)
    if last < today or (start and start > today):
        return failed(sentences(told, _VOID), evidence, subject, weight)
    return passed(told, evidence, subject, weight)


_NO_DATE = Bilingual(
    "{what}: the date of application is not known, so validity cannot be judged. Declare `submitted`.",
    "{what}：申报日期未知，无法判断有效期。请在 dossier.yaml 中注明 submitted。",
)
_UNREAD = Bilingual(
    "{what}: its term could not be read. Look at it, or scan it again.",
    "{what}：未能读出有效期。请人工查看或重新扫描。",
)
_UNSURE = Bilingual(
    "But this is not read with certainty. Look at the dates, or scan the page again.",
    "但识别不确定，请核对日期或重新扫描。",
)
_VOID = Bilingual(
    "It is not valid on that day, and an expired certificate is void. Send the valid one.",
    "申报时不在有效期内，逾期证书自动失效。请提交有效证书。",
)


RULE: Rule = Rule(
    "employer.certificate-validity",
    ("C-08", "D-27", "D-28", "C-09"),
    Severity.MAJOR,
    (
        "institution_certificate.valid_from",
        "institution_certificate.valid_to",
        "org_code_certificate.valid_from",
        "org_code_certificate.valid_to",
        "application.submitted",
    ),
    check,
)
