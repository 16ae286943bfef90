"""Audit reports of three fiscal years that follow one another; of fewer for a company younger than that."""

from extractors.document import Field
from ingest.wording import Bilingual
from validators.audits import Audits, audits, consecutive, expected, founded, in_grace
from validators.certainty import sure
from validators.clause import Need
from validators.dossier import Dossier
from validators.doubt import hidden
from validators.finding import Evidence, Severity, Subject, evidence_of
from validators.phrase import listed, phrase, sentences
from validators.places import all_named, document_evidence
from validators.programme import Programme
from validators.route import need, not_expected
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned

_SUBJECT = Subject(field="fy")


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer. Years that are sure count; a year that is missing fails only where nothing may hide it."""
    asked = need(dossier, programme, "documents.audit-reports")
    if asked is Need.NOT_EXPECTED:
        return (not_expected(dossier, programme.kind("audit_report").title),)
    read = audits(dossier)
    count = programme.number("audits.years")
    run = consecutive(read.certain, count)
    evidence = _evidence(dossier, read)
    if run:
        return (passed(_told(read, count), evidence, _SUBJECT),)
    since = _since_founded(dossier, programme, read)
    if since is not None:
        known = sure(since) and read.certain == read.years
        told = sentences(_told(read, count), phrase(_YOUNG.en, _YOUNG.zh, day=since.value))
        return ((warned if known else cannot_tell)(told, evidence, _SUBJECT),)
    doubt = _doubt(dossier, programme, read, asked, count)
    missing = _missing(dossier, programme, read)
    if doubt.en:
        return (cannot_tell(sentences(_told(read, count), missing, doubt), evidence, _SUBJECT),)
    remedy = Bilingual("Send the audit report of each missing year.", "请补交所缺年度的审计报告。")
    return (failed(sentences(_told(read, count), missing, remedy), evidence, _SUBJECT),)


def _evidence(dossier: Dossier, read: Audits) -> tuple[Evidence, ...]:
    return (
        *(evidence_of(c.field) for c in read.covered),
        *(document_evidence(dossier, document) for document in read.undated),
    )


def _told(read: Audits, count: int) -> Bilingual:
    if not read.documents:
        return phrase(
            "No audit report was found; {count} years are required.",
            "未找到审计报告，须提交{count}个年度。",
            count=count,
        )
    return phrase(
        "Fiscal years audited: {years}; {count} that follow one another are required.",
        "已有审计报告的会计年度：{years}；须为连续{count}年。",
        years=listed(sorted(read.years)) if read.years else Bilingual("none could be read", "未能读出"),
        count=count,
    )


def _wanted(dossier: Dossier, programme: Programme, read: Audits) -> tuple[int, ...]:
    """The years to ask for: those before the application, or the year-older set where that is nearer."""
    reference = dossier.reference_date
    if reference is None:
        last = max(read.years, default=None)
        return tuple(range(last - programme.number("audits.years") + 1, last + 1)) if last else ()
    wanted = expected(reference, programme)
    older = tuple(year - 1 for year in wanted)
    if in_grace(reference, programme) and wanted[-1] not in read.years:
        return older
    return wanted


def _missing(dossier: Dossier, programme: Programme, read: Audits) -> Bilingual:
    missing = [year for year in _wanted(dossier, programme, read) if year not in read.certain]
    if not missing:
        return Bilingual("", "")
    return phrase("Not certainly there: {years}.", "缺少或不能确定：{years}。", years=listed(missing))


_YOUNG = Bilingual(
    "The licence says founded {day}: every year since seems to be audited. A reviewer decides if that is "
    "enough.",
    "营业执照载明成立日期为{day}，成立以来各年度似均有审计报告；是否满足要求由审核人员判断。",
)


def _since_founded(dossier: Dossier, programme: Programme, read: Audits) -> Field | None:
    """Founding date of a company younger than the years asked for, with a report of each year since."""
    wanted = _wanted(dossier, programme, read)
    for established in founded(dossier):
        since = [year for year in wanted if year >= int(established.value[:4])]
        if since and len(since) < len(wanted) and read.years.issuperset(since):
            return established
    return None


def _doubt(dossier: Dossier, programme: Programme, read: Audits, asked: Need, count: int) -> Bilingual:
    """Why the missing year may be there all the same; empty when it is not."""
    if asked is Need.UNKNOWN:
        return Bilingual(
            "It is not known whether the employer is an enterprise, of which alone reports are required.",
            "用人单位是否为企业未知；仅企业须提交审计报告。",
        )
    if read.undated:
        return phrase(
            "The year could not be read in {reports}. Look there.",
            "以下报告的年度未能读出：{reports}。请人工查看。",
            reports=all_named(read.undated, programme),
        )
    # Each reading tells of one year only: with fewer readings than years no misreading can hide one.
    if len(read.years) >= count and read.years != read.certain:
        unsure = [c for c in read.covered if not c.certain]
        return phrase(
            "Not read with certainty: {years}. Look at these places.",
            "以下年度识别不确定：{years}。请人工查看。",
            years=listed(f"{c.year} ({c.field.page})" for c in unsure),
        )
    return hidden(dossier, programme.kind("audit_report").binding)


RULE: Rule = Rule(
    "audits.three-years",
    ("C-13", "D-30"),
    Severity.BLOCKER,
    ("audit_report.fy", "audit_report.report_date", "business_license.established", "application.submitted"),
    check,
)
