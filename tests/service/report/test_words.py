import re
from collections.abc import Iterable
from enum import StrEnum

import pytest

from ingest.arrival import RefusalCode
from ingest.page import PageKind
from ingest.volume import Binding
from service.report import words as module
from service.report.words import words
from validators.dossier import Origin
from validators.finding import Outcome, Severity
from validators.verdict import Verdict


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ("verdict", Verdict),
        ("verdict-note", Verdict),
        ("outcome", Outcome),
        ("presence", Outcome),
        ("severity", Severity),
        ("origin", Origin),
        ("binding", Binding),
        ("page-kind", PageKind),
        ("refusal", RefusalCode),
    ],
)
def test_every_name_of_the_program_has_words(table: str, names: Iterable[StrEnum]) -> None:
    assert set(names) <= set(module._tables()[table])


def test_chinese_is_chinese_and_english_is_not() -> None:
    for table in module._tables().values():
        for name, phrase in table.items():
            assert re.search("[\u4e00-\u9fff]", phrase.zh), name
            assert not re.search("[\u4e00-\u9fff]", phrase.en), name


def test_a_new_rule_is_shown_by_its_own_name() -> None:
    assert words("rule", "audits.new-thing").zh == "audits: new thing"


def test_documented_fields_have_words(documented_fields: set[str]) -> None:
    assert documented_fields
    assert documented_fields <= set(module._tables()["field"])
