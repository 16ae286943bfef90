"""Ink that one of two scans has alone: marks by hand are found, dust, staples and rims are not."""

import cv2
import numpy as np
import pytest

from extractors.imaging.loose import loose_ink, loose_red, reduced_reds, sheet_of
from extractors.imaging.picture import Grey, Picture
from extractors.imaging.registration import Homography
from extractors.imaging.unlike import DPI, MM
from ingest.page import Box

HEIGHT, WIDTH = round(210 * MM), round(148 * MM)
RED = (42, 32, 200)
VALID = np.full((HEIGHT, WIDTH), 255, np.uint8)


def page() -> Grey:
    """Darkness of a printed page at 150 dpi."""
    dark = np.zeros((HEIGHT, WIDTH), np.uint8)
    for y in range(200, 1000, 50):
        cv2.putText(dark, "Both parties shall observe", (150, y), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 190, 2)
    return dark


def written(dark: Grey, x: int, y: int, size: float = 40) -> Grey:
    """The page with a zigzag by hand at a place, `size` pixels across."""
    points = np.array([[x + size * k / 6, y + (size if k % 2 else 0)] for k in range(7)], np.int32)
    return np.asarray(cv2.polylines(dark.copy(), [points], False, 180, 3), np.uint8)


def test_what_is_written_by_hand_is_found_where_it_stands() -> None:
    (box,) = loose_ink(written(page(), 400, 1050, 60), page(), VALID)
    wanted = Box(400, 1050, 460, 1110)
    assert box.overlap(wanted) > 0.85 * max(box.area, wanted.area)


def test_two_marks_apart_are_two_and_strokes_together_are_one() -> None:
    having = written(written(written(page(), 300, 1050), 344, 1050), 600, 1050)
    assert len(loose_ink(having, page(), VALID)) == 2


@pytest.mark.parametrize("astray", [(0, 0), (2, 1), (-3, 2)])
def test_the_same_print_a_little_astray_is_no_mark(astray: tuple[int, int]) -> None:
    assert loose_ink(np.roll(page(), astray, (0, 1)), page(), VALID) == ()


def test_dust_is_no_mark() -> None:
    having = page()
    for x, y in np.random.default_rng(1).integers(150, 700, (60, 2)):
        cv2.circle(having, (int(x), int(y)), 2, 200, -1)
    assert loose_ink(having, page(), VALID) == ()


@pytest.mark.parametrize("corner", [(40, 40), (WIDTH - 90, 40), (40, HEIGHT - 90), (WIDTH - 90, HEIGHT - 90)])
def test_a_staple_and_its_shadow_in_a_corner_are_no_mark(corner: tuple[int, int]) -> None:
    assert loose_ink(written(page(), *corner), page(), VALID) == ()


def test_the_rim_of_a_rule_is_no_mark() -> None:
    having = page()
    cv2.line(having, (150, 1080), (700, 1080), 200, 4)
    assert loose_ink(having, page(), VALID) == ()


def test_what_lies_beside_the_paper_is_no_mark() -> None:
    valid = VALID.copy()
    valid[1000:] = 0
    assert loose_ink(written(page(), 400, 1050), page(), valid) == ()


def test_faint_ink_in_the_place_is_ink() -> None:
    faint = np.asarray(written(page(), 400, 1050) // 6, np.uint8)
    assert loose_ink(written(page(), 400, 1050), np.maximum(page(), faint), VALID) == ()


def coloured(*seals: tuple[int, int]) -> Picture:
    """A page at 200 dpi with red rings of 34 mm around places."""
    picture = np.full((1654, 1165, 3), 250, np.uint8)
    cv2.putText(
        picture, "Both parties shall observe", (150, 400), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (30, 30, 30), 3
    )
    for place in seals:
        cv2.circle(picture, place, 134, RED, 8)
    return np.asarray(picture, np.uint8)


def told(having: Picture, lacking: Picture, matrix: Homography) -> tuple[Box, ...]:
    return loose_red(reduced_reds(having), reduced_reds(lacking), matrix)


def test_a_seal_that_only_one_has_is_found() -> None:
    (box,) = told(coloured((500, 700)), coloured(), np.eye(3))
    wanted = Box(366, 566, 634, 834)
    assert box.overlap(wanted) > 0.9 * max(box.area, wanted.area)


def test_of_two_seals_the_one_that_both_have_is_none() -> None:
    (box,) = told(coloured((500, 700), (500, 1300)), coloured((502, 705)), np.eye(3))
    assert box.centre == pytest.approx((500, 1300), abs=12)


def test_red_is_told_in_pixels_of_the_page_that_lacks_it() -> None:
    matrix = np.array([[1, 0, 60], [0, 1, -40], [0, 0, 1]], np.float64)  # from the one that lacks it
    (box,) = told(coloured((500, 700)), coloured(), matrix)
    assert box.centre == pytest.approx((440, 740), abs=8)


def test_without_red_there_is_nothing_to_look_for() -> None:
    assert told(coloured(), coloured((500, 700)), np.eye(3)) == ()


def test_a_speck_of_red_is_no_seal() -> None:
    having = coloured()
    cv2.circle(having, (500, 700), 8, RED, -1)
    assert told(having, coloured(), np.eye(3)) == ()


def test_the_paper_is_told_from_the_table_under_it_and_from_shadow() -> None:
    grey = np.full((HEIGHT, WIDTH), 70, np.uint8)
    grey[100:-100, 120:-120] = 235
    grey[100:-100, 120:220] = 140
    paper = sheet_of(grey) > 0
    assert paper[HEIGHT // 2, WIDTH // 2]
    assert not paper[:100].any()
    assert not paper[:, :215].any()
    assert paper[180:-180, 300:-180].all()


def test_the_edge_of_a_sheet_that_fills_the_picture_is_left_out_and_print_is_paper() -> None:
    paper = sheet_of(np.asarray(235 - page(), np.uint8)) > 0
    edge = round(4 * DPI / 25.4)
    assert not paper[:edge].any()
    assert not paper[:, -edge:].any()
    assert paper[70:-70, 70:-70].mean() > 0.97
