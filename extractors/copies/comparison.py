"""What comparing a copy with the lead copy came to: page by page, difference by difference."""

from dataclasses import dataclass
from enum import StrEnum

from ingest.page import Box
from ingest.volume import Binding

COPY_OF = "copy-of:"
"""Engine of a page, and reader of a reading, that is another copy's; the id of its page follows."""


class Relation(StrEnum):
    """How a page of a copy stands to the lead copy. A page that is the same may still show differences."""

    SAME = "same"
    SWAPPED = "swapped"  # the same page at another place in the order
    MISSING = "missing"  # the lead copy has it, this copy has not
    EXTRA = "extra"  # this copy has it, the lead copy has not
    DUPLICATE = "duplicate"  # in this copy a second time
    VERSION = "version"  # the same sheet in other words: another version of it
    FOREIGN = "foreign"  # extra, and it names another applicant or employer
    UNREADABLE = "unreadable"  # it cannot be told what it is


class DifferenceKind(StrEnum):
    TEXT = "text"
    SIGNATURE = "signature"
    SEAL = "seal"
    NOTE = "note"  # something written or drawn by hand, or printed where the other has nothing


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where a page of a copy and its page of the lead copy are not the same.

    `lead_box` is in pixels of the lead's upright page, `box` in those of the copy's. For TEXT the two texts
    are what the same engine read in both; for the other kinds `in_lead` and `in_copy` say who has the mark.
    `field` names the critical field that stands there, if one does. `certain` is False where a reading is
    doubtful: a person has to look.
    """

    kind: DifferenceKind
    lead_box: Box
    box: Box
    lead_text: str = ""
    text: str = ""
    in_lead: bool = True
    in_copy: bool = True
    field: str = ""
    certain: bool = True


@dataclass(frozen=True, slots=True)
class PagePair:
    """A page of the lead copy and the page of another copy that answers to it; ids as in the report.

    `lead` is None for a page that only the copy has, `page` for one that only the lead copy has. A page
    without counterpart stands where it lies; `after` is the lead's page that it follows ("" at the front).
    A DUPLICATE's `lead` is the page that it repeats. `turn` is by how many degrees clockwise the copy's page
    lies otherwise than the lead's in its scan (0, 90, 180, 270): told, no difference.
    """

    lead: str | None
    page: str | None
    relation: Relation
    differences: tuple[Difference, ...] = ()
    after: str = ""
    turn: int = 0


@dataclass(frozen=True, slots=True)
class ElectronicSet:
    """The electronic files of a dossier laid beside its paper, page by page, in whatever order they lie.

    Of a pair `lead` is the paper page, `page` the electronic one: SAME where the one picture could be laid on
    the other (its differences are those of print; seals, signatures and notes are the paper's own), VERSION
    where the page is set otherwise and only the texts could be compared. `only_paper` and `only_electronic`
    are pages with something on them that answer to none; `unread` pages nobody could read.
    """

    pairs: tuple[PagePair, ...]
    only_paper: tuple[str, ...] = ()
    only_electronic: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


class Original(StrEnum):
    """What the colour of its seals says of a copy."""

    ORIGINAL = "original"
    PHOTOCOPY = "photocopy"
    UNDECIDABLE = "undecidable"  # a grey scan, or no seal


@dataclass(frozen=True, slots=True)
class CopyComparison:
    """One copy of a binding against the lead copy. `copy` and `lead` are copy numbers.

    `volume` and `lead_volume` are places in the dossier's volumes: two volumes may bear one number. `pages`
    are in the order of the copy; pages that are missing stand where they should lie.
    """

    binding: Binding
    lead: int | None
    copy: int | None
    lead_volume: int
    volume: int
    pages: tuple[PagePair, ...]
    original: Original = Original.UNDECIDABLE
    lead_original: Original = Original.UNDECIDABLE
