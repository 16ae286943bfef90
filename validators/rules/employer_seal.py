"""The employer's name stands on its seals: no seal where it signs is of somebody else."""

from collections.abc import Iterator

from ingest.wording import Bilingual
from validators.answers import together
from validators.dossier import Dossier
from validators.employer import Named, reference_name, sources, without_employer
from validators.finding import Severity, evidence_of
from validators.phrase import listed, phrase, sentences
from validators.places import document_subject, named
from validators.programme import Programme
from validators.rings import Likeness, Ring, rings
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned

# Where the employer signs and nobody else does; on the others supervisors and shareholders seal as well.
_SIGNED = ("labor_contract", "letter_of_intent", "audit_report")
_SEALED = (*_SIGNED, "application_form", "company_profile", "articles_of_association")
_CONTRACTS = ("labor_contract", "letter_of_intent")


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each document under another's seal, one for all rings in doubt; else one for all seals.

    Whether a contract is sealed at all is `contract.signatures`' question: a ring that cannot be read is a
    minor doubt here, and none where another one bears the name.

    >>> from validators.example import document, outcomes
    >>> outcomes(check, document("business_license", name="北京云杉智能科技有限公司"))
    ['cannot-tell']
    >>> outcomes(check, document("labor_contract"), project="self-recommendation")
    ['not-applicable']
    """
    absent = without_employer(dossier, programme)
    if absent:
        return absent
    told = tuple((source, field) for source in sources(dossier) for field in source.fields)
    if not told:
        return (cannot_tell(_NO_NAME, severity=Severity.MINOR),)
    employer = reference_name(told)
    share = programme.number("seals.share")
    found = tuple(rings(dossier, dossier.lead(*_SEALED), employer[1].value, share))
    answers = (*_odd(programme, found, employer), *_bills(programme, found))
    return together((*answers, _all(programme, found, employer)))


_NO_NAME = Bilingual(
    "No document names the employer legibly, so its seals cannot be compared. Send the licence and the form.",
    "未读出用人单位名称，无法与印章比对。请补交营业执照和申报书。",
)


def _odd(programme: Programme, found: tuple[Ring, ...], employer: Named) -> Iterator[Answer]:
    """Documents on which no seal bears the name and one bears another."""
    confirmed = {ring.document.id for ring in found if ring.likeness is Likeness.SAME}
    odd = [r for r in found if r.document.id not in confirmed and r.document.type in _SIGNED]
    name = phrase("The employer is {name}.", "用人单位为“{name}”。", name=employer[1].value)
    place = evidence_of(employer[1])
    for ring in (ring for ring in odd if ring.likeness is Likeness.OTHER):
        subject = document_subject(ring.document, "seal")
        yield failed(sentences(_read(programme, ring), name, _SEND), (ring.evidence, place), subject)
    unsure = [ring for ring in odd if ring.likeness is Likeness.UNLIKE]
    if unsure:
        told = sentences(*(_read(programme, ring) for ring in unsure), name, _LOOK)
        evidence = (*(ring.evidence for ring in unsure), place)
        yield cannot_tell(told, evidence, document_subject(unsure[0].document, "seal"), Severity.MINOR)


def _read(programme: Programme, ring: Ring) -> Bilingual:
    return phrase(
        "{document}: the seal was read as {text}.",
        "{document}：印章文字读作“{text}”。",
        document=named(ring.document, programme),
        text=ring.seal.text,
    )


_LOOK = Bilingual(
    "But rings are not read with certainty. Look at the seals.", "但环形文字识别不确定，请查看印章。"
)
_SEND = Bilingual(
    "Send the paper with the employer's own seal; after a change of name, the notice of it.",
    "请提交加盖本单位印章的文件；如曾更名，请附名称变更通知书。",
)


def _bills(programme: Programme, found: tuple[Ring, ...]) -> Iterator[Answer]:
    for ring in found:
        if ring.of_bills and ring.document.type in _CONTRACTS:
            told = phrase(
                "{document} bears the seal for accounts or invoices ({text}); a contract takes the official "
                "or the contract seal.",
                "{document}加盖的是{text}，合同应加盖公章或合同专用章。",
                document=named(ring.document, programme),
                text=ring.seal.text,
            )
            subject = document_subject(ring.document, "seal")
            yield warned(told, (ring.evidence,), subject, Severity.MINOR)


def _all(programme: Programme, found: tuple[Ring, ...], employer: Named) -> Answer:
    confirmed = {ring.document.id: ring for ring in found if ring.likeness is Likeness.SAME}
    if not confirmed:
        message = phrase(
            "No seal with the employer's name {name} could be read ({count} seals seen). Look at the seals.",
            "未读出带有用人单位名称“{name}”的印章（可见印章{count}枚），请人工查看。",
            name=employer[1].value,
            count=len(found),
        )
        evidence = (evidence_of(employer[1]), *(ring.evidence for ring in found))
        return cannot_tell(message, evidence, severity=Severity.MINOR)
    silent = {ring.document.id: ring for ring in found if ring.document.id not in confirmed}
    told = phrase(
        "{name} stands on the seal of {documents}.",
        "印章文字与用人单位名称“{name}”相符：{documents}。",
        name=employer[1].value,
        documents=listed(named(ring.document, programme) for ring in confirmed.values()),
    )
    unread = phrase(
        "Not legible: the seal of {documents}.",
        "未能辨读的印章：{documents}。",
        documents=listed(named(ring.document, programme) for ring in silent.values()),
    )
    evidence = (evidence_of(employer[1]), *(ring.evidence for ring in confirmed.values()))
    return passed(sentences(told, unread) if silent else told, evidence)


RULE: Rule = Rule(
    "employer.seal",
    ("C-05", "D-22"),
    Severity.MAJOR,
    (
        "labor_contract seals",
        "letter_of_intent seals",
        "audit_report seals",
        "application_form seals",
        "company_profile seals",
        "articles_of_association seals",
        "application_form.employer_name",
        "business_license.name",
    ),
    check,
)
