from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ingest.page import Box
from samples.drop import write_drop
from samples.made import Carrier, MadeDossier
from samples.truth import PageTruth, TextTruth, load, save


def test_what_is_saved_is_loaded_again_with_whole_pixels(tmp_path: Path, small_dossier: MadeDossier) -> None:
    photos = [f for f in small_dossier.files if f.kind is Carrier.PHONE]
    truth = write_drop(replace(small_dossier, files=photos), tmp_path / "drop")
    save(truth, tmp_path / "truth.json")
    again = load(tmp_path / "truth.json")
    save(again, tmp_path / "again.json")
    assert (tmp_path / "truth.json").read_bytes() == (tmp_path / "again.json").read_bytes()
    assert (again.dossier, again.verdict, again.planted) == (truth.dossier, truth.verdict, truth.planted)
    assert (again.documents, again.volumes) == (truth.documents, truth.volumes)
    assert again.pages[0].truth.texts[0].box.x0 == round(truth.pages[0].truth.texts[0].box.x0)


def test_a_file_of_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "truth.json").write_text("{}")
    with pytest.raises(ValueError, match="dossier-truth"):
        load(tmp_path / "truth.json")


def test_a_projective_map_moves_every_box() -> None:
    page = PageTruth(100, 100, 200, texts=(TextTruth("甲", Box(10, 20, 30, 40)),))
    matrix = np.array([[2.0, 0, 5], [0, 1, 0], [0, 0, 1]])
    moved = page.through(matrix, 205, 100)
    assert (moved.width, moved.texts[0].box) == (205, Box(25, 20, 65, 40))
