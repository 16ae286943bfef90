import numpy as np

from extractors.imaging.picture import quad_of
from extractors.imaging.strip import Strip, cut_places, cut_strip, gap_at, ink_profile, trimmed
from ingest.page import Box


def _strip(width: int, *blocks: tuple[int, int]) -> Strip:
    picture = np.full((40, width, 3), 245, np.uint8)
    for x0, x1 in blocks:
        picture[8:32, x0:x1] = 15
    return Strip(picture, quad_of(Box(100, 200, 100 + width, 240)))


def test_trimming_keeps_the_ink_and_a_small_margin() -> None:
    strip = _strip(300, (60, 120), (130, 200))
    low, high = trimmed(strip, ink_profile(strip)) or (0, 0)
    assert 50 < low <= 60
    assert 200 <= high < 212


def test_a_strip_of_paper_has_nothing_to_read() -> None:
    strip = _strip(300)
    assert trimmed(strip, ink_profile(strip)) is None


def test_a_wide_strip_is_cut_in_its_gaps() -> None:
    blocks = [(x, x + 90) for x in range(0, 1300, 110)]
    strip = _strip(1300, *blocks)
    places = cut_places(strip, ink_profile(strip), 12)
    assert len(places) == 2
    assert all(not any(x0 <= place < x1 for x0, x1 in blocks) for place in places)


def test_a_part_knows_its_corners_on_the_page() -> None:
    part = _strip(300).part(30, 90)
    assert part.quad[0].tolist() == [130, 200]
    assert part.quad[2].tolist() == [190, 240]


def test_a_line_that_stands_on_end_is_laid_down() -> None:
    picture = np.zeros((200, 100, 3), np.uint8)
    strip = cut_strip(picture, quad_of(Box(10, 20, 40, 180)))
    assert (strip.width, strip.height) == (160, 30)
    assert strip.quad[0].tolist() == [40, 20]


def test_the_gap_at_a_place_is_counted_in_columns_without_ink() -> None:
    profile = np.array([0, 0, 1, 1, 0, 0, 0, 1, 0], np.float32)
    assert gap_at(profile, 5) == 3
    assert gap_at(profile, 4) == 3
    assert gap_at(profile, 3) == 0  # between two inked columns
    assert gap_at(profile, 9) == 1
