"""Defects for benchmarks: how a planted defect is described, and what it can do to a made dossier."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from samples import bindery
from samples.canvas import Element, Page, Rect, SealMark, SealShape, Stroke, Text
from samples.case import Case
from samples.defects import Bench, Defect
from samples.made import Harm, MadeDocument
from samples.places import places


class Base(StrEnum):
    """The complete dossier that a defect is planted in (`samples.routes`)."""

    PAPER = "paper"  # long-term, an enterprise, bound
    DROP = "drop"  # short-term, an enterprise, files
    INSTITUTION = "institution"  # long-term, a public institution, files
    GENERAL = "general"  # long-term on the general track, files
    RETURNEE = "returnee"  # the same of a Chinese applicant
    SELF = "self"  # self-recommendation, files


@dataclass(frozen=True, slots=True)
class Sown:
    """A defect, or a change that is none ("pass" planted), in a complete dossier.

    `also` names rules (or families, as "audits.") that may rightly speak of it too. `drawn`: it is on pages
    that can be scanned; else it is only tried on perfect readings. `settings` are switches of the programme.
    """

    name: str
    base: Base
    spoil: Defect
    also: tuple[str, ...] = ()
    drawn: bool = True
    settings: tuple[tuple[str, str], ...] = ()

    def allows(self, rule: str) -> bool:
        return any(rule.startswith(name) for name in self.also)


def sown(
    base: Base, *also: str, drawn: bool = True, name: str = "", settings: Mapping[str, str] | None = None
) -> Callable[[Defect], Sown]:
    """Describe the function of a Bench below; its name becomes the defect's."""
    chosen = tuple((settings or {}).items())

    def describe(spoil: Defect) -> Sown:
        return Sown(
            name or getattr(spoil, "__name__", "").replace("_", " "), base, spoil, also, drawn, chosen
        )

    return describe


def document(bench: Bench, kind: str) -> MadeDocument:
    """The first document of a type."""
    return bench.of_type(kind)[0]


def redraw(
    bench: Bench, *kinds: str, case: Case | None = None, layout: int | None = None, **changes: Any
) -> None:
    """Draw the documents of these types anew from the case with `changes` (fields of Case), and put them in.

    `layout` is any of the maker's versions; without one the case's own.
    """
    other = replace(case or bench.case, **changes)
    for kind in kinds:
        if kind == "audit_report":
            for at in range(len(other.years)):
                redraw_audit(bench, at, other, layout)
        elif layout is None:
            bench.swap(document(bench, kind), bindery.one(other, kind))
        else:
            bench.swap(document(bench, kind), bindery.version(other, kind, layout))


def redraw_audit(bench: Bench, at: int, case: Case, layout: int | None = None) -> None:
    """Draw one audit report (0 the oldest) anew from another case; it may be about another year."""
    year = case.years[at].year
    made = (
        bindery.audit(case, year) if layout is None else bindery.version(case, "audit_report", layout, year)
    )
    bench.swap(bench.of_type("audit_report")[at], made)


def put(bench: Bench, made: MadeDocument, pages: Iterable[Page]) -> MadeDocument:
    """The document with other pages, in its place."""
    new = replace(made, pages=list(pages))
    bench.swap(made, new)
    return new


def reprint(bench: Bench, made: MadeDocument, old: str, new: str, field: str | None = None) -> MadeDocument:
    """Print `new` instead of `old` wherever it stands in the document (or in runs that state `field`).

    Raises LookupError where it stands nowhere: a defect that changes nothing is none.
    """

    def changed(element: Element) -> Element:
        if isinstance(element, Text) and old in element.text and field in (None, element.field):
            part = element.part.replace(old, new) if element.part else None
            return replace(element, text=element.text.replace(old, new), part=part)
        return element

    return _changed(bench, made, lambda page: [changed(e) for e in page.elements], f"{old!r} ({field})")


def restate(bench: Bench, made: MadeDocument, field: str, printed: str) -> MadeDocument:
    """Print something else wherever the document states the field; a value over two lines becomes one."""

    def changed(page: Page) -> list[Element]:
        elements: list[Element] = []
        last: tuple[str | None, str | None] = (None, None)
        for element in page.elements:
            if isinstance(element, Text) and element.field == field:
                again, last = last == (element.field, element.value), (element.field, element.value)
                if again:
                    continue
                text = element.text.replace(element.part or element.text.strip(), printed)
                element = replace(element, text=text, part=printed)
            elements.append(element)
        return elements

    return _changed(bench, made, changed, field)


def strike(bench: Bench, made: MadeDocument, *fields: str, words: str = "") -> MadeDocument:
    """Take out the runs of text that state one of the fields, or hold the words."""

    def stays(element: Element) -> bool:
        if not isinstance(element, Text):
            return True
        return element.field not in fields and not (words and words in element.text)

    return _changed(bench, made, lambda page: [e for e in page.elements if stays(e)], f"{fields} {words!r}")


def without(bench: Bench, made: MadeDocument, *gone: type[Element], anchor: str = "") -> MadeDocument:
    """Take marks off the document: seals, signatures (those beside `anchor`)."""

    def stays(element: Element) -> bool:
        return not isinstance(element, gone) or not getattr(element, "anchor", "").startswith(anchor)

    return _changed(bench, made, lambda page: [e for e in page.elements if stays(e)], str(gone))


def sealed_by(bench: Bench, made: MadeDocument, owner: str) -> MadeDocument:
    """Every round seal of the document is another owner's."""

    def changed(page: Page) -> list[Element]:
        return [
            replace(e, ring=owner) if isinstance(e, SealMark) and e.shape is SealShape.ROUND else e
            for e in page.elements
        ]

    return _changed(bench, made, changed, "a seal")


def _changed(
    bench: Bench, made: MadeDocument, change: Callable[[Page], list[Element]], what: str
) -> MadeDocument:
    pages = [replace(page, elements=change(page)) for page in made.pages]
    if all(a.elements == b.elements for a, b in zip(pages, made.pages, strict=True)):
        raise LookupError(f"{what} is not in the {made.type}")
    return put(bench, made, pages)


def drop_pages(bench: Bench, made: MadeDocument, *numbers: int) -> MadeDocument:
    """Take pages out of the document, counted from 0, negative ones from its end."""
    gone = {number % len(made.pages) for number in numbers}
    return put(bench, made, [page for n, page in enumerate(made.pages) if n not in gone])


def pages_with(made: MadeDocument, field: str, value: str) -> list[int]:
    """The numbers (from 0) of the document's pages that state the field so."""
    return [
        n for n, page in enumerate(made.pages)
        if any((place.name, place.value) == (field, value) for place in places(page))
    ]  # fmt: skip


def said(made: MadeDocument, field: str) -> str:
    """The value that the document first states for the field."""
    return next(place.value for page in made.pages for place in places(page) if place.name == field)


def blot(bench: Bench, made: MadeDocument, *fields: str) -> MadeDocument:
    """Spill ink over every place that states one of the fields: nobody can read it."""
    pages, found = [], 0
    for page in made.pages:
        areas = [place.area for place in places(page) if place.name in fields]
        found += len(areas)
        strokes = [stroke for area in areas for stroke in _spilt(area)]
        spilt = replace(page, elements=[*page.elements, *strokes])
        bench.made.harmed += [Harm(spilt, area) for area in areas]
        pages.append(spilt)
    if not found:
        raise LookupError(f"{fields} are not in the {made.type}")
    return put(bench, made, pages)


def _spilt(area: Rect) -> Iterator[Stroke]:
    """Ink over an area: strokes a little aslant, so that they are no rules of a table."""
    y = area.y0 - 0.6
    while y < area.y1 + 0.3:
        yield Stroke(area.x0 - 1, y, area.x1 + 1, y + 0.6, 1.2)
        y += 0.5


def unreadable(bench: Bench, made: MadeDocument, *numbers: int) -> MadeDocument:
    """Scan these pages (from 0; all when none is named) so badly that nobody can read them."""
    pages = [replace(page, elements=list(page.elements)) for page in made.pages]
    bench.made.harmed += [Harm(page) for n, page in enumerate(pages) if not numbers or n in numbers]
    return put(bench, made, pages)


def insert(bench: Bench, made: MadeDocument, behind: str) -> None:
    """Put a document behind the first of a type, in the volume; in a drop folder into that one's file."""
    for documents in bench.places():
        at = next((n for n, d in enumerate(documents) if d.type == behind), None)
        if at is not None:
            documents.insert(at + 1, made)
