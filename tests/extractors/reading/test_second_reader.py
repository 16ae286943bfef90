"""Lines of a page as it lies in the spool, read once more by the other engine."""

from collections.abc import Callable

from extractors.reading.pool import ReadingPool
from ingest.page import Box, PageImage
from samples.canvas import Page
from samples.degrade import Level
from samples.truth import PageTruth

Spool = Callable[..., tuple[PageImage, PageTruth]]


def test_a_worker_reads_lines_of_a_skewed_page_on_its_side_once_more(page_file: Spool) -> None:
    page = Page(150, 100)
    page.text(15, 20, "出生日期：1980年11月12日", 10.5)
    page.text(15, 40, "PASSPORT OFFICE PORT SELWYN", 10.5)
    image, truth = page_file(page, Level.SCAN, 5, 90)
    boxes = [text.box for text in truth.texts]
    with ReadingPool("tesseract", 1) as pool:
        readings = pool.reread(image, 270, [*boxes, Box(20, 600, 400, 640)]).result()
        assert pool.reread(image, 270, []).result() == ()
    day, office, nothing = readings
    assert day.text.replace(" ", "").endswith("1980年11月12日")
    assert office.text == "PASSPORT OFFICE PORT SELWYN"
    assert nothing.text == ""
    assert {reading.reader for reading in readings} == {"tesseract"}
