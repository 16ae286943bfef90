"""Each reason is said in both languages, and stands in the page for employers and operators."""

from enum import StrEnum
from pathlib import Path

import pytest

from ingest.watching.drop import StrayCode, UnfitCode, WaitCode
from ingest.watching.reasons import stray_because, unfit, waiting
from ingest.watching.safety import UnsafeCode
from ingest.wording import Bilingual

PAGE = (Path(__file__).parents[3] / "docs" / "intake.md").read_text(encoding="utf-8")
MORE = {"seconds": 30, "error": "EIO", "most": 5}


def _said(code: StrEnum) -> Bilingual:
    match code:
        case WaitCode():
            return waiting(code, "a.pdf", **MORE).why
        case UnfitCode():
            return unfit(code, **MORE).why
        case StrayCode():
            return stray_because(code, "a.pdf", **MORE)
    raise AssertionError(code)


@pytest.mark.parametrize("code", [*WaitCode, *UnfitCode, *StrayCode])
def test_every_reason_is_a_sentence_in_both_languages(code: StrEnum) -> None:
    said = _said(code)
    assert said.en.endswith(".")
    assert said.zh.endswith("。")
    assert "{" not in said.en + said.zh


@pytest.mark.parametrize("code", [*WaitCode, *UnfitCode, *StrayCode, *UnsafeCode])
def test_every_code_stands_in_the_page_on_intake(code: StrEnum) -> None:
    assert f"`{code}`" in PAGE
