import numpy as np

from extractors.imaging.picture import quad_of
from extractors.imaging.strip import Strip
from extractors.reading.fencing import fenced
from ingest.page import Box


def _strip() -> Strip:
    return Strip(np.full((40, 400, 3), 255, np.uint8), quad_of(Box(100, 200, 500, 240)))


def test_a_line_is_cut_where_a_rule_crosses_it() -> None:
    fences = np.array([[300, 150, 302, 400], [300, 500, 300, 700], [50, 100, 50, 400]], np.float32)
    left, right = fenced(_strip(), fences)
    assert left.quad[1, 0] < 301 < right.quad[0, 0]


def test_a_rule_at_the_very_edge_leaves_no_sliver() -> None:
    assert len(fenced(_strip(), np.array([[105, 150, 105, 400]], np.float32))) == 1


def test_without_rules_the_line_stays_whole() -> None:
    strip = _strip()
    assert fenced(strip, np.zeros((0, 4), np.float32)) == [strip]
