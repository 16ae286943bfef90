"""Bound copies by hand, and what an ideal comparison of them with any one of them as the lead would say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from extractors.copies.comparison import (
    CopyComparison,
    Difference,
    DifferenceKind,
    Original,
    PagePair,
    Relation,
)
from extractors.document import Document
from extractors.page_text import Line, PageText, Seal, SealColour
from ingest.arrival import Intake
from ingest.page import Box, PageImage, PageKind
from ingest.volume import Binding, Volume
from tests.validators.making import Made
from validators.dossier import Dossier
from validators.finding import Finding
from validators.programme import load_programme
from validators.rules.copies_same import RULE

PROGRAMME = load_programme("beijing-overseas-talents")
PLACE = Box(300, 400, 500, 440)
MARK = Box(900, 1800, 1200, 1900)
SIZE = (1654, 2339)


@dataclass
class Copy:
    """One copy: its pages by name in their order; `texts` is what stands at PLACE ("2016" where nothing is
    said), `marked` are the pages that bear the mark at MARK, `doubtful` those that are hard to read."""

    pages: list[str]
    texts: dict[str, str] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)
    original: Original = Original.UNDECIDABLE
    number: int | None = None

    def text(self, page: str) -> str:
        return self.texts.get(page, "2016")


def copies(pages: str = "abcdef", of: int = 5) -> list[Copy]:
    """Copies that are all the same, with one page for each letter."""
    return [Copy(list(pages), number=at + 1) for at in range(of)]


def dossier_of(
    bound: Sequence[Copy],
    lead: int = 0,
    mark: DifferenceKind = DifferenceKind.SIGNATURE,
    binding: Binding = Binding.ATTACHMENTS,
) -> Dossier:
    """A paper dossier of these copies, each behind a cover sheet, compared with the copy at place `lead`."""
    empty = Made([], intake=Intake.PAPER).build()
    pages: dict[str, PageText] = {}
    volumes, names = [], []
    for copy in bound:
        ids = [f"p{len(pages) + n + 1:04d}" for n in range(len(copy.pages) + 1)]
        names.append(dict(zip(copy.pages, ids[1:], strict=True)))
        for id, page in zip(ids, ["", *copy.pages], strict=True):
            seals = (Seal(MARK, SealColour.BLACK),) if page in copy.marked else ()
            line = Line(f"{page} 页的全文" * 3 + page * 20, PLACE, 0.99)
            pages[id] = PageText(*SIZE, 200, 0, "rapidocr", 0.99, lines=(line,), seals=seals)
        volumes.append(
            Volume(binding, copy.number, tuple(_image(id, id == ids[0]) for id in ids), source="batch.pdf")
        )
    documents = tuple(
        Document(f"d{at + 1:02d}", "labor_contract", copy.number, binding, tuple(ids.values()), 0.99)
        for at, (copy, ids) in enumerate(zip(bound, names, strict=True))
    )
    comparisons = tuple(
        _compared(bound, names, lead, at, mark, binding) for at in range(len(bound)) if at != lead
    )
    return replace(
        empty, volumes=tuple(volumes), pages=pages, documents=documents, copies=comparisons, refused=()
    )


def page_of(dossier: Dossier, copy: int, number: int) -> str:
    """The id of page `number` of the copy at place `copy`."""
    return dossier.volumes[copy].pages[number].id


def findings(dossier: Dossier) -> tuple[Finding, ...]:
    """What the rule says of the dossier."""
    return RULE.findings(dossier, PROGRAMME)


def seen(found: Iterable[Finding]) -> list[tuple[int | None, int | None, str | None, str]]:
    """Copy, page, what is odd and the outcome of each finding."""
    return [(f.subject.copy, f.subject.page, f.subject.field, f.outcome.value) for f in found]


def related(dossier: Dossier, other: int, at: int, **changes: object) -> Dossier:
    """One pair of one comparison otherwise."""
    comparison = dossier.copies[other]
    pairs = list(comparison.pages)
    pairs[at] = replace(pairs[at], **changes)  # type: ignore[arg-type]
    changed = replace(comparison, pages=tuple(pairs))
    return replace(dossier, copies=(*dossier.copies[:other], changed, *dossier.copies[other + 1 :]))


def _image(id: str, cover: bool) -> PageImage:
    kind = PageKind.COVER if cover else PageKind.CONTENT
    return PageImage(
        "batch.pdf", int(id[1:]) - 1, Path("spool") / f"{id}.png", *SIZE, 200, "", id=id, kind=kind
    )


def _compared(
    bound: Sequence[Copy],
    names: Sequence[dict[str, str]],
    lead: int,
    at: int,
    mark: DifferenceKind,
    binding: Binding,
) -> CopyComparison:
    one, two = bound[lead], bound[at]
    pairs = []
    after = ""
    for page in two.pages:
        if page in one.pages:
            after = names[lead][page]
            found = _differences(one, two, page, mark)
            pairs.append(PagePair(after, names[at][page], Relation.SAME, found))
        else:
            pairs.append(PagePair(None, names[at][page], Relation.EXTRA, after=after))
    for place, page in enumerate(one.pages):
        if page not in two.pages:
            known = [names[lead][p] for p in one.pages[:place] if p in two.pages]
            spot = next((n + 1 for n, pair in enumerate(pairs) if known and pair.lead == known[-1]), 0)
            pairs.insert(spot, PagePair(names[lead][page], None, Relation.MISSING))
    return CopyComparison(binding, one.number, two.number, lead, at, tuple(pairs), two.original, one.original)


def _differences(one: Copy, two: Copy, page: str, mark: DifferenceKind) -> tuple[Difference, ...]:
    certain = page not in one.doubtful | two.doubtful
    found = []
    if one.text(page) != two.text(page):
        found.append(
            Difference(
                DifferenceKind.TEXT,
                PLACE,
                PLACE.grow(2),
                lead_text=one.text(page),
                text=two.text(page),
                field="sign_date_employer",
                certain=certain,
            )
        )
    if (page in one.marked) != (page in two.marked):
        found.append(
            Difference(
                mark,
                MARK,
                MARK.grow(2),
                in_lead=page in one.marked,
                in_copy=page in two.marked,
                certain=certain,
            )
        )
    return tuple(found)
