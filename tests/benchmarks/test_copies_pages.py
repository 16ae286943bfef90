"""Made copies as they come in: pictures in a folder, ids in order, places of defects upon their ink."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from benchmarks.copies_pages import MadeCopies, scan_set
from ingest.volume import Binding
from samples.canvas import Page, Rect
from samples.copy_defects import Defect, Kind, Leaf, Spot
from samples.copy_sets import CopySet, Treatment
from samples.degrade import Level

TREATMENTS = {1: Treatment.PLAIN, 2: Treatment.UPSIDE_DOWN, 3: Treatment.SIDEWAYS, 4: Treatment.ZOOMED}


def small_set() -> CopySet:
    page = Page(60, 80)
    run = page.text(20, 45, "8", 30)
    core = Rect(run.x, run.y, run.box.x1, run.box.y1)
    defect = Defect(Kind.DIGIT, Binding.FORM, frozenset((1,)), ("a/0",), 0, 0, (Spot(core, run.box),))
    leaves = [Leaf("a/0", "", page), Leaf("", "", Page(60, 80))]
    return CopySet(7, {(Binding.FORM, copy): leaves for copy in TREATMENTS}, TREATMENTS, (defect,))


@pytest.fixture(scope="module", params=[Level.SCAN, Level.PHONE])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> MadeCopies:
    return scan_set(small_set(), request.param, tmp_path_factory.mktemp("copies"))


def test_volumes_come_with_numbers_and_pages_with_ids(made: MadeCopies) -> None:
    assert [(v.binding, v.copy) for v in made.arrival.volumes] == [
        (Binding.FORM, copy) for copy in TREATMENTS
    ]
    pages = [page for volume in made.arrival.volumes for page in volume.pages]
    assert [page.id for page in pages] == [f"p{n:04d}" for n in range(1, 9)] == [*made.sides]
    assert [made.sides[page.id].key for page in pages] == ["a/0", ""] * 4
    assert len({page.sha256 for page in pages}) == 8


def test_the_place_of_a_defect_lies_on_its_ink_in_every_copy(made: MadeCopies) -> None:
    for volume in made.arrival.volumes:
        page = volume.pages[0]
        picture = Image.open(page.file).convert("L")
        assert picture.size == (page.width, page.height)
        turn = {2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}.get(volume.copy or 0)
        upright = np.asarray(picture.transpose(turn) if turn is not None else picture)
        ((core, around),) = made.sides[page.id].boxes[0]
        x0, y0, x1, y1 = (round(side) for side in (core.x0, core.y0, core.x1, core.y1))
        width, height = x1 - x0, y1 - y0
        assert _dark(upright[y0:y1, x0:x1]) > 0.1
        assert _dark(upright[y0:y1, x1 : x1 + width]) < 0.01
        assert _dark(upright[y0:y1, x0 - width : x0]) < 0.01
        assert _dark(upright[y0 - height : y0, x0:x1]) < 0.01
        assert around == core


def _dark(area: NDArray[np.uint8]) -> float:
    return float((area < 110).mean())


def test_a_zoomed_copy_is_larger_or_smaller_at_the_same_resolution(made: MadeCopies) -> None:
    plain, zoomed = made.arrival.volumes[0].pages[0], made.arrival.volumes[3].pages[0]
    assert plain.dpi == zoomed.dpi
    assert 0.02 < abs(zoomed.width / plain.width - 1) < 0.04


def test_pictures_that_are_there_are_not_drawn_again(tmp_path: Path) -> None:
    first = scan_set(small_set(), Level.SCAN, tmp_path)
    times = {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    assert scan_set(small_set(), Level.SCAN, tmp_path) == first
    assert {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == times
