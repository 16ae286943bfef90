"""`dossier.yaml` is taken line by line: what is wrong is named, the rest counts."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.arrival import Declared, Intake, RefusalCode
from ingest.declaration import read_declaration

WHOLE = """dossier: BJ-2017-0042            # a comment
programme: beijing-overseas-talents
track: foreign-expert
project: long-term
employer_kind: enterprise
submitted: 2017-09-30
intake: electronic
"""


def _read(folder: Path, text: str | bytes) -> tuple[Declared, list[tuple[RefusalCode, str]]]:
    data = text.encode() if isinstance(text, str) else text
    (folder / "dossier.yaml").write_bytes(data)
    declared, refused = read_declaration(folder)
    return declared, [(refusal.code, refusal.reason.en) for refusal in refused]


def test_all_that_the_contract_names_is_read(tmp_path: Path) -> None:
    declared, refused = _read(tmp_path, WHOLE)
    assert declared == Declared(
        "BJ-2017-0042",
        "beijing-overseas-talents",
        "foreign-expert",
        "long-term",
        "enterprise",
        date(2017, 9, 30),
        Intake.ELECTRONIC,
    )
    assert not refused


def test_without_a_file_nothing_is_declared(tmp_path: Path) -> None:
    assert read_declaration(tmp_path) == (Declared(), ())


def test_a_number_stays_as_it_was_typed(tmp_path: Path) -> None:
    assert _read(tmp_path, "dossier: 0042")[0].dossier == "0042"


def test_an_empty_value_declares_nothing(tmp_path: Path) -> None:
    assert _read(tmp_path, "track:\nproject: ~\n") == (Declared(), [])


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("track: expert", "track"),
        ("submitted: 2017-13-45", "submitted"),
        ("intake: [paper]", "intake"),
        ("colour: red", "colour"),
        ("dossier: ../../etc", "dossier"),
    ],
)
def test_a_wrong_line_is_named_and_the_others_count(tmp_path: Path, line: str, key: str) -> None:
    declared, refused = _read(tmp_path, f"employer_kind: institution\n{line}\nproject: short-term\n")
    assert (declared.employer_kind, declared.project) == ("institution", "short-term")
    ((code, reason),) = refused
    assert code is RefusalCode.INVALID_DECLARATION
    assert f"Line 2 of dossier.yaml ({key})" in reason


@pytest.mark.parametrize("text", ["a: [1", "- list", "just text", "[" * 5000, "x" * 70_000, b"\xff\xfe\x00"])
def test_what_is_no_yaml_is_named(tmp_path: Path, text: str | bytes) -> None:
    declared, refused = _read(tmp_path, text)
    assert declared == Declared()
    assert [code for code, _ in refused] == [RefusalCode.INVALID_DECLARATION]


def test_a_file_saved_on_a_chinese_windows_is_read(tmp_path: Path) -> None:
    assert _read(tmp_path, "track: general # 国家千人\n".encode("gbk"))[0].track == "general"


def test_a_link_is_no_declaration(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("track: general")
    (tmp_path / "dossier.yaml").symlink_to(tmp_path / "elsewhere")
    assert read_declaration(tmp_path) == (Declared(), ())


@given(st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_bring_it_down(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "dossier.yaml").write_bytes(data)
    read_declaration(tmp_path)
