"""The contract of engines, over whatever engines are found."""

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

from extractors.imaging.picture import Picture, quad_of, turn
from extractors.reading import networks
from extractors.reading.engine import Engine, EngineMissing, check_engine, engine_names, load_engine
from extractors.reading.engines import rapidocr, tesseract
from ingest.page import Box
from samples.canvas import Page
from samples.paint import paint
from samples.truth import PageTruth

VARIANTS = {"rapidocr": ("rapidocr+openvino", "rapidocr+onnxruntime")}
READERS = [v for name in engine_names() if name != "recorded" for v in VARIANTS.get(name, (name,))]


@pytest.fixture(scope="module")
def loaded() -> Callable[[str], Engine]:
    """Each engine is loaded once."""
    return cache(load_engine)


@pytest.fixture(scope="module", params=READERS)
def reader(request: pytest.FixtureRequest, loaded: Callable[[str], Engine]) -> Engine:
    return loaded(request.param)


@pytest.fixture(scope="module")
def drawn() -> tuple[Picture, PageTruth]:
    page = Page()
    for row in range(8):
        page.text(25, 30 + 14 * row, "本合同一式两份，甲乙双方各执一份，具有同等效力。", 13)
    page.text(25, 160, "Royal University of Arkania", 13)
    picture, truth = paint(page, 200)
    return np.ascontiguousarray(picture[:, :, ::-1]), truth


def test_the_engines_are_found_by_their_files() -> None:
    assert set(engine_names()) >= {"rapidocr", "tesseract", "recorded"}


def test_an_engine_reads_a_page_with_places_and_confidence(
    reader: Engine, drawn: tuple[Picture, PageTruth]
) -> None:
    picture, truth = drawn
    pieces = reader.read(picture, 200, reader.look(picture, 200))
    text = "".join(piece.text for piece in pieces).replace(" ", "")
    assert text.count("甲乙双方各执一份") >= 7
    assert "UniversityofArkania" in text
    assert all(0 < piece.confidence <= 1 and piece.quad.shape == (4, 2) for piece in pieces)
    last = next(piece for piece in pieces if "University" in piece.text)
    assert abs(float(last.quad[:, 1].mean()) - truth.texts[-1].box.centre[1]) < 12


def test_an_engine_sees_which_way_up_a_page_is(reader: Engine, drawn: tuple[Picture, PageTruth]) -> None:
    for degrees in (0, 90, 180, 270):
        assert reader.look(turn(drawn[0], degrees), 200).rotation == (360 - degrees) % 360


def test_an_engine_reads_single_lines_again(reader: Engine, drawn: tuple[Picture, PageTruth]) -> None:
    picture, truth = drawn
    paper = quad_of(Box(25, 2100, 600, 2160))
    line, nothing = reader.reread(picture, 200, [quad_of(truth.texts[-1].box.grow(6)), paper])
    assert line.text.replace(" ", "") == "RoyalUniversityofArkania"
    assert nothing.text == ""


@pytest.mark.parametrize("name", [*READERS, "recorded"])
def test_an_engine_gives_one_piece_for_each_place_it_is_asked_about(
    name: str, request: pytest.FixtureRequest, drawn: tuple[Picture, PageTruth]
) -> None:
    engine = load_engine("recorded") if name == "recorded" else request.getfixturevalue("loaded")(name)
    point, outside = Box(100, 100, 100, 100), Box(-90, -90, -20, -60)
    quads = [quad_of(box) for box in (point, Box(25, 2100, 600, 2160), outside)]
    pieces = engine.reread(drawn[0], 200, quads)
    assert [(piece.text, piece.confidence) for piece in pieces] == [("", 0.0)] * 3
    assert [piece.quad is quad for piece, quad in zip(pieces, quads, strict=True)] == [True] * 3
    assert engine.reread(drawn[0], 200, []) == ()


def test_no_piece_crosses_a_rule(reader: Engine) -> None:
    page = Page(150, 60)
    page.text(20, 20, "统一社会信用代码", 12)
    page.text(56, 20, "91110197660439414B", 12)
    picture, _ = paint(page, 200)
    picture = np.ascontiguousarray(picture[:, :, ::-1])
    fence = np.array([[55 / 25.4 * 200, 0, 55 / 25.4 * 200, 400]], np.float32)
    pieces = reader.read(picture, 200, reader.look(picture, 200), fence)
    assert all("码" not in piece.text or "9" not in piece.text for piece in pieces)


def test_a_name_and_version_tell_what_reads(reader: Engine) -> None:
    assert reader.name in engine_names()
    assert len(reader.version) > 8


def test_an_unknown_engine_is_named_with_those_there_are() -> None:
    with pytest.raises(EngineMissing, match="rapidocr"):
        load_engine("abbyy")


def test_missing_models_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rapidocr, "find_spec", lambda _: None)
    with pytest.raises(EngineMissing, match="rapidocr"):
        check_engine("rapidocr")


def test_without_a_runtime_the_engine_says_which_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "find_spec", lambda _: None)
    with pytest.raises(EngineMissing, match="onnxruntime"):
        check_engine("rapidocr")


def test_without_openvino_onnxruntime_takes_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "find_spec", lambda name: None if name == "openvino" else True)
    assert networks.backend_for("") == "onnxruntime"
    assert networks.backend_for("openvino") is None


def test_both_runtimes_give_the_same_probabilities() -> None:
    strip = np.random.default_rng(1).random((1, 3, 48, 96)).astype(np.float32)
    one, other = (
        networks.open_network(rapidocr._model("recogniser"), name)(strip) for name in networks.BACKENDS
    )
    tolerance = 0.05 if networks.has_matrix_unit() else 1e-3
    assert np.allclose(one, other, atol=tolerance)


def test_a_missing_program_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(EngineMissing, match="tesseract-ocr"):
        check_engine("tesseract")


def test_missing_languages_are_named_by_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_languages", lambda: frozenset({"eng"}))
    with pytest.raises(EngineMissing, match="tesseract-ocr-chi-sim"):
        check_engine("tesseract")
