"""What of a kept revision goes into the catalogue."""

from collections.abc import Iterable

from extractors.document import Answer, Document
from ingest.volume import Binding
from service.judging import dossier_of
from service.recalling import Recalled
from service.report.schema import ReportFinding, StatedValue
from storage.catalogue.entries import (
    DocumentEntry,
    DossierEntry,
    FieldEntry,
    Filed,
    FindingEntry,
    PageEntry,
    VolumeEntry,
)
from validators.finding import Outcome, Severity

_WEIGHTY = (Severity.BLOCKER, Severity.MAJOR)
_CODES = (
    ("business_license", "uscc"),
    ("institution_certificate", "uscc"),
    ("application_form", "employer_uscc"),
)


def filed(recalled: Recalled, received: str) -> Filed:
    """The revision's entries: documents of the lead copies, findings that are not passed, every page."""
    report, found = recalled.report, recalled.found
    application = report.application
    leads = dossier_of(found, _said(application.programme)).lead()
    head = DossierEntry(
        id=report.dossier,
        revision=report.revision,
        verdict=report.verdict,
        applicant=_said(application.applicant),
        employer=_said(application.employer),
        uscc=_code(leads),
        programme=_said(application.programme),
        submitted=_said(application.submitted),
        received=received,
        pages=len(report.pages),
        failed=_count(report.findings, Outcome.FAIL),
        unsure=_count(report.findings, Outcome.CANNOT_TELL),
    )
    pages = {page.id: page for volume in found.volumes for page in volume.pages}
    told = [f for f in report.findings if f.outcome not in (Outcome.PASS, Outcome.NOT_APPLICABLE)]
    return Filed(
        head,
        tuple(VolumeEntry(v.copy, _name(v.binding), len(v.pages)) for v in found.volumes),
        tuple(sorted(map(_document, leads), key=lambda document: document.id)),
        tuple(FindingEntry(f.rule, f.outcome, f.severity, f.message.en, f.message.zh) for f in told),
        tuple(PageEntry(page.id, page.sha256) for _, page in sorted(pages.items())),
    )


def _document(document: Document) -> DocumentEntry:
    return DocumentEntry(
        document.id,
        document.type,
        _name(document.binding),
        document.pages[0],
        len(document.pages),
        document.confidence,
        tuple(
            FieldEntry(field.name, field.value, field.confidence, field.page)
            for field in document.fields
            if field.answer is Answer.FOUND
        ),
    )


def _code(documents: Iterable[Document]) -> str:
    """The employer's credit code: that of its licence before what the form says."""
    by_place = {(d.type, f.name): f.value for d in documents for f in d.fields if f.answer is Answer.FOUND}
    return next((by_place[place] for place in _CODES if place in by_place), "")


def _count(findings: Iterable[ReportFinding], outcome: Outcome) -> int:
    return sum(finding.outcome is outcome and finding.severity in _WEIGHTY for finding in findings)


def _said(stated: StatedValue) -> str:
    return stated.value or ""


def _name(binding: Binding | None) -> str:
    return binding.value if binding else ""
