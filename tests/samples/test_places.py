import pytest

from samples.canvas import Page
from samples.fonts import Font
from samples.places import places


def test_the_part_of_a_run_that_states_the_value_has_its_own_area() -> None:
    page = Page()
    page.text(20, 20, "合同编号：HT-2017-01", field="contract_no", value="HT-2017-01", part="HT-2017-01")
    (place,) = places(page)
    assert (place.name, place.value, place.raw) == ("contract_no", "HT-2017-01", "HT-2017-01")
    assert place.area.x0 > 20 + 4 * 10.5 * 25.4 / 72
    assert place.area.x1 == pytest.approx(page.elements[0].box.x1)  # type: ignore[union-attr]


def test_a_value_broken_over_two_lines_is_one_place() -> None:
    page = Page()
    value = "The Royal Institute of Very Long Names and Technology"
    page.paragraph(20, 20, 60, f"of {value} in town", 12, Font.LATIN, field="f", value=value, part=value)
    (place,) = places(page)
    assert place.raw.replace(" ", "") == value.replace(" ", "")
    assert place.area.y1 - place.area.y0 > 2 * 12 * 25.4 / 72


def test_the_same_value_at_two_ends_of_a_page_is_two_places() -> None:
    page = Page()
    page.text(20, 20, "李明", field="name_zh", value="李明")
    page.text(20, 30, "性别")
    page.text(20, 200, "李明", field="name_zh", value="李明")
    assert [round(place.area.y0) for place in places(page)] == [20, 200]


def test_a_part_that_is_not_in_its_run_is_refused() -> None:
    page = Page()
    page.text(20, 20, "李明", field="name_zh", value="李明", part="王明")
    with pytest.raises(ValueError, match="王明"):
        places(page)
