"""The audit reports one by one: what every `audits.*` rule over single reports has in common."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from extractors.document import Document
from extractors.page_text import Line
from ingest.wording import Bilingual
from validators.answers import together
from validators.certainty import sure_type
from validators.clause import Need
from validators.dossier import Dossier
from validators.finding import Outcome
from validators.phrase import phrase, sentences
from validators.places import document_evidence, document_subject, named, span
from validators.programme import Programme
from validators.route import need, not_expected
from validators.rule import Answer, cannot_tell

# Words known beforehand and several characters long, found as they are: below this the place is in doubt.
RECOGNISED = 0.90

One = Callable[[Document], Iterable[Answer]]
All = Callable[[], Iterable[Answer]]


def over_reports(
    dossier: Dossier, programme: Programme, one: One, *, of_all: All | None = None
) -> tuple[Answer, ...]:
    """What `one` says of each audit report and `of_all` of all: what is no pass, or all passes as one.

    Where the route does not ask for reports nothing applies. Without a report the answer is cannot-tell, and
    so is a failure while it is unknown whether the employer is an enterprise. A report that may be something
    else is for a person.
    """
    asked = need(dossier, programme, "documents.audit-reports")
    if asked is Need.NOT_EXPECTED:
        return (not_expected(dossier, programme.kind("audit_report").title),)
    reports = dossier.lead("audit_report")
    if not reports:
        return (cannot_tell(_NONE),)
    answers = [answer for report in reports for answer in _of(dossier, programme, report, one)]
    answers += of_all() if of_all else ()
    if asked is Need.UNKNOWN:
        answers = [_softened(answer) for answer in answers]
    return together(answers)


_NONE = Bilingual(
    "No audit report was recognised, so there is nothing to check. Send the reports, or look for them.",
    "未识别到审计报告，无从核对。请补交或人工查找。",
)
_ASKED = Bilingual(
    "It is not known whether the employer is an enterprise, of which alone reports are required.",
    "用人单位是否为企业未知；仅企业须提交审计报告。",
)


def _of(dossier: Dossier, programme: Programme, report: Document, one: One) -> Iterable[Answer]:
    if sure_type(report):
        return one(report)
    message = phrase(
        "Probably {report}, but the pages could not be recognised with certainty. Look at them.",
        "疑似{report}，但无法确定，请人工查看。",
        report=report_named(report, programme),
    )
    return (cannot_tell(message, (document_evidence(dossier, report),), document_subject(report)),)


def _softened(answer: Answer) -> Answer:
    if answer.outcome is not Outcome.FAIL:
        return answer
    return replace(answer, outcome=Outcome.CANNOT_TELL, message=sentences(answer.message, _ASKED))


def report_named(report: Document, programme: Programme) -> Bilingual:
    """The report as people call it: "audit report of 2016 (p0031–p0040)"."""
    year = fiscal_year(report)
    if year is None:
        return named(report, programme)
    title = programme.kind(report.type).title
    return phrase(
        "{title} of {year} ({pages})",
        "{year}年度{title}（{pages}）",
        title=title,
        year=year,
        pages=span(report.pages),
    )


def lines(dossier: Dossier, report: Document) -> tuple[tuple[str, Line], ...]:
    """Every line of the report with the id of its page."""
    return tuple((id, line) for id in report.pages if id in dossier.pages for line in dossier.pages[id].lines)


def fiscal_year(report: Document) -> int | None:
    """The year of the report's own figures: the latest it covers."""
    found = [int(field.value) for field in report.all("fy") if field.value.isdecimal()]
    return max(found, default=None)
