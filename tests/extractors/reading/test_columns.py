import pytest

from extractors.reading.columns import parted
from ingest.page import Box

LINES = 10


def _column(x: float, width: float, top: float = 200.0, lines: int = LINES) -> list[Box]:
    """Running text: every fourth line ends early."""
    return [
        Box(x, top + 30 * i, x + width * (0.4 if i % 4 == 3 else 1.0), top + 30 * i + 20)
        for i in range(lines)
    ]


@pytest.mark.parametrize("columns", [2, 3])
def test_a_title_across_comes_first_and_a_page_number_last(columns: int) -> None:
    width = 900 / columns - 40
    boxes = [Box(300, 100, 700, 130), Box(500, 700, 530, 720)]
    for column in range(columns):
        boxes += _column(50 + 900 / columns * column, width)
    groups = parted(boxes)
    assert groups[0] == [0]
    assert groups[-1] == [1]
    assert [sorted(group) for group in groups[1:-1]] == [
        list(range(2 + LINES * i, 2 + LINES * (i + 1))) for i in range(columns)
    ]


def test_labels_and_values_side_by_side_are_read_across() -> None:
    left = [Box(50, 200 + 40 * i, 150 + 60 * (i % 3), 220 + 40 * i) for i in range(8)]
    right = [Box(550, 200 + 40 * i, 640 + 70 * (i % 4), 220 + 40 * i) for i in range(8)]
    assert len(parted(left + right)) == 1


def test_rows_of_figures_are_read_across() -> None:
    boxes = [
        Box(x, 200 + 30 * i, x + width, 220 + 30 * i)
        for i in range(12)
        for x, width in ((50, 180), (320, 120), (520, 200), (800, 120))
    ]
    assert len(parted(boxes)) == 1


def test_an_open_book_is_read_page_by_page_each_with_its_columns() -> None:
    boxes: list[Box] = []
    for x in (50, 350, 750, 1050):
        boxes += _column(x, 260)
    numbers = [Box(300, 800, 330, 820), Box(1000, 800, 1030, 820)]
    groups = parted(boxes + numbers, broad=True)
    first = [i for group in groups for i in group][: 2 * LINES + 1]
    assert sorted(first) == [*range(2 * LINES), 4 * LINES]
    assert groups[0] == list(range(LINES))


def test_few_blocks_are_one_column() -> None:
    assert parted([Box(0, 0, 10, 10), Box(500, 0, 510, 10)], broad=True) == [[0, 1]]
    assert parted([]) == [[]]
