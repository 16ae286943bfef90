"""The latest audit report is of the last complete fiscal year before the application."""

from datetime import date

from ingest.wording import Bilingual
from validators.audits import Audits, audits, in_grace
from validators.clause import Need
from validators.dossier import Dossier
from validators.doubt import hidden
from validators.finding import Severity, Subject, evidence_of
from validators.phrase import phrase, sentences
from validators.programme import Programme
from validators.route import need, not_expected
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer; up to the day of grace a report one year older is a warning."""
    asked = need(dossier, programme, "documents.audit-reports")
    if asked is Need.NOT_EXPECTED:
        return (not_expected(dossier, programme.kind("audit_report").title),)
    read = audits(dossier)
    if not read.years:
        return (cannot_tell(_NO_YEAR),)
    if dossier.reference_date is None:
        return (cannot_tell(_NO_DATE),)
    return (_answer(dossier, programme, read, dossier.reference_date, asked),)


_NO_YEAR = Bilingual(
    "No fiscal year could be read in an audit report, so the latest is not known. "
    "Send or scan the reports again.",
    "未能读出任何审计报告的年度，无法判断最近一期。请补交或重新扫描。",
)
_NO_DATE = Bilingual(
    "The date of application is not known, so the last complete fiscal year is not either. "
    "Declare `submitted`.",
    "申报日期未知，无法确定最近一个完整会计年度。请在 dossier.yaml 中注明 submitted。",
)


def _answer(dossier: Dossier, programme: Programme, read: Audits, reference: date, asked: Need) -> Answer:
    latest, wanted = max(read.years), reference.year - 1
    told = phrase(
        "Latest fiscal year audited: {latest}; application of {day}; last complete year: {wanted}.",
        "最近一期审计报告为{latest}年度；申报日期为{day}，最近一个完整会计年度为{wanted}年度。",
        latest=latest,
        day=reference.isoformat(),
        wanted=wanted,
    )
    evidence = tuple(evidence_of(c.field) for c in read.covered if c.year == latest)
    subject = Subject(field="fy")
    if latest == wanted and latest in read.certain:
        return passed(told, evidence, subject)
    if latest > wanted:
        future = Bilingual(
            "That year was not complete; one of the two dates is misread or wrong.",
            "该年度尚未结束，其中一个日期可能有误。",
        )
        return cannot_tell(sentences(told, future), evidence, subject)
    doubt = _doubt(dossier, programme, read, asked)
    if doubt.en:
        return cannot_tell(sentences(told, doubt), evidence, subject)
    if latest == wanted - 1 and in_grace(reference, programme):
        grace = phrase(
            "Up to {day} last year's report may not be out yet; a reviewer decides whether this one will do.",
            "{day}前上年度审计报告可能尚未出具，是否可用由审核人员判断。",
            day=programme.choice("audits.grace-until"),
        )
        return warned(sentences(told, grace), evidence, subject)
    remedy = phrase("Send the audit report of {wanted}.", "请补交{wanted}年度审计报告。", wanted=wanted)
    return failed(sentences(told, remedy), evidence, subject)


def _doubt(dossier: Dossier, programme: Programme, read: Audits, asked: Need) -> Bilingual:
    """Why a later report may be there all the same; empty when there is none."""
    if asked is Need.UNKNOWN:
        return Bilingual(
            "It is not known whether the employer is an enterprise, of which alone reports are required.",
            "用人单位是否为企业未知；仅企业须提交审计报告。",
        )
    if read.undated or read.years != read.certain:
        return Bilingual(
            "The year of some report could not be read with certainty. Look at the reports.",
            "部分审计报告的年度未能可靠读出，请人工查看。",
        )
    return hidden(dossier, programme.kind("audit_report").binding)


RULE: Rule = Rule(
    "audits.latest-year",
    ("C-13", "D-31"),
    Severity.MAJOR,
    ("audit_report.fy", "audit_report.report_date", "application.submitted"),
    check,
)
