"""The audited entity is the employer itself, and the statements are its own and not its group's."""

from collections.abc import Iterator

from extractors.document import Document, Field
from extractors.values.names import has_han
from ingest.wording import Bilingual
from validators.audit_reports import over_reports, report_named
from validators.certainty import sure_type
from validators.dossier import Dossier
from validators.employer import Named, reference_name, sources
from validators.finding import Severity, evidence_of
from validators.ladder import Step, compare, reading
from validators.phrase import phrase, sentences
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned
from validators.script import normal


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each report of another entity, or of a group; one for all when none is.

    >>> from validators.example import document, doubtful, outcomes
    >>> licence = document("business_license", name="北京云杉智能科技有限公司")
    >>> outcomes(check, licence, document("audit_report", entity_name="北京云杉智能科技有限公司"))
    ['pass']
    >>> parent = document("audit_report", entity_name="云杉控股集团有限公司")
    >>> outcomes(check, licence, parent), outcomes(check, licence, doubtful(parent, confidence=0.7))
    (['fail'], ['cannot-tell'])
    """
    employer = _employer(dossier)
    return over_reports(dossier, programme, lambda report: _answers(dossier, programme, report, employer))


def _employer(dossier: Dossier) -> Named | None:
    """The employer's name as the documents that are no audit reports give it."""
    told = tuple(
        (source, field)
        for source in sources(dossier)
        if source.document.type != "audit_report"
        for field in source.fields
    )
    return reference_name(told) if told else None


def _answers(
    dossier: Dossier, programme: Programme, report: Document, employer: Named | None
) -> Iterator[Answer]:
    what, names = report_named(report, programme), report.all("entity_name")
    if not names or employer is None:
        unread = _UNREAD if not names else _NO_EMPLOYER
        yield cannot_tell(
            phrase(unread.en, unread.zh, what=what),
            (document_evidence(dossier, report),),
            document_subject(report, "entity_name"),
        )
        return
    yield from (_compared(programme, report, field, employer) for field in names)
    yield from _consolidated(programme, report)


_UNREAD = Bilingual(
    "{what}: the audited entity could not be read. Look at the report, or scan it again.",
    "{what}：未能读出被审计单位名称。请人工查看或重新扫描。",
)
_NO_EMPLOYER = Bilingual(
    "{what}: no other document gives the employer's name to compare with. Send the licence and the form.",
    "{what}：其他材料中未读出单位名称，无法比对。请补交营业执照和申报书。",
)


def _compared(programme: Programme, report: Document, field: Field, employer: Named) -> Answer:
    step = compare(reading(field), reading(employer[1]))
    told = phrase(
        "{what}: audited entity {entity}; employer by {source}: {name}. Compared: {step}.",
        "{what}：被审计单位为“{entity}”，{source}所载单位为“{name}”；比对：{step}。",
        what=report_named(report, programme),
        entity=field.value,
        source=named(employer[0].document, programme),
        name=employer[1].value,
        step=step.words,
    )
    place = ((evidence_of(field), evidence_of(employer[1])), document_subject(report, "entity_name"))
    if step.same:
        agreed = phrase(_AGREED.en, _AGREED.zh, what=report_named(report, programme), name=field.value)
        return passed(agreed, *place)
    doubtful = step is not Step.DIFFERENT or not sure_type(employer[0].document)
    if doubtful or has_han(field.value) != has_han(employer[1].value):
        return cannot_tell(sentences(told, _LOOK), *place)
    return failed(sentences(told, _relation(field.value), _SEND), *place)


_AGREED = Bilingual("{what}: of the employer itself, {name}.", "{what}：被审计单位即用人单位{name}。")
_LOOK = Bilingual("Compare the two places.", "请人工比对两处图像。")
_SEND = Bilingual(
    "Send the employer's own reports; after a change of name, the notice of it.",
    "请提交用人单位自身的审计报告；如曾更名，请附名称变更通知书。",
)
_GROUP = Bilingual("This looks like a group or holding company.", "疑为集团或控股公司。")


def _relation(entity: str) -> Bilingual:
    group = any(word in normal(entity) for word in ("集团", "控股", "group", "holding"))
    return _GROUP if group else Bilingual("", "")


def _consolidated(programme: Programme, report: Document) -> Iterator[Answer]:
    """Statements of a group are headed as such (合并资产负债表)."""
    found = tuple(field for field in report.all("part") if "合并" in field.raw)
    if found:
        told = phrase(
            "{what}: the statements are consolidated. A reviewer sees to it that the employer's own figures "
            "are there too.",
            "{what}：为合并报表，请审核人员确认另有用人单位单体报表。",
            what=report_named(report, programme),
        )
        subject = document_subject(report, "part")
        yield warned(told, tuple(map(evidence_of, found)), subject, Severity.MINOR)


RULE: Rule = Rule(
    "audits.entity",
    ("C-13", "D-32"),
    Severity.BLOCKER,
    (
        "audit_report.entity_name",
        "audit_report.part",
        "application_form.employer_name",
        "business_license.name",
    ),
    check,
)
