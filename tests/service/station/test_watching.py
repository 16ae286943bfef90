"""A batch is judged while it arrives: page by page out of a folder, a file once it is whole."""

from pathlib import Path

from PIL import Image

from ingest.cover import CoverSheet
from ingest.sheets import draw_sheet
from ingest.volume import Binding
from service.station.answer import GateAnswer, Verdict
from service.station.arriving import Pace
from service.station.watching import StationWatch, judge_batch

COVER = CoverSheet(False, "BJ-1", Binding.FORM, 1, 5, 1)
END = CoverSheet(True, "BJ-1", Binding.FORM, 1, 5, 1)


def _content() -> Image.Image:
    page = Image.new("RGB", (827, 1169), "white")
    page.paste((150, 30, 40), (80, 80, 700, 500))
    return page


def _save(picture: Image.Image, file: Path) -> None:
    picture.save(file, "PNG", dpi=(200, 200))


def _station(tmp_path: Path) -> tuple[StationWatch, Path]:
    folder, spool = tmp_path / "ST-01", tmp_path / "spool"
    (folder / "batch").mkdir(parents=True)
    spool.mkdir()
    return StationWatch(folder, spool, Pace(ended=5.0)), folder / "batch"


def test_a_folder_of_pictures_is_answered_with_its_end_sheet_while_it_still_grows(tmp_path: Path) -> None:
    station, batch = _station(tmp_path)
    _save(draw_sheet(COVER, 100), batch / "p1.png")
    _save(_content(), batch / "p2.png")
    assert [*station.look(0.0), *station.look(0.3), *station.look(0.6)] == []
    _save(draw_sheet(END, 100), batch / "p3.png")
    (answer,) = [*station.look(0.9), *station.look(1.2)]
    assert (answer.dossier, answer.counted, answer.declared) == ("BJ-1", 1, 1)


def test_a_picture_half_written_is_waited_for(tmp_path: Path) -> None:
    station, batch = _station(tmp_path)
    whole = tmp_path / "whole.png"
    _save(draw_sheet(COVER, 100), whole)
    data = whole.read_bytes()
    (batch / "p1.png").write_bytes(data[: len(data) // 2])
    assert [*station.look(0.0), *station.look(1.0), *station.look(30.0)] == []
    assert station.waiting == 1


def test_quiet_ends_a_batch_without_an_end_sheet(tmp_path: Path) -> None:
    station, batch = _station(tmp_path)
    _save(draw_sheet(COVER, 100), batch / "p1.png")
    _save(_content(), batch / "p2.png")
    assert [*station.look(0.0), *station.look(1.0), *station.look(5.5)] == []
    (answer,) = station.look(9.0)
    assert answer.counted == 1
    assert list(station.look(10.0)) == []


def test_a_batch_that_is_marked_as_unfinished_is_not_ended_by_quiet(tmp_path: Path) -> None:
    station, batch = _station(tmp_path)
    (batch / "scanning.part").mkdir()
    _save(draw_sheet(COVER, 100), batch / "p1.png")
    assert [*station.look(0.0), *station.look(1.0), *station.look(60.0)] == []
    assert station.waiting == 1


def test_a_file_is_judged_volume_by_volume(tmp_path: Path) -> None:
    pages = [draw_sheet(COVER, 100).convert("RGB"), _content(), _content(), draw_sheet(END, 100)]
    pages[0].save(tmp_path / "b.pdf", save_all=True, append_images=pages[1:], resolution=200)
    answers: list[GateAnswer] = list(judge_batch(tmp_path / "b.pdf", tmp_path))
    assert [(answer.dossier, answer.counted, answer.verdict) for answer in answers] == [
        ("BJ-1", 2, Verdict.RESCAN)
    ]
