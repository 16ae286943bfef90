"""Copies bound of sheets that are known by a number, and readers that need no picture to read and compare."""

import random
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np

from extractors.copies.page import Counterpart, CriticalPlace, Heard
from extractors.imaging.glance import SIDE, Glance
from extractors.page_text import Line, PageText
from extractors.reading.pool import Failure, PageFailed
from ingest.arrival import Arrival, Declared, Intake
from ingest.page import Box, PageImage
from ingest.volume import Binding, Volume
from service.copying import Compared, pages_of

T = TypeVar("T")
BLANK = 0  # the sheet that nothing is written on
_HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"


def arrival(*volumes: Volume) -> Arrival:
    """The volumes as those of one dossier, their pages with ids."""
    numbered, count = [], 0
    for volume in volumes:
        pages = []
        for page in volume.pages:
            count += 1
            pages.append(replace(page, id=f"p{count:04d}"))
        numbered.append(replace(volume, pages=tuple(pages)))
    return Arrival("D-1", Intake.PAPER, Declared(), tuple(numbered))


def copies(*orders: Sequence[int], binding: Binding | None = Binding.FORM) -> Arrival:
    """Copies 1, 2 … of one binding, each of the sheets in its order."""
    return arrival(*(volume(order, number, binding) for number, order in enumerate(orders, 1)))


def volume(
    sheets: Sequence[int], copy: int | None = 1, binding: Binding | None = Binding.FORM, source: str = ""
) -> Volume:
    source = source or f"{binding}-{copy}.pdf"
    pages = tuple(
        PageImage(source, n, Path(f"/spool/{source}/{n}-{sheet}.jpg"), 800, 1000, 100, f"{source}{n}")
        for n, sheet in enumerate(sheets)
    )
    return Volume(binding, copy, pages)


def sheet_of(page: PageImage) -> int:
    return int(page.file.stem.partition("-")[2])


@cache
def text_of(sheet: int) -> PageText:
    """Six lines that no other sheet has."""
    chance = random.Random(sheet)
    lines = tuple(
        Line("".join(chance.choices(_HAN, k=12)), Box(100, 100 + 50 * n, 500, 130 + 50 * n), 0.99)
        for n in range(6)
    )
    if sheet == BLANK:
        return PageText(800, 1000, 100, 0, "recorded", 0.0, blank=True)
    return PageText(800, 1000, 100, 0, "recorded", 0.99, lines=lines)


@cache
def look_of(sheet: int) -> Glance:
    spots = np.random.default_rng(sheet).uniform(0, 255, (SIDE, SIDE))
    return np.asarray(cv2.GaussianBlur(spots, (0, 0), 2.0) * (sheet != BLANK), np.uint8)


@dataclass
class Desk:
    """Readers that know every sheet by its number, and remember what they were asked.

    `failing` holds ("read" | "compare" | "glance", source, index) of pages that fail. `texts` and `looks` of
    sheets, and what is `said` of a page by its file, replace what was made up. `unlike` are sheets that are
    laid on one another though they are not the same: (lead's, copy's). `changed` changes the answer that a
    copy's page gives to a sheet of the lead.
    """

    failing: set[tuple[str, str, int]] = field(default_factory=set)
    texts: dict[int, PageText] = field(default_factory=dict)
    said: dict[Path, PageText] = field(default_factory=dict)
    looks: dict[int, Glance] = field(default_factory=dict)
    unlike: Mapping[tuple[int, int], float] = field(default_factory=dict)
    changed: dict[tuple[int, Path], Callable[[Counterpart], Counterpart]] = field(default_factory=dict)
    read: list[PageImage] = field(default_factory=list)
    compared: list[tuple[PageImage, tuple[PageImage, ...]]] = field(default_factory=list)
    glanced: list[int] = field(default_factory=list)

    def submit(self, page: PageImage) -> "Future[PageText]":
        self.read.append(page)
        return self._done("read", [page], self._text(page))

    def glance(self, pages: Sequence[PageImage]) -> "Future[tuple[Glance, ...]]":
        self.glanced.append(len(pages))
        looks = {sheet: self.looks.get(sheet, look_of(sheet)) for sheet in map(sheet_of, pages)}
        return self._done("glance", pages, tuple(looks[sheet_of(page)] for page in pages))

    def compare(
        self,
        page: PageImage,
        text: PageText,
        critical: Sequence[CriticalPlace],
        copies: Sequence[PageImage],
        at_most: Sequence[float] = (),
    ) -> "Future[tuple[Counterpart | None, ...]]":
        self.compared.append((page, tuple(copies)))
        found = []
        for copy, share in zip(copies, at_most or [1.0] * len(copies), strict=True):
            answer = self._counterpart(page, text, copy)
            found.append(answer if answer is not None and answer.unlike < share else None)
        return self._done("compare", [page], tuple(found))

    def fail(self, work: str, *pages: PageImage) -> None:
        self.failing |= {(work, page.source, page.index) for page in pages}

    def _text(self, page: PageImage) -> PageText:
        return self.said.get(page.file) or self.texts.get(sheet_of(page)) or text_of(sheet_of(page))

    def _counterpart(self, page: PageImage, text: PageText, copy: PageImage) -> Counterpart | None:
        mine, other = sheet_of(page), sheet_of(copy)
        unlike = 0.01 if mine == other else self.unlike.get((mine, other))
        if unlike is None:
            return None
        found = Counterpart(text, 0, (), (), unlike)
        change = self.changed.get((mine, copy.file))
        return change(found) if change else found

    def _done(self, work: str, pages: Sequence[PageImage], result: T) -> "Future[T]":
        future: Future[T] = Future()
        if any((work, page.source, page.index) in self.failing for page in pages):
            future.set_exception(PageFailed(Failure.CRASHED, "on purpose"))
        else:
            future.set_result(result)
        return future


def heard(text: PageText, number: int, said: str, confidence: float = 0.97) -> Heard:
    return Heard(number, text.lines[number].box, said, confidence)


def lost(came: Arrival, compared: Compared) -> list[PageImage]:
    """Pages without a reading of which no refusal says that they could not be read."""
    named = {(refusal.source, refusal.index) for refusal in compared.refused}
    pages = [page for volume in came.volumes for page in pages_of(volume)]
    return [p for p in pages if p.file not in compared.readings and (p.source, p.index) not in named]
