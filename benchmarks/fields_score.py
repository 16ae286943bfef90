"""What was found in a volume against what was bound into it: pages, documents, fields."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.document import Answer, Document, Field
from extractors.documents import document_types
from extractors.fields import shapes
from extractors.values import org_code, registration_number, resident_id, uscc
from samples.canvas import Page
from samples.made import MadeDocument
from samples.places import places
from samples.scoring import FieldScore
from validators.certainty import sure

CONTENTS = "contents"
_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?")
_CHECKED = (uscc.parse, org_code.parse, registration_number.parse, resident_id.parse)
_ZONES = frozenset({"mrz1", "mrz2", "mrz3"})


@dataclass(slots=True)
class Tally(FieldScore):
    """Fields as `FieldScore` counts them, and how pages and documents came out.

    `exacting` are values with a check digit, dates and amounts: right, all. `sure` are values that rules
    decide on, `sure_wrong` those of them that stand nowhere on the document's pages. `traps` are licences of
    accounting firms, `trapped` those taken for the employer's.
    """

    exacting: Counter[str] = field(default_factory=Counter)
    sure: int = 0
    sure_wrong: int = 0
    pages: int = 0
    pages_right: int = 0
    documents: int = 0
    found: int = 0
    documents_right: int = 0
    traps: int = 0
    trapped: int = 0
    seconds: float = 0.0
    slowest: float = 0.0  # seconds a page, the slowest volume

    @property
    def f1(self) -> float:
        """Of documents with exactly their pages and their type."""
        return 2 * self.documents_right / max(1, self.documents + self.found)


@dataclass(frozen=True, slots=True)
class Found:
    """One volume with what was found in it; `owners` says of each page id whose page it is."""

    where: str
    true: Sequence[MadeDocument]
    pages: Mapping[str, Page]
    owners: Mapping[str, int]
    documents: Sequence[Document]

    def content(self, page: str) -> bool:
        return bool(self.pages[page].elements)

    def shared(self, number: int, found: Document) -> int:
        """How many pages with anything on them a true document shares with a found one of its type."""
        if found.type != self.true[number].type:
            return 0
        return sum(self.owners[page] == number and self.content(page) for page in found.pages)

    def matched(self) -> dict[int, int]:
        """True document → found document of its type with most of its pages, one to one."""
        pairs = [
            (self.shared(n, document), -n, m)
            for n in range(len(self.true))
            for m, document in enumerate(self.documents)
        ]
        matches: dict[int, int] = {}
        for count, number, other in sorted(pairs, reverse=True):
            if count and -number not in matches and other not in matches.values():
                matches[-number] = other
        return matches


def score(tally: Tally, volume: Found) -> None:
    """Count everything of one volume."""
    matches = volume.matched()
    _score_pages(tally, volume, matches)
    _score_documents(tally, volume, matches)
    for number, true in enumerate(volume.true):
        mine = [document for document in volume.documents if volume.shared(number, document)]
        _score_fields(tally, true, mine, volume.where)
    for document in volume.documents:
        _score_sure(tally, volume, document)


def _score_pages(tally: Tally, volume: Found, matches: Mapping[int, int]) -> None:
    """A page is right in the document that its own was matched to; lists and dividers by their type alone."""
    for number, document in enumerate(volume.documents):
        for page in filter(volume.content, document.pages):
            owner = volume.owners[page]
            true = volume.true[owner]
            right = document.type == CONTENTS if true.type == CONTENTS else matches.get(owner) == number
            tally.pages += 1
            tally.pages_right += right
            if not right:
                tally.misses.append(f"{volume.where} {page} {true.type} -> {document.type} {document.pages}")
            if _is_trap(volume.pages[page]):
                tally.traps += 1
                tally.trapped += document.type == "business_license"


def _is_trap(page: Page) -> bool:
    return any(place.value == "firm-licence" for place in places(page))


def _score_documents(tally: Tally, volume: Found, matches: Mapping[int, int]) -> None:
    """Lists and dividers are no documents."""
    for number, true in enumerate(volume.true):
        if true.type == CONTENTS:
            continue
        tally.documents += 1
        if number in matches:
            own = {page for page, owner in volume.owners.items() if owner == number and volume.content(page)}
            given = {*filter(volume.content, volume.documents[matches[number]].pages)}
            tally.documents_right += own == given
    tally.found += sum(document.type != CONTENTS for document in volume.documents)


def stated(pages: Sequence[Page]) -> dict[str, set[str]]:
    """The values that pages state, by field."""
    values: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for place in places(page):
            values[place.name].add(place.value)
    return values


def _score_fields(tally: Tally, true: MadeDocument, found: Sequence[Document], where: str) -> None:
    given: dict[str, set[str]] = defaultdict(set)
    for one in _given(found):
        given[one.name].add(one.value)
    for name, values in stated(true.pages).items():
        for value in sorted(values):
            tally.count(true.type, name, value, given[name], where)
            kind = exacting(true.type, name, value)
            if kind:
                tally.exacting["all"] += 1
                tally.exacting["exact"] += value in given[name]


def _given(found: Sequence[Document]) -> Iterator[Field]:
    return (one for document in found for one in document.fields if one.answer is Answer.FOUND)


def exacting(kind: str, name: str, value: str) -> str:
    """Whether a true value is a "number" with a check digit, a "date" or an "amount"; "" where it is none."""
    if _DATE.fullmatch(value):
        return "date"
    spec = next((spec for spec in document_types()[kind].fields if spec.name == name), None)
    if spec is not None and spec.shape is shapes.amount:
        return "amount"
    parsed = [parse(value) for parse in _CHECKED]
    holds = any(one is not None and one.check and one.value == value for one in parsed)
    return "number" if holds or name in _ZONES else ""


def _score_sure(tally: Tally, volume: Found, document: Document) -> None:
    """What rules would decide on and what stands on none of the document's pages, right type or not."""
    owners = {volume.owners[page] for page in document.pages if volume.content(page)}
    true = [volume.true[n] for n in owners if volume.true[n].type == document.type]
    values = stated([page for one in true for page in one.pages])
    for one in true:
        for name, value in one.unprinted:
            values[name].add(value)
    for given in _given([document]):
        if not sure(given):
            continue
        tally.sure += 1
        if given.value not in values[given.name]:
            tally.sure_wrong += 1
            tally.misses.append(
                f"{volume.where} SURE {document.type}.{given.name}: {given.value!r} "
                f"({given.confidence:.3f}) for {sorted(values[given.name])}"
            )
