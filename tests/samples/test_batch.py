from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from ingest.cover import parse
from ingest.page import PageKind
from ingest.volume import Binding
from samples.batch import sideways, write_batch
from samples.canvas import Page
from samples.degrade import Level
from samples.made import MadeDossier
from samples.truth import DossierTruth


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory, small_dossier: MadeDossier) -> tuple[Path, DossierTruth]:
    file = tmp_path_factory.mktemp("batch") / "20170930.pdf"
    (truth,) = write_batch([small_dossier], file, seed=5, copies=2)
    return file, truth


def test_copies_of_form_and_attachments_come_with_one_personal_volume(
    batch: tuple[Path, DossierTruth],
) -> None:
    _, truth = batch
    assert [(v.binding, v.copy) for v in truth.volumes] == [
        (Binding.FORM, 1),
        (Binding.ATTACHMENTS, 1),
        (Binding.FORM, 2),
        (Binding.ATTACHMENTS, 2),
        (Binding.PERSONAL, 1),
    ]
    assert [len(v.pages) for v in truth.volumes] == [4, 4, 4, 4, 3]
    assert [p.index for p in truth.pages] == list(range(19))


def test_the_pdf_holds_untouched_jpegs_of_the_pages_in_the_truth(batch: tuple[Path, DossierTruth]) -> None:
    file, truth = batch
    with pikepdf.open(file) as pdf:
        assert len(pdf.pages) == len(truth.pages)
        for page, filed in zip(pdf.pages, truth.pages, strict=True):
            image = page.Resources.XObject.P
            assert image.Filter == "/DCTDecode"
            sides = filed.truth.width, filed.truth.height
            assert (int(image.Width), int(image.Height)) == (
                sides if filed.rotation % 180 == 0 else sides[::-1]
            )
            assert float(page.mediabox[2]) == pytest.approx(image.Width / 200 * 72, abs=0.01)


def test_cover_sheets_can_be_read_and_declare_their_pages(batch: tuple[Path, DossierTruth]) -> None:
    file, truth = batch
    with pikepdf.open(file) as pdf:
        for volume in truth.volumes:
            jpeg = pdf.pages[volume.pages[0]].Resources.XObject.P.read_raw_bytes()
            sheets = {parse(code.text) for code in zxingcpp.read_barcodes(Image.open(BytesIO(jpeg)))}
            (sheet,) = sheets
            assert sheet is not None
            assert (sheet.dossier, sheet.binding, sheet.copy) == (
                truth.dossier,
                volume.binding,
                volume.copy,
            )
            assert sheet.sheets == len(volume.pages) - 2


def test_covers_and_ends_lie_around_the_documents(batch: tuple[Path, DossierTruth]) -> None:
    _, truth = batch
    covered = {position for document in truth.documents for position in document.pages}
    for position, page in enumerate(truth.pages):
        assert (page.kind is PageKind.CONTENT) == (position in covered)
    assert truth.values(truth.documents[1])["term_type"] == {"fixed"}


def test_every_copy_is_scanned_anew(batch: tuple[Path, DossierTruth]) -> None:
    _, truth = batch
    first, second = (d for d in truth.documents if d.type == "application_form")
    boxes = [truth.fields(document)[0][1].box for document in (first, second)]
    assert boxes[0] != boxes[1]
    assert truth.values(first) == truth.values(second)


def test_two_dossiers_share_a_batch(tmp_path: Path, small_dossier: MadeDossier) -> None:
    truths = write_batch([small_dossier, small_dossier], tmp_path / "b.pdf", level=Level.GREY, copies=1)
    assert [truths[1].pages[0].index, len(truths[0].pages)] == [11, 11]


def test_landscape_pages_lie_on_their_side_in_the_feeder() -> None:
    assert {sideways(Page(297, 210), seed) for seed in range(8)} == {90, 270}
    assert {sideways(Page(), seed) for seed in range(100)} == {0, 180}
