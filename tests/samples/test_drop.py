from pathlib import Path

import pdfplumber
import pytest
import yaml
from PIL import Image

from samples.drop import numbered, write_drop
from samples.made import MadeDossier
from samples.truth import DossierTruth


@pytest.fixture(scope="module")
def dropped(
    tmp_path_factory: pytest.TempPathFactory, small_dossier: MadeDossier
) -> tuple[Path, DossierTruth]:
    folder = tmp_path_factory.mktemp("drop")
    return folder, write_drop(small_dossier, folder, seed=3)


def test_every_source_of_the_truth_is_a_file_of_the_folder(dropped: tuple[Path, DossierTruth]) -> None:
    folder, truth = dropped
    files = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}
    assert files == {page.source for page in truth.pages} | {"dossier.yaml"}


def test_the_yaml_says_what_was_declared(dropped: tuple[Path, DossierTruth]) -> None:
    folder, _ = dropped
    said = yaml.safe_load((folder / "dossier.yaml").read_text(encoding="utf-8"))
    assert said["dossier"] == "BJ-2017-0001"
    assert str(said["submitted"]) == "2017-09-30"


def test_a_tiff_holds_one_colour_picture_a_page_at_its_resolution(
    dropped: tuple[Path, DossierTruth],
) -> None:
    folder, truth = dropped
    pages = [page for page in truth.pages if page.source == "附件/合同.tif"]
    with Image.open(folder / "附件/合同.tif") as tiff:
        assert getattr(tiff, "n_frames", 1) == len(pages) == 2
        for page in pages:
            tiff.seek(page.index)
            assert tiff.mode == "RGB"
            assert tiff.size == (page.truth.width, page.truth.height)
            assert tiff.info["dpi"] == (200, 200)


def test_phone_pictures_are_files_of_one_page(dropped: tuple[Path, DossierTruth]) -> None:
    folder, truth = dropped
    pictures = [page for page in truth.pages if page.source.startswith("照片/")]
    assert [(p.source, p.index) for p in pictures] == [("照片/个人.jpg", 0), ("照片/个人-2.jpg", 0)]
    with Image.open(folder / pictures[1].source) as picture:
        assert picture.size == (pictures[1].truth.width, pictures[1].truth.height)


def test_digital_files_have_text_and_scanned_ones_have_none(dropped: tuple[Path, DossierTruth]) -> None:
    folder, _ = dropped
    with (
        pdfplumber.open(folder / "申报书.pdf") as digital,
        pdfplumber.open(folder / "附件/扫描件.pdf") as scan,
    ):
        assert "申报书" in digital.pages[0].extract_text()
        assert [page.extract_text() for page in scan.pages] == ["", ""]


def test_documents_are_those_of_their_files(dropped: tuple[Path, DossierTruth]) -> None:
    _, truth = dropped
    audit = [d for d in truth.documents if d.type == "audit_report"]
    assert [truth.pages[d.pages[0]].source for d in audit] == ["附件/扫描件.pdf", "附件/合同.tif"]
    assert all(truth.values(d)["name_zh"] == {"李明"} for d in truth.documents)


def test_several_pictures_of_one_name_are_numbered() -> None:
    assert [numbered("证件/护照.jpg", i) for i in range(3)] == [
        "证件/护照.jpg",
        "证件/护照-2.jpg",
        "证件/护照-3.jpg",
    ]
