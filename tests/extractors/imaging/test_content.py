"""What is printed on a page, without what surrounds it."""

import cv2
import numpy as np
import pytest

from extractors.imaging.content import find_content
from extractors.imaging.picture import Grey, resized, to_grey
from ingest.page import Box
from samples.canvas import Page
from samples.paint import paint


@pytest.fixture
def letter() -> tuple[Grey, Box]:
    """A page of 1,280 pixels, and where its text stands."""
    page = Page()
    for row in range(12):
        page.text(30, 40 + 9 * row, "本合同一式两份，甲乙双方各执一份，自签字之日起生效。", 11)
    page.text(104, 280, "3", 9)
    painted, truth = paint(page, 110)
    grey = to_grey(np.ascontiguousarray(painted[:, :, ::-1]))
    across, down = 905 / grey.shape[1], 1280 / grey.shape[0]
    boxes = [Box(t.box.x0 * across, t.box.y0 * down, t.box.x1 * across, t.box.y1 * down) for t in truth.texts]
    area = boxes[0]
    for box in boxes[1:]:
        area = area.union(box)
    return resized(grey, 905, 1280), area


def _found(grey: Grey) -> Box:
    content = find_content(grey)
    assert content is not None
    return content


def _around(area: Box, text: Box) -> bool:
    """Whether the area holds the text, but for a full stop at its end, and hardly more."""
    beyond = (text.x0 - area.x0, text.y0 - area.y0, area.x1 - text.x1, area.y1 - text.y1)
    return min(beyond) > -16 and max(beyond) < 8


def test_everything_printed_lies_in_the_area_and_a_lone_page_number_too(letter: tuple[Grey, Box]) -> None:
    grey, text = letter
    assert _around(_found(grey), text)


def test_dust_a_staple_and_the_shadow_of_the_lid_widen_nothing(letter: tuple[Grey, Box]) -> None:
    grey, text = letter
    for x, y in ((20, 700), (880, 600), (450, 1262)):
        cv2.circle(grey, (x, y), 1, 40, -1)
    cv2.line(grey, (20, 60), (45, 30), 120, 5)
    grey[-10:] = 90
    assert _around(_found(grey), text)


def test_hairlines_and_frames_widen_nothing(letter: tuple[Grey, Box]) -> None:
    grey, text = letter
    cv2.rectangle(grey, (30, 30), (875, 1250), 60, 3)
    grey[20:400, 890] = 90
    assert _around(_found(grey), text)


def test_an_empty_page_has_no_content() -> None:
    assert find_content(np.full((1280, 905), 245, np.uint8)) is None
