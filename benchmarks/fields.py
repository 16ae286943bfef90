"""Fields, types and splitting on made dossiers: exact, wrong, missing by type and field.

Volumes are made anew for each seed and read perfectly, or, with `--level scan`, from their degraded
pictures by the program's own reading.
"""

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.harness import Results, options, publish, table
from extractors.document import Answer, Document, ReadPage
from extractors.page_text import PageText
from extractors.split import find_documents
from ingest.volume import Binding
from samples.canvas import Page
from samples.case import Case, make_case
from samples.documents import makers
from samples.ideal import ideal_reading
from samples.made import MadeDocument
from samples.places import places
from samples.scoring import FieldScore

_SURE = 0.995
_BARS = {"ideal": 0.99, "clean": 0.99, "scan": 0.97, "flatbed": 0.97, "grey": 0.97}
_ORDER = (
    "passport", "overseas_degree", "cscse_certification", "labor_contract", "overseas_employment", "patent",
    "business_license", "company_profile", "articles_of_association", "audit_report",
)  # fmt: skip


@dataclass(slots=True)
class Tally(FieldScore):
    """Fields as `FieldScore` counts them, and how documents and pages came out."""

    sure_wrong: int = 0
    sure: int = 0
    pages: int = 0
    pages_right: int = 0
    seconds: float = 0.0


def volumes(case: Case, rng: random.Random) -> Iterator[tuple[Binding, list[MadeDocument]]]:
    """The three volumes of a case, each document in any of its layouts."""
    known = makers()
    if "application_form" in known:
        yield Binding.FORM, [known["application_form"].make(case, rng)]
    attached: list[MadeDocument] = []
    for name in _ORDER:
        if name == "audit_report" and name in known:
            maker = known[name]
            attached += [maker.make(case, rng, year=y.year) for y in case.years[-3:]]  # type: ignore[call-arg]
        elif name in known:
            attached.append(known[name].make(case, rng))
    yield Binding.ATTACHMENTS, attached
    if "personal_information" in known:
        yield Binding.PERSONAL, [known["personal_information"].make(case, rng)]


def read(page: Page, seed: int, level: str) -> PageText:
    """Perfectly for the level "ideal", else by the program from the degraded picture."""
    if level == "ideal":
        return ideal_reading(page)
    from benchmarks.scanned import read_scanned

    return read_scanned(page, level, seed)


def measure(tally: Tally, made: Sequence[MadeDocument], binding: Binding, seed: int, level: str) -> None:
    """Read one volume, find its documents, and count."""
    pages: list[ReadPage] = []
    owner: dict[str, int] = {}
    for number, document in enumerate(made):
        for page in document.pages:
            name = f"p{len(pages) + 1:04d}"
            owner[name] = number
            pages.append(ReadPage(name, read(page, seed * 1000 + len(pages), level)))
    start = time.process_time()
    found = find_documents(pages, 1, binding)
    tally.seconds += time.process_time() - start
    tally.pages += len(pages)
    true_pages = [tuple(p for p in owner if owner[p] == n) for n in range(len(made))]
    for read_as in found:
        for name in read_as.pages:
            true = made[owner[name]]
            right = read_as.type == true.type and read_as.pages == true_pages[owner[name]]
            tally.pages_right += right
            if not right:
                tally.misses.append(f"seed {seed} {name} {true.type} -> {read_as.type} {read_as.pages}")
    for number, truth in enumerate(made):
        mine = [d for d in found if d.type == truth.type and set(d.pages) & set(true_pages[number])]
        count(tally, truth, mine, seed)


def count(tally: Tally, truth: MadeDocument, found: Sequence[Document], seed: int) -> None:
    """Compare each printed field of a true document with what its documents say."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for page in truth.pages:
        for place in places(page):
            wanted[place.name].add(place.value)
    given = [f for d in found for f in d.fields if f.answer is Answer.FOUND]
    for name, values in wanted.items():
        read_values = {f.value for f in given if f.name == name}
        for value in values:
            tally.count(truth.type, name, value, read_values, f"seed {seed}")
    for field_ in given:
        if field_.confidence >= _SURE or field_.check:
            tally.sure += 1
            if field_.value not in wanted.get(field_.name, set()) and field_.name in wanted:
                tally.sure_wrong += 1
                tally.misses.append(
                    f"seed {seed} SURE {truth.type}.{field_.name}: {field_.value!r} "
                    f"({field_.confidence:.3f}) for {sorted(wanted[field_.name])}"
                )


def main() -> None:
    extra = argparse.ArgumentParser(add_help=False)
    extra.add_argument(
        "--level", default="ideal", help="ideal, or a level of samples.degrade: clean, scan, phone …"
    )
    extra.add_argument("--seeds", type=int, default=20)
    extra.add_argument("--misses", action="store_true", help="name every miss")
    chosen = options("Fields, types and splitting on made dossiers", 5000, extra)
    seeds = 3 if chosen.small else chosen.seeds
    tally = Tally()
    for seed in range(chosen.seed, chosen.seed + seeds):
        project = ("long-term", "short-term")[seed % 2]
        case = make_case(seed, project, compact=bool(seed % 3))
        for binding, made in volumes(case, random.Random(f"fields-{seed}")):
            measure(tally, made, binding, seed, chosen.level)
    rows: list[tuple[object, ...]] = []
    for key in sorted(tally.exact.keys() | tally.wrong.keys() | tally.missing.keys()):
        rows.append((*key, tally.exact[key], tally.wrong[key], tally.missing[key]))
    print(table(("type", "field", "exact", "wrong", "missing"), rows))
    if chosen.misses:
        print(*tally.misses, sep="\n")
    results = Results(chosen.seed)
    results.bar("fields exact", tally.share, _BARS.get(chosen.level, 0.88))
    results.bar("pages in the right document", tally.pages_right / max(1, tally.pages), 0.985)
    results.bar("sure and wrong", tally.sure_wrong / max(1, tally.sure), 0.003, at_most=True)
    results.bar("CPU ms a page", 1000 * tally.seconds / max(1, tally.pages), 60, at_most=True)
    publish(results, chosen.json)


if __name__ == "__main__":
    main()
