from dataclasses import replace

from extractors.page_text import Line
from ingest.page import Box
from ingest.wording import Bilingual
from service.report.hiding import hidden_places
from service.report.masking import masked
from tests.service.report.drawn import ID_NUMBER, MISTYPED, MOBILE, MRZ, PASSPORT, Made
from validators.finding import Evidence, Finding, Outcome, Severity, Subject

SECRETS = (PASSPORT, MISTYPED, ID_NUMBER, MOBILE, *MRZ)


def hides(boxes: tuple[Box, ...], place: Box) -> bool:
    return any(box.grow(2).overlap(place) >= 0.95 * place.area for box in boxes)


def test_identity_fields_are_hidden_in_the_pictures(made: Made) -> None:
    hidden = hidden_places(made.report, made.dossier.pages)
    secret = [f for d in made.dossier.documents for f in d.fields if f.raw in SECRETS]
    assert len(secret) == 19
    assert all(hides(hidden[field.page], field.box) for field in secret)


def test_a_number_printed_again_is_hidden_without_being_a_field(made: Made) -> None:
    degree = made.dossier.lead("overseas_degree")[0].pages[0]
    text = made.dossier.pages[degree]
    box = Box(150, 600, 650, 640)
    again = replace(text, lines=(replace(text.lines[0], text=f"passport {PASSPORT}, of Utopia", box=box),))
    (hidden,) = hidden_places(made.report, {degree: again})[degree]
    assert 250 < hidden.x0 < 320
    assert 450 < hidden.x1 < 520


def test_a_page_of_another_person_is_hidden_whole(made: Made) -> None:
    text = "李四 110105198001010011"
    foreign = Finding(
        "dossier.foreign-page",
        Outcome.FAIL,
        Severity.MAJOR,
        Bilingual("A page belongs to another dossier.", "有一页属于他人。"),
        "",
        Subject(field="foreign-page"),
        (Evidence("p0003", Box(10, 10, 50, 50), text),),
    )
    report = made.with_findings(foreign).report
    assert hidden_places(report, {})["p0003"] == (Box(0, 0, 1240, 1754),)
    assert masked(report).findings[0].evidence[0].text == ""


def test_names_and_dates_that_a_rule_on_the_machine_readable_zone_compares_stay(made: Made) -> None:
    surname, expiry = (made.dossier.lead("passport")[0].first(name) for name in ("surname", "expiry"))
    assert surname is not None
    assert expiry is not None
    finding = replace(
        made.findings[2],
        rule="passport.mrz",
        evidence=tuple(Evidence(f.page, f.box, f.raw) for f in (surname, expiry)),
    )
    hidden = hidden_places(made.with_findings(finding).report, {})
    assert not hides(hidden[surname.page], surname.box)
    assert not hides(hidden[expiry.page], expiry.box)


def test_the_personal_information_sheet_shows_its_title_and_what_rules_need(made: Made) -> None:
    sheet = made.dossier.documents[-1]
    page = sheet.pages[0]
    rows = {"title": 190, "国籍 UTO": 330, "家庭住址 某路 1 号": 400, "紧急联系人 王某": 470}
    lines = tuple(Line(text, Box(150, y, 600, y + 40), 0.9) for text, y in rows.items())
    nationality = replace(
        sheet.fields[0], name="nationality", value="UTO", raw="UTO", box=Box(300, 330, 400, 370)
    )
    dossier = replace(
        made.dossier,
        documents=(*made.dossier.documents[:-1], replace(sheet, fields=(nationality,))),
        pages={page: replace(made.dossier.pages[page], lines=lines)},
    )
    hidden = hidden_places(replace(made, dossier=dossier).report, dossier.pages)[page]
    assert hidden == (lines[2].box, lines[3].box)
