"""The licence: founded before the contract, in force when applying, of its time, in step with the rest."""

from collections.abc import Iterator
from datetime import date

from extractors.document import Document, Field
from ingest.wording import Bilingual
from validators.answers import together
from validators.certainty import sure, sure_type
from validators.days import day_of, year_stands
from validators.dossier import Dossier
from validators.employer import registrations, without_employer
from validators.finding import Evidence, Severity, evidence_of
from validators.licence_matches import address, capital
from validators.licences import misfits, unread
from validators.phrase import phrase, sentences
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, not_applicable, passed, warned


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each point that is odd; one for all when none is.

    >>> from validators.example import document, doubtful, outcomes
    >>> licence = document("business_license", established="2009-05-06", term_end="2029-05-05")
    >>> contract = document("labor_contract", sign_date_employer="2016-03-01")
    >>> outcomes(check, licence, contract), outcomes(check, doubtful(licence), contract)
    (['pass'], ['cannot-tell', 'cannot-tell'])
    >>> outcomes(check, licence, contract, submitted="2029-05-06")
    ['fail']
    >>> late = document("business_license", established="2016-05-06", term_end="open")
    >>> outcomes(check, late, contract), outcomes(check, contract, employer_kind="institution")
    (['fail'], ['not-applicable'])
    """
    absent = without_employer(dossier, programme)
    if absent:
        return absent
    licences = tuple(d for d in registrations(dossier) if d.type == "business_license")
    if not licences:
        return (_none(dossier),)
    return together(answer for licence in licences for answer in _answers(dossier, programme, licence))


def _none(dossier: Dossier) -> Answer:
    if dossier.application.employer_kind.value == "institution" or registrations(dossier):
        return not_applicable(
            Bilingual(
                "No business licence: the employer shows a legal-person certificate, which "
                "`employer.certificate-validity` judges.",
                "用人单位提交的是法人证书，由 employer.certificate-validity 核对。",
            )
        )
    return cannot_tell(
        Bilingual(
            "No business licence was recognised, so its term is not known. Send it, or look for it.",
            "未识别到营业执照，无法判断营业期限。请补交或人工查找。",
        )
    )


def _answers(dossier: Dossier, programme: Programme, licence: Document) -> Iterator[Answer]:
    if not sure_type(licence):
        yield cannot_tell(
            phrase(
                "Probably {licence}, but the page could not be recognised with certainty. Look at it.",
                "疑似{licence}，但无法确定，请人工查看。",
                licence=named(licence, programme),
            ),
            (document_evidence(dossier, licence),),
            document_subject(licence),
        )
        return
    yield _founded(dossier, programme, licence)
    yield _term(dossier, programme, licence)
    yield from _edition(programme, licence)
    yield from capital(dossier, programme, licence)
    yield from address(dossier, programme, licence)


def _signing(dossier: Dossier) -> Field | None:
    """The earliest date on which a contract or letter of intent was signed."""
    dates = [
        field
        for contract in dossier.lead("labor_contract", "letter_of_intent")
        for name in ("sign_date_employer", "sign_date_employee")
        for field in contract.all(name)
        if day_of(field)
    ]
    return min(dates, key=lambda field: (field.value, -field.confidence, field.page), default=None)


def _founded(dossier: Dossier, programme: Programme, licence: Document) -> Answer:
    established, signed = licence.first("established"), _signing(dossier)
    subject = document_subject(licence, "established")
    founding, signing = day_of(established), day_of(signed)
    if established is None or signed is None or founding is None or signing is None:
        missing = _NO_SIGNING if founding else _NO_FOUNDING
        # Whether there is a contract, and whether it is dated, is told by other rules.
        weight = Severity.MINOR if founding else None
        return cannot_tell(
            phrase(missing.en, missing.zh, what=named(licence, programme)),
            (document_evidence(dossier, licence),),
            subject,
            weight,
        )
    told = phrase(
        "{what}: founded {founding}; contract signed {signing}.",
        "{what}：成立日期{founding}；合同签订日期{signing}。",
        what=named(licence, programme),
        founding=founding.isoformat(),
        signing=signing.isoformat(),
    )
    evidence = (evidence_of(established), evidence_of(signed))
    if sure(established) and sure(signed):
        if founding <= signing:
            return passed(told, evidence, subject)
        return failed(sentences(told, _FOUNDED_LATER), evidence, subject)
    if founding.year < signing.year and _years_stand(dossier, licence, established, signed):
        return passed(told, evidence, subject)
    return cannot_tell(sentences(told, _UNSURE), evidence, subject)


def _years_stand(dossier: Dossier, licence: Document, established: Field, signed: Field) -> bool:
    """Whether each year is read with certainty or stands in a second date of its kind."""
    others = (
        *licence.all("term_start"),
        *(f for profile in dossier.lead("company_profile") for f in profile.all("established")),
    )
    signings = (
        field
        for contract in dossier.lead("labor_contract", "letter_of_intent")
        for name in ("sign_date_employer", "sign_date_employee")
        for field in contract.all(name)
    )
    return year_stands(established, others) and year_stands(signed, tuple(signings))


_NO_FOUNDING = Bilingual(
    "{what}: the founding date could not be read. Look at it, or scan the page again.",
    "{what}：未能读出成立日期。请人工查看或重新扫描。",
)
_NO_SIGNING = Bilingual(
    "{what}: no signing date of a contract was read to hold the founding date against.",
    "{what}：未读出合同签订日期，无法与成立日期比对。",
)
_UNSURE = Bilingual(
    "But this is not read with certainty. Look at the dates, or scan the page again.",
    "但识别不确定，请核对日期或重新扫描。",
)
_FOUNDED_LATER = Bilingual(
    "A company cannot sign before it is founded. Send the right licence or contract.",
    "公司成立之前不能签订合同。请提交正确的营业执照或合同。",
)


def _term(dossier: Dossier, programme: Programme, licence: Document) -> Answer:
    what, subject = named(licence, programme), document_subject(licence, "term_end")
    end, today = licence.first("term_end"), dossier.reference_date
    if end is None or (end.value != "open" and day_of(end) is None):
        return _no_term(dossier, programme, licence)
    evidence = (evidence_of(end),)
    if today is None:
        return cannot_tell(phrase(_NO_DATE.en, _NO_DATE.zh, what=what), evidence, subject)
    told = phrase(
        "{what}: in force until {end}; the application is of {today}.",
        "{what}：营业期限至{end}；申报日期为{today}。",
        what=what,
        end=end.value if end.value != "open" else Bilingual("no set day", "长期"),
        today=today.isoformat(),
    )
    if not sure(end):
        return cannot_tell(sentences(told, _UNSURE), evidence, subject)
    if (day_of(end) or date.max) < today:
        return failed(sentences(told, _OVER), evidence, subject)
    return passed(told, evidence, subject)


def _no_term(dossier: Dossier, programme: Programme, licence: Document) -> Answer:
    """Licences of recent years may print no term; where something stands there it has to be read."""
    weight = None if unread(licence, "term_end") or licence.all("term_end") else Severity.MINOR
    return cannot_tell(
        phrase(
            "{what}: no term of operation could be read. Look at it; if none is printed, ask the public "
            "register of companies.",
            "{what}：未能读出营业期限。请人工查看；如执照未载明，请查询企业信用信息公示系统。",
            what=named(licence, programme),
        ),
        (document_evidence(dossier, licence),),
        document_subject(licence, "term_end"),
        weight,
    )


_NO_DATE = Bilingual(
    "{what}: the date of application is not known, so its term cannot be judged. Declare `submitted`.",
    "{what}：申报日期未知，无法判断营业期限。请在 dossier.yaml 中注明 submitted。",
)
_OVER = Bilingual(
    "Its term had run out. Send the renewed licence.", "营业期限已届满。请提交延期后的营业执照。"
)


def _edition(programme: Programme, licence: Document) -> Iterator[Answer]:
    issued = licence.first("issue_date")
    for field, odd in misfits(licence):
        told = phrase(
            "{what}: issued {day} with {value}, but {odd}. Compare it with the original.",
            "{what}：核发日期{day}，载有{value}，但{odd}。请与原件核对。",
            what=named(licence, programme),
            day=issued.value if issued else "",
            value=field.value,
            odd=odd,
        )
        evidence: tuple[Evidence, ...] = (evidence_of(field),)
        subject = document_subject(licence, field.name)
        yield warned(told, (*evidence, *map(evidence_of, licence.all("issue_date"))), subject, Severity.MINOR)


RULE: Rule = Rule(
    "employer.licence-term",
    ("C-08", "D-26", "D-29", "D-25"),
    Severity.MAJOR,
    (
        "business_license.established",
        "business_license.term_start",
        "business_license.term_end",
        "business_license.issue_date",
        "business_license.uscc",
        "business_license.reg_no",
        "business_license.registered_capital",
        "business_license.paid_in_capital",
        "business_license.address",
        "labor_contract.sign_date_employer",
        "labor_contract.employer_address",
        "articles_of_association.registered_capital",
        "audit_report.paid_in_capital",
        "application.submitted",
    ),
    check,
)
