"""A made application in several bound copies, with defects planted in some of them: what is to be scanned."""

import random
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.volume import Binding
from samples.bindery import Volumes, bound
from samples.books import books
from samples.canvas import Ink, Page, SealMark, Text
from samples.case import Case, make_case
from samples.copy_defects import ON_PAGE, SHEETS, Defect, Kind, Leaf
from samples.copy_order import Bound, Stock
from samples.copy_planting import plant_on_pages, plant_sheets

COPIES = 5
_MANY_YEARS = 9
_NAMING = frozenset(
    (
        *("name_zh", "name_foreign", "surname", "holder_name", "employee_name", "name"),
        *("employer_name", "entity_name", "company_name"),
    )
)


class Size(StrEnum):
    """How many pages form and attachments have together, about."""

    COMPACT = "compact"  # 30
    FULL = "full"  # 50
    LONG = "long"  # 100: the audit reports of nine years


class Treatment(StrEnum):
    """What one copy went through; all but PHOTOCOPY must make no difference."""

    PLAIN = "plain"
    TURNED = "turned"  # some pages upside down
    UPSIDE_DOWN = "upside-down"
    SIDEWAYS = "sideways"
    BACKS = "backs"  # scanned on both sides: a blank back behind each page
    OTHER_SCANNER = "other-scanner"
    FINER = "finer"  # 300 dpi
    GREY = "grey"
    DARKER = "darker"
    ZOOMED = "zoomed"
    PHOTOCOPY = "photocopy"


_BENIGN: list[Treatment] = [
    treatment for treatment in Treatment if treatment not in (Treatment.PLAIN, Treatment.PHOTOCOPY)
]


@dataclass(frozen=True, slots=True)
class CopySet:
    """Volumes by binding and copy number, what each copy went through and what was planted."""

    seed: int
    volumes: Mapping[tuple[Binding, int], Sequence[Leaf]]
    treatments: Mapping[int, Treatment]
    defects: tuple[Defect, ...]


def copy_set(
    seed: int,
    size: Size = Size.COMPACT,
    kinds: Collection[Kind] = frozenset(Kind),
    *,
    pages: int = 0,
    treated: bool = True,
    bearing: float = 0.5,
    planted: Counter[Kind] | None = None,
) -> CopySet:
    """The set of a seed. `pages` keeps so many of the attachments alone; 0: all, and the form.

    `bearing` is the share of pages that bear defects of their own. `planted` is what other sets bear already:
    kinds that are rare in it are planted first.
    """
    rng, counts = random.Random(f"copies-{seed}"), planted if planted is not None else Counter()
    made = bound(_case(seed, size), _layout(seed))
    stranger = _stranger(seed, size) if Kind.FOREIGN in kinds else {}
    treatments = _treatments(rng, treated, Kind.PHOTOCOPY in kinds)
    volumes: dict[tuple[Binding, int], Sequence[Leaf]] = {}
    defects: list[Defect] = []
    for binding in (Binding.ATTACHMENTS,) if pages else (Binding.FORM, Binding.ATTACHMENTS):
        stock = _stock(binding, made, stranger, rng, pages)
        copies = [Bound(number, list(stock.right)) for number in range(1, COPIES + 1)]
        defects += _photocopied(stock, treatments)
        defects += plant_sheets(copies, stock, rng, [kind for kind in SHEETS if kind in kinds], counts)
        on_page = [kind for kind in ON_PAGE if kind in kinds]
        defects += plant_on_pages(copies, stock, rng, on_page, counts, bearing)
        for copy in copies:
            leaves = _with_backs(copy.leaves) if treatments[copy.number] is Treatment.BACKS else copy.leaves
            volumes[binding, copy.number] = leaves
    return CopySet(seed, volumes, treatments, tuple(defects))


def _case(seed: int, size: Size) -> Case:
    case = make_case(seed, compact=size is Size.COMPACT)
    if size is Size.LONG:
        dice, last = random.Random(f"years-{seed}"), case.submitted.year - 1
        case = replace(case, years=books(dice, case.employer.capital, last, _MANY_YEARS))
    return case


def _layout(seed: int) -> int | None:
    """Every second set and its stranger's papers are set alike."""
    return None if seed % 2 else seed // 2 % 12


def _stranger(seed: int, size: Size) -> Volumes:
    """The volumes of another applicant of another employer."""
    own = _case(seed, size)
    for other in range(seed + 1, seed + 100):
        case = _case(other, size)
        if case.applicant.surname != own.applicant.surname and case.employer.name != own.employer.name:
            return bound(case, _layout(seed))
    raise ValueError("Nobody else applies.")


def _treatments(rng: random.Random, treated: bool, photocopied: bool) -> dict[int, Treatment]:
    """Two copies are plain; of the others one is a photocopy every second time."""
    chosen: list[Treatment] = rng.sample(_BENIGN, COPIES - 2) if treated else []
    if photocopied and rng.random() < 0.5:
        chosen = [Treatment.PHOTOCOPY, *chosen[1:]]
    numbers = rng.sample(range(1, COPIES + 1), COPIES)
    chosen += [Treatment.PLAIN] * (COPIES - len(chosen))
    return dict(zip(numbers, chosen, strict=True))


def _stock(binding: Binding, made: Volumes, stranger: Volumes, rng: random.Random, pages: int) -> Stock:
    right = list(_leaves(made, binding, str(binding)))
    if pages:
        right = [right[n] for n in sorted(rng.sample(range(len(right)), min(pages, len(right))))]
    extra = [leaf for other in made if other is not binding for leaf in _leaves(made, other, "extra")]
    foreign = [leaf for other in stranger for leaf in _leaves(stranger, other, "foreign")]
    return Stock(binding, right, extra, [leaf for leaf in foreign if _names(leaf.page)])


def _leaves(volumes: Volumes, binding: Binding, prefix: str) -> Iterator[Leaf]:
    for number, document in enumerate(volumes[binding]):
        for place, page in enumerate(document.pages):
            yield Leaf(f"{prefix}-{binding}-{number:02d}/{place:02d}", document.type, page)


def _names(page: Page) -> bool:
    """Whether it says of whom it speaks."""
    return any(isinstance(e, Text) and e.field in _NAMING for e in page.elements)


def _with_backs(leaves: Sequence[Leaf]) -> list[Leaf]:
    backs = (Leaf("", "", Page(leaf.page.width, leaf.page.height)) for leaf in leaves)
    return [leaf for pair in zip(leaves, backs, strict=True) for leaf in pair]


def _photocopied(stock: Stock, treatments: Mapping[int, Treatment]) -> Iterator[Defect]:
    sealed = any(
        isinstance(e, SealMark) and e.ink in (Ink.RED, Ink.BLUE)
        for leaf in stock.right
        for e in leaf.page.elements
    )
    for number, treatment in treatments.items():
        if sealed and treatment is Treatment.PHOTOCOPY:
            yield Defect(Kind.PHOTOCOPY, stock.binding, frozenset((number,)))
