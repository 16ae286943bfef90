"""Pages are read while their file is opened, and no page is lost on the way."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.copies.page import Counterpart, CriticalPlace
from extractors.imaging.glance import Glance
from extractors.page_text import PageText
from extractors.reading.pool import Failure, PageFailed
from ingest.arrival import Refusal, RefusalCode
from ingest.cover import PATCH, CoverSheet
from ingest.page import PageImage
from ingest.reasons import Situation, refuse
from ingest.volume import Binding
from service.gathering import Cached, FirstCopies, Gathered, gather

TEXT = PageText(827, 1169, 100, 0, "recorded", 1.0)


def page(index: int, *codes: str) -> PageImage:
    return PageImage("a.pdf", index, Path(f"/spool/{index}"), 827, 1169, 100, f"{index:064x}", None, codes)


class Desk:
    """Readers, cache and watcher in one: remembers who was asked for what, in order."""

    def __init__(self, known: set[int] = frozenset(), failing: dict[int, Failure] | None = None) -> None:  # type: ignore[assignment]
        self.events: list[str] = []
        self.count = 0
        self._known = known
        self._failing = failing or {}

    def submit(self, page: PageImage) -> "Future[PageText]":
        self.events.append(f"read {page.index}")
        future: Future[PageText] = Future()
        if page.index in self._failing:
            future.set_exception(PageFailed(self._failing[page.index], "on purpose"))
        else:
            future.set_result(TEXT)
        return future

    def glance(self, pages: Sequence[PageImage]) -> "Future[tuple[Glance, ...]]":
        raise AssertionError("nobody glances here")

    def compare(
        self,
        page: PageImage,
        text: PageText,
        critical: Sequence[CriticalPlace],
        copies: Sequence[PageImage],
        at_most: Sequence[float] = (),
    ) -> "Future[tuple[Counterpart | None, ...]]":
        self.events.append(f"compare {[copy.index for copy in copies]}")
        future: Future[tuple[Counterpart | None, ...]] = Future()
        future.set_result(tuple(None for _ in copies))
        return future

    def get(self, page: PageImage) -> PageText | None:
        return TEXT if page.index in self._known else None

    def put(self, page: PageImage, text: PageText) -> None:
        self.events.append(f"keep {page.index}")

    def expect(self, source: str, pages: int, /) -> None:
        self.events.append(f"expect {pages}")

    def done(self) -> None:
        self.count += 1


def gathered_at(opened: Iterable[PageImage | Refusal], desk: Desk) -> Gathered:
    """One input, opened and read."""
    copies = FirstCopies()
    copies.begin("D-1")
    gathered = gather(opened, desk, desk, desk, copies)
    gathered.collect(desk)
    return gathered


def test_reading_begins_before_the_last_page_is_opened() -> None:
    desk = Desk()

    def opened() -> Iterator[PageImage]:
        for index in range(3):
            desk.events.append(f"open {index}")
            yield page(index)

    gathered_at(opened(), desk)
    assert desk.events[:4] == ["open 0", "read 0", "open 1", "read 1"]


def test_cover_sheets_are_not_read_but_counted() -> None:
    cover = CoverSheet(False, "D-1", Binding.FORM, 1, 5, 1, "S")
    desk = Desk()
    gathered = gathered_at([page(0, cover.payload()), page(1)], desk)
    assert [p.index for p in gathered.pages] == [0, 1]
    assert list(gathered.readings) == [Path("/spool/1")]
    assert desk.count == 2


def test_a_picture_read_before_is_not_read_again() -> None:
    desk = Desk(known={0})
    gathered = gathered_at([page(0), page(1)], desk)
    assert len(gathered.readings) == 2
    assert "read 0" not in desk.events
    assert [event for event in desk.events if event.startswith("keep")] == ["keep 1"]


def test_a_page_that_fails_is_refused_by_name_and_stays_in_the_volume() -> None:
    desk = Desk(failing={0: Failure.TIMEOUT, 1: Failure.CRASHED})
    gathered = gathered_at([page(0), page(1), page(2)], desk)
    codes = [(r.index, r.code) for r in gathered.refused]
    assert codes == [(0, RefusalCode.TIMEOUT), (1, RefusalCode.UNREADABLE_PAGE)]
    assert len(gathered.pages) == 3
    assert list(gathered.readings) == [Path("/spool/2")]


def test_what_could_not_be_opened_is_handed_on() -> None:
    desk = Desk()
    refusal: Refusal = refuse(Situation.EMPTY_FILE, "b.pdf")
    assert gathered_at([refusal], desk).refused == [refusal]


def cover(copy: int, binding: Binding = Binding.FORM, dossier: str = "D-1", *, end: bool = False) -> str:
    return CoverSheet(end, dossier, binding, copy, 5, 1, "S").payload()


def batch(*codes: str) -> list[PageImage]:
    """Pages one behind the other, each with its code or none ("")."""
    return [page(index, *filter(None, [code])) for index, code in enumerate(codes)]


def read(pages: list[PageImage]) -> list[int]:
    """Which of the pages are read while they are opened; the others are held back."""
    desk = Desk()
    gathered = gathered_at(pages, desk)
    assert gathered.pages == pages
    assert {*gathered.done, *gathered.held} == {p.file for p in pages}
    return [int(event.removeprefix("read ")) for event in desk.events if event.startswith("read")]


@pytest.mark.parametrize(
    ("codes", "wanted"),
    [
        ((cover(1), "", "", cover(2), "", cover(3), ""), [1, 2]),
        ((cover(3), "", cover(1), "", cover(3), ""), [1, 5]),  # whichever comes first
        ((cover(1), "", cover(1, Binding.ATTACHMENTS), "", cover(2), ""), [1, 3]),
        ((cover(1), "", cover(2, dossier="D-2"), "", cover(2), ""), [1, 3]),
        ((cover(1), "", cover(2), "", cover(2, end=True), ""), [1, 5]),  # nobody knows whose the last is
        (("", cover(2), "", cover(1), ""), [0, 2]),
    ],
)
def test_further_copies_of_a_batch_are_held_back(codes: tuple[str, ...], wanted: list[int]) -> None:
    assert read(batch(*codes)) == wanted


@pytest.mark.parametrize(
    ("sources", "wanted"),
    [
        (
            (
                "copy-1/form/a.pdf",
                "copy-1/attachments/a.pdf",
                "copy-2/form/a.pdf",
                "copy-2/attachments/b.pdf",
            ),
            [0, 1],
        ),
        (("copy-2/form/a.pdf", "copy-2/form/b.pdf", "copy-3/form/a.pdf"), [0, 1]),
        (("form/a.pdf", "attachments/a.pdf"), [0, 1]),
        (("copy-1/a.pdf", "copy-2/a.pdf", "b.pdf"), [0, 1, 2]),  # no binding is declared
    ],
)
def test_further_copies_in_folders_are_held_back(sources: tuple[str, ...], wanted: list[int]) -> None:
    assert read([replace(page(n), source=source) for n, source in enumerate(sources)]) == wanted


def test_pages_held_back_are_not_done_until_they_are_compared() -> None:
    desk = Desk(known={4})
    pages = batch(cover(1), "", "", cover(2), "", "", PATCH, "")
    gathered = gathered_at(pages, desk)
    assert desk.count == 4
    assert gathered.held == {p.file for p in pages[4:]}
    assert Path("/spool/4") not in gathered.readings

    comparers = Cached(desk, desk, desk, gathered.done)
    comparers.compare(pages[1], TEXT, (), [pages[4], pages[5]])
    comparers.compare(pages[2], TEXT, (), [pages[5], pages[7]])
    assert desk.count == 7
    comparers.submit(pages[5]).result()
    comparers.submit(pages[1]).result()
    assert desk.count == 7
    comparers.finish(pages)
    comparers.finish(pages)
    assert desk.count == len(pages)


def test_what_is_read_while_comparing_is_kept_and_what_was_read_before_is_not_read_again() -> None:
    desk = Desk(known={0})
    comparers = Cached(desk, desk, desk)
    assert [comparers.submit(page(n)).result() for n in (0, 1)] == [TEXT, TEXT]
    assert [event for event in desk.events if not event.startswith("compare")] == ["read 1", "keep 1"]
    assert desk.count == 2


def test_a_page_that_fails_while_comparing_is_not_kept_but_done() -> None:
    desk = Desk(failing={0: Failure.CRASHED})
    with pytest.raises(PageFailed):
        Cached(desk, desk, desk).submit(page(0)).result()
    assert desk.events == ["read 0"]
    assert desk.count == 1
