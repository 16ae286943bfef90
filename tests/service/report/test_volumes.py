from pathlib import Path

import pikepdf
import pytest

from ingest.volume import Binding
from service.report.schema import ReportVolume
from service.report.volumes import volume_files, write_volumes
from tests.service.report.drawn import Made


@pytest.fixture(scope="module")
def folder(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("out") / "volumes"
    write_volumes(place, made.report, made.images, made.dossier.pages, "Dossier 0.1.0")
    return place


def volume(copy: int | None, binding: Binding | None) -> ReportVolume:
    return ReportVolume(copy_=copy, binding=binding, pages=(), declared_sheets=None)


def test_files_are_named_by_copy_and_binding() -> None:
    volumes = [
        volume(3, Binding.ATTACHMENTS),
        volume(None, Binding.ATTACHMENTS),
        volume(None, Binding.ATTACHMENTS),
        volume(1, Binding.ATTACHMENTS),
        volume(1, Binding.PERSONAL),
        volume(None, None),
    ]
    assert list(volume_files(volumes)) == [
        "3-attachments.pdf",
        "1-attachments.pdf",
        "1-attachments-2.pdf",
        "1-attachments-3.pdf",
        "1-personal-information.pdf",
        "1-unbound.pdf",
    ]


def test_every_volume_has_its_pages_in_the_order_of_the_report(made: Made, folder: Path) -> None:
    names = list(volume_files(made.report.volumes))
    assert sorted(file.name for file in folder.iterdir()) == sorted(names)
    for name, bound in zip(names, made.report.volumes, strict=True):
        with pikepdf.open(folder / name) as document:
            labels = [str(number.P) for number in list(document.Root.PageLabels.Nums)[1::2]]
            assert labels == list(bound.pages)
            assert len(document.pages) == len(bound.pages)


def test_documents_are_bookmarks_and_no_name_of_a_person_is_told(made: Made, folder: Path) -> None:
    with pikepdf.open(folder / "1-form.pdf") as document, document.open_outline() as outline:
        assert [item.title for item in outline.root] == ["申报书 Application form"]
        assert str(document.docinfo.Title) == f"{made.report.dossier} 申报书 第1份 Application form, copy 1"


def test_a_volume_of_no_pages_has_no_file(made: Made, tmp_path: Path) -> None:
    report = made.report.model_copy(update={"volumes": (volume(1, Binding.FORM),)})
    write_volumes(tmp_path / "volumes", report, made.images, made.dossier.pages, "Dossier")
    assert list((tmp_path / "volumes").iterdir()) == []
