"""Pages that come again in other bytes are told; pages of one form that say something else are not."""

from pathlib import Path

import pytest

from extractors.page_text import Line, PageText
from ingest.arrival import Arrival, Declared, Intake, OverlapKind
from ingest.page import Box, PageImage
from ingest.volume import Volume
from samples.canvas import Page
from samples.degrade import Level, jpeg, take
from samples.fonts import Font
from service.judging import Sorted
from service.scanned_anew import scanned_anew

FORM = ("审计报告", "资产负债表", "货币资金", "应收账款", "存货", "固定资产")
YEAR_2016 = ("2016年12月31日", "1,234,567.89", "98,765.43", "7,654,321.00", "456,789.12", "33,210.55")
YEAR_2015 = ("2015年12月31日", "1,100,432.10", "87,201.96", "6,998,004.00", "401,338.77", "31,007.20")


class Case:
    """A dossier of electronic files, page by page, in the folders of their inputs."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.volumes: list[Volume] = []
        self.images: dict[str, PageImage] = {}
        self.texts: dict[str, PageText] = {}

    def add(
        self, place: str, source: str, numbers: tuple[str, ...], seed: int, level: Level = Level.SCAN
    ) -> None:
        page, lines = Page(), []
        for row, (words, number) in enumerate(zip(FORM, numbers, strict=True)):
            page.text(30, 30 + 40 * row, words, 16, Font.SANS_BOLD)
            page.text(120, 30 + 40 * row, number, 14, Font.SANS_BOLD)
            lines += [Line(words, Box(0, 0, 1, 1), 0.99), Line(number, Box(0, 0, 1, 1), 0.99)]
        scan = take(page, level, seed=seed)
        name = f"p{len(self.images) + 1:04d}"
        file = self.root / place / f"{name}.jpg"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(jpeg(scan))
        image = PageImage(source, 0, file, scan.truth.width, scan.truth.height, 200.0, name, id=name)
        self.images[name] = image
        self.texts[name] = PageText(1654, 2339, 200.0, 0, "rapidocr", 0.98, lines=tuple(lines))
        self.volumes.append(Volume(None, None, (image,), source=source, electronic=True))

    def overlaps(self, *places: str) -> list[tuple[OverlapKind, str, str]]:
        volumes = tuple(self.volumes)
        arrival = Arrival("BJ-1", Intake.ELECTRONIC, Declared(), volumes)
        found = Sorted(arrival, volumes, (), self.images, self.texts)
        told = scanned_anew(found, [self.root / place for place in places])
        return [(one.kind, one.source, one.other) for one in told]


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


@pytest.mark.parametrize("level", [Level.SCAN, Level.GREY, Level.FLATBED])
def test_a_page_that_is_scanned_anew_is_told_and_which_it_is_like(case: Case, level: Level) -> None:
    case.add("1", "2016.pdf", YEAR_2016, seed=1)
    case.add("1", "2015.pdf", YEAR_2015, seed=2)
    case.add("2", "扫描0001.pdf", YEAR_2016, seed=3, level=level)
    assert case.overlaps("1", "2") == [(OverlapKind.ALIKE, "扫描0001.pdf", "2016.pdf")]


def test_the_same_form_of_another_year_is_not_the_same_page(case: Case) -> None:
    case.add("1", "2016.pdf", YEAR_2016, seed=1)
    case.add("2", "2015.pdf", YEAR_2015, seed=2)
    assert case.overlaps("1", "2") == []


def test_within_one_delivery_and_without_an_order_nothing_is_told(case: Case) -> None:
    case.add("1", "a.pdf", YEAR_2016, seed=1)
    case.add("1", "b.pdf", YEAR_2016, seed=2)
    assert case.overlaps("1") == []
    assert case.overlaps() == []


def test_a_page_that_was_not_read_or_says_little_is_like_no_other(case: Case) -> None:
    for place, seed in (("1", 1), ("2", 2), ("3", 3)):
        case.add(place, f"{place}.pdf", YEAR_2016, seed)
    case.texts["p0001"] = PageText(1654, 2339, 200.0, 0, "rapidocr", 0.0)
    del case.texts["p0002"]
    assert case.overlaps("1", "2", "3") == []


def test_the_same_words_in_another_layout_are_another_page(case: Case) -> None:
    case.add("1", "a.pdf", YEAR_2016, seed=1)
    blank = take(Page(), Level.SCAN, seed=5)
    case.add("2", "b.pdf", YEAR_2016, seed=2)
    case.images["p0002"].file.write_bytes(jpeg(blank))
    assert case.overlaps("1", "2") == []
