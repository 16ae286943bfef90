"""The electronic files of a dossier compared with its paper, like another copy (domain D-54)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.copies.comparison import Difference, DifferenceKind, ElectronicSet, PagePair, Relation
from extractors.copies.critical import critical_places
from extractors.copies.matching import matched
from extractors.copies.page import Counterpart, CriticalPlace
from extractors.copies.wording import differing_numbers
from extractors.document import ReadPage
from extractors.page_text import PageText
from extractors.reading.pool import PageFailed
from extractors.split import find_documents
from ingest.arrival import Arrival
from ingest.page import PageImage
from ingest.volume import Volume
from service.copy_set import PLAINLY, Comparers, LeadPages, compare_set
from service.copying import Compared, pages_of

Pair = tuple[PageImage, PageImage]


def compare_electronic(arrival: Arrival, compared: Compared, comparers: Comparers) -> ElectronicSet | None:
    """Lay the electronic pages beside those of the lead copies; None where there is no paper, or only paper.

    Pages are matched by their texts, then, where these say too little, by their pictures. No order, margin,
    seal or signature is a difference.
    """
    further = {one.volume for one in compared.copies}
    bound = [v for n, v in enumerate(arrival.volumes) if not v.electronic and n not in further]
    sent = [volume for volume in arrival.volumes if volume.electronic]
    if not bound or not sent:
        return None
    return _Beside(bound, sent, compared.readings, comparers).compared()


@dataclass(frozen=True, slots=True)
class _Beside:
    bound: Sequence[Volume]
    sent: Sequence[Volume]
    readings: Mapping[Path, PageText]
    comparers: Comparers

    def compared(self) -> ElectronicSet:
        paper, files = self._runs(self.bound), self._runs(self.sent)
        texts = [[self.readings[page.file] for page in run] for run in paper]
        others = [[self.readings[page.file] for page in run] for run in files]
        pairs = [(paper[i][p], files[j][q]) for (i, p), (j, q) in matched(texts, others)]
        found = self._laid(pairs)
        left = self._left(paper, pairs, 0), self._left(files, pairs, 1)
        found += self._by_picture(*left)
        placed = {page for pair in found for page in (pair.lead, pair.page)}
        return ElectronicSet(
            tuple(sorted(found, key=lambda pair: pair.lead or "")),
            tuple(page.id for page in left[0] if page.id not in placed),
            tuple(page.id for page in left[1] if page.id not in placed),
            tuple(
                p.id for v in (*self.bound, *self.sent) for p in pages_of(v) if p.file not in self.readings
            ),
        )

    def _runs(self, volumes: Sequence[Volume]) -> list[list[PageImage]]:
        """The pages of each volume that were read and have something on them."""
        return [
            [p for p in pages_of(volume) if p.file in self.readings and not self.readings[p.file].blank]
            for volume in volumes
        ]

    def _unread(self) -> tuple[str, ...]:
        pages = (page for volume in (*self.bound, *self.sent) for page in pages_of(volume))
        return tuple(page.id for page in pages if page.file not in self.readings)

    def _left(self, runs: Sequence[Sequence[PageImage]], pairs: Sequence[Pair], side: int) -> list[PageImage]:
        taken = {pair[side].id for pair in pairs}
        return [page for run in runs for page in run if page.id not in taken]

    def _laid(self, pairs: Sequence[Pair]) -> list[PagePair]:
        critical = self._lead([mine for mine, _ in pairs]).critical
        waiting = []
        for mine, other in pairs:
            job = mine, self.readings[mine.file], critical.get(mine.id, ()), [other]
            waiting.append((mine, other, self.comparers.compare(*job)))
        found = []
        for mine, other, future in waiting:
            try:
                (answer,) = future.result()
            except PageFailed:
                answer = None
            found.append(self._pair(mine, other, answer))
        return found

    def _pair(self, mine: PageImage, other: PageImage, answer: Counterpart | None) -> PagePair:
        if answer is None or answer.unlike > PLAINLY:
            told = differing_numbers(self.readings[mine.file], self.readings[other.file])
            return PagePair(mine.id, other.id, Relation.VERSION, told)
        texts = (
            one for one in answer.differences if one.kind is DifferenceKind.TEXT and _says_otherwise(one)
        )
        return PagePair(mine.id, other.id, Relation.SAME, tuple(texts), turn=answer.turn)

    def _by_picture(self, mine: Sequence[PageImage], others: Sequence[PageImage]) -> list[PagePair]:
        """Pairs of pages whose texts say too little, by their pictures alone."""
        if not mine or not others:
            return []
        (copy,) = compare_set(self._lead(mine), [others], self.comparers)
        return [
            self._pair(mine[place], others[page], answer)
            for page, (place, answer) in copy.found.items()
            if answer.unlike <= PLAINLY
        ]

    def _lead(self, pages: Sequence[PageImage]) -> LeadPages:
        critical: dict[str, Sequence[CriticalPlace]] = {}
        for volume in self.bound:
            own = [page for page in pages_of(volume) if page in pages]
            read = [ReadPage(page.id, self.readings[page.file]) for page in own]
            critical |= critical_places(find_documents(read, volume.copy, volume.binding))
        return LeadPages(pages, [self.readings[page.file] for page in pages], critical)


def _says_otherwise(one: Difference) -> bool:
    """Whether more than spaces differs: long codes are cut here and there by the reader."""
    return "".join(one.lead_text.split()) != "".join(one.text.split())
