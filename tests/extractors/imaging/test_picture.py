from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.imaging.picture import (
    PictureUnreadable,
    crop,
    cut_box,
    cut_quad,
    load,
    quad_of,
    scaled,
    turn,
    turn_quads,
)
from ingest.page import Box


def test_a_written_crop_is_loaded_back_pixel_for_pixel(tmp_path: Path) -> None:
    picture = np.random.default_rng(1).integers(0, 255, (60, 80, 3)).astype(np.uint8)
    crop(picture, Box(10, 20, 50, 45), tmp_path / "crop.png")
    assert np.array_equal(load(tmp_path / "crop.png"), picture[20:45, 10:50])


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\xff\xd8\xff\xe0 cut off"])
def test_a_file_that_is_no_picture_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "page.jpg"
    file.write_bytes(content)
    with pytest.raises(PictureUnreadable, match=r"page\.jpg"):
        load(file)


def test_a_grey_picture_is_loaded_with_three_channels(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "grey.png"), np.full((4, 6), 90, np.uint8))
    assert load(tmp_path / "grey.png").shape == (4, 6, 3)


@given(st.sampled_from([0, 90, 180, 270]), st.integers(0, 30), st.integers(0, 30))
def test_corners_turn_with_the_picture(degrees: int, x: int, y: int) -> None:
    picture = np.zeros((60, 90, 3), np.uint8)
    picture[y : y + 12, x : x + 20] = 200
    (quad,) = turn_quads([quad_of(Box(x, y, x + 20, y + 12))], degrees, 90, 60)
    turned = turn(picture, degrees)
    rows, columns = np.nonzero(turned[:, :, 0])
    assert tuple(quad[0]) == (columns.min(), rows.min())
    assert tuple(quad[2]) == (columns.max() + 1, rows.max() + 1)


def test_a_leaning_quadrilateral_is_cut_out_upright() -> None:
    picture = np.full((200, 200, 3), 255, np.uint8)
    corners = cv2.boxPoints(((100, 100), (120, 30), 20))
    cv2.fillPoly(picture, [corners.astype(np.int32)], (0, 0, 0))
    ordered = corners[[1, 2, 3, 0]] if corners[0, 1] > corners[1, 1] else corners
    piece = cut_quad(picture, ordered.astype(np.float32))
    assert {piece.shape[0], piece.shape[1]} == {30, 120}
    assert piece[3:-3, 3:-3].max() == 0


def test_a_box_beyond_the_page_is_clipped_to_it() -> None:
    assert cut_box(np.zeros((10, 10, 3), np.uint8), Box(-5, 4, 50, 7)).shape == (3, 10, 3)


def test_a_hairline_survives_scaling_down() -> None:
    picture = np.full((900, 900, 3), 255, np.uint8)
    picture[451] = 0
    assert scaled(picture, 0.25).min() < 200
