"""Five copies, read once: of each binding one copy is read in full, the others are compared with it."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from extractors.copies.another import is_worded_otherwise
from extractors.copies.by_text import told_by_text
from extractors.copies.comparison import COPY_OF, CopyComparison, Relation
from extractors.copies.critical import critical_places
from extractors.copies.identity import Identity
from extractors.copies.lead import MANY, doubtful_share
from extractors.copies.original import original_of
from extractors.copies.page import Counterpart, Heard
from extractors.copies.pairing import Answered, paired
from extractors.copies.voting import Vote, after_vote, voted
from extractors.copies.wording import differences
from extractors.document import Document, ReadPage
from extractors.page_text import PageText
from extractors.reading.pool import Failure, PageFailed
from extractors.split import find_documents
from ingest.arrival import Arrival, Refusal, RefusalCode
from ingest.page import PageImage
from ingest.reasons import Situation, refuse
from ingest.volume import Binding, Volume
from service.copy_set import PLAINLY, Comparers, CopyPages, LeadPages, compare_set
from validators.places import SHEETS_BETWEEN

_UNREAD = (RefusalCode.TIMEOUT, RefusalCode.UNREADABLE_PAGE)  # a page that was tried
_LEGIBLE, _FEW_LETTERS = 0.8, 4  # a page that looks empty and says less is blank


class Readers(Comparers, Protocol):
    """Whatever reads and compares pages in the background (`ReadingPool`, or a fake in tests)."""

    def submit(self, page: PageImage) -> "Future[PageText]": ...


@dataclass(frozen=True, slots=True)
class Compared:
    """Every page that could be read, by its file; the comparisons; the votes by page id; what failed."""

    readings: Mapping[Path, PageText]
    copies: tuple[CopyComparison, ...] = ()
    votes: Mapping[str, tuple[Vote, ...]] = field(default_factory=dict)
    refused: tuple[Refusal, ...] = ()


def pages_of(volume: Volume) -> tuple[PageImage, ...]:
    """The pages of a volume without the sheets that lie between volumes."""
    return tuple(page for page in volume.pages if page.kind not in SHEETS_BETWEEN)


def read_copies(arrival: Arrival, readings: Mapping[Path, PageText], readers: Readers) -> Compared:
    """Read what `readings` lacks: in full one copy of each binding and what has no copy, the rest beside it.

    A page that cannot be read is refused by name, or was already.
    """
    sets = _sets(arrival.volumes)
    further = {place for places in sets for place in places[1:]}
    # which copy came first, and so was read, must not change what comes of the set
    held = {page.file for place in further for page in arrival.volumes[place].pages}
    work = _Work(arrival, readers, {file: text for file, text in readings.items() if file not in held})
    work.read(
        page
        for place, volume in enumerate(arrival.volumes)
        if place not in further
        for page in pages_of(volume)
    )
    with ThreadPoolExecutor(max(1, len(sets)), thread_name_prefix="copies") as threads:
        found = list(threads.map(work.compare, sets))
    copies = tuple(comparison for some in found for comparison in some)
    return Compared(work.readings, copies, work.votes, tuple(work.refused))


def _sets(volumes: Sequence[Volume]) -> list[list[int]]:
    """Places of volumes of one binding, by their numbers; a set has two copies at least.

    Electronic files beside paper are no copies of it.
    """
    paper = any(not volume.electronic for volume in volumes)
    groups: dict[Binding, list[int]] = {}
    for place, volume in sorted(enumerate(volumes), key=lambda item: item[1].copy or 0):
        if volume.binding is not None and pages_of(volume) and not (paper and volume.electronic):
            groups.setdefault(volume.binding, []).append(place)
    return [places for places in groups.values() if len(places) > 1]


@dataclass(slots=True)
class _Work:
    arrival: Arrival
    readers: Readers
    readings: dict[Path, PageText]
    votes: dict[str, tuple[Vote, ...]] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)

    def read(self, pages: Iterable[PageImage]) -> None:
        """Read pages in full, those that were neither read nor refused before."""
        gone = {
            (refusal.source, refusal.index)
            for refusal in (*self.arrival.refused, *self.refused)
            if refusal.code in _UNREAD
        }
        waiting = [
            (page, self.readers.submit(page))
            for page in pages
            if page.file not in self.readings and (page.source, page.index) not in gone
        ]
        for page, future in waiting:
            try:
                self.readings[page.file] = future.result()
            except PageFailed as failure:
                self.refused.append(refusal_of(page, failure))

    def compare(self, places: Sequence[int]) -> tuple[CopyComparison, ...]:
        """Compare the volumes of one binding with the one that leads."""
        volumes = self.arrival.volumes
        first = self._lead(places)
        pages = [page for page in pages_of(volumes[first]) if page.file in self.readings]
        texts = [self.readings[page.file] for page in pages]
        documents = self._documents(first, pages)
        lead = LeadPages(pages, texts, critical_places(documents))
        others = [place for place in places if place != first]
        compared = compare_set(
            lead,
            [pages_of(volumes[place]) for place in others],
            self.readers,
            lambda alone: self._alone(alone, first),
        )
        self._vote(lead, compared)
        identity = Identity(documents)
        found = [
            _Copy(self, lead, copy, identity).comparison(first, place)
            for place, copy in zip(others, compared, strict=True)
        ]
        original = original_of(lead.texts)
        return tuple(replace(one, lead_original=original) for one in found)

    def _documents(self, place: int, pages: Sequence[PageImage]) -> tuple[Document, ...]:
        """The documents of pages that were read, of the volume at a place."""
        volume = self.arrival.volumes[place]
        read = [ReadPage(page.id, self.readings[page.file]) for page in pages]
        return find_documents(read, volume.copy, volume.binding)

    def _alone(self, pages: Sequence[PageImage], place: int) -> list[LeadPages | None]:
        """Pages that the lead lacks, read so that others can be compared with them; None for failures."""
        self.read(pages)
        return [
            LeadPages([page], [self.readings[page.file]], critical_places(self._documents(place, [page])))
            if page.file in self.readings
            else None
            for page in pages
        ]

    def _lead(self, places: Sequence[int]) -> int:
        """The first copy; where it is doubtful in many places, the least doubtful of all."""
        shares: dict[int, float] = {}
        for place in places:
            pages = pages_of(self.arrival.volumes[place])
            self.read(pages)
            shares[place] = doubtful_share([self.readings.get(page.file) for page in pages])
            if shares[place] <= MANY:
                return place
        return min(shares, key=lambda place: (shares[place], place))

    def _vote(self, lead: LeadPages, copies: Sequence[CopyPages]) -> None:
        """Let the copies decide where the lead is doubtful, and tell them what was decided."""
        for place, page in enumerate(lead.pages):
            answers = [
                (copy, other, answer)
                for copy in copies
                for other, (mine, answer) in copy.found.items()
                if mine == place and answer.unlike <= PLAINLY
            ]
            told = voted(
                lead.texts[place], {copy.pages[other].id: _of_lead(answer) for copy, other, answer in answers}
            )
            if not told.votes:
                continue
            self.readings[page.file], self.votes[page.id] = told.text, told.votes
            for copy, other, answer in answers:
                copy.found[other] = place, after_vote(answer, told)


@dataclass(frozen=True, slots=True)
class _Copy:
    """One further copy: its pages' readings, and how each stands to the lead."""

    work: _Work
    lead: LeadPages
    pages: CopyPages
    identity: Identity

    def comparison(self, first: int, place: int) -> CopyComparison:
        volumes = self.work.arrival.volumes
        answered = {page: self._answered(page) for page in self.pages.found}
        for page, (head, answer) in self.pages.kin.items():
            self._keep(page, answer.text, head)
        left = self.pages.left
        doubted = {
            page: one for page, one in answered.items() if one.version or is_worded_otherwise(one.differences)
        }
        self.work.read(self.pages.pages[page] for page in (*left, *doubted))
        for page, one in doubted.items():
            answered[page] = replace(one, foreign=self._is_foreign(page))
            if not one.version:
                self._keep(page, self.pages.found[page][1].text, self.lead.pages[one.lead])
        others: dict[int, tuple[Relation, int | None]] = {
            page: (Relation.DUPLICATE, mine) for page, (mine, _) in self.pages.repeated.items()
        }
        for page, (mine, answer) in self.pages.repeated.items():
            self._keep(page, answer.text, self.lead.pages[mine])
        for page in left:
            self._by_text(page, answered, others)
        blank = {place for place, text in enumerate(self.lead.texts) if text.blank}
        pairs = paired(
            [page.id for page in self.lead.pages],
            [page.id for page in self.pages.pages],
            answered,
            others,
            blank,
        )
        texts = [self.work.readings[p.file] for p in self.pages.pages if p.file in self.work.readings]
        volume = volumes[place]
        assert volume.binding is not None  # noqa: S101 - sets are made of declared bindings
        return CopyComparison(
            volume.binding, volumes[first].copy, volume.copy, first, place, pairs, original_of(texts)
        )

    def _answered(self, page: int) -> Answered:
        mine, answer = self.pages.found[page]
        version = answer.unlike > PLAINLY
        if not version and not is_worded_otherwise(answer.differences):
            self._keep(page, answer.text, self.lead.pages[mine])
        return Answered(mine, answer.differences, answer.turn, version)

    def _is_foreign(self, page: int) -> bool:
        text = self.work.readings.get(self.pages.pages[page].file)
        return text is not None and self.identity.is_foreign(text)

    def _keep(self, page: int, text: PageText, other: PageImage) -> None:
        """Another page's reading for a page of a copy, unless it was read by itself."""
        source = COPY_OF + other.id
        self.work.readings.setdefault(self.pages.pages[page].file, replace(text, engine=source))

    def _by_text(
        self, page: int, answered: dict[int, Answered], others: dict[int, tuple[Relation, int | None]]
    ) -> None:
        """Tell by its text what a page is that was read in full; a blank one is nothing."""
        picture = self.pages.pages[page]
        text = self.work.readings.get(picture.file)
        if text is not None and page in self.pages.empty and _says_nothing(text):
            text = self.work.readings[picture.file] = replace(text, blank=True)
        if text is None or not text.lines:
            if text is None or not text.blank:
                others[page] = Relation.UNREADABLE, None
            return
        if text.blank:
            return
        taken = {one.lead for one in answered.values()}
        relation, mine = told_by_text(text, self.lead.texts, taken, self.identity)
        if mine is not None and relation in (Relation.SAME, Relation.VERSION):
            told = differences(self.lead.texts[mine], text)
            answered[page] = Answered(mine, told, version=relation is Relation.VERSION)
        else:
            others[page] = relation, mine


def _of_lead(answer: Counterpart) -> list[Heard]:
    """What was heard of the lead's words, without those that the copy seems to have otherwise."""
    return [heard for heard in answer.heard if heard.box not in answer.otherwise]


def _says_nothing(text: PageText) -> bool:
    """Whether a page that looks empty carries nothing but specks and what shines through."""
    letters = sum(len(line.text) for line in text.lines if line.confidence >= _LEGIBLE)
    return letters < _FEW_LETTERS and not (text.seals or text.signatures)


def refusal_of(page: PageImage, failure: PageFailed) -> Refusal:
    """A page that could not be read, in words."""
    situation = Situation.SLOW_READING if failure.code is Failure.TIMEOUT else Situation.FAILED_READING
    return refuse(situation, page.source, page.index)
