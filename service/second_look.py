"""Between documents and rules: doubtful critical fields are shown to a second reader."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from typing import Protocol

from extractors.copies.comparison import COPY_OF
from extractors.document import Document, Field, Reading
from extractors.documents import document_types
from extractors.page_text import PageText
from extractors.reading.engine import EngineMissing
from extractors.reading.pool import PageFailed, ReadingPool
from extractors.second_opinion import Doubt, doubt_about, doubtful, weighed
from ingest.page import Box, PageImage

SECOND = "tesseract"
LAYER = "text-layer"  # its characters are the file's own: a reader of pictures cannot know better
MOST = 60  # lines of one dossier: some 10 s of one core; the first copy comes first


class SecondReader(Protocol):
    """Whatever reads lines once more in the background (`ReadingPool`, or a fake in tests)."""

    def reread(
        self, page: PageImage, rotation: int, boxes: Sequence[Box]
    ) -> "Future[tuple[Reading, ...]]": ...


@contextmanager
def second_reader(first: str, workers: int, seconds: float) -> Iterator[ReadingPool | None]:
    """Processes for the second reader, begun when they are first asked; None where there is none.

    There is none where Tesseract is not installed, and where it is the first reader already.
    """
    try:
        pool = ReadingPool(SECOND, workers, seconds) if first.partition("+")[0] != SECOND else None
    except EngineMissing:
        pool = None
    if pool is None:
        yield None
        return
    with pool:
        yield pool


def second_look(
    documents: Sequence[Document],
    images: Mapping[str, PageImage],
    texts: Mapping[str, PageText],
    reader: SecondReader | None,
    most: int = MOST,
) -> tuple[Document, ...]:
    """The documents, their doubtful critical fields weighed against a second reading.

    At most `most` lines are read. A page that fails leaves its fields as they are, as does no reader at all.
    """
    if reader is None:
        return tuple(documents)
    asked = _asked(documents, texts, most)
    waiting = {
        page: reader.reread(
            images[page], texts[page].rotation, [line.box for d in doubts for line in d.lines]
        )
        for page, doubts in asked.items()
    }
    heard: dict[Field, tuple[Doubt, tuple[Reading, ...]]] = {}
    for page, future in waiting.items():
        for doubt, readings in zip(asked[page], _shares(asked[page], future), strict=True):
            heard[doubt.field] = doubt, readings
    return tuple(_weighed(document, heard) for document in documents)


def _asked(
    documents: Sequence[Document], texts: Mapping[str, PageText], most: int
) -> Mapping[str, list[Doubt]]:
    """Doubts by page, those of the first copy before those of the others."""
    asked: dict[str, list[Doubt]] = defaultdict(list)
    for document in sorted(documents, key=lambda document: document.copy or 0):
        for field in filter(doubtful, document.fields):
            text = texts[field.page]
            known = text.engine == LAYER or text.engine.startswith(COPY_OF)  # its lead is looked at
            doubt = None if known else doubt_about(field, text)
            if doubt is not None and len(doubt.lines) <= most:
                asked[field.page].append(doubt)
                most -= len(doubt.lines)
    return asked


def _shares(doubts: Sequence[Doubt], future: "Future[tuple[Reading, ...]]") -> Iterator[tuple[Reading, ...]]:
    """The readings of each doubt's lines; none where the page failed."""
    try:
        readings = iter(future.result())
    except PageFailed:
        readings = iter(())
    for doubt in doubts:
        yield tuple(reading for _, reading in zip(doubt.lines, readings, strict=False))


def _weighed(document: Document, heard: Mapping[Field, tuple[Doubt, tuple[Reading, ...]]]) -> Document:
    kind = document_types().get(document.type)
    specs = {spec.name: spec for spec in kind.fields} if kind else {}
    fields = []
    for field in document.fields:
        doubt, readings = heard.get(field, (None, ()))
        fields.append(weighed(doubt, readings, specs.get(field.name)) if doubt and readings else field)
    return replace(document, fields=tuple(fields))
