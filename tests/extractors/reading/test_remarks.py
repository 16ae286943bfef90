import pytest

from extractors.page_text import Fault
from extractors.reading.remarks import remark
from service.report.words import words


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_says_in_both_languages_what_to_do(fault: Fault) -> None:
    said = remark(fault)
    assert "扫描" in said.zh
    assert "请" in said.zh
    assert "can" in said.en.lower() or "send" in said.en.lower()
    assert said.zh.endswith("。")
    assert said.en.endswith(".")


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_has_its_name_in_the_report(fault: Fault) -> None:
    assert words("fault", fault).zh != fault
