"""However copies are bound and whatever fails: each page is read, told from another, or refused by name."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.copies.comparison import (
    Relation,
)
from service.copying import read_copies
from tests.service.bindery import Desk, copies, lost

orders = st.lists(st.lists(st.sampled_from([0, 1, 2, 3, 4, 5, 9]), max_size=7), min_size=1, max_size=4)
failures = st.sets(
    st.tuples(
        st.sampled_from(["read", "compare", "glance"]),
        st.sampled_from(["form-1.pdf", "form-2.pdf", "form-3.pdf"]),
        st.integers(0, 6),
    ),
    max_size=8,
)


@settings(max_examples=50, deadline=None)  # its time is the machine's
@given(orders, failures)
def test_no_page_is_lost_and_none_is_told_twice(
    bound: list[list[int]], failing: set[tuple[str, str, int]]
) -> None:
    came = copies(*bound)
    desk = Desk(failing=failing, unlike={(1, 2): 0.3, (3, 4): 0.1, (4, 3): 0.2})
    compared = read_copies(came, {}, desk)
    assert lost(came, compared) == []
    assert len(desk.read) == len({page.file for page in desk.read})
    for copy in compared.copies:
        pages = [pair.page for pair in copy.pages if pair.page is not None]
        assert len(pages) == len(set(pages))
        assert set(pages) <= {page.id for page in came.volumes[copy.volume].pages}
        mine = [p.lead for p in copy.pages if p.lead and p.relation is not Relation.DUPLICATE]
        assert len(mine) == len(set(mine))


@settings(max_examples=50, deadline=None)  # its time is the machine's
@given(orders, failures)
def test_every_written_page_of_a_copy_has_its_place_in_the_comparison(
    bound: list[list[int]], failing: set[tuple[str, str, int]]
) -> None:
    came = copies(*bound)
    compared = read_copies(came, {}, Desk(failing=failing))
    for copy in compared.copies:
        told = {pair.page for pair in copy.pages} | {pair.lead for pair in copy.pages}
        for place in (copy.lead_volume, copy.volume):
            for page in came.volumes[place].pages:
                text = compared.readings.get(page.file)
                assert page.id in told or (text is None or text.blank)
