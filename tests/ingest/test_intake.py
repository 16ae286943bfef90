"""From a path to dossiers: folders, files and batches, with every page in exactly one of them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from ingest.arrival import Arrival, Intake, Refusal, RefusalCode
from ingest.cover import CoverSheet
from ingest.input import Input
from ingest.intake import assemble, open_input
from ingest.page import PageImage, PageKind
from ingest.reasons import Situation, refuse
from ingest.sheets import draw_sheet
from ingest.volume import Binding

Scan = Callable[..., Image.Image]
Paper = Callable[..., PageImage]
COVER = CoverSheet(False, "BJ-1", Binding.FORM, 2, 5, 1)


@pytest.fixture
def taken(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], tuple[Arrival, ...]]:
    def take(path: Path) -> tuple[Arrival, ...]:
        things = list(open_input(Input.at(path), tmp_path_factory.mktemp("spool")))
        pages = [thing for thing in things if isinstance(thing, PageImage)]
        return assemble(Input.at(path), pages, [thing for thing in things if isinstance(thing, Refusal)])

    return take


Taken = Callable[[Path], tuple[Arrival, ...]]


def test_a_drop_folder_is_one_electronic_dossier(tmp_path: Path, scan: Scan, taken: Taken) -> None:
    folder = tmp_path / "BJ-2017-0042"
    (folder / "copy-2" / "form").mkdir(parents=True)
    scan(1).save(folder / "copy-2" / "form" / "1.png")
    scan(2).save(folder / "copy-2" / "form" / "2.png")
    scan(3).save(folder / "护照.jpg")
    (folder / "坏.pdf").write_bytes(b"")
    (folder / "dossier.yaml").write_text("track: general\nintake: never\n")
    (arrival,) = taken(folder)
    assert (arrival.dossier, arrival.intake, arrival.declared.track) == (
        "BJ-2017-0042",
        Intake.ELECTRONIC,
        "general",
    )
    assert [(volume.binding, volume.copy, volume.source) for volume in arrival.volumes] == [
        (Binding.FORM, 2, "copy-2/form"),
        (None, None, "护照.jpg"),
    ]
    assert [page.id for volume in arrival.volumes for page in volume.pages] == ["p0001", "p0002", "p0003"]
    assert [(refusal.source, refusal.code) for refusal in arrival.refused] == [
        ("dossier.yaml", RefusalCode.INVALID_DECLARATION),
        ("坏.pdf", RefusalCode.EMPTY),
    ]


def test_a_file_without_a_cover_is_a_dossier_of_its_own(tmp_path: Path, scan: Scan, taken: Taken) -> None:
    file = tmp_path / "申报 材料.png"
    scan().save(file)
    (arrival,) = taken(file)
    assert arrival.dossier.startswith("dossier-")
    assert arrival.intake is Intake.ELECTRONIC
    assert [page.source for page in arrival.volumes[0].pages] == ["申报 材料.png"]


@pytest.mark.parametrize("as_folder", [False, True])
def test_a_batch_is_paper_of_the_dossiers_on_its_covers(
    tmp_path: Path, scan: Scan, taken: Taken, as_folder: bool
) -> None:
    pictures = [
        draw_sheet(COVER, 100),
        scan(mode="L"),
        draw_sheet(CoverSheet(True, "BJ-1", Binding.FORM, 2, 5), 100),
    ]
    path = tmp_path / "batch-0001.tif"
    if as_folder:
        path = tmp_path / "batch-0001"
        path.mkdir()
        for number, picture in enumerate(pictures, start=9):
            picture.save(path / f"{number}.png")
    else:
        pictures[0].save(path, save_all=True, append_images=pictures[1:], dpi=(100, 100))
    (arrival,) = taken(path)
    assert (arrival.dossier, arrival.intake) == ("BJ-1", Intake.PAPER)
    (volume,) = arrival.volumes
    assert (volume.binding, volume.copy, volume.declared_sheets) == (Binding.FORM, 2, 1)
    assert [page.kind for page in volume.pages] == [PageKind.COVER, PageKind.CONTENT, PageKind.END]
    assert not arrival.refused


@pytest.mark.parametrize(
    "make", [lambda _: None, lambda path: path.mkdir(), lambda path: path.write_bytes(b"")]
)
def test_even_nothing_readable_is_an_arrival(
    tmp_path: Path, taken: Taken, make: Callable[[Path], object]
) -> None:
    path = tmp_path / "x.pdf"
    make(path)
    (arrival,) = taken(path)
    assert not arrival.volumes
    assert len(arrival.refused) == 1


def test_a_link_that_was_named_is_followed(tmp_path: Path, scan: Scan, taken: Taken) -> None:
    scan().save(tmp_path / "page.png")
    (tmp_path / "link.png").symlink_to(tmp_path / "page.png")
    (arrival,) = taken(tmp_path / "link.png")
    assert (arrival.dossier, len(arrival.volumes)) == ("link", 1)


def test_a_bad_page_is_told_to_the_dossier_it_lay_in(paper: Paper) -> None:
    other = CoverSheet(False, "BJ-2", Binding.FORM, 1, 5)
    pages = [paper(0, COVER), paper(1), paper(3, other), paper(5)]
    bad = [refuse(Situation.BAD_PAGE, "batch.pdf", index) for index in (2, 4)]
    arrivals = assemble(Input.at(Path("batch.pdf")), pages, bad)
    assert [(arrival.dossier, [refusal.index for refusal in arrival.refused]) for arrival in arrivals] == [
        ("BJ-1", [2]),
        ("BJ-2", [4]),
    ]


def test_a_bad_picture_among_pages_of_a_batch_is_told_to_its_neighbours(tmp_path: Path, paper: Paper) -> None:
    other = CoverSheet(False, "BJ-2", Binding.FORM, 1, 5)
    pages = [paper(0, COVER, source="1.png"), paper(0, source="2.png"), paper(0, other, source="10.png")]
    arrivals = assemble(Input.at(tmp_path), pages, [refuse(Situation.DAMAGED, "3.png")])
    assert [len(arrival.refused) for arrival in arrivals] == [1, 0]


def test_pages_of_nobody_never_slip_into_a_dossier_called_like_the_file(paper: Paper) -> None:
    arrivals = assemble(Input.at(Path("BJ-1.pdf")), [paper(0), paper(1, COVER), paper(2)], [])
    assert [(arrival.dossier, arrival.intake) for arrival in arrivals] == [
        ("BJ-1-loose", Intake.PAPER),
        ("BJ-1", Intake.PAPER),
    ]


def test_a_batch_inside_a_drop_folder_is_parted_too(tmp_path: Path, paper: Paper) -> None:
    (tmp_path / "dossier.yaml").write_text("dossier: BJ-1\n")
    pages = [paper(0, source="a.pdf"), paper(0, COVER, source="b.pdf"), paper(1, source="b.pdf")]
    (arrival,) = assemble(Input.at(tmp_path), pages, [])
    assert (arrival.dossier, arrival.intake) == ("BJ-1", Intake.PAPER)
    assert [(v.binding, v.copy, len(v.pages), v.electronic) for v in arrival.volumes] == [
        (None, None, 1, True),
        (Binding.FORM, 2, 2, False),
    ]
