import json
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from unittest.mock import patch

import pytest

from service.report import write as module
from service.report.write import write_report
from tests.service.report.drawn import IMPRINT, Made


def write(made: Made, out: Path, *, pdf: bool = False, beside: Executor | None = None) -> Path:
    records = {"p0001": '{"lines": [], "tables": []}'}
    return write_report(
        out, made.report, IMPRINT, made.images, made.dossier.pages, records, pdf=pdf, beside=beside
    )


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_report_folder_holds_what_the_contract_names(made: Made, tmp_path: Path) -> None:
    report = write(made, tmp_path / "out")
    assert report == tmp_path / "out" / "BJ-2017-0042" / "report.json"
    assert names(report.parent) == {
        "report.json",
        "report.html",
        "corrections.html",
        "crops",
        "pages",
        "volumes",
    }
    assert (report.parent / "pages" / "p0001.json").read_text() == '{"lines": [], "tables": []}'
    assert names(tmp_path / "out") == {"BJ-2017-0042"}


def test_every_crop_named_in_the_json_is_there(made: Made, tmp_path: Path) -> None:
    report = write(made, tmp_path)
    loaded = json.loads(report.read_text(encoding="utf-8"))
    crops = [place["crop"] for finding in loaded["findings"] for place in finding["evidence"]]
    assert crops
    assert all((report.parent / crop).is_file() for crop in crops)


def test_the_page_stays_small(made: Made, tmp_path: Path) -> None:
    assert (write(made, tmp_path).parent / "report.html").stat().st_size < 2_000_000


def test_the_volumes_of_many_pages_are_written_beside_the_rest(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MANY", 1)
    with ThreadPoolExecutor(1) as beside:
        report = write(made, tmp_path, beside=beside)
        assert list((report.parent / "volumes").iterdir())
        before = report.read_bytes()
        with (
            patch.object(module, "write_volumes", side_effect=OSError("full")),
            pytest.raises(OSError, match="full"),
        ):
            write(made, tmp_path, beside=beside)
    assert names(tmp_path) == {"BJ-2017-0042"}
    assert report.read_bytes() == before


def test_a_new_report_takes_the_place_of_the_old_one(made: Made, tmp_path: Path) -> None:
    (write(made, tmp_path).parent / "stale.txt").write_text("old")
    write(made, tmp_path)
    assert "stale.txt" not in names(tmp_path / "BJ-2017-0042")
    assert names(tmp_path) == {"BJ-2017-0042"}


@pytest.mark.parametrize(
    "broken", ["render_html", "write_volumes", "take_pictures", "hidden_places", "_move"]
)
def test_an_interruption_leaves_the_old_report_whole(made: Made, tmp_path: Path, broken: str) -> None:
    before = write(made, tmp_path).read_bytes()
    with patch.object(module, broken, side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        write(made, tmp_path)
    assert names(tmp_path) == {"BJ-2017-0042"}
    assert (tmp_path / "BJ-2017-0042" / "report.json").read_bytes() == before


def test_an_interruption_of_the_first_report_leaves_nothing(made: Made, tmp_path: Path) -> None:
    with patch.object(module, "render_html", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        write(made, tmp_path)
    assert names(tmp_path) == set()


def test_an_interruption_between_the_two_moves_puts_the_old_report_back(made: Made, tmp_path: Path) -> None:
    before = write(made, tmp_path).read_bytes()
    rename = Path.rename

    def interrupted(self: Path, target: Path) -> Path:
        if self.name.startswith(".") and not self.name.endswith(".old"):
            raise KeyboardInterrupt
        return rename(self, target)

    with patch.object(Path, "rename", interrupted), pytest.raises(KeyboardInterrupt):
        write(made, tmp_path)
    assert names(tmp_path) == {"BJ-2017-0042"}
    assert (tmp_path / "BJ-2017-0042" / "report.json").read_bytes() == before


def test_a_page_picture_that_is_gone_is_an_error_and_leaves_nothing(made: Made, tmp_path: Path) -> None:
    with patch.object(module, "take_pictures", side_effect=FileNotFoundError), pytest.raises(OSError):
        write(made, tmp_path)
    assert names(tmp_path) == set()
