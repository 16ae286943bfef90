"""A paper dossier whose copies differ in every way, drawn by hand, compared as drawn, and judged."""

from collections.abc import Sequence
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
from ingest.page import Box, PageKind
from ingest.volume import Binding
from tests.service.report.drawn import Binder, Made, Sheet, application, attachments, form, images_of
from validators.dossier import Dossier
from validators.programme import load_programme
from validators.rules.copies_same import RULE

SEAL = Box(760, 1120, 1000, 1360)
STRANGER = "John Q. Stranger"
CHANGED = "L898902X3"  # the passport number as copy 2 has it
Page = tuple[str, Sheet, Relation]


@dataclass
class Bound:
    """A copy being spoilt: its pages in order, each with the name by which its like in the lead copy goes."""

    number: int
    pages: list[Page] = field(default_factory=list)

    def at(self, name: str) -> int:
        return next(n for n, page in enumerate(self.pages) if page[0] == name)

    def sheet(self, name: str) -> Sheet:
        return self.pages[self.at(name)][1]

    def drop(self, name: str) -> None:
        del self.pages[self.at(name)]

    def put(self, after: str, name: str, sheet: Sheet, relation: Relation) -> None:
        self.pages.insert(self.at(after) + 1, (name, sheet, relation))

    def mark(self, name: str, relation: Relation) -> None:
        at = self.at(name)
        self.pages[at] = (name, self.pages[at][1], relation)


def copied(folder: Path) -> Made:
    """Five copies of form and attachments; the form is the same in all. Judged by `copies.same` only."""
    folder.mkdir(parents=True, exist_ok=True)
    binder = Binder(folder)
    comparisons = [
        *_bind(binder, Binding.FORM, [_copy(n, form()) for n in range(1, 6)]),
        *_bind(binder, Binding.ATTACHMENTS, _spoilt()),
    ]
    dossier = Dossier(
        id="BJ-2017-0042",
        application=application(),
        volumes=tuple(binder.volumes),
        pages=binder.texts,
        documents=tuple(binder.documents),
        copies=tuple(comparisons),
    )
    findings = RULE.findings(dossier, load_programme("beijing-overseas-talents"))
    return Made(dossier, findings, images_of(dossier))


def _copy(number: int, sheets: Sequence[Sheet]) -> Bound:
    return Bound(number, [(f"{at}", sheet, Relation.SAME) for at, sheet in enumerate(sheets)])


def _spoilt() -> list[Bound]:
    """Pages: 0 passport, 1 degree, 2 contract, 3 its signatures, 4 licence, 5-8 audit reports."""
    bound = [_copy(n, [s for _, sheets in attachments() for s in sheets]) for n in range(1, 6)]
    first, second, third, fourth, fifth = bound
    _say(first.sheet("6"), "total_assets", "58,280,114.27")
    _say(second.sheet("2"), "employer_name", "北京云杉光电技术有限公司")
    _say(second.sheet("0"), "passport_no", CHANGED)
    third.drop("1")
    third.sheet("3").seal = False
    fourth.put("3", "s", Sheet("PASSPORT 护照").line("Name: ", STRANGER, "surname"), Relation.FOREIGN)
    fourth.sheet("5").seal = False
    fourth.put("8", "x", Sheet("附加说明").line("说明：", "另附", "position"), Relation.EXTRA)
    fifth.pages[7], fifth.pages[8] = fifth.pages[8], fifth.pages[7]
    fifth.mark("8", Relation.SWAPPED)
    fifth.put("4", "4", fifth.sheet("4"), Relation.DUPLICATE)
    fifth.mark("1", Relation.UNREADABLE)
    return bound


def _say(sheet: Sheet, name: str, text: str) -> None:
    old, box = sheet.values[name]
    at = next(n for n, line in enumerate(sheet.lines) if line.box.y0 == box.y0)
    sheet.lines[at] = replace(sheet.lines[at], text=sheet.lines[at].text.replace(old, text))
    sheet.values[name] = (text, box)


def _bind(binder: Binder, binding: Binding, bound: Sequence[Bound]) -> list[CopyComparison]:
    ids: list[list[str]] = []
    for copy in bound:
        cover = binder.page(Sheet("封面"), PageKind.COVER)
        ids.append([binder.document("labor_contract", [p[1]], copy.number, binding)[0] for p in copy.pages])
        binder.bind(binding, copy.number, [cover, *ids[-1]], None)
    lead = len(binder.volumes) - len(bound)
    names = {page[0]: id for page, id in zip(bound[0].pages, ids[0], strict=True)}
    found = []
    for at in range(1, len(bound)):
        pairs = _pairs(bound[0], bound[at], names, ids[at])
        for pair in pairs:
            if pair.page and pair.lead and pair.relation is not Relation.UNREADABLE:
                binder.texts[pair.page] = replace(binder.texts[pair.page], engine=f"copy-of:{pair.lead}")
        first, own = (_original(binding, bound[n].number) for n in (0, at))
        numbers = (bound[0].number, bound[at].number)
        found.append(CopyComparison(binding, *numbers, lead, lead + at, tuple(pairs), own, first))
    return found


def _original(binding: Binding, copy: int) -> Original:
    if binding is Binding.FORM:
        return Original.UNDECIDABLE
    return Original.PHOTOCOPY if copy == 4 else Original.ORIGINAL


def _pairs(lead: Bound, copy: Bound, names: dict[str, str], ids: Sequence[str]) -> list[PagePair]:
    pairs: list[PagePair] = []
    after = ""
    for (name, sheet, relation), id in zip(copy.pages, ids, strict=True):
        known = names.get(name)
        after = known or after
        same = relation in (Relation.SAME, Relation.SWAPPED)
        found = _differences(lead.sheet(name), sheet) if known and same else ()
        pairs.append(PagePair(known, id, relation, found, "" if known else after))
    lost = [page[0] for page in lead.pages if page[0] not in [p[0] for p in copy.pages]]
    for name in lost:
        before = names[str(int(name) - 1)]
        at = next(n for n, pair in enumerate(pairs) if pair.lead == before)
        pairs.insert(at + 1, PagePair(names[name], None, Relation.MISSING))
    return pairs


def _differences(lead: Sheet, own: Sheet) -> tuple[Difference, ...]:
    texts = tuple(
        Difference(DifferenceKind.TEXT, box, own.values[name][1], text, own.values[name][0], field=name)
        for name, (text, box) in lead.values.items()
        if own.values[name][0] != text
    )
    if lead.seal == own.seal:
        return texts
    seal = Difference(DifferenceKind.SEAL, SEAL, SEAL, in_lead=lead.seal, in_copy=own.seal)
    return (*texts, seal)
