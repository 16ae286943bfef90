"""The dossier as the rules see it: what was declared, the volumes, the pages and the documents."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from extractors.copies.comparison import CopyComparison, ElectronicSet
from extractors.document import Document
from extractors.page_text import PageText
from ingest.arrival import Intake, Overlap, Refusal
from ingest.volume import Binding, Volume


class Origin(StrEnum):
    DECLARED = "declared"
    READ = "read"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact about the application and where it comes from."""

    value: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Application:
    """The head of the dossier. Values as in `dossier.yaml` (docs: contract 1.1); dates YYYY-MM-DD."""

    programme: Stated
    track: Stated
    project: Stated
    employer_kind: Stated
    submitted: Stated
    applicant: Stated
    employer: Stated
    intake: Stated


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything a rule may look at; nothing else exists for it.

    `pages` maps page ids to what was read there. `documents` holds those of every copy; rules on content use
    `lead()`, the documents of the lead copy of each binding.
    """

    id: str
    application: Application
    volumes: tuple[Volume, ...]
    pages: Mapping[str, PageText]
    documents: tuple[Document, ...]
    refused: tuple[Refusal, ...] = ()  # what stayed outside: absence of a document is then no proof
    copies: tuple[CopyComparison, ...] = ()  # each further copy of a binding against its lead copy
    electronic: ElectronicSet | None = None  # electronic files beside the paper
    overlaps: tuple[Overlap, ...] = ()  # what came in more than once, or in parts

    @property
    def paper(self) -> bool:
        return self.application.intake.value == Intake.PAPER

    @property
    def bound(self) -> tuple[Volume, ...]:
        """The volumes that count as such: of a paper dossier those of paper, else every file or folder."""
        return tuple(v for v in self.volumes if not (self.paper and v.electronic))

    @property
    def reference_date(self) -> date | None:
        """The date of the application, against which terms and validities are judged."""
        submitted = self.application.submitted.value
        return date.fromisoformat(submitted) if submitted and len(submitted) == 10 else None

    def lead(self, *types: str) -> tuple[Document, ...]:
        """Documents of the given types (all when none given), each binding from its lead copy."""
        documents = self._counting()
        leads = {binding: self.lead_copy(binding) for binding in {d.binding for d in documents}}
        return tuple(d for d in documents if d.copy == leads[d.binding] and (not types or d.type in types))

    def _counting(self) -> tuple[Document, ...]:
        """All documents but those of electronic files beside paper of the same binding: the paper counts."""
        beside = {page.id for v in self.volumes if self.paper and v.electronic for page in v.pages}
        if not beside:
            return self.documents
        on_paper = {d.binding for d in self.documents if beside.isdisjoint(d.pages)}
        return tuple(
            d
            for d in self.documents
            if beside.isdisjoint(d.pages) or (d.binding is not None and d.binding not in on_paper)
        )

    def lead_copy(self, binding: Binding | None) -> int | None:
        """The copy of a binding with most kinds of documents, then most pages, then the lowest number.

        None where the copies have no number.
        """
        kinds: dict[int | None, set[str]] = {}
        pages: Counter[int | None] = Counter()
        for document in self._counting():
            if document.binding is binding:
                kinds.setdefault(document.copy, set()).add(document.type)
                pages[document.copy] += len(document.pages)
        return min(kinds, key=lambda copy: (-len(kinds[copy]), -pages[copy], copy or 0), default=None)
