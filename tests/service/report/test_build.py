from dataclasses import replace

from extractors.document import Answer
from ingest.page import Box
from tests.service.report.drawn import Made
from validators.finding import Evidence


def test_boxes_are_rounded_to_a_tenth_of_a_pixel(made: Made) -> None:
    finding = replace(made.findings[0], evidence=(Evidence("p0003", Box(1.04, 2.06, 300.123, 40), "x"),))
    place = made.with_findings(finding).report.findings[0].evidence[0]
    assert place.box == (1.0, 2.1, 300.1, 40.0)


def test_a_page_that_was_not_read_has_no_engine_and_the_size_of_its_scan(made: Made) -> None:
    cover = made.report.pages[0]
    assert (cover.kind, cover.engine, cover.confidence) == ("cover", None, 0.0)
    assert (cover.width, cover.height) == (made.images["p0001"].width, made.images["p0001"].height)


def test_a_turned_page_has_the_size_of_the_upright_one(made: Made) -> None:
    upright = replace(made.dossier.pages["p0002"], width=1754, height=1240, rotation=90)
    dossier = replace(made.dossier, pages={**made.dossier.pages, "p0002": upright})
    page = replace(made, dossier=dossier).report.pages[1]
    assert (page.width, page.height, page.rotation) == (1754, 1240, 90)


def test_evidence_without_a_page_picture_has_no_crop(made: Made) -> None:
    alone = replace(made, images={})
    assert {place.crop for finding in alone.report.findings for place in finding.evidence} == {None}


def test_equal_places_share_a_crop_and_different_ones_do_not(made: Made) -> None:
    crops = {(place.page, place.box): place.crop for f in made.report.findings for place in f.evidence}
    assert len(set(crops.values())) == len(crops)


def test_names_of_crops_hold_nothing_that_was_read(made: Made) -> None:
    crops = [place.crop or "" for f in made.report.findings for place in f.evidence]
    assert all(len(crop) == len("crops/p0001-0123456789ab.png") for crop in crops)


def test_fields_that_were_not_found_are_left_out(made: Made) -> None:
    document = made.dossier.documents[0]
    missing = replace(document.fields[0], name="sex", value="", answer=Answer.NOT_READABLE)
    changed = replace(document, fields=(*document.fields, missing))
    dossier = replace(made.dossier, documents=(changed,))
    names = [field.name for field in replace(made, dossier=dossier).report.documents[0].fields]
    assert names == [field.name for field in document.fields]


def test_the_same_dossier_gives_the_same_bytes(made: Made) -> None:
    assert made.report.to_json() == made.report.to_json()
