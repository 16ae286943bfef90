"""The marks that an auditor's report bears, and the accounting firm's own papers behind it (domain B.17)."""

import re
from collections.abc import Iterable

from extractors.document import Document
from extractors.page_text import SealShape
from ingest.wording import Bilingual
from validators.audit_reports import report_named
from validators.certainty import legible
from validators.dossier import Dossier
from validators.doubt import hidden
from validators.finding import Evidence, Severity, evidence_of
from validators.phrase import listed, phrase, sentences
from validators.places import document_subject, page_evidence
from validators.programme import Programme
from validators.rule import Answer, cannot_tell, failed, passed, warned

_ACCOUNTANT = re.compile("注册会计师|accountant|CPA", re.IGNORECASE)
_SIGNERS = 2


def signed(dossier: Dossier, programme: Programme, report: Document) -> Iterable[Answer]:
    """Two accountants' signatures or seals and the firm's seal; nothing where the report is missing."""
    pages = _report_pages(report)
    if not pages:
        return
    accountants, firm = _accountants(dossier, pages), _firm(dossier, pages)
    what, subject = report_named(report, programme), document_subject(report, "cpa")
    evidence = (*accountants, *firm) or tuple(page_evidence(dossier, page) for page in pages[-1:])
    if len(accountants) >= _SIGNERS and firm:
        told = phrase(
            "{what}: signed by two accountants and sealed by the firm.",
            "{what}：有两名注册会计师签章和事务所印章。",
            what=what,
        )
        yield passed(told, evidence, subject)
        return
    told = phrase(
        "{what}: marks seen: {accountants} of {wanted} accountants, firm's seal: {firm}.",
        "{what}：可见注册会计师签章{accountants}处（应有{wanted}处），事务所印章：{firm}。",
        what=what,
        accountants=len(accountants),
        wanted=_SIGNERS,
        firm=Bilingual("yes", "有") if firm else Bilingual("no", "未见"),
    )
    bare = not accountants and not firm and all(_well_read(dossier, page) for page in pages)
    if bare:
        yield failed(sentences(told, _UNSIGNED), evidence, subject, Severity.MINOR)
    else:
        yield cannot_tell(sentences(told, _LOOK), evidence, subject, Severity.MINOR)


_UNSIGNED = Bilingual(
    "The auditor's report is neither signed nor sealed. Send the signed one.",
    "审计报告未签章，请提交已签章的报告。",
)
_LOOK = Bilingual("Look at the end of the auditor's report.", "请查看审计报告落款处。")


def _report_pages(report: Document) -> tuple[str, ...]:
    """From the auditor's report to the page before the next part."""
    starts: dict[str, int] = {}
    for field in report.all("part"):
        if field.page in report.pages:
            starts.setdefault(field.value, report.pages.index(field.page))
    if "report" not in starts:
        return ()
    first = starts["report"]
    after = [at for part, at in starts.items() if part != "report" and at > first]
    return report.pages[first : min(after, default=len(report.pages))]


def _accountants(dossier: Dossier, pages: Iterable[str]) -> tuple[Evidence, ...]:
    """Their signatures, or their square seals where more of these are seen."""
    read = [(page, dossier.pages[page]) for page in pages if page in dossier.pages]
    written = [
        Evidence(page, mark.box, mark.anchor)
        for page, text in read
        for mark in text.signatures
        if _ACCOUNTANT.search(mark.anchor)
    ]
    sealed = [
        Evidence(page, seal.box, seal.text)
        for page, text in read
        for seal in text.seals
        if seal.shape is SealShape.SQUARE
    ]
    return tuple(written if len(written) >= len(sealed) else sealed)


def _firm(dossier: Dossier, pages: Iterable[str]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(page, seal.box, seal.text)
        for page in pages
        if page in dossier.pages
        for seal in dossier.pages[page].seals
        if seal.shape is not SealShape.SQUARE and not seal.riding
    )


def _well_read(dossier: Dossier, page: str) -> bool:
    return page in dossier.pages and legible(dossier.pages[page])


def firm_papers(dossier: Dossier, programme: Programme) -> Answer:
    """The accounting firm's licence behind at least one of the reports; it is never the employer's."""
    reports = dossier.lead("audit_report")
    found = [f for report in reports for f in report.all("part") if f.value == "firm-licence"]
    if found:
        told = phrase(
            "The accounting firm's licence is there ({pages}).",
            "附有会计师事务所执业证明文件（{pages}）。",
            pages=listed(dict.fromkeys(field.page for field in found)),
        )
        return passed(told, tuple(evidence_of(field) for field in found))
    missing = Bilingual(
        "The accounting firm's licence and its accountants' certificates were not seen behind any report.",
        "各审计报告后均未见会计师事务所执业证书及注册会计师证书。",
    )
    evidence = tuple(page_evidence(dossier, report.pages[-1]) for report in reports if report.pages)
    doubt = hidden(dossier, programme.kind("audit_report").binding)
    if doubt.en:
        return cannot_tell(sentences(missing, doubt), evidence, severity=Severity.MINOR)
    return warned(sentences(missing, _SEND), evidence, severity=Severity.MINOR)


_SEND = Bilingual("Add a copy of them.", "请补附复印件。")
