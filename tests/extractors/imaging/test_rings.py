from collections.abc import Callable

import pytest

from extractors.imaging.picture import Picture
from extractors.imaging.rings import find_ring
from ingest.page import Box
from samples.canvas import Page, Rect, SealMark, SignatureMark
from samples.degrade import Level
from samples.truth import PageTruth

Taken = Callable[..., tuple[Picture, PageTruth]]


@pytest.mark.parametrize("level", [Level.GREY, Level.PHOTOCOPY])
def test_the_rim_of_a_copied_seal_is_found_from_any_part_of_it(taken: Taken, level: Level) -> None:
    page = Page(150, 80)
    page.text(20, 38, "法定代表人（签字）：", 10.5)
    page.add(SealMark(75, 40, 38, "北京沅启创生物医药科技有限公司"))
    picture, truth = taken(page, level, 4)
    seal, mm = truth.seals[0].box, truth.dpi / 25.4
    for x, y in (seal.centre, (seal.x0 + 4 * mm, seal.centre[1])):
        ring = find_ring(picture, truth.dpi, Box(x - 5 * mm, y - 3 * mm, x + 5 * mm, y + 3 * mm))
        assert ring is not None
        assert ring.overlap(seal) > 0.9 * seal.area


def test_a_signature_between_lines_of_text_has_no_ring(taken: Taken) -> None:
    page = Page(150, 80)
    for y in range(20, 70, 6):
        page.text(20, y, "本合同一式两份，甲乙双方各执一份，自双方签字盖章之日起生效。", 10.5)
    page.add(SignatureMark(Rect(52, 34, 95, 45), "柳晓宁", seed=2))
    picture, truth = taken(page, Level.PHOTOCOPY, 4)
    assert find_ring(picture, truth.dpi, truth.signatures[0].box) is None
