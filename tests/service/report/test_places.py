import pytest

from service.report.places import Places, places_of
from tests.service.report.drawn import Made


@pytest.fixture(scope="module")
def places(made: Made) -> Places:
    return places_of(made.report)


def test_pages_are_counted_as_bound_without_the_cover(places: Places) -> None:
    assert places.name("p0001").zh == "申报书 第1份 封面页"
    assert places.name("p0002").zh == "申报书 第1份 第1页"
    assert places.name("p0002").en == "Application form, copy 1, page 1"


def test_a_document_is_named_from_its_first_to_its_last_page(places: Places) -> None:
    assert places.run(("p0002", "p0003")).zh == "申报书 第1份 第1–2页"
    assert places.run(("p0002", "p0003")).en == "Application form, copy 1, pages 1–2"
    assert places.run(("p0002",)) == places.name("p0002")
    assert places.run(()).zh == ""


def test_a_document_over_two_volumes_names_both(places: Places) -> None:
    assert places.run(("p0003", "p0005")).zh == "申报书 第1份 第2页–申报书 第2份 第1页"


def test_a_page_of_an_electronic_dossier_is_found_by_its_file(made_electronic: Made) -> None:
    assert places_of(made_electronic.report).name("p0003").zh == "batch.pdf 第3页"


def test_a_page_nobody_knows_keeps_its_id(places: Places) -> None:
    assert places.name("p9999").zh == "p9999"
