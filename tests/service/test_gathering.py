"""Pages are read while their file is opened, and no page is lost on the way."""

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

from extractors.page_text import PageText
from extractors.reading.pool import Failure, PageFailed
from ingest.arrival import Refusal, RefusalCode
from ingest.cover import CoverSheet
from ingest.page import PageImage
from ingest.reasons import Situation, refuse
from ingest.volume import Binding
from service.gathering import gather

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

    def get(self, page: PageImage) -> PageText | None:
        return TEXT if page.index in self._known else None

    def put(self, page: PageImage, text: PageText) -> None:
        self.events.append(f"keep {page.index}")

    def expect(self, source: str, pages: int, /) -> None:
        self.events.append(f"expect {pages}")

    def done(self) -> None:
        self.count += 1


def test_reading_begins_before_the_last_page_is_opened() -> None:
    desk = Desk()

    def opened() -> Iterator[PageImage]:
        for index in range(3):
            desk.events.append(f"open {index}")
            yield page(index)

    gather(opened(), desk, desk, desk)
    assert desk.events[:4] == ["open 0", "read 0", "open 1", "read 1"]


def test_cover_sheets_are_not_read_but_counted() -> None:
    cover = CoverSheet(False, "D-1", Binding.FORM, 1, 5, 1, "S")
    desk = Desk()
    gathered = gather([page(0, cover.payload()), page(1)], desk, desk, desk)
    assert [p.index for p in gathered.pages] == [0, 1]
    assert list(gathered.readings) == [Path("/spool/1")]
    assert desk.count == 2


def test_a_picture_read_before_is_not_read_again() -> None:
    desk = Desk(known={0})
    gathered = gather([page(0), page(1)], desk, desk, desk)
    assert len(gathered.readings) == 2
    assert "read 0" not in desk.events
    assert [event for event in desk.events if event.startswith("keep")] == ["keep 1"]


def test_a_page_that_fails_is_refused_by_name_and_stays_in_the_volume() -> None:
    desk = Desk(failing={0: Failure.TIMEOUT, 1: Failure.CRASHED})
    gathered = gather([page(0), page(1), page(2)], desk, desk, desk)
    codes = [(r.index, r.code) for r in gathered.refused]
    assert codes == [(0, RefusalCode.TIMEOUT), (1, RefusalCode.UNREADABLE_PAGE)]
    assert len(gathered.pages) == 3
    assert list(gathered.readings) == [Path("/spool/2")]


def test_what_could_not_be_opened_is_handed_on() -> None:
    desk = Desk()
    refusal: Refusal = refuse(Situation.EMPTY_FILE, "b.pdf")
    assert gather([refusal], desk, desk, desk).refused == [refusal]
