"""What the maker hands on: documents of drawn pages, dossiers of them, and the defects that were planted."""

from dataclasses import dataclass, field
from enum import StrEnum

from ingest.volume import Binding
from samples.canvas import Page, Rect


@dataclass(frozen=True, slots=True)
class Planted:
    """A defect put in on purpose: the finding it must lead to."""

    rule: str
    outcome: str  # "fail", "warn" or "cannot-tell"
    severity: str
    note: str


@dataclass(slots=True)
class MadeDocument:
    """A drawn document. Field truth lies in the pages' texts (`Text.field`, `Text.value`).

    `type` is one of contract 3.1. `unprinted` holds fields that are true but stand nowhere as one text.
    """

    type: str
    pages: list[Page]
    unprinted: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Harm:
    """A page of the dossier (this very object) that nobody can read, or only one place of it."""

    page: Page
    area: Rect | None = None  # millimetres; None: the whole page


@dataclass(frozen=True, slots=True)
class Unlike:
    """How one page of a bound copy differs from the lead copy.

    `how` is a relation of pages ("missing", "foreign" …) or a kind of difference ("text", "seal" …); `page`
    counts from 0 within the binding.
    """

    binding: Binding
    copy: int
    page: int
    how: str


class Carrier(StrEnum):
    """How a file of a drop folder came to be."""

    DIGITAL = "digital"  # a PDF with its own text layer
    SCAN = "scan"  # a PDF of page pictures
    TIFF = "tiff"  # one TIFF of many scanned pages
    PHONE = "phone"  # one JPEG for each page; the second and later ones are numbered


@dataclass(slots=True)
class DropFile:
    """A file of a drop folder; `name` is its path below the dossier, such as "附件/劳动合同.pdf"."""

    name: str
    kind: Carrier
    documents: list[MadeDocument]


@dataclass(slots=True)
class MadeDossier:
    """One application with its truth.

    `declared` are the values of `dossier.yaml` (contract 1.1). `volumes` holds what each binding consists of,
    in the order of the paper; `files` how the same comes in a drop folder (empty where only paper is made).
    `verdict` is that of contract 3.
    """

    id: str
    declared: dict[str, str]
    volumes: dict[Binding, list[MadeDocument]]
    verdict: str
    files: list[DropFile] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)
    missing: list[tuple[Binding, int]] = field(default_factory=list)  # copies that were not delivered
    harmed: list[Harm] = field(default_factory=list)
    unlike: list[Unlike] = field(default_factory=list)
