"""Contracts that every document type keeps, run over whatever types are found."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.document import Answer, ReadPage
from extractors.documents import document_types
from extractors.fields.find import find_fields
from extractors.fields.layout import Sheet
from extractors.page_text import Line, PageText, Word
from ingest.page import Box

ROOT = Path(__file__).parents[3]
TYPES = document_types()
NAMES = sorted(TYPES)


def documented() -> dict[str, set[str]]:
    rows = re.findall(
        r"^\| (\w+) \| (.+) \|$", (ROOT / "docs/fields.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    return {
        name: set(re.findall(r"\b[a-z_0-9]+\b", re.sub(r"\([^)]*\)", "", fields))) for name, fields in rows
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_type_is_named_after_its_file(name: str) -> None:
    assert (ROOT / "extractors" / "documents" / f"{name}.py").is_file()


@pytest.mark.parametrize("name", sorted(documented().keys() - {"type"}))
def test_a_type_finds_exactly_the_documented_fields(name: str) -> None:
    assert {spec.name for spec in TYPES[name].fields} == documented()[name]


@pytest.mark.parametrize("name", NAMES)
def test_patterns_name_their_value(name: str) -> None:
    for spec in TYPES[name].fields:
        assert all("v" in re.compile(pattern, re.IGNORECASE).groupindex for pattern in spec.patterns)
        assert spec.first in ("labels", "patterns")


def test_no_two_types_share_a_title() -> None:
    titles = [title for kind in TYPES.values() for title in kind.titles]
    assert len(titles) == len(set(titles))


WORDS = sorted({label for kind in TYPES.values() for spec in kind.fields for label in spec.labels})
ROWS = st.lists(
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(WORDS),
            st.sampled_from([":", "：", " ", "□男☑女", "2018年3月1日", "(1,2)"]),
        ),
        max_size=5,
    ).map("".join),
    max_size=12,
)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=12, deadline=None)
@given(
    rows=ROWS,
    places=st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 2200)), min_size=12, max_size=12),
)
def test_any_page_gets_an_answer_for_every_field(
    name: str, rows: list[str], places: list[tuple[int, int]]
) -> None:
    lines = tuple(
        Line(text, box, 0.9, (Word(text, box, 0.9),))
        for text, (x, y) in zip(rows, places, strict=False)
        for box in [Box(x, y, x + 30 * len(text) + 1, y + 40)]
    )
    page = ReadPage("p0001", PageText(1654, 2339, 200, 0, "test", 0.9, lines=lines))
    fields = find_fields(TYPES[name], [Sheet(page)])
    assert {field.name for field in fields} == {spec.name for spec in TYPES[name].fields}
    assert all(field.value for field in fields if field.answer is Answer.FOUND)
    assert all(0 <= field.confidence <= 1 for field in fields)
