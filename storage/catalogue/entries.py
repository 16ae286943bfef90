"""What the catalogue knows of a revision, and how it is asked."""

from dataclasses import dataclass
from datetime import date

from validators.verdict import Verdict


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """A value of a document, normalised; `page` as in the report."""

    name: str
    value: str
    confidence: float
    page: str


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document of the lead copy. `id` as in the report; `page` is its first."""

    id: str
    type: str
    binding: str
    page: str
    pages: int
    confidence: float
    fields: tuple[FieldEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class VolumeEntry:
    """A volume: copy and binding ("" and None where nothing says), pages."""

    copy: int | None
    binding: str
    pages: int


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A finding that is not a pass, in both languages."""

    rule: str
    outcome: str
    severity: str
    message_en: str
    message_zh: str


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page's picture: its id in the report, and the SHA-256 of its pixels in lower-case hex."""

    id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class DossierEntry:
    """The head of a dossier as its last revision has it; `received` is ISO 8601 in UTC, "" where unknown."""

    id: str
    revision: int
    verdict: Verdict
    applicant: str
    employer: str
    uscc: str
    programme: str
    submitted: str
    received: str
    pages: int
    failed: int = 0  # blockers and majors that failed
    unsure: int = 0  # blockers and majors that cannot be told


@dataclass(frozen=True, slots=True)
class Filed:
    """One revision, as it is filed."""

    dossier: DossierEntry
    volumes: tuple[VolumeEntry, ...] = ()
    documents: tuple[DocumentEntry, ...] = ()
    findings: tuple[FindingEntry, ...] = ()
    pages: tuple[PageEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for; what is left empty matches everything.

    `applicant` and `employer` match anywhere in the name, whatever the case; `value` is a whole value of a
    field (a number, a date, a name), `field` the fields it may stand in. `after` is the last dossier of the
    page of results before this one.
    """

    applicant: str = ""
    employer: str = ""
    uscc: str = ""
    verdict: Verdict | None = None
    since: date | None = None  # of submission, both days included
    until: date | None = None
    value: str = ""
    field: str = ""
    after: DossierEntry | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Shared:
    """The same thing in another dossier: a page's picture, or a value of a field."""

    dossier: str
    where: str  # page id, or document id
    what: str  # the page's digest, or the value
