"""Each audit report is dated after its fiscal year, before the application, and not long after the year."""

from collections.abc import Iterator
from datetime import date

from extractors.document import Document, Field
from extractors.values import dates
from extractors.values import fiscal_year as report_years
from ingest.wording import Bilingual
from validators.audit_reports import fiscal_year, lines, over_reports, report_named
from validators.audits import founded
from validators.certainty import sure
from validators.days import day_of, months_later
from validators.dossier import Dossier
from validators.finding import Evidence, Outcome, Severity, evidence_of
from validators.phrase import phrase, sentences
from validators.places import document_evidence, document_subject
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each report whose date is odd; one for all when none is.

    >>> from validators.example import document, doubtful, outcomes
    >>> report = document("audit_report", fy="2016", report_date="2017-03-20")
    >>> outcomes(check, report), outcomes(check, doubtful(report))
    (['pass'], ['cannot-tell'])
    >>> outcomes(check, document("audit_report", fy="2016", report_date="2016-11-30"))
    ['fail']
    >>> outcomes(check, document("audit_report", fy="2014", report_date="2016-12-01"))
    ['warn']
    """
    return over_reports(dossier, programme, lambda report: _answers(dossier, programme, report))


def _answers(dossier: Dossier, programme: Programme, report: Document) -> Iterator[Answer]:
    yield _dated(dossier, programme, report)
    yield from _first_year(dossier, programme, report)


def _dated(dossier: Dossier, programme: Programme, report: Document) -> Answer:
    field, year, today = report.first("report_date"), fiscal_year(report), dossier.reference_date
    day, subject = day_of(field), document_subject(report, "report_date")
    if field is None or day is None or year is None:
        unread = phrase(_UNREAD.en, _UNREAD.zh, what=report_named(report, programme))
        return cannot_tell(unread, (document_evidence(dossier, report),), subject)
    evidence = tuple(evidence_of(f) for f in (field, *report.all("fy")))
    told = phrase(
        "{what}: fiscal year {year}, dated {day}.",
        "{what}：{year}年度，报告日期{day}。",
        what=report_named(report, programme),
        year=year,
        day=day.isoformat(),
    )
    if today is None:
        return cannot_tell(sentences(told, _NO_DATE), evidence, subject)
    months = programme.number("audits.report-months")
    found = {_outcome(possible, year, today, months) for possible in _possible(report, field, day)}
    if len(found) != 1 or not _year_stands(report, year, day):
        return cannot_tell(sentences(told, _UNSURE), evidence, subject)
    outcome = found.pop()
    if outcome is Outcome.PASS:
        return passed(told, evidence, subject)
    if outcome is Outcome.FAIL:
        return failed(sentences(told, _WRONG), evidence, subject)
    late = phrase(
        "That is more than {months} months after the year's end; a reviewer asks why.",
        "距年度终了超过{months}个月，请审核人员了解原因。",
        months=months,
    )
    return warned(sentences(told, late), evidence, subject)


_UNREAD = Bilingual(
    "{what}: the date or the fiscal year could not be read. Look at the end of the auditor's report.",
    "{what}：未能读出报告日期或会计年度。请查看审计报告落款处。",
)
_NO_DATE = Bilingual(
    "The date of application is not known. Declare `submitted`.",
    "申报日期未知，请在 dossier.yaml 中注明 submitted。",
)
_UNSURE = Bilingual(
    "But this is not read with certainty, and the answer depends on it. Look at the date.",
    "但识别不确定，且影响结论，请人工核对日期。",
)
_WRONG = Bilingual(
    "A report is dated after the end of its fiscal year and before the application. "
    "Send the right report, or have the date corrected.",
    "报告日期应晚于会计年度终了、早于申报日期。请提交正确的报告或更正日期。",
)


def _outcome(day: date, year: int, today: date, months: int) -> Outcome:
    end = date(year, 12, 31)
    if day <= end or day > today:
        return Outcome.FAIL
    return Outcome.WARN if day > months_later(end, months) else Outcome.PASS


def _possible(report: Document, field: Field, day: date) -> tuple[date, ...]:
    """The days it may be: the one read for sure, or any of the year in the report's number, or not known."""
    if sure(field):
        return (day,)
    numbered = {report_years.of_report_number(number.value) for number in report.all("report_no")}
    return (date(day.year, 1, 1), day, date(day.year, 12, 31)) if day.year - 1 in numbered else ()


def _year_stands(report: Document, year: int, day: date) -> bool:
    """The year is read with certainty, or the report is dated in the year after it, as reports are."""
    return day.year == year + 1 or any(sure(f) for f in report.all("fy") if f.value == str(year))


def _first_year(dossier: Dossier, programme: Programme, report: Document) -> Iterator[Answer]:
    """Of the year of founding: that the report's time begins with it. Whether it must is for a person."""
    year = fiscal_year(report)
    for established in founded(dossier):
        if year is None or established.value[:4] != str(year):
            continue
        for page, line in lines(dossier, report):
            if established.value in {found.value for found in dates.find(line.text)}:
                told = phrase(
                    "{what}: the founding date {day} stands in the report of that year.",
                    "{what}：成立当年的报告载有成立日期{day}。",
                    what=report_named(report, programme),
                    day=established.value,
                )
                yield passed(told, (evidence_of(established), Evidence(page, line.box, line.text)))
                return
        told = phrase(
            "{what} is of the year of founding ({day}). Check that its statements begin on that day.",
            "{what}为成立当年（{day}）的报告，请核对报表期间是否自成立日起。",
            what=report_named(report, programme),
            day=established.value,
        )
        yield cannot_tell(told, (evidence_of(established),), document_subject(report, "fy"), Severity.INFO)
        return


RULE: Rule = Rule(
    "audits.report-date",
    ("C-13", "D-33", "D-39"),
    Severity.MINOR,
    (
        "audit_report.report_date",
        "audit_report.fy",
        "audit_report.report_no",
        "business_license.established",
        "application.submitted",
    ),
    check,
)
