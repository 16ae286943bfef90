"""Every refusal is said in both languages, and every code stands in the documentation."""

import re
from pathlib import Path

import pytest

from ingest.arrival import RefusalCode
from ingest.reasons import Situation, refuse

_TABLE = Path(__file__).parents[2] / "docs" / "refusals.md"
_HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("situation", Situation)
def test_a_reason_names_the_file_and_is_whole_in_both_languages(situation: Situation) -> None:
    reason = refuse(situation, "劳动{合同}.pdf", 6, "BJ-1", 3).reason
    for text in (reason.en, reason.zh):
        assert "劳动{合同}.pdf" in text
        assert not re.search(r"\{(source|page|detail|line)\}", text)
    assert reason.en.endswith(".")
    assert reason.zh.endswith("。")
    assert not _HAN.search(reason.en.replace("劳动{合同}.pdf", ""))


def test_pages_are_counted_from_one_for_people() -> None:
    assert "Page 7" in refuse(Situation.BAD_PAGE, "a.pdf", 6).reason.en


def test_every_code_is_used() -> None:
    assert {refuse(situation, "x").code for situation in Situation} == set(RefusalCode)


def test_the_documentation_lists_every_code() -> None:
    documented = re.findall(r"^\| `([a-z-]+)` \|", _TABLE.read_text(), re.MULTILINE)
    assert documented == [code.value for code in RefusalCode]
