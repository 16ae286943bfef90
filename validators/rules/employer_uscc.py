"""The unified social credit code of licence and form: its check character holds, and both are one."""

import re

from extractors.document import Document, Field
from extractors.values import uscc
from ingest.wording import Bilingual
from validators import organization_codes
from validators.answers import together
from validators.certainty import SURE
from validators.dossier import Dossier
from validators.employer import registrations, without_employer
from validators.finding import Severity, Subject, evidence_of
from validators.ladder import Reading, Step, compare_codes
from validators.phrase import listed, phrase
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned
from validators.script import normal_code

Coded = tuple[Document, Field]
_MEANT = str.maketrans("OISZ", "0152")  # letters that GB 32100 does not use, so they can only be digits


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each code that fails its check or differs; one for all when none does.

    >>> from validators.example import document, doubtful, outcomes
    >>> licence = document("business_license", uscc="91110108MA01EBFH9B")
    >>> form = document("application_form", employer_uscc="91110108MA01EBFH9B")
    >>> outcomes(check, licence, form), outcomes(check, licence)
    (['pass'], ['cannot-tell'])
    >>> outcomes(check, licence, form, document("tax_registration", tax_no="110108MA01EBFH9"))
    ['pass']
    >>> outcomes(check, licence, form, document("org_code_certificate", code="600037341"))
    ['fail']
    """
    absent = without_employer(dossier, programme)
    if absent:
        return absent
    licences = _codes(registrations(dossier), "uscc")
    forms = _codes(dossier.lead("application_form"), "employer_uscc")
    parts = _parts(dossier, programme, (*licences, *forms))
    if not licences or not forms:
        return together((_lacking(dossier, bool(licences), bool(forms)), *parts))
    wrong = tuple(
        answer
        for coded in (*licences, *forms)
        for answer in (_unsound(programme, coded),)
        if answer is not None
    )
    different = tuple(
        answer
        for licence in licences
        for form in forms
        for answer in (_unequal(programme, licence, form),)
        if answer is not None
    )
    agreed = () if different or wrong else (_agreed(programme, (*licences, *forms)),)
    return together((*different, *wrong, *agreed, *parts))


def _parts(dossier: Dossier, programme: Programme, codes: tuple[Coded, ...]) -> tuple[Answer, ...]:
    """Certificates and tax numbers against the code within the first whole code."""
    whole = (organization_codes.within(document, field) for document, field in codes)
    return tuple(organization_codes.answers(dossier, programme, next(filter(None, whole), None)))


def _codes(documents: tuple[Document, ...], name: str) -> tuple[Coded, ...]:
    return tuple((document, field) for document in documents for field in document.all(name))


def _lacking(dossier: Dossier, licence: bool, form: bool) -> Answer:
    missing = [
        title
        for read, title in (
            (licence, Bilingual("business licence or certificate", "营业执照或法人证书")),
            (form, Bilingual("application form", "申报书")),
        )
        if not read
    ]
    old = any(document.first("reg_no") for document in registrations(dossier))
    reason = (
        Bilingual(
            "The licence bears a registration number of the old kind; a person compares it.",
            "执照为旧版注册号，请人工比对。",
        )
        if old and not licence
        else Bilingual("Look at it, or send or scan it again.", "请人工查看、补交或重新扫描。")
    )
    return cannot_tell(
        phrase(
            "No unified social credit code could be read in the {missing}. {reason}",
            "未能读出{missing}上的统一社会信用代码。{reason}",
            missing=listed(missing),
            reason=reason,
        ),
        tuple(document_evidence(dossier, document) for document in registrations(dossier)),
        Subject(field="uscc"),
    )


def _unsound(programme: Programme, coded: Coded) -> Answer | None:
    """A failing check character is no proof: genuine codes with one have been published (C.2)."""
    document, field = coded
    repaired = _repaired(field)
    if uscc.is_valid(field.value) and not repaired:
        return None
    told = phrase(
        "{document}: read as {raw}, which the check character does not bear out; {value} would fit."
        if repaired
        else "{document}: the check character of {value} does not hold.",
        "{document}：读作{raw}，校验位不符；若为{value}则相符。"
        if repaired
        else "{document}：{value}校验位不符。",
        document=named(document, programme),
        raw=re.sub(r"\s+", " ", field.raw),
        value=field.value,
    )
    remedy = phrase("{told} Compare it with the paper.", "{told}请与原件核对。", told=told)
    answer = warned if field.confidence >= SURE or repaired else cannot_tell
    return answer(remedy, (evidence_of(field),), document_subject(document, field.name))


def _unequal(programme: Programme, licence: Coded, form: Coded) -> Answer | None:
    step = compare_codes(_reading(licence[1]), _reading(form[1]))
    if step.same:
        return None
    told = phrase(
        "{licence} bears {one}, {form} states {other}: {step}.",
        "{licence}为{one}，{form}填写为{other}：{step}。",
        licence=named(licence[0], programme),
        one=licence[1].value,
        form=named(form[0], programme),
        other=form[1].value,
        step=step.words if step is not Step.ILLEGIBLE else _UNSURE,
    )
    evidence = (evidence_of(licence[1]), evidence_of(form[1]))
    subject = document_subject(licence[0], licence[1].name)
    if step is Step.DIFFERENT:
        send = phrase(
            "{told} Send the employer's own licence, or correct the form.",
            "{told}请提交本单位执照或更正申报书。",
            told=told,
        )
        return failed(send, evidence, subject)
    return cannot_tell(
        phrase("{told} Compare the two places.", "{told}请人工比对。", told=told), evidence, subject
    )


_UNSURE = Bilingual("they differ, and one reading is not certain", "二者不同，但其中一处识别不确定")


def _reading(field: Field) -> Reading:
    borne_out = uscc.is_valid(field.value) and not _repaired(field)
    return Reading(field.value, field.confidence, borne_out or field.confidence >= SURE)


def _repaired(field: Field) -> bool:
    """Whether a character of the value was not read so; letters that can only be digits do not count."""
    return field.value not in normal_code(field.raw).translate(_MEANT)


def _agreed(programme: Programme, codes: tuple[Coded, ...]) -> Answer:
    return passed(
        phrase(
            "{code}: the same in {documents}, and its check character holds.",
            "统一社会信用代码{code}一致（{documents}），校验位正确。",
            code=codes[0][1].value,
            documents=listed(named(document, programme) for document, _ in codes),
        ),
        tuple(evidence_of(field) for _, field in codes),
    )


RULE: Rule = Rule(
    "employer.uscc",
    ("C-08", "D-23"),
    Severity.MAJOR,
    (
        "business_license.uscc",
        "institution_certificate.uscc",
        "application_form.employer_uscc",
        "org_code_certificate.code",
        "tax_registration.tax_no",
    ),
    check,
)
