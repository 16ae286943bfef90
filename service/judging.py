"""From pages and readings to documents, findings and a verdict: pure, nothing is opened or written here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import structlog

from extractors.bindings import infer_binding
from extractors.copies.comparison import CopyComparison, ElectronicSet
from extractors.copies.voting import with_votes
from extractors.document import Document, ReadPage
from extractors.page_text import PageText
from extractors.split import find_documents
from ingest.arrival import Arrival, Refusal
from ingest.page import PageImage, PageKind
from ingest.volume import Volume
from service.application import application_of
from service.copying import Compared
from validators.dossier import Dossier
from validators.engine import run
from validators.finding import Finding
from validators.programme import Programme
from validators.rule import Rule
from validators.verdict import Verdict, verdict_of


@dataclass(frozen=True, slots=True)
class Sorted:
    """One dossier in its volumes and documents. `images` and `texts` go by page id."""

    arrival: Arrival
    volumes: tuple[Volume, ...]
    documents: tuple[Document, ...]
    images: Mapping[str, PageImage]
    texts: Mapping[str, PageText]
    copies: tuple[CopyComparison, ...] = ()
    electronic: ElectronicSet | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One dossier, read and judged; `images` maps page ids to the pages' pictures."""

    dossier: Dossier
    findings: tuple[Finding, ...]
    verdict: Verdict
    images: Mapping[str, PageImage]
    refused: tuple[Refusal, ...]


def sort(arrival: Arrival, compared: Compared) -> Sorted:
    """Find the documents of every volume and their fields."""
    readings = compared.readings
    volumes: list[Volume] = []
    documents: list[Document] = []
    for volume in arrival.volumes:
        marked = replace(volume, pages=tuple(_marked(page, readings) for page in volume.pages))
        found = find_documents(
            _content(marked, readings), marked.copy, marked.binding, begun=behind_separators(marked)
        )
        if marked.binding is None:
            marked = replace(marked, binding=infer_binding(found))
            found = tuple(replace(document, binding=marked.binding) for document in found)
        volumes.append(marked)
        documents.extend(found)
    images = {page.id: page for volume in volumes for page in volume.pages}
    numbered = [replace(d, id=f"d{number:02d}") for number, d in enumerate(documents, 1)]
    return Sorted(
        replace(arrival, refused=(*arrival.refused, *compared.refused)),
        tuple(volumes),
        with_votes(numbered, compared.votes),
        images,
        {key: readings[page.file] for key, page in images.items() if page.file in readings},
        compared.copies,
    )


def dossier_of(found: Sorted, programme: str) -> Dossier:
    """The dossier as the rules of the programme of that name see it."""
    return Dossier(
        id=found.arrival.dossier,
        application=application_of(found.arrival, found.documents, programme),
        volumes=found.volumes,
        pages=found.texts,
        documents=found.documents,
        refused=found.arrival.refused,
        copies=found.copies,
        electronic=found.electronic,
        overlaps=found.arrival.overlaps,
    )


def judge(found: Sorted, programme: Programme) -> Judged:
    """Run the rules of the programme over a dossier's documents."""
    dossier = dossier_of(found, programme.name)
    findings = run(dossier, programme, on_bug=_log_bug)
    return Judged(dossier, findings, verdict_of(findings), found.images, found.arrival.refused)


def _log_bug(rule: Rule, bug: Exception) -> None:
    """A mistake in a rule: its name and kind of error only; the text of an error may quote the dossier."""
    structlog.get_logger().error("rule failed", rule=rule.id, error=type(bug).__name__)


def _marked(page: PageImage, readings: Mapping[Path, PageText]) -> PageImage:
    text = readings.get(page.file)
    if page.kind is PageKind.CONTENT and text is not None and text.blank:
        return replace(page, kind=PageKind.BLANK)
    return page


def behind_separators(volume: Volume) -> frozenset[str]:
    """Ids of the first pages with content behind separators: documents begin there."""
    begun, separated = set(), False
    for page in volume.pages:
        if page.kind is PageKind.SEPARATOR:
            separated = True
        elif page.kind is PageKind.CONTENT and separated:
            begun.add(page.id)
            separated = False
    return frozenset(begun)


def _content(volume: Volume, readings: Mapping[Path, PageText]) -> list[ReadPage]:
    return [
        ReadPage(page.id, readings[page.file])
        for page in volume.pages
        if page.kind in (PageKind.CONTENT, PageKind.BLANK) and page.file in readings
    ]
