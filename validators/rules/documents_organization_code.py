"""The organization code certificate is there, or the licence bears the code that replaced it in 2015."""

from extractors.document import Document, Field
from ingest.wording import Bilingual
from validators.certainty import sure, sure_type
from validators.dossier import Dossier
from validators.employer import registrations
from validators.finding import Outcome, Severity, evidence_of
from validators.phrase import phrase, sentences
from validators.places import document_evidence, document_subject, named
from validators.presence import present
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, passed

_UNIFIED = 18  # characters of a unified social credit code; 9 to 17 are the organization code (GB 32100-2015)


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """A licence with an 18-character code covers the item, as three certificates were merged in one.

    >>> from validators.example import document, doubtful, outcomes
    >>> new = document("business_license", uscc="91110108MA01EBFH9B")
    >>> outcomes(check, new), outcomes(check, doubtful(new))
    (['pass'], ['cannot-tell'])
    >>> old = document("business_license", reg_no="110108000000016")
    >>> outcomes(check, old), outcomes(check, old, document("org_code_certificate"))
    (['fail'], ['pass'])
    """
    answer = present(dossier, programme, RULE.id)
    if answer.outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE):
        return (answer,)
    licences = registrations(dossier)
    codes = tuple((d, f) for d in licences for f in d.all("uscc") if len(f.value) == _UNIFIED)
    covering = next(((d, f) for d, f in codes if sure(f) and sure_type(d)), None)
    if covering:
        return (_covered(programme, *covering),)
    old = bool(licences) and all(_old(d.all("reg_no")) and sure_type(d) for d in licences)
    if answer.outcome is Outcome.FAIL and (codes or not old):
        shown = tuple(document_evidence(dossier, licence) for licence in licences)
        return (cannot_tell(sentences(answer.message, _PERHAPS), shown),)
    return (answer,)


_PERHAPS = Bilingual(
    "A licence with an 18-character unified social credit code would cover it, but none was read with "
    "certainty. Look at the licence, or send the certificate.",
    "载有18位统一社会信用代码的证照可代替该证，但未能可靠读出。请人工查看证照，或补交该证。",
)


def _covered(programme: Programme, licence: Document, code: Field) -> Answer:
    return passed(
        phrase(
            "Covered by USCC: {licence} bears the 18-character code {code}, which has replaced the "
            "organization code certificate since October 2015.",
            "已由统一社会信用代码覆盖：{licence}载有18位代码{code}；自2015年10月起不再单独核发组织机构代码证。",
            licence=named(licence, programme),
            code=code.value,
        ),
        (evidence_of(code),),
        document_subject(licence, code.name),
    )


def _old(numbers: tuple[Field, ...]) -> bool:
    """Whether the licence bears a registration number, as licences did before the code."""
    return bool(numbers) and all(map(sure, numbers))


RULE: Rule = Rule(
    "documents.organization-code",
    ("C-09",),
    Severity.MAJOR,
    (
        "org_code_certificate",
        "business_license.uscc",
        "business_license.reg_no",
        "institution_certificate.uscc",
    ),
    check,
)
