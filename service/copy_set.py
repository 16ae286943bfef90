"""The copies of one binding laid on the lead copy: in order first, then what is left over, wherever it is."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from extractors.copies.alignment import Pair, candidates, in_order, settled
from extractors.copies.comparison import DifferenceKind
from extractors.copies.kin import Place, kin_of
from extractors.copies.page import Counterpart, CriticalPlace
from extractors.imaging.glance import SIDE, Glance, is_empty, likeness
from extractors.page_text import PageText
from extractors.reading.pool import PageFailed
from ingest.page import PageImage

AT_ONCE = 8  # pages glanced at by one job
SURELY = 0.03  # unlike to this share, and said to differ once at most: no other page needs to be tried
PLAINLY = 0.15  # unlike to this share: the same sheet, where no other page is less unlike
ALIKE = 0.05  # likeness at a glance by which another page may seem less alike, and be the one
TRIED = 4  # pages of the lead that a left-over page is laid on
LOST = 0.5  # share of a copy's pages left over from which all are read
FEW = 6  # left over: these are always tried


class Comparers(Protocol):
    """Whatever compares pages in the background (`ReadingPool`, or a fake in tests)."""

    def glance(self, pages: Sequence[PageImage]) -> "Future[tuple[Glance, ...]]": ...

    def compare(
        self,
        page: PageImage,
        text: PageText,
        critical: Sequence[CriticalPlace],
        copies: Sequence[PageImage],
        at_most: Sequence[float] = (),
    ) -> "Future[tuple[Counterpart | None, ...]]": ...


@dataclass(slots=True)
class CopyPages:
    """One copy beside the lead: which of its pages answers to which of the lead's, and what is left over.

    Pages go by their place among the copy's pages. `repeated` say what another page says already.
    `kin` are left over too, but answer to a page of another copy that answers to none of the lead's.
    """

    pages: Sequence[PageImage]
    alike: NDArray[np.float32]
    empty: set[int]
    glances: Sequence[Glance] = ()
    found: dict[int, tuple[int, Counterpart]] = field(default_factory=dict)
    repeated: dict[int, tuple[int, Counterpart]] = field(default_factory=dict)
    tried: dict[Pair, Counterpart | None] = field(default_factory=dict)
    kin: dict[int, tuple[PageImage, Counterpart]] = field(default_factory=dict)

    @property
    def left(self) -> list[int]:
        return [j for j in range(len(self.pages)) if j not in self.found and j not in self.repeated]

    def least_unlike(self, page: int) -> float:
        """How unlike a page is to that of the lead, of those tried, which it is least unlike; 1 for none."""
        tried = (answer for (_, other), answer in self.tried.items() if other == page)
        return min((_unlike(answer) for answer in tried if answer is not None), default=1.0)

    @property
    def fitted(self) -> dict[int, int]:
        """The pages that could be laid on one of the lead's, with it, or the first of them."""
        tried = reversed(self.tried.items())
        return {other: mine for (mine, other), answer in tried if answer is not None}

    @property
    def taken(self) -> list[int]:
        return [lead for lead, _ in self.found.values()]


@dataclass(frozen=True, slots=True)
class LeadPages:
    """The pages of the lead copy, all read; `critical` are the places of critical fields by page id."""

    pages: Sequence[PageImage]
    texts: Sequence[PageText]
    critical: Mapping[str, Sequence[CriticalPlace]]


ReadAlone = Callable[[Sequence[PageImage]], Sequence[LeadPages | None]]
"""Reads pages, each as if it were all of a lead copy; None for one that cannot be read."""


def compare_set(
    lead: LeadPages,
    copies: Sequence[Sequence[PageImage]],
    comparers: Comparers,
    read: ReadAlone | None = None,
) -> tuple[CopyPages, ...]:
    """Lay every page of every copy on the lead page that it answers to, as far as pictures tell.

    `read` reads pages that the lead seems to lack: what other copies have of them is compared with these.
    Without it, and where it fails (None), all of them are left over.
    """
    glances = _glances([*lead.pages, *(page for copy in copies for page in copy)], comparers)
    mine = [glances[page.file] for page in lead.pages]
    upright = [text.rotation for text in lead.texts]
    compared = []
    for pages in copies:
        others = [glances[page.file] for page in pages]
        empty = {j for j, other in enumerate(others) if is_empty(other)}
        compared.append(CopyPages(pages, likeness(mine, upright, others), empty, others))
    _lay(lead, compared, [in_order(copy.alike) for copy in compared], comparers)
    for copy in compared:
        _settle(copy)
    kin = kin_of([_unfitted(copy) for copy in compared]) if read else {}
    waiting = [{page for place, page in kin if place == number} for number in range(len(compared))]
    _try_others(lead, compared, waiting, comparers)
    if read and kin:
        _lay_on_kin(compared, kin, comparers, read)
        _try_others(lead, compared, [set(copy.kin) for copy in compared], comparers)
    for copy in compared:
        _settle(copy, last=True)
    return tuple(compared)


def _unfitted(copy: CopyPages) -> dict[int, Glance]:
    """The left-over pages that could be laid on nothing, and bear something."""
    fitted = copy.fitted
    return {j: copy.glances[j] for j in copy.left if j not in fitted and j not in copy.empty}


def _lay_on_kin(
    copies: Sequence[CopyPages],
    kin: Mapping[Place, Place],
    comparers: Comparers,
    read: ReadAlone,
) -> None:
    """Lay pages on the page of another copy that they look like, where that answers to none of the lead's."""
    groups: dict[Place, list[Place]] = defaultdict(list)
    for place, head in kin.items():
        if head[1] not in copies[head[0]].fitted:
            groups[head].append(place)
    heads = read([copies[number].pages[page] for number, page in groups])
    jobs = []
    for head_read, others in zip(heads, groups.values(), strict=True):
        if head_read is not None and not head_read.texts[0].blank:
            (mine,), (text,) = head_read.pages, head_read.texts
            pictures = [copies[number].pages[other] for number, other in others]
            future = comparers.compare(mine, text, head_read.critical.get(mine.id, ()), pictures)
            jobs.append((mine, others, future))
    for mine, others, future in jobs:
        for (number, other), answer in zip(others, _answers(future, len(others)), strict=True):
            if answer is not None and _unlike(answer) <= PLAINLY:
                copies[number].kin[other] = mine, answer


def _answers(future: "Future[tuple[Counterpart | None, ...]]", count: int) -> Sequence[Counterpart | None]:
    try:
        return future.result()
    except PageFailed:
        return [None] * count


def _glances(pages: Sequence[PageImage], comparers: Comparers) -> dict[Path, Glance]:
    batches = [pages[start : start + AT_ONCE] for start in range(0, len(pages), AT_ONCE)]
    waiting = [comparers.glance(batch) for batch in batches]
    found: dict[Path, Glance] = {}
    for batch, future in zip(batches, waiting, strict=True):
        try:
            looks: Sequence[Glance] = future.result()
        except PageFailed:
            looks = [np.zeros((SIDE, SIDE), np.uint8)] * len(batch)
        found.update((page.file, look) for page, look in zip(batch, looks, strict=True))
    return found


def _lay(
    lead: LeadPages, copies: Sequence[CopyPages], pairs: Sequence[Sequence[Pair]], comparers: Comparers
) -> None:
    """Try pairs of pages: one job for each lead page, with the pages of all copies."""
    jobs: dict[int, list[tuple[CopyPages, int]]] = defaultdict(list)
    for copy, some in zip(copies, pairs, strict=True):
        for mine, other in some:
            if (mine, other) not in copy.tried:
                jobs[mine].append((copy, other))
    waiting = []
    for mine, others in jobs.items():
        page = lead.pages[mine]
        pictures = [copy.pages[other] for copy, other in others]
        shares = [copy.least_unlike(other) for copy, other in others]
        critical = lead.critical.get(page.id, ())
        future = comparers.compare(page, lead.texts[mine], critical, pictures, shares)
        waiting.append((mine, others, future))
    for mine, others, future in waiting:
        for (copy, other), answer in zip(others, _answers(future, len(others)), strict=True):
            copy.tried[mine, other] = answer


def _settle(copy: CopyPages, *, last: bool = False) -> None:
    """Take the pairs that need no other try; the last time all, the least unlike first."""
    tried = [
        (_unlike(answer), pair)
        for pair, answer in copy.tried.items()
        if answer is not None and pair[1] not in copy.found and (last or _unlike(answer) <= SURELY)
    ]
    pairs, again = settled(tried, copy.taken)
    for mine, other in pairs:
        _note(copy, copy.found, mine, other)
    if last:
        for mine, other in again:
            answer = copy.tried[mine, other]
            if answer is not None and answer.unlike <= PLAINLY and not answer.otherwise:
                _note(copy, copy.repeated, mine, other)


def _unlike(answer: Counterpart) -> float:
    """How unlike the two pages are, in print and in words."""
    texts = sum(difference.kind is DifferenceKind.TEXT for difference in answer.differences)
    return answer.unlike + SURELY * max(0, texts - 1)


def _note(copy: CopyPages, where: dict[int, tuple[int, Counterpart]], mine: int, other: int) -> None:
    answer = copy.tried[mine, other]
    if answer is not None:
        where[other] = mine, answer


def _try_others(
    lead: LeadPages, copies: Sequence[CopyPages], waiting: Sequence[Set[int]], comparers: Comparers
) -> None:
    """Try each left-over page that does not wait on one page of the lead after the other, until one fits."""
    for _ in range(TRIED + TRIED // 2):
        tries = [_next_tries(copy, lead, wait) for copy, wait in zip(copies, waiting, strict=True)]
        if not any(tries):
            return
        _lay(lead, copies, tries, comparers)
        for copy in copies:
            _settle(copy)


def _next_tries(copy: CopyPages, lead: LeadPages, waiting: Set[int]) -> list[Pair]:
    """For left-over pages the next of the lead's left-over pages, then of others, which they may repeat.

    A page that was laid on one that it is not quite like is laid on those that are as alike at a glance.
    """
    fitted, unfitted = copy.fitted, _unfitted(copy)
    many = len(unfitted) > max(FEW, LOST * len(copy.pages))
    taken = {*copy.taken, *fitted.values()}
    free = [i for i, text in enumerate(lead.texts) if i not in taken and not text.blank]
    tries = []
    for j in set(copy.left) - waiting:
        if j in fitted:
            ranked = np.argsort(-copy.alike[:, j])[:TRIED].tolist()
            likely = [i for i in ranked if copy.alike[i, j] >= copy.alike[fitted[j], j] - ALIKE]
        else:
            likely = candidates(copy.alike, j, free, TRIED) if j in unfitted and not many else []
        tries += [(i, j) for i in likely if (i, j) not in copy.tried][:1]
    return tries
