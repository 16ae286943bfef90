from dataclasses import replace

from extractors.document import Reading
from service.report.html import render_html
from service.report.masking import masked
from service.report.pictures import Pictures
from tests.service.report.drawn import IMPRINT, PASSPORT, Made
from validators.finding import evidence_of


def voted(made: Made, kind: str, name: str) -> Made:
    """The only finding points at a field that four of five copies decided."""
    field = made.dossier.lead(kind)[0].first(name)
    assert field is not None
    texts = ("?", *[field.raw] * 4)
    readings = tuple(
        Reading(f"copy-of:p000{n}" if n else "rapidocr", text, 0.9) for n, text in enumerate(texts)
    )
    evidence = evidence_of(replace(field, readings=readings))
    return made.with_findings(replace(made.findings[2], evidence=(evidence,)))


def test_a_value_that_the_copies_decided_says_so_on_its_card(made: Made) -> None:
    page = render_html(masked(voted(made, "audit_report", "entity_name").report), Pictures({}, {}), IMPRINT)
    card = page[page.index('id="finding-1"') :]
    assert "（5份中4份一致 4 of 5 copies）</b> <span" in card


def test_an_identity_number_that_the_copies_decided_is_masked(made: Made) -> None:
    page = render_html(masked(voted(made, "passport", "passport_no").report), Pictures({}, {}), IMPRINT)
    assert PASSPORT not in page
    assert "L8*****C3（5份中4份一致 4 of 5 copies）" in page
