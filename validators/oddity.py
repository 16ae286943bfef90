"""What one page of one copy has, or lacks, that the other copies do not."""

from dataclasses import dataclass
from enum import StrEnum

from validators.finding import Evidence


class Kind(StrEnum):
    """What is odd; a finding says it in `subject.field` (a text in a known field: that field's name).

    The last four are no oddities of a copy: they tell of electronic files beside paper (D-54), and of what
    came in more than once.
    """

    MISSING = "missing-page"
    EXTRA = "extra-page"
    DUPLICATE = "duplicate-page"
    SWAPPED = "swapped-page"
    VERSION = "other-version"
    FOREIGN = "foreign-page"
    UNREADABLE = "unreadable-page"
    TEXT = "text"
    SIGNATURE = "signature"
    SEAL = "seal"
    NOTE = "note"
    NO_NOTE = "missing-note"
    PHOTOCOPIED = "photocopied-seals"
    UNCOMPARED_PAGE = "uncompared-page"
    UNCOMPARED_COPY = "uncompared-copy"
    ELECTRONIC = "electronic-file"
    ELECTRONIC_PAGE = "electronic-page"
    ELECTRONIC_ALONE = "electronic-or-paper-only"
    DELIVERED_AGAIN = "delivered-again"


@dataclass(frozen=True, slots=True)
class Spot:
    """One place where a copy is odd: beside what another copy has there.

    None: there is nothing to show. `have` counts the copies that are as the reference is, or, of a mark or a
    page, those that bear it. `certain` is False where a reading is doubtful.
    """

    reference: Evidence | None
    own: Evidence | None
    have: int
    certain: bool = True
    field: str = ""


@dataclass(frozen=True, slots=True)
class Oddity:
    """`copy` is a place in the dossier's volumes; `page` is None where the copy lacks the page. A page that
    is missing or out of order should follow the copy's page `after` ("": at the front)."""

    kind: Kind
    copy: int
    page: str | None
    spots: tuple[Spot, ...]
    after: str = ""

    @property
    def certain(self) -> bool:
        return any(spot.certain for spot in self.spots)

    @property
    def field(self) -> str:
        """The first critical field in which a text differs, else the kind."""
        named = (spot.field for spot in self.spots if spot.field and self.kind is Kind.TEXT)
        return next(named, str(self.kind))
