"""On perfectly read made pages every printed field is found exactly, in every layout of every maker."""

import random

import pytest

from extractors.document import Answer, Document, Field, ReadPage
from extractors.documents import document_types
from extractors.page_text import PageText
from extractors.split import find_documents
from samples.case import make_case
from samples.documents import makers, versions
from samples.ideal import ideal_reading
from samples.made import MadeDocument
from samples.places import places

LAYOUTS = [(name, layout) for name, maker in sorted(makers().items()) for layout in range(versions(maker))]


@pytest.mark.parametrize("seed", [71, 72])
@pytest.mark.parametrize(("name", "layout"), LAYOUTS)
def test_every_printed_field_of_a_layout_is_found(name: str, layout: int, seed: int) -> None:
    made, pages, documents = read(name, layout, seed)
    assert [(d.type, len(d.pages)) for d in documents] == [(made.type, len(pages))]
    found = {(field.name, field.value) for field in documents[0].fields}
    assert {(place.name, place.value) for page in made.pages for place in places(page)} - found == set()


@pytest.mark.parametrize(("name", "layout"), LAYOUTS)
def test_every_field_says_what_was_read_where_by_whom_and_how_surely(name: str, layout: int) -> None:
    _, pages, documents = read(name, layout, 73)
    texts = {page.id: page.text for page in pages}
    for document in documents:
        specs = {spec.name for spec in document_types()[document.type].fields}
        assert {field.name for field in document.fields} == specs
        for field in document.fields:
            assert field.page in document.pages
            assert is_on(field, texts[field.page])
            assert field.reader == "ideal"
            assert is_whole(field)


def is_on(field: Field, text: PageText) -> bool:
    box = field.box
    return -1 <= box.x0 < box.x1 <= text.width + 1 and -1 <= box.y0 < box.y1 <= text.height + 1


def is_whole(field: Field) -> bool:
    """A value with what was read, or none of either but what stands there unreadable."""
    if field.answer is Answer.FOUND:
        return bool(field.value and field.raw) and 0 < field.confidence <= 1
    empty = not field.value and field.check is None
    return empty and (not field.raw or field.answer is Answer.NOT_READABLE)


def read(name: str, layout: int, seed: int) -> tuple[MadeDocument, list[ReadPage], tuple[Document, ...]]:
    case = make_case(seed, ("long-term", "short-term")[seed % 2], compact=seed % 2 == 0)
    made = makers()[name].make(case, random.Random(seed), layout)
    pages = [ReadPage(f"p{n:04d}", ideal_reading(page)) for n, page in enumerate(made.pages, 1)]
    return made, pages, find_documents(pages, 1, None)
