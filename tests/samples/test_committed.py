from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from typer.testing import CliRunner

from ingest.page import PageKind
from samples.__main__ import app
from samples.committed import DROP, HERE, PAPER, TRUTH
from samples.documents import makers
from samples.truth import DossierTruth, load


def pages_in(file: Path) -> int:
    if file.suffix == ".pdf":
        with pikepdf.open(file) as pdf:
            return len(pdf.pages)
    with Image.open(file) as picture:
        return getattr(picture, "n_frames", 1)


def root(folder: str, truth: DossierTruth) -> Path:
    """The folder that the sources of the truth are below."""
    return HERE / PAPER if folder == PAPER else HERE / DROP / truth.dossier


def test_the_samples_together_stay_small() -> None:
    sizes = [f.stat().st_size for name in (PAPER, DROP) for f in (HERE / name).rglob("*") if f.is_file()]
    assert sum(sizes) < 20e6


@pytest.mark.parametrize("folder", [PAPER, DROP])
def test_the_truth_tells_of_every_page_of_every_file(folder: str) -> None:
    truth = load(HERE / folder / TRUTH)
    told = {(page.source, page.index) for page in truth.pages}
    files = {page.source: root(folder, truth) / page.source for page in truth.pages}
    assert told == {(source, i) for source, file in files.items() for i in range(pages_in(file))}
    assert all(page.kind is not PageKind.CONTENT or page.truth.texts for page in truth.pages)


def test_the_paper_is_complete_and_the_drop_is_not() -> None:
    paper, drop = (load(HERE / folder / TRUTH) for folder in (PAPER, DROP))
    assert (paper.verdict, drop.verdict) == ("complete", "incomplete")
    assert not paper.planted
    assert {"audits.three-years", "passport.validity", "contract.signatures"} <= {
        p.rule for p in drop.planted
    }
    assert len(paper.volumes) == 11


def test_no_truth_lies_inside_what_is_processed() -> None:
    drop = load(HERE / DROP / TRUTH)
    assert not list(root(DROP, drop).rglob("*.json"))


def test_the_command_lists_every_document_type() -> None:
    result = CliRunner().invoke(app, ["list"])
    assert result.exit_code == 0
    assert all(name in result.output for name in makers())


def test_the_command_writes_the_pages_of_one_document(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["pages", "passport", "--out", str(tmp_path), "--level", "phone"])
    assert result.exit_code == 0
    (file,) = tmp_path.glob("*.png")
    with Image.open(file) as picture:
        assert picture.mode == "RGB"


def test_an_unknown_document_type_is_wrong_use(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["pages", "love_letter", "--out", str(tmp_path)])
    assert result.exit_code == 2
