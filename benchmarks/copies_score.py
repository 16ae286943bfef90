"""What a comparison of made copies found of what was planted, and what it told that nobody planted."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.copies_pages import MadeCopies
from benchmarks.copies_told import around, core_met, counts, relations, required
from extractors.copies.comparison import (
    CopyComparison,
    Difference,
    DifferenceKind,
    Original,
    PagePair,
    Relation,
)
from ingest.volume import Binding
from samples.copy_defects import TEXTS, Defect, Kind
from samples.copy_sets import COPIES, Treatment

_MARKS = {
    Kind.SIGNATURE: DifferenceKind.SIGNATURE,
    Kind.SIGNATURE_REST: DifferenceKind.SIGNATURE,
    Kind.SEAL: DifferenceKind.SEAL,
    Kind.NOTE: DifferenceKind.NOTE,
}


@dataclass(slots=True)
class Verdict:
    """One planted defect: in how many comparisons it should show, and in which it did.

    `shown` holds, by copy compared with the lead copy, the keys at which it was told. `told`: rightly named.
    """

    defect: Defect
    expected: frozenset[int]
    shown: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    certain: bool = False
    told: bool = False

    @property
    def found(self) -> bool:
        """Told by half of the comparisons at least: where the lead copy is the odd one, four may tell it."""
        needed = required(self.defect)
        whole = sum(len(self.shown.get(copy, ())) >= needed for copy in self.expected)
        return bool(self.expected) and 2 * whole >= len(self.expected)


@dataclass(frozen=True, slots=True)
class FalseAlarm:
    """Something told of a pair that nothing planted explains; `difference` is None for its relation.

    `what` says in a word what was told.
    """

    comparison: CopyComparison
    pair: PagePair | None
    what: str
    difference: Difference | None = None


@dataclass(slots=True)
class Score:
    """Of one set: `pages` counts pages of copies compared with a lead copy, by what the copy went through."""

    made: MadeCopies
    verdicts: list[Verdict] = field(default_factory=list)
    false: list[FalseAlarm] = field(default_factory=list)
    pages: Counter[Treatment] = field(default_factory=Counter)
    left_out: list[str] = field(default_factory=list)
    compared: list[CopyComparison] = field(default_factory=list)

    def treatment(self, alarm: FalseAlarm) -> Treatment:
        return self.made.made.treatments[alarm.comparison.copy or 0]

    def alarmed(self, *, certain: bool = False) -> Counter[Treatment]:
        """Pages with a false alarm (with one told for certain), by what their copy went through."""
        alarms = (a for a in self.false if not certain or a.difference is None or a.difference.certain)
        return Counter({(id(a.comparison), id(a.pair)): self.treatment(a) for a in alarms}.values())


def score(made: MadeCopies, comparisons: Sequence[CopyComparison]) -> Score:
    """All that was planted against all that was told; a comparison of a copy with itself does not count."""
    result = Score(made)
    compared = [c for c in comparisons if c.volume != c.lead_volume]
    leads = {c.binding: c.lead for c in compared}
    for defect in made.made.defects:
        lead = leads.get(defect.binding)
        others = (copy for copy in range(1, COPIES + 1) if copy != lead) if lead is not None else ()
        odd = frozenset(c for c in others if (c in defect.copies) != (lead in defect.copies))
        result.verdicts.append(Verdict(defect, odd))
    for comparison in compared:
        _Comparing(result, comparison).judge()
    result.compared = compared
    result.left_out += _untold(made, {*leads}, compared)
    return result


class _Comparing:
    """One copy against the lead copy."""

    def __init__(self, result: Score, comparison: CopyComparison) -> None:
        self._made = result.made
        self._result = result
        self._one = comparison
        self._copy = comparison.copy or 0
        self._verdicts = [
            (number, verdict)
            for number, verdict in enumerate(result.verdicts)
            if verdict.defect.binding is comparison.binding and self._copy in verdict.expected
        ]

    def judge(self) -> None:
        for pair in self._one.pages:
            self._relation(pair)
            for difference in pair.differences:
                self._difference(pair, difference)
        self._originals()
        leaves = self._made.made.volumes[self._one.binding, self._copy]
        self._result.pages[self._made.made.treatments[self._copy]] += sum(bool(leaf.key) for leaf in leaves)

    def _keys(self, pair: PagePair) -> set[str]:
        return {self._made.sides[page].key for page in (pair.lead, pair.page) if page is not None}

    def _relation(self, pair: PagePair) -> None:
        keys = self._keys(pair)
        if len(keys) > 1 and pair.relation in (Relation.SAME, Relation.SWAPPED, Relation.DUPLICATE):
            self._alarm(pair, "paired wrongly")
        if pair.relation is Relation.SAME:
            return
        explained = False
        for _, verdict in self._verdicts:
            defect = verdict.defect
            deviant = self._one.lead in defect.copies
            for key in keys.intersection((*defect.keys, *defect.near)):
                right, near = relations(defect, key, lead_odd=deviant)
                if pair.relation in right | near and counts(defect, key):
                    verdict.shown[self._copy].add(key)
                    verdict.told |= pair.relation in right
                    verdict.certain = True
                explained |= pair.relation in right | near
            explained |= pair.relation is Relation.VERSION and bool(keys.intersection(defect.keys))
        if not explained:
            self._alarm(pair, pair.relation.value)

    def _difference(self, pair: PagePair, difference: Difference) -> None:
        keys, explained = self._keys(pair), len(self._keys(pair)) > 1  # a wrong pair is told as such
        for number, verdict in self._verdicts:
            defect = verdict.defect
            if not keys.intersection(defect.keys):
                continue
            explained |= defect.kind is Kind.UNREADABLE
            boxes = [
                (core, whole, box)
                for page, box in ((pair.page, difference.box), (pair.lead, difference.lead_box))
                if page is not None
                for core, whole in self._made.sides[page].boxes.get(number, ())
            ]
            explained |= any(around(whole, box) for _, whole, box in boxes)
            if any(core_met(core, box) for core, _, box in boxes):
                explained = True
                verdict.shown[self._copy].add(defect.keys[0])
                verdict.certain |= difference.certain
                verdict.told |= self._rightly(defect, difference)
        if not explained:
            self._alarm(pair, difference.kind.value, difference)

    def _rightly(self, defect: Defect, difference: Difference) -> bool:
        """Whether kind, side and texts are those that were planted."""
        lead_odd = self._one.lead in defect.copies
        if defect.kind in _MARKS:
            has = (difference.in_lead, difference.in_copy)
            without_in_lead = lead_odd != (defect.kind is Kind.NOTE)
            return difference.kind is _MARKS[defect.kind] and has == (not without_in_lead, without_in_lead)
        if defect.kind is Kind.CORRECTION:
            return difference.kind in (DifferenceKind.NOTE, DifferenceKind.TEXT)
        lead, copy = map(_plain, (difference.lead_text, difference.text))
        if lead_odd:
            lead, copy = copy, lead
        texts = _plain(defect.before) in lead and _plain(defect.after) in copy
        return defect.kind in TEXTS and difference.kind is DifferenceKind.TEXT and texts

    def _originals(self) -> None:
        """A photocopy told is found; one told of what is none is a false alarm, as is an original of it."""
        for verdict in self._result.verdicts:
            defect = verdict.defect
            if (defect.kind, defect.binding) != (Kind.PHOTOCOPY, self._one.binding):
                continue
            for copy, told in ((self._copy, self._one.original), (self._one.lead, self._one.lead_original)):
                if copy in defect.copies and told is Original.PHOTOCOPY:
                    verdict.shown |= {expected: {""} for expected in verdict.expected}
                    verdict.told = verdict.certain = True
        if _wrong(self._made.made.treatments[self._copy], self._one.original):
            self._alarm(None, self._one.original.value)

    def _alarm(self, pair: PagePair | None, what: str, difference: Difference | None = None) -> None:
        self._result.false.append(FalseAlarm(self._one, pair, what, difference))


def _wrong(treatment: Treatment, told: Original) -> bool:
    if treatment is Treatment.GREY:
        return told is not Original.UNDECIDABLE
    return told is (Original.ORIGINAL if treatment is Treatment.PHOTOCOPY else Original.PHOTOCOPY)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _untold(made: MadeCopies, bindings: set[Binding], compared: Sequence[CopyComparison]) -> Iterator[str]:
    """Pages with something on them that stand in no pair, by the volumes that were compared."""
    told = {page for c in compared for pair in c.pages for page in (pair.lead, pair.page)}
    for volume in made.arrival.volumes:
        if volume.binding in bindings:
            yield from (page.id for page in volume.pages if made.sides[page.id].key and page.id not in told)
