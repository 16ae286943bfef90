import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.imaging.seals import SealFound
from extractors.imaging.seals.unwrap import BAND, cut_open, ink_alone, ring_points, ring_strip
from extractors.page_text import SealColour, SealShape
from ingest.page import Box

ACROSS = 32


def _seal(wide: float, high: float, angle: float, x: float = 250.0, y: float = 250.0) -> SealFound:
    box = Box(x - 200, y - 200, x + 200, y + 200)
    return SealFound(box, SealShape.OVAL, SealColour.RED, (x, y), (wide, high), angle)


@settings(max_examples=40, deadline=None)
@given(
    wide=st.floats(240, 400),
    flat=st.floats(0.62, 1.0),
    angle=st.floats(0, 180),
    place=st.floats(0.0, 0.98),
    depth=st.floats(0.15, 0.85),
)
def test_a_dot_in_the_band_of_a_ring_lies_on_the_strip_where_the_geometry_says(
    wide: float, flat: float, angle: float, place: float, depth: float
) -> None:
    seal = _seal(wide, wide * flat, angle)
    x, y = ring_points(seal, ACROSS)
    row, column = int(depth * ACROSS), int(place * x.shape[1])
    picture = np.full((500, 500, 3), 255, np.uint8)
    cv2.circle(picture, (round(float(x[row, column])), round(float(y[row, column]))), 4, (0, 0, 0), -1)
    strip = ring_strip(picture, seal, ACROSS)
    rows, columns = np.where(strip[:, :, 0] < 90)
    off = (columns - column + x.shape[1] // 2) % x.shape[1] - x.shape[1] // 2  # the strip is a loop
    assert abs(float(off.mean())) < 2.5
    assert abs(float(rows.mean()) - row) < 2.5


@settings(max_examples=30, deadline=None)
@given(wide=st.floats(240, 400), flat=st.floats(0.62, 1.0), angle=st.floats(0, 180))
def test_the_steps_along_a_ring_are_even_and_its_pixels_square(
    wide: float, flat: float, angle: float
) -> None:
    x, y = ring_points(_seal(wide, wide * flat, angle), ACROSS)
    middle = ACROSS // 2
    along = np.hypot(np.diff(x[middle]), np.diff(y[middle]))
    assert float(along.std()) < 0.06 * float(along.mean())
    assert float(along.mean()) == pytest.approx((BAND[1] - BAND[0]) * wide / ACROSS, rel=0.1)


def test_a_strip_is_cut_open_at_its_widest_gap() -> None:
    strip = np.full((40, 900, 3), 240, np.uint8)
    for k in range(14):
        cv2.rectangle(strip, ((700 + 45 * k) % 900, 5), ((700 + 45 * k) % 900 + 28, 35), (90, 90, 90), 2)
    opened, gap = cut_open(strip)
    assert 430 < gap < 690
    inked = np.flatnonzero((opened[:, :, 0] < 150).any(axis=0))
    assert inked[-1] - inked[0] == pytest.approx(45 * 13 + 29, abs=4)
    assert inked[0] >= 10


def test_toner_over_a_red_seal_is_raised_and_its_ink_stays() -> None:
    picture = np.full((60, 120, 3), 245, np.uint8)
    picture[10:50, 20:40] = (60, 60, 200)
    picture[25:30, 10:110] = 25
    alone = ink_alone(picture, SealColour.RED)
    assert alone[26:29, 60:100].min() > 200
    assert alone[12:20, 24:36].max() < 100
