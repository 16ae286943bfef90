"""Parts of one dossier in several inputs: one report of all of them, in whatever order they are given."""

import json
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from extractors.page_text import PageText
from ingest.cover import CoverSheet
from ingest.input import Input
from ingest.page import PageImage
from ingest.sheets import draw_sheet
from ingest.volume import Binding
from service import process as processing
from service.keeping import Keeper
from service.one_off import run
from service.process import Processed, Processor
from service.programmes import Programmes
from service.settings import Settings
from tests.service.conftest import Dossier

COVER = CoverSheet(False, "BJ-1", Binding.FORM, 1, 5, 2)
END = replace(COVER, end=True)
OTHER = replace(COVER, dossier="BJ-2")
OTHER_END = replace(OTHER, end=True)


@pytest.fixture(autouse=True)
def no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports on paper have their own tests, and take most of the time."""
    for name in ("render_pdf", "corrections_pdf"):
        monkeypatch.setattr(f"service.report.pdf.{name}", lambda *_: b"")


@pytest.fixture
def drop(tmp_path: Path, page: Image.Image) -> Path:
    """The employer's files of BJ-1."""
    place = tmp_path / "in" / "BJ-1"
    place.mkdir(parents=True)
    page.save(place / "申报书.png", dpi=(100, 100))
    return place


def batch(file: Path, page: Image.Image, *things: CoverSheet | int) -> Path:
    """A scanned batch of cover and end sheets and of pages that bear numbers."""
    pictures = []
    for thing in things:
        picture = draw_sheet(thing, 100) if isinstance(thing, CoverSheet) else page.copy()
        if isinstance(thing, int):
            picture.paste("black", (300, 600 + 40 * thing, 500, 610 + 40 * thing))
        pictures.append(picture.convert("L"))
    pictures[0].save(file, dpi=(100, 100), save_all=True, append_images=pictures[1:])
    return file


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    changed = {"out": tmp_path / "out", "store": str(tmp_path / "store"), "engine": "recorded", "workers": 1}
    return Settings.model_validate(changed)


def processed(
    paths: Sequence[Path], settings: Settings, only: frozenset[str] | None = None
) -> list[Processed]:
    with Processor(settings, Keeper(settings)) as processor:
        inputs = [Input.at(path) for path in paths]
        return list(processor.process(inputs, Programmes(settings.programme, {})))


def report_of(done: Processed) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(done.report.read_text(encoding="utf-8"))
    return report


def test_a_drop_folder_and_a_batch_of_one_dossier_are_one_line_and_one_report(
    dossier: Dossier, drop: Path, tmp_path: Path, page: Image.Image
) -> None:
    scan = batch(tmp_path / "in" / "batch.tif", page, COVER, 1, 2, END)
    done = dossier("process", drop, scan)
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    report = json.loads(Path(line.split(" ", 2)[2]).read_text(encoding="utf-8"))
    assert (report["dossier"], report["revision"]) == ("BJ-1", 1)
    assert report["application"]["intake"] == {"value": "paper", "from": "default"}
    assert [(v["copy"], v["binding"], len(v["pages"])) for v in report["volumes"]] == [
        (1, "form", 4),
        (None, None, 1),
    ]
    counted = next(f for f in report["findings"] if f["rule"] == "copies.form")
    assert "1 bound copies found" in counted["message"]["en"]


def test_a_volume_over_two_batches_and_its_files_are_the_same_in_any_order(
    drop: Path, tmp_path: Path, page: Image.Image, settings: Settings
) -> None:
    paths = [
        drop,
        batch(tmp_path / "in" / "1.tif", page, COVER, 1),
        batch(tmp_path / "in" / "2.tif", page, 2, END),
    ]
    seen = []
    for order in (paths, paths[::-1], [paths[1], paths[0], paths[2]]):
        (done,) = processed(order, settings)
        report = report_of(done)
        seen.append({key: report[key] for key in ("volumes", "pages", "documents", "refused", "verdict")})
    assert [len(v["pages"]) for v in seen[0]["volumes"]] == [4, 1]
    assert seen[0] == seen[1] == seen[2]


def test_what_is_opened_too_late_is_done_again_with_all_its_parts(
    drop: Path, tmp_path: Path, page: Image.Image, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processing, "PAGES_AHEAD", 1)
    other = replace(COVER, dossier="BJ-2")
    paths = [
        drop,
        batch(tmp_path / "in" / "1.tif", page, COVER, 1, 2, END, other, 3, 4, replace(other, end=True)),
    ]
    done = processed(paths, settings)
    assert sorted(one.dossier for one in done) == ["BJ-1", "BJ-1", "BJ-2"]
    report = report_of(done[-1])
    assert (report["dossier"], report["revision"]) == ("BJ-1", 2)
    assert [len(v["pages"]) for v in report["volumes"]] == [4, 1]


def test_whose_tells_without_reading_and_only_leaves_the_others_unread(
    drop: Path, tmp_path: Path, page: Image.Image, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = batch(tmp_path / "in" / "1.tif", page, COVER, 1, 2, END, OTHER, 3, 4, OTHER_END)
    read: list[str] = []
    with Processor(settings, Keeper(settings)) as processor:
        submit = processor._readers.submit

        def noted(one: PageImage) -> "Future[PageText]":
            read.append(one.source)
            return submit(one)

        monkeypatch.setattr(processor._readers, "submit", noted)
        inputs = [Input.at(drop), Input.at(scan)]
        assert processor.whose(inputs) == ("BJ-1", "BJ-2")
        assert not read
        found = list(processor.process(inputs, Programmes(settings.programme, {}), frozenset(("BJ-2",))))
    assert [one.dossier for one in found] == ["BJ-2"]
    assert read == ["1.tif", "1.tif"]


def test_a_processor_is_used_again(drop: Path, settings: Settings) -> None:
    programmes = Programmes(settings.programme, {})
    with Processor(settings, Keeper(settings)) as processor:
        for revision in (1, 2):
            (done,) = processor.process([Input.at(drop)], programmes)
            assert report_of(done)["revision"] == revision


def test_a_late_file_counts_alone_and_says_so_or_with_what_is_kept(
    drop: Path,
    tmp_path: Path,
    page: Image.Image,
    settings: Settings,
    capsys: pytest.CaptureFixture[str],
) -> None:
    programmes = Programmes(settings.programme, {})
    attachments = replace(OTHER, binding=Binding.ATTACHMENTS, sheets=0)
    scan = batch(tmp_path / "in" / "batch.tif", page, COVER, 1, 2, END, attachments, 3)
    assert run([drop, scan], settings, programmes, quiet=True) == 0
    page.rotate(2, fillcolor="white").save(drop / "申报书.png", dpi=(100, 100))  # a mended file
    page.rotate(4, fillcolor="white").save(drop / "护照.png", dpi=(100, 100))  # and a new one

    assert run([drop], settings, programmes, quiet=False) == 0
    report = json.loads((settings.out / "BJ-1" / "report.json").read_text(encoding="utf-8"))
    assert (report["revision"], report["application"]["intake"]["value"]) == (2, "electronic")
    assert "batch.tif" in delivered_again(report)
    assert "1 files of an earlier revision were not given" in capsys.readouterr().err

    assert run([scan], settings, programmes, quiet=False, with_kept=True) == 0
    report = json.loads((settings.out / "BJ-1" / "report.json").read_text(encoding="utf-8"))
    assert report["revision"] == 3
    assert sorted({p["source"] for p in report["pages"]}) == ["batch.tif", "护照.png", "申报书.png"]
    assert [len(v["pages"]) for v in report["volumes"]] == [4, 1, 1]
    assert "earlier revision" not in capsys.readouterr().err

    page.rotate(6, fillcolor="white").save(drop / "申报书.png", dpi=(100, 100))
    assert run([drop], settings, programmes, quiet=True, with_kept=True) == 0
    report = json.loads((settings.out / "BJ-1" / "report.json").read_text(encoding="utf-8"))
    assert (report["revision"], len(report["pages"])) == (4, 6)
    assert "申报书.png" in delivered_again(report)
    assert capsys.readouterr().out.splitlines()[-1].startswith("BJ-1 ")


def delivered_again(report: dict[str, Any]) -> str:
    """What the report says of what came in more than once."""
    found = (f["message"]["zh"] for f in report["findings"] if f["subject"].get("field") == "delivered-again")
    return " ".join(found)
