"""The auditor's opinion of each report: unqualified, for a reviewer to weigh, or against the statements."""

from collections.abc import Iterator

from extractors.document import Document, Field
from ingest.wording import Bilingual
from validators.audit_reports import RECOGNISED, over_reports, report_named
from validators.certainty import legible, sure
from validators.dossier import Dossier
from validators.finding import Severity, evidence_of
from validators.phrase import phrase, sentences
from validators.places import document_evidence, document_subject
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each report whose opinion is not unqualified; one for all when none is.

    >>> from validators.example import document, doubtful, outcomes
    >>> plain = document("audit_report", fy="2016", opinion="unqualified")
    >>> outcomes(check, plain), outcomes(check, doubtful(plain, "opinion", confidence=0.7))
    (['pass'], ['cannot-tell'])
    >>> outcomes(check, document("audit_report", fy="2016", opinion="qualified"), plain)
    ['warn']
    >>> outcomes(check, document("audit_report", fy="2016", opinion="disclaimer"))
    ['fail']
    """
    return over_reports(dossier, programme, lambda report: _answers(dossier, programme, report))


_NAMES = {
    "unqualified": Bilingual("an unqualified opinion", "无保留意见"),
    "emphasis": Bilingual("an unqualified opinion with an emphasis of matter", "带强调事项段的无保留意见"),
    "qualified": Bilingual("a qualified opinion", "保留意见"),
    "adverse": Bilingual("an adverse opinion", "否定意见"),
    "disclaimer": Bilingual("a disclaimer of opinion", "无法表示意见"),
}
_SEVERE = ("adverse", "disclaimer")


def _answers(dossier: Dossier, programme: Programme, report: Document) -> Iterator[Answer]:
    what = report_named(report, programme)
    field = report.first("opinion")
    if field is None or field.value not in _NAMES:
        yield cannot_tell(
            phrase(
                "{what}: the auditor's opinion could not be read. Look at it, or scan the page again.",
                "{what}：未能读出审计意见类型。请人工查看或重新扫描。",
                what=what,
            ),
            (document_evidence(dossier, report),),
            document_subject(report, "opinion"),
        )
        return
    told = phrase("{what}: {opinion}.", "{what}：{opinion}。", what=what, opinion=_NAMES[field.value])
    yield _weighed(dossier, report, field, told)


def _weighed(dossier: Dossier, report: Document, field: Field, told: Bilingual) -> Answer:
    place = ((evidence_of(field),), document_subject(report, "opinion"))
    if not _well_read(dossier, field):
        return cannot_tell(sentences(told, _UNSURE), *place)
    if field.value == "unqualified":
        return passed(told, *place)
    if field.value not in _SEVERE:
        return warned(sentences(told, _WEIGH), *place)
    if not sure(field):
        return cannot_tell(sentences(told, _UNSURE), *place)
    return failed(sentences(told, _SEND), *place)


_UNSURE = Bilingual(
    "But it is not read with certainty. Look at the page, or scan it again.",
    "但识别不确定，请人工查看或重新扫描该页。",
)
_WEIGH = Bilingual(
    "A reviewer reads the auditor's reasons and decides whether the report will do.",
    "请审核人员阅读所述事项，判断该报告是否可用。",
)
_SEND = Bilingual(
    "The statements are thereby not confirmed. Send an explanation, or a report with another opinion.",
    "该意见不认可财务报表。请提交说明，或提交其他意见类型的审计报告。",
)


def _well_read(dossier: Dossier, field: Field) -> bool:
    """Words that a milder opinion lacks may be lost only where the page is read badly."""
    page = dossier.pages.get(field.page)
    return field.confidence >= RECOGNISED and page is not None and legible(page)


RULE: Rule = Rule(
    "audits.opinion",
    ("C-13", "D-35"),
    Severity.MAJOR,
    ("audit_report.opinion",),
    check,
)
