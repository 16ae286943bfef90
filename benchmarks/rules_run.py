"""Dossiers of every route, complete and spoilt, judged at a level."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.assembling import FIVE, ONE, Assembler
from benchmarks.fields import IDEAL
from benchmarks.rules_read import reader, second_reader
from benchmarks.rules_score import Tally
from samples.defects import Bench
from samples.made import MadeDocument
from samples.planting import planted
from samples.routes import bench
from samples.sowing import Base, Sown
from validators.engine import run
from validators.finding import Finding
from validators.programme import load_programme
from validators.rule import Rule

PROGRAMME = "beijing-overseas-talents"
_SINGLE = {"copies.form": "1", "copies.attachments": "1"}


@dataclass(frozen=True, slots=True)
class Work:
    """What to judge: routes, defects by a part of their name, and of these each `step`th from `first`."""

    bases: tuple[Base, ...] = tuple(Base)
    only: str = ""
    first: int = 0
    step: int = 1

    def sown(self, base: Base, level: str) -> Iterator[Sown]:
        fitting = [one for one in planted() if (one.drawn or level == IDEAL) and self.only in one.name]
        yield from (one for one in fitting[self.first :: self.step] if one.base is base)


class Judge:
    """Judges dossiers at one level; pages that stay the same are read once."""

    def __init__(self, level: str, folder: Path) -> None:
        self.level = level
        # Copies are tried on perfect readings only: one copy is as good as five for every other rule.
        self._one = Assembler(reader(level, folder), ONE, second_reader(level, folder))
        self._five = Assembler(reader(level, folder), FIVE)

    def findings(self, spoilt: Bench, sown: Sown | None = None) -> tuple[Finding, ...]:
        """Those of the dossier under the settings of the defect."""
        five = sown is not None and not sown.drawn
        settings = ({} if five else _SINGLE) | dict(sown.settings if sown else ())
        dossier = (self._five if five else self._one).dossier(spoilt.made)
        return run(dossier, load_programme(PROGRAMME, settings), on_bug=_raise)


def measure(tally: Tally, seed: int, judge: Judge, ideal: Judge, work: Work) -> None:
    """Judge the dossiers of a seed, complete ones and spoilt ones."""
    for base in work.bases:
        whole = bench(base, seed)
        where = f"{judge.level} {base} {seed}"
        if not work.only:
            tally.complete(where, judge.findings(whole), ideal.findings(whole))
        for one in work.sown(base, judge.level):
            spoilt = fresh(whole)
            one.spoil(spoilt)
            found = judge.findings(spoilt, one)
            tally.defect(f"{where} {one.name}", one, spoilt.made.planted, found)


def fresh(whole: Bench) -> Bench:
    """The dossier with documents of its own, so that spoiling it leaves the first as it is."""
    own: dict[int, MadeDocument] = {}
    made = copy(whole.made)
    made.volumes = {binding: [_own(d, own) for d in inside] for binding, inside in whole.made.volumes.items()}
    made.files = [
        replace(file, documents=[_own(d, own) for d in file.documents]) for file in whole.made.files
    ]
    made.declared = dict(whole.made.declared)
    made.planted, made.missing, made.harmed, made.unlike = [], [], [], []
    return replace(whole, made=made)


def _own(document: MadeDocument, known: dict[int, MadeDocument]) -> MadeDocument:
    """One copy of each document, however many lists it stands in."""
    if id(document) not in known:
        pages = [replace(page, elements=list(page.elements)) for page in document.pages]
        known[id(document)] = replace(document, pages=pages)
    return known[id(document)]


def _raise(rule: Rule, bug: Exception) -> None:
    raise RuntimeError(f"the rule {rule.id} broke off") from bug
