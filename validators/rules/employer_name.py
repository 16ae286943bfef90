"""One employer name in form, licence, contract, audit reports, articles and profile."""

from extractors.document import Field
from extractors.values.names import has_han
from ingest.wording import Bilingual
from validators.certainty import sure_type
from validators.dossier import Dossier
from validators.employer import (
    AGENCIES,
    REGISTRATIONS,
    Named,
    Source,
    reference_name,
    sources,
    without_employer,
)
from validators.finding import Severity, Subject, evidence_of
from validators.ladder import Step, compare, reading
from validators.phrase import listed, phrase, sentences
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned
from validators.script import normal


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each document that is at odds or silent; one for all when none is."""
    absent = without_employer(dossier, programme)
    if absent:
        return absent
    found = sources(dossier)
    lacking = _lacking(found)
    if lacking:
        return (cannot_tell(lacking, subject=Subject(field="employer_name")),)
    told = tuple((source, field) for source in found for field in source.fields)
    reference = reference_name(told)
    odd = tuple(
        answer
        for source, field in told
        if normal(field.value) != normal(reference[1].value)
        for answer in (_odd(programme, source, field, reference),)
    )
    silent = tuple(_silent(dossier, programme, source) for source in found if _must_tell(source))
    return (*odd, *silent) or (_agreed(programme, told),)


def _lacking(found: tuple[Source, ...]) -> Bilingual | None:
    """Form and licence are what the others are held against: without a name in both nothing can be said."""
    telling = {source.document.type for source in found if source.fields}
    missing = [
        title
        for types, title in (
            (("application_form",), Bilingual("application form", "申报书")),
            (REGISTRATIONS, Bilingual("business licence or legal-person certificate", "营业执照或法人证书")),
        )
        if not telling & set(types)
    ]
    if not missing:
        return None
    return phrase(
        "The employer's name could not be read in the {missing}; without it names cannot be compared. "
        "Send or scan this document again.",
        "未能读出{missing}上的单位名称，无法比对。请补交或重新扫描。",
        missing=listed(missing),
    )


def _odd(programme: Programme, source: Source, field: Field, reference: Named) -> Answer:
    step = compare(reading(field), reading(reference[1]))
    told = phrase(
        "{document} names {name}; {other} names {expected}",
        "{document}所载单位名称为“{name}”，{other}为“{expected}”",
        document=named(source.document, programme),
        name=field.value,
        other=named(reference[0].document, programme),
        expected=reference[1].value,
    )
    evidence = (evidence_of(field), evidence_of(reference[1]))
    subject = document_subject(source.document, field.name)
    if source.name == "employer_name" and any(agency in field.value.upper() for agency in AGENCIES):
        return warned(_with(told, _DISPATCH), evidence, subject)
    if has_han(field.value) != has_han(reference[1].value):
        return cannot_tell(_with(told, _SCRIPT), evidence, subject)
    if step is not Step.DIFFERENT:
        return cannot_tell(
            _with(told, phrase("{step}.", "{step}。", step=step.words), _LOOK), evidence, subject
        )
    if not (sure_type(source.document) and sure_type(reference[0].document)):
        return cannot_tell(_with(told, _TYPE), evidence, subject)
    return failed(_with(told, _SEND), evidence, subject)


_DISPATCH = Bilingual(
    "this looks like a dispatch agency; a reviewer decides whether the contract counts.",
    "疑为劳务派遣机构，合同是否有效由审核人员判断。",
)
_SCRIPT = Bilingual(
    "one of them is not in Chinese, so a person compares them.", "其中一处非中文名称，请人工比对。"
)
_LOOK = Bilingual("Compare the two places.", "请人工比对两处图像。")
_TYPE = Bilingual(
    "but it is not certain what these documents are. Look at them.", "但文件类型不确定，请人工查看。"
)
_SEND = Bilingual(
    "these are two names. Send the employer's own document, or the notice of its change of name.",
    "二者不一致。请提交本单位的文件；如曾更名，请附名称变更通知书。",
)


def _with(told: Bilingual, *rest: Bilingual) -> Bilingual:
    tail = sentences(*rest)
    return Bilingual(f"{told.en}: {tail.en}", f"{told.zh}：{tail.zh}")


def _must_tell(source: Source) -> bool:
    """A profile is free text and need not name the company in full."""
    return not source.fields and source.document.type != "company_profile"


def _silent(dossier: Dossier, programme: Programme, source: Source) -> Answer:
    return cannot_tell(
        phrase(
            "The employer's name could not be read in {document}. Look at it, or scan it again.",
            "未能读出{document}中的单位名称。请人工查看或重新扫描。",
            document=named(source.document, programme),
        ),
        (document_evidence(dossier, source.document),),
        document_subject(source.document, source.name),
    )


def _agreed(programme: Programme, told: tuple[Named, ...]) -> Answer:
    first: dict[str, Named] = {}
    for source, field in told:
        first.setdefault(source.document.id, (source, field))
    return passed(
        phrase(
            "{name}: the same in {documents}.",
            "各材料单位名称一致：{name}（{documents}）。",
            name=told[0][1].value,
            documents=listed(named(source.document, programme) for source, _ in first.values()),
        ),
        tuple(evidence_of(field) for _, field in first.values()),
    )


RULE: Rule = Rule(
    "employer.name",
    ("C-08", "D-21"),
    Severity.BLOCKER,
    (
        "application_form.employer_name",
        "business_license.name",
        "institution_certificate.name",
        "labor_contract.employer_name",
        "letter_of_intent.employer_name",
        "audit_report.entity_name",
        "articles_of_association.company_name",
        "company_profile.company_name",
    ),
    check,
)
