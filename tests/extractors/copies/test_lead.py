"""Which pages count as doubtful when a copy is chosen to lead."""

import pytest

from extractors.copies.lead import doubtful_share
from extractors.page_text import Fault, PageText, Quality

GOOD = PageText(800, 1000, 200, 0, "rapidocr", 0.98, quality=Quality(200))
BLANK = PageText(800, 1000, 200, 0, "rapidocr", 0.0, blank=True)
POOR = PageText(800, 1000, 200, 0, "rapidocr", 0.98, quality=Quality(200, faults=(Fault.BLURRED,)))
MURKY = PageText(800, 1000, 200, 0, "rapidocr", 0.7)


@pytest.mark.parametrize(
    ("pages", "share"),
    [
        ((GOOD, BLANK), 0.0),
        ((GOOD, POOR), 0.5),
        ((GOOD, MURKY), 0.5),
        ((GOOD, None), 0.5),
        ((GOOD, GOOD, GOOD, None), 0.25),
        ((None, None), 1.0),
        ((), 1.0),
    ],
)
def test_pages_read_badly_or_not_at_all_are_doubtful(
    pages: tuple[PageText | None, ...], share: float
) -> None:
    assert doubtful_share(pages) == share
