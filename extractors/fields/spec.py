"""What a document type declares of itself: titles, anchors, parts, and its fields."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.values.value import Value
from ingest.wording import Bilingual

if TYPE_CHECKING:
    from extractors.document import Field
    from extractors.fields.layout import Sheet
    from extractors.fields.view import View

# From what was read to its normal form; None where it has not the shape. Takes any text, never raises.
Shape = Callable[[str], Value | None]
LONGEST = 1500  # characters looked at for one value: the longest, a business scope, has about 1000


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field: its name, the labels beside it, the sentences around it, and the shape of its value.

    `labels` are matched without regard to case, width, spaces and look-alikes. `patterns` are regular
    expressions over the document's text (`extractors.fields.stream`); the group `v` is the value. `many`:
    each value found stands once. `wrap`: the value may run over several lines. `loose`: the value may follow
    its label without colon or gap. `signed`: a label that asks for a signature
    or a seal counts too. `first`: where to look first, "labels" or "patterns". `versions`: those of
    `DocumentType.version` that print the field; empty: all of them.
    """

    name: str
    shape: Shape
    labels: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    many: bool = False
    wrap: bool = False
    loose: bool = False
    signed: bool = False
    first: str = "labels"
    versions: frozenset[str] = frozenset()

    def read(self, text: str) -> Value | None:
        """What the shape makes of `text`; longer than any value is, of its beginning."""
        return self.shape(text[:LONGEST])


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document with headings of its own, such as the balance sheet of an audit report.

    A document's parts come in the order of `rank`; a page that falls back to a lower rank begins the next
    document. `anchors` must all stand on the page where the heading alone could mean something else. `sign`
    is a regular expression for a line that tells the part when its heading is lost. `alone` tells a page that
    begins with such a heading and is a document of its own.
    """

    name: str
    titles: tuple[str, ...]
    rank: int
    anchors: tuple[str, ...] = ()
    sign: str = ""
    alone: "Callable[[Sheet], bool] | None" = None


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One type of document, as its file declares it.

    `called` is what people call it. `titles` stand large at the top of its first page; `anchors` tell the
    type when the title is lost, `against` speaks against it. `stops` are labels that are not extracted but
    end the value before them. `single`: never more than one page. `sign` tells by one line that a page is of
    this type, `refuses` by the whole page that it is not. `repeats`: the titles of other documents stand on
    its pages, and none of them counts. `version` names the version of the document, as the fields' `versions`
    do, or "" where it cannot tell. `crop` leaves of a page what belongs to the document, where another card
    may be copied beside it: its fields are looked for in that alone.
    """

    name: str
    called: Bilingual
    titles: tuple[str, ...]
    anchors: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    fields: tuple[FieldSpec, ...] = ()
    stops: tuple[str, ...] = ()
    single: bool = False
    extract: "Callable[[View], Iterable[Field]] | None" = None
    sign: Callable[[str], bool] | None = None
    refuses: "Callable[[Sheet], bool] | None" = None
    repeats: bool = False
    version: "Callable[[View], str] | None" = None
    crop: "Callable[[Sheet], Sheet] | None" = None
