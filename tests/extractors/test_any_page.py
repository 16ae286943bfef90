"""Any page whatever goes through splitting and extraction: every page is in one document, nothing raises."""

import string

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.document import Answer, ReadPage
from extractors.documents import document_types
from extractors.fields.layout import FULLEST, LONGEST, Sheet
from extractors.page_text import Cell, Line, PageText, Seal, SealColour, Table, Word
from extractors.split import find_documents
from ingest.page import Box

KINDS = document_types().values()
WORDS = sorted(
    {title for kind in KINDS for title in kind.titles}
    | {anchor for kind in KINDS for anchor in kind.anchors}
    | {label for kind in KINDS for spec in kind.fields for label in spec.labels}
)
PIECES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(WORDS),
    st.sampled_from(["：", ":", " ", "第十二条", "三、", "第2页共3页", "2018年3月1日", "□男☑女", "(", "“"]),
    st.text(alphabet=string.digits + "ABXOI<年月日元万亿壹", max_size=20),
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=6).map("".join),
    st.builds(lambda piece, times: piece * times, PIECES, st.integers(1, 2000)),
)
BOXES = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    st.floats(-50, 1700), st.floats(-50, 2400), st.floats(0, 1700), st.floats(0, 300),
)  # fmt: skip
LINES = st.builds(
    lambda text, box, sure: Line(text, box, sure, (Word(text, box, sure),)), TEXTS, BOXES, st.floats(0, 1)
)
TABLES = st.builds(
    lambda boxes: Table(Box(0, 0, 1654, 2339), tuple(Cell("", box, n, 0) for n, box in enumerate(boxes))),
    st.lists(BOXES, max_size=6),
)
PAGES = st.builds(
    lambda lines, tables, seals, sure, blank: PageText(
        1654, 2339, 200, 0, "test", sure, blank and not lines, tuple(lines), tuple(tables),
        tuple(Seal(box, SealColour.RED) for box in seals),
    ),
    st.lists(LINES, max_size=12), st.lists(TABLES, max_size=1), st.lists(BOXES, max_size=2), st.floats(0, 1),
    st.booleans(),
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PAGES, max_size=4))
def test_every_page_lies_in_one_document_and_every_field_has_an_answer(texts: list[PageText]) -> None:
    pages = [ReadPage(f"p{number:04d}", text) for number, text in enumerate(texts, 1)]
    documents = find_documents(pages, 1, None)
    assert [name for document in documents for name in document.pages] == [page.id for page in pages]
    for document in documents:
        names = {field.name for field in document.fields}
        assert names == {spec.name for spec in document_types()[document.type].fields}
        assert all(bool(field.value) == (field.answer is Answer.FOUND) for field in document.fields)


@settings(max_examples=2, deadline=None)
@given(PIECES.filter(bool), st.sampled_from(sorted(document_types())))
def test_a_line_of_a_hundred_thousand_characters_is_a_line(piece: str, name: str) -> None:
    kind = document_types()[name]
    title = kind.titles[0] if kind.titles else ""
    lines = [
        Line(title, Box(600, 200, 1000, 290), 1.0),
        Line((piece * 100_000)[:100_000], Box(100, 900, 1500, 940), 1.0),
    ]
    (document,) = find_documents(
        [ReadPage("p1", PageText(1654, 2339, 200, 0, "t", 1, lines=tuple(lines)))], 1, None
    )
    assert document.pages == ("p1",)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.builds(lambda piece, times: piece * times, PIECES, st.integers(1, 30_000)), max_size=4))
def test_whatever_looks_at_a_page_has_short_lines_and_no_more_than_a_page_full_before_it(
    texts: list[str],
) -> None:
    lines = tuple(Line(text, Box(100, 900, 1500, 940), 1.0) for text in texts)
    sheet = Sheet(ReadPage("p1", PageText(1654, 2339, 200, 0, "t", 1, lines=lines)))
    lengths = [len(run.text) for run in sheet.runs]
    assert max(lengths, default=0) <= LONGEST
    assert sum(lengths) <= FULLEST
    assert sheet.runs or not any(text.strip() for text in texts)
