"""From a judged dossier to its report: a pure mapping, nothing is read or written here."""

from collections.abc import Mapping

from extractors.document import Answer, Document, Field
from extractors.page_text import PageText, Seal, SealColour
from ingest.arrival import Refusal
from ingest.page import Box, PageImage
from ingest.volume import Volume
from ingest.wording import Bilingual
from service.report.crops import crop_of
from service.report.schema import (
    ApplicationHead,
    FindingSubject,
    Place,
    RefusedFile,
    Report,
    ReportDocument,
    ReportField,
    ReportFinding,
    ReportPage,
    ReportVolume,
    SealPlace,
    Sentence,
    SignaturePlace,
    StatedValue,
)
from validators.dossier import Dossier, Stated
from validators.finding import Evidence, Finding
from validators.verdict import Verdict

BoxNumbers = tuple[float, float, float, float]


def build_report(
    dossier: Dossier,
    findings: tuple[Finding, ...],
    verdict: str,
    refused: tuple[Refusal, ...],
    revision: int,
    page_images: Mapping[str, PageImage],
) -> Report:
    """Report of one dossier (contract 3). `page_images` maps page ids to pictures; evidence on a page without
    one has no crop. Raises pydantic.ValidationError when an id has not the form the contract gives it."""
    head, bound = dossier.application, dossier.bound
    return Report(
        schema_="dossier-report/1",
        dossier=dossier.id,
        revision=revision,
        application=ApplicationHead(
            programme=_stated(head.programme),
            track=_stated(head.track),
            project=_stated(head.project),
            employer_kind=_stated(head.employer_kind),
            submitted=_stated(head.submitted),
            applicant=_stated(head.applicant),
            employer=_stated(head.employer),
            intake=_stated(head.intake),
        ),
        verdict=Verdict(verdict),
        findings=tuple(_finding(f, dossier.pages, page_images) for f in findings),
        volumes=tuple(_volume(v, beside=v not in bound) for v in dossier.volumes),
        pages=tuple(_page(p, dossier.pages.get(p.id)) for v in dossier.volumes for p in v.pages),
        documents=tuple(_document(d) for d in dossier.documents),
        refused=tuple(RefusedFile(source=r.source, code=r.code, reason=_sentence(r.reason)) for r in refused),
    )


def _stated(stated: Stated) -> StatedValue:
    return StatedValue(value=stated.value, from_=stated.origin)


def _sentence(words: Bilingual) -> Sentence:
    return Sentence(en=words.en, zh=words.zh)


def _numbers(box: Box) -> BoxNumbers:
    return round(box.x0, 1), round(box.y0, 1), round(box.x1, 1), round(box.y1, 1)


def _finding(
    finding: Finding, texts: Mapping[str, PageText], images: Mapping[str, PageImage]
) -> ReportFinding:
    subject = finding.subject
    return ReportFinding(
        rule=finding.rule,
        outcome=finding.outcome,
        severity=finding.severity,
        message=_sentence(finding.message),
        clause=finding.clause,
        subject=FindingSubject(
            copy_=subject.copy,
            binding=subject.binding,
            document=subject.document,
            field=subject.field,
            page=subject.page,
        ),
        evidence=tuple(_place(e, texts, images) for e in finding.evidence),
    )


def _place(evidence: Evidence, texts: Mapping[str, PageText], images: Mapping[str, PageImage]) -> Place:
    image, text = images.get(evidence.page), texts.get(evidence.page)
    box = _numbers(evidence.box)
    crop = crop_of(image, text.rotation if text else 0, Box(*box)).name if image else None
    return Place(page=evidence.page, box=box, text=evidence.text, crop=crop)


def _volume(volume: Volume, *, beside: bool) -> ReportVolume:
    return ReportVolume(
        copy_=volume.copy,
        binding=volume.binding,
        pages=tuple(page.id for page in volume.pages),
        declared_sheets=volume.declared_sheets,
        electronic=beside,
    )


def _page(image: PageImage, text: PageText | None) -> ReportPage:
    """A page that was not read (a cover sheet, a page that failed) stands as it was scanned."""
    return ReportPage(
        id=image.id,
        source=image.source,
        index=image.index,
        width=text.width if text else image.width,
        height=text.height if text else image.height,
        dpi=round(image.dpi, 1),
        kind=image.kind,
        rotation=text.rotation if text else 0,
        engine=text.engine if text else None,
        confidence=round(text.confidence, 3) if text else 0.0,
        seals=tuple(
            SealPlace(box=_numbers(seal.box), colour=_colour(seal), text=seal.text)
            for seal in (text.seals if text else ())
        ),
        signatures=tuple(
            SignaturePlace(box=_numbers(signature.box)) for signature in (text.signatures if text else ())
        ),
    )


def _colour(seal: Seal) -> SealColour:
    """Contract 3 knows red and black only: a blue seal is told as black until it knows more."""
    return SealColour.BLACK if seal.colour is SealColour.BLUE else seal.colour


def _document(document: Document) -> ReportDocument:
    return ReportDocument(
        id=document.id,
        type=document.type,
        copy_=document.copy,
        binding=document.binding,
        pages=document.pages,
        confidence=round(document.confidence, 3),
        fields=tuple(_field(f) for f in document.fields if f.answer is Answer.FOUND),
    )


def _field(field: Field) -> ReportField:
    return ReportField(
        name=field.name,
        value=field.value,
        raw=field.raw,
        confidence=round(field.confidence, 3),
        page=field.page,
        box=_numbers(field.box),
    )
