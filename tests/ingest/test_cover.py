"""The code of cover and end sheets reads back exactly what was printed, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cover import CoverSheet, is_damaged, parse
from ingest.volume import Binding

_IDS = st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,63}", fullmatch=True)


@st.composite
def sheets(draw: st.DrawFn) -> CoverSheet:
    of = draw(st.integers(1, 99))
    return CoverSheet(
        end=draw(st.booleans()),
        dossier=draw(_IDS),
        binding=draw(st.sampled_from(Binding)),
        copy=draw(st.integers(1, of)),
        of=of,
        sheets=draw(st.integers(0, 99_999)),
        station=draw(st.from_regex(r"[A-Za-z0-9._-]{0,32}", fullmatch=True)),
    )


@given(sheets())
def test_what_is_printed_reads_back(sheet: CoverSheet) -> None:
    assert sheet.payload().isascii()
    assert parse(sheet.payload()) == sheet


@given(sheets(), st.data())
def test_one_wrong_character_is_no_cover(sheet: CoverSheet, data: st.DataObject) -> None:
    text = sheet.payload()
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters().filter(lambda character: character != text[place]))
    assert parse(text[:place] + other + text[place + 1 :]) is None


@given(st.text())
def test_foreign_codes_are_no_covers(text: str) -> None:
    assert parse(text) is None


def test_the_payload_is_the_one_of_the_contract() -> None:
    sheet = CoverSheet(False, "BJ-2017-0042", Binding.ATTACHMENTS, 2, 5, 120, "ST01")
    assert sheet.payload() == "DS1|BJ-2017-0042|ATTACH|2/5|120|ST01|017EDA68"


@pytest.mark.parametrize(
    "text",
    [
        "DS1|BJ-2017-0042|ATTACH|2/5|120|ST01|017eda68",
        "DS1|BJ-2017-0042|ATTACH|2/5|120|ST01|00000000",
        "DS1|BJ-2017-0042|ATTACH|2/5|120|ST01",
        "DS1|..|ATTACH|2/5|120|ST01|017EDA68",
    ],
)
def test_a_broken_cover_is_told_from_a_foreign_code(text: str) -> None:
    assert parse(text) is None
    assert is_damaged(text)
    assert not is_damaged("https://example.org/DS1|")


@pytest.mark.parametrize(
    ("dossier", "copy", "of", "sheets", "station"),
    [
        ("", 1, 1, 0, ""),
        ("../x", 1, 1, 0, ""),
        ("a", 0, 1, 0, ""),
        ("a", 2, 1, 0, ""),
        ("a", 1, 1, -1, ""),
        ("a", 1, 1, 0, "|"),
    ],
)
def test_what_could_not_be_read_back_is_never_printed(
    dossier: str, copy: int, of: int, sheets: int, station: str
) -> None:
    with pytest.raises(ValueError, match=r"."):
        CoverSheet(False, dossier, Binding.FORM, copy, of, sheets, station)


def test_an_end_sheet_closes_only_its_own_volume() -> None:
    cover = CoverSheet(False, "A", Binding.FORM, 1, 5)
    assert CoverSheet(True, "A", Binding.FORM, 1, 5, 7).closes(cover)
    assert not CoverSheet(True, "A", Binding.FORM, 2, 5).closes(cover)
    assert not cover.closes(cover)
