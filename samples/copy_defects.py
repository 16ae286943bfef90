"""What goes wrong between bound copies of one volume (domain E.2), and where it was planted."""

from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.volume import Binding
from samples.canvas import Element, Page, Rect


class Kind(StrEnum):
    """A defect of one copy, or of several; each is a difference that must be told."""

    DIGIT = "digit"  # one digit in a critical number
    DATE = "date"  # one digit in a critical date
    AMOUNT = "amount"  # one digit, or numeral, in a critical amount
    NAME = "name"  # one character in a critical name
    WORD = "word"  # one word in running text
    FIGURE = "figure"  # one digit that is in no critical field
    VERSION = "version"  # another version of the sheet: several places changed
    SIGNATURE = "signature"  # missing in one copy or two
    SIGNATURE_REST = "signature-rest"  # missing in all copies but one
    SEAL = "seal"  # missing in one copy or two
    NOTE = "note"  # a remark by hand, in a margin or between lines
    CORRECTION = "correction"  # a word struck out by hand
    PHOTOCOPY = "photocopy"  # the whole copy is one, its seals black
    MISSING = "missing"  # one page or two neighbours
    DUPLICATE = "duplicate"
    EXTRA = "extra"  # a page of another document of the same applicant
    SWAPPED = "swapped"  # two neighbours
    MOVED = "moved"  # a page lies elsewhere
    ORDER = "order"  # a whole document is bound elsewhere
    FOREIGN = "foreign"  # a page of another applicant
    UNREADABLE = "unreadable"  # scanned so badly that nobody can read it


TEXTS = frozenset(
    (Kind.DIGIT, Kind.DATE, Kind.AMOUNT, Kind.NAME, Kind.WORD, Kind.FIGURE, Kind.VERSION, Kind.CORRECTION)
)
CRITICAL_DIGITS = frozenset((Kind.DIGIT, Kind.DATE, Kind.AMOUNT))
SHEETS = (
    *(Kind.MISSING, Kind.DUPLICATE, Kind.EXTRA, Kind.SWAPPED, Kind.MOVED, Kind.ORDER, Kind.FOREIGN),
    Kind.UNREADABLE,
)
ON_PAGE = (
    *(Kind.DIGIT, Kind.DATE, Kind.AMOUNT, Kind.NAME, Kind.WORD, Kind.FIGURE, Kind.VERSION),
    *(Kind.SIGNATURE, Kind.SIGNATURE_REST, Kind.SEAL, Kind.NOTE, Kind.CORRECTION),
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a drawn page in millimetres: what changed, and the run or mark that it is a part of."""

    core: Rect
    around: Rect


@dataclass(frozen=True, slots=True)
class Change:
    """A page with one defect on it, and what stood there before and after (texts only)."""

    page: Page
    spots: tuple[Spot, ...]
    before: str = ""
    after: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Defect:
    """One planted defect. `copies` are the numbers of those copies that differ from what is right.

    `keys` name the pages that it touches (`Leaf.key`), `place` is the page's place in the right order, `at`
    that in the copy, both from 0 (-1: none). `spots` lie on the one page of a defect on a page. `near` are
    pages of which it may as well be said that they lie in another order.
    """

    kind: Kind
    binding: Binding
    copies: frozenset[int]
    keys: tuple[str, ...] = ()
    place: int = -1
    at: int = -1
    spots: tuple[Spot, ...] = ()
    before: str = ""
    after: str = ""
    field: str = ""
    near: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page in its place in a copy. Leaves with one `key` are the same page; `kind` is its document's type.

    Keys are `<document>/<page>`; a blank back has the empty key. A `spoiled` leaf is scanned out of focus.
    """

    key: str
    kind: str
    page: Page
    spoiled: bool = False


def with_elements(page: Page, elements: list[Element]) -> Page:
    """The page with other elements; the page itself stays as it is."""
    return replace(page, elements=elements, regions=list(page.regions))
