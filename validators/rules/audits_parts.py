"""Every audit report is whole: auditor's report, statements, notes; signed, and with the firm's papers."""

from collections.abc import Iterator

from extractors.document import Document
from ingest.wording import Bilingual
from validators.audit_contents import EQUITY, NAMES, Standard, elsewhere, missing_parts, standard, trace
from validators.audit_marks import firm_papers, signed
from validators.audit_reports import over_reports, report_named
from validators.dossier import Dossier
from validators.doubt import hidden
from validators.finding import Evidence, Severity, evidence_of
from validators.phrase import listed, phrase, sentences
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each part that is not there, for marks and for the firm's papers; else one for all.

    >>> from validators.example import document, outcomes
    >>> parts = ("report", "balance-sheet", "income-statement", "cash-flow", "notes", "firm-licence")
    >>> outcomes(check, document("audit_report", fy="2016", part=parts[:3] + parts[4:]))
    ['fail', 'fail']
    >>> outcomes(check, document("audit_report", fy="2016", part=parts))  # standard unread; no signatures
    ['cannot-tell', 'fail']
    >>> outcomes(check, document("audit_report", fy="2016", part=parts), employer_kind="institution")
    ['not-applicable']
    """
    return over_reports(
        dossier,
        programme,
        lambda report: _answers(dossier, programme, report),
        of_all=lambda: (firm_papers(dossier, programme),),
    )


def _answers(dossier: Dossier, programme: Programme, report: Document) -> Iterator[Answer]:
    asked = standard(dossier, report)
    missing = missing_parts(report, asked)
    yield from (_missing(dossier, programme, report, part) for part in missing)
    if not missing:
        yield _whole(programme, report, asked)
    yield from signed(dossier, programme, report)


def _whole(programme: Programme, report: Document, asked: Standard) -> Answer:
    fields = tuple(field for field in report.all("part") if field.value in NAMES)
    told = phrase(
        "{what}: {parts}.",
        "{what}：{parts}齐全。",
        what=report_named(report, programme),
        parts=listed(dict.fromkeys(NAMES[field.value] for field in fields)),
    )
    evidence = tuple(evidence_of(field) for field in fields)
    if asked is not Standard.UNKNOWN or EQUITY in {field.value for field in fields}:
        return passed(told, evidence, document_subject(report, "part"))
    return cannot_tell(sentences(told, _EQUITY), evidence, document_subject(report, "part"), Severity.MINOR)


_EQUITY = Bilingual(
    "No statement of changes in equity was seen, and the accounting standard could not be read: under the "
    "Accounting Standards for Business Enterprises one belongs to the report.",
    "未见所有者权益变动表，且未能读出所依据的会计准则；按企业会计准则编制的应附该表。",
)


def _missing(dossier: Dossier, programme: Programme, report: Document, part: str) -> Answer:
    told = phrase(
        "{what}: {part} was not seen.",
        "{what}：未见{part}。",
        what=report_named(report, programme),
        part=NAMES[part],
    )
    evidence: tuple[Evidence, ...] = (document_evidence(dossier, report),)
    subject = document_subject(report, "part")
    line, other = trace(dossier, report, part), elsewhere(dossier, report, part)
    if line:
        evidence = (Evidence(line[0], line[1].box, line[1].text),)
        return cannot_tell(sentences(told, _TRACE), evidence, subject)
    if other:
        perhaps = phrase("Perhaps it is in {other}.", "可能在{other}中。", other=named(other, programme))
        return cannot_tell(sentences(told, perhaps), evidence, subject)
    doubt = hidden(dossier, programme.kind("audit_report").binding)
    if doubt.en:
        return cannot_tell(sentences(told, doubt), evidence, subject)
    return failed(sentences(told, _SEND), evidence, subject)


_TRACE = Bilingual(
    "But a line as it stands there was read. Look at the page.", "但读到其中应有的内容，请人工查看该页。"
)
_SEND = Bilingual("Send the whole report.", "请补交完整的审计报告。")


RULE: Rule = Rule(
    "audits.parts",
    ("C-13", "D-34", "D-36"),
    Severity.MAJOR,
    ("audit_report.part", "audit_report.opinion", "audit_report signature page"),
    check,
)
