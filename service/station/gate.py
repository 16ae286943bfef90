"""The gate over a batch that still arrives: pages go in one by one, answers come out volume by volume."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from extractors.imaging.page_look import PageLook
from ingest.arrival import Refusal, RefusalCode
from ingest.page import PageImage
from ingest.section import Key, Section, complaints, joined
from ingest.sources.batch import Splitter, sheet_of
from ingest.wording import Bilingual
from service.station import reasons
from service.station.answer import GateAnswer, Reason, Rescan, Verdict
from service.station.judging import judge
from service.station.limits import GateLimits


@dataclass(slots=True)
class Memory:
    """Volumes that one station has scanned and need not scan again, over all its batches."""

    good: dict[Key, Section] = field(default_factory=dict)
    open: list[Section] = field(default_factory=list)


class Gate:
    """One batch. `expected` are the dossiers that are being scanned now; empty: any.

    An answer comes as soon as an end sheet or the next cover closes a volume; the rest at `finish`.
    """

    def __init__(
        self,
        batch: str,
        limits: GateLimits | None = None,
        memory: Memory | None = None,
        expected: frozenset[str] = frozenset(),
    ) -> None:
        self._batch = batch
        self._limits = limits or GateLimits()
        self._memory = memory or Memory()
        self._expected = expected
        self._splitter = Splitter(batch)
        self._looks: dict[tuple[str, int], PageLook] = {}
        self._refused: list[Refusal] = []
        self._told = 0

    def take(self, page: PageImage, look: Callable[[PageImage], PageLook]) -> tuple[GateAnswer, ...]:
        """The next page in the order of the paper; `look` is asked unless it is a sheet of ours."""
        if sheet_of(page) is None:
            self._looks[page.source, page.index] = look(page)
        self._splitter.take(page)
        return self._answers(self._splitter.finished)

    def refuse(self, refusal: Refusal) -> None:
        """A page or file of the batch that cannot be opened: it is told with the volume around it."""
        self._refused.append(refusal)

    def finish(self) -> tuple[GateAnswer, ...]:
        """Nothing more comes of this batch."""
        answers = self._answers(self._splitter.begun)
        if not self._refused:
            return answers
        rescans = tuple(Rescan(Reason.UNREADABLE, r.reason, source=r.source) for r in self._refused)
        lost = GateAnswer(self._batch, None, None, None, None, 0, 0, False, 0, self._batch, rescans)
        self._refused = []
        return (*answers, lost)

    def _answers(self, upto: int) -> tuple[GateAnswer, ...]:
        answers: list[GateAnswer] = []
        for number in range(self._told, upto):
            sections, wrong = self._splitter.settle(number)
            wrong = (*wrong, *self._refused)
            self._refused = []
            for section in sections:
                answers.append(self._answer(section, wrong))
                wrong = ()  # told once, with the first of what the volume came to
        self._told = max(self._told, upto)
        return tuple(answers)

    def _answer(self, section: Section, wrong: tuple[Refusal, ...]) -> GateAnswer:
        section, before = self._continued(section)
        again = complaints((*([before] if before else []), section))
        own = [r for r in again if r.code is RefusalCode.VOLUME_AGAIN or r in complaints((section,))]
        answer = judge(self._batch, section, (*wrong, *own), self._looks, self._limits)
        strange = section.key is not None and section.key[0] not in self._expected
        if self._expected and strange and section.cover is not None:
            answer = _with(answer, Reason.OTHER_DOSSIER, reasons.other_dossier(section.cover.dossier))
        self._remember(section, answer)
        return answer

    def _continued(self, section: Section) -> tuple[Section, Section | None]:
        """The section with the open one that it continues, and the good one that it repeats."""
        for place, begun in enumerate(self._memory.open):
            together = joined((begun, section))
            if len(together) == 1:
                del self._memory.open[place]
                return together[0], None
        return section, self._memory.good.get(section.key) if section.key else None

    def _remember(self, section: Section, answer: GateAnswer) -> None:
        if section.open:
            self._memory.open.append(section)
        elif section.key is not None and answer.verdict is not Verdict.RESCAN:
            self._memory.good[section.key] = section


def _with(answer: GateAnswer, reason: Reason, text: Bilingual) -> GateAnswer:
    return replace(answer, rescans=(Rescan(reason, text), *answer.rescans))
