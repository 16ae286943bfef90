"""On perfectly read made pages every printed field is found exactly, in every layout of every maker."""

import random

import pytest

from extractors.document import ReadPage
from extractors.split import find_documents
from samples.case import make_case
from samples.documents import makers
from samples.ideal import ideal_reading
from samples.places import places

LAYOUTS = [(name, layout) for name, maker in sorted(makers().items()) for layout in range(maker.LAYOUTS)]


@pytest.mark.parametrize("seed", [71, 72])
@pytest.mark.parametrize(("name", "layout"), LAYOUTS)
def test_every_printed_field_of_a_layout_is_found(name: str, layout: int, seed: int) -> None:
    case = make_case(seed, ("long-term", "short-term")[seed % 2], compact=seed % 2 == 0)
    made = makers()[name].make(case, random.Random(seed), layout)
    pages = [ReadPage(f"p{n:04d}", ideal_reading(page)) for n, page in enumerate(made.pages, 1)]
    documents = find_documents(pages, 1, None)
    assert [(d.type, len(d.pages)) for d in documents] == [(made.type, len(pages))]
    found = {(field.name, field.value) for field in documents[0].fields}
    assert {(place.name, place.value) for page in made.pages for place in places(page)} - found == set()
