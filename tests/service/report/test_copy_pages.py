"""The table of copies and pages, made from report.json alone."""

from dataclasses import replace

import pytest

from service.report.copy_pages import CopyPages, copy_pages, kind_of
from service.report.hiding import hidden_places
from service.report.html import render_html
from service.report.masking import masked
from service.report.pictures import Pictures
from service.report.places import places_of
from service.report.schema import Report
from tests.service.report.copied import CHANGED, STRANGER, copied
from tests.service.report.drawn import IMPRINT, Made
from validators.dossier import Dossier
from validators.oddity import Kind
from validators.programme import load_programme
from validators.rules.copies_same import RULE


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return copied(tmp_path_factory.mktemp("copied"))


def tables(made: Made) -> tuple[CopyPages, ...]:
    """From the text of report.json."""
    report = Report.model_validate_json(made.report.to_json())
    return copy_pages(report, places_of(report))


def judged(made: Made, dossier: Dossier) -> Made:
    findings = RULE.findings(dossier, load_programme("beijing-overseas-talents"))
    return replace(made, dossier=dossier, findings=findings)


def shown(table: CopyPages) -> dict[str, list[str]]:
    """What each row says: what is odd, "=" as the others, "-" not there, "?" not compared."""
    return {
        row.where.zh: [
            "+".join(kind_of(f) for f in cell.findings) or {True: "=", False: "-", None: "?"}[cell.there]
            for cell in row.cells
        ]
        for row in table.rows
    }


def test_each_binding_has_its_table_and_only_rows_with_something_to_see(spoilt: Made) -> None:
    form, attachments = tables(spoilt)
    assert (form.binding.zh, form.rows, form.pages, form.agreeing, form.to_do) == ("申报书", (), 2, 2, ())
    assert (attachments.binding.zh, attachments.pages, attachments.agreeing) == ("附件", 9, 1)
    assert shown(attachments) == {
        "附件 第1份 第1页": ["=", "text", "=", "=", "="],
        "附件 第1份 第2页": ["=", "=", "missing-page", "=", "unreadable-page"],
        "附件 第1份 第3页": ["=", "text", "=", "=", "="],
        "附件 第1份 第4页": ["=", "=", "seal", "=", "="],
        "附件 第4份 第5页": ["-", "-", "-", "foreign-page", "-"],
        "附件 第1份 第5页": ["=", "=", "=", "=", "duplicate-page"],
        "附件 第1份 第6页": ["=", "=", "=", "seal", "="],
        "附件 第1份 第7页": ["text", "=", "=", "=", "="],
        "附件 第1份 第9页": ["=", "=", "=", "=", "swapped-page"],
        "附件 第4份 第11页": ["-", "-", "-", "extra-page", "-"],
    }


def test_the_columns_say_which_copy_led_and_what_its_seals_are(spoilt: Made) -> None:
    _, attachments = tables(spoilt)
    assert [column.name.zh for column in attachments.columns] == [f"第{n}份" for n in range(1, 6)]
    assert [column.lead for column in attachments.columns] == [True, False, False, False, False]
    assert [column.red for column in attachments.columns] == [True, True, True, False, True]
    assert [len(column.whole) for column in attachments.columns] == [0, 0, 0, 1, 0]


def test_the_list_says_for_each_copy_what_to_do_with_which_pages(spoilt: Made) -> None:
    _, attachments = tables(spoilt)
    listed = {todo.copy.zh: [(step.zh, pages) for step, pages in todo.steps] for todo in attachments.to_do}
    assert listed == {
        "第1份": [("更换", (7,))],
        "第2份": [("更换", (1, 3))],
        "第3份": [("补入", (2,)), ("补签或补盖", (3,))],
        "第4份": [("抽出", (5, 11))],
        "第5份": [("抽出", (6,)), ("调整页序", (9,)), ("重新扫描", (2,))],
    }


def test_of_two_copies_with_one_number_the_right_one_lacks_the_page(spoilt: Made) -> None:
    dossier = spoilt.dossier
    volumes = tuple(replace(v, copy=2) if v.copy == 3 else v for v in dossier.volumes)
    twice = judged(spoilt, replace(dossier, volumes=volumes))
    _, attachments = tables(twice)
    assert [column.name.zh for column in attachments.columns] == ["第1份", "第2份", "第2份", "第4份", "第5份"]
    assert shown(attachments)["附件 第1份 第2页"] == ["=", "=", "missing-page", "=", "unreadable-page"]


def test_a_copy_that_was_not_compared_says_so_in_every_row(spoilt: Made) -> None:
    known = spoilt.dossier.copies[:-2]
    partly = judged(spoilt, replace(spoilt.dossier, copies=known))
    _, attachments = tables(partly)
    assert {cells[3] for cells in shown(attachments).values()} == {"?"}
    assert [kind_of(f) for f in attachments.columns[4].whole] == [Kind.UNCOMPARED_COPY]


def test_a_page_that_the_lead_copy_lacks_has_a_row_at_its_place(spoilt: Made) -> None:
    """Copy 3 without the degree leads: the other copies have a page more."""
    finding = next(f for f in spoilt.findings if f.subject.field == "missing-page")
    lead = replace(finding, subject=replace(finding.subject, copy=1))
    other = next(v.pages[2].id for v in spoilt.dossier.volumes if (v.copy, v.binding) == (2, "attachments"))
    evidence = (replace(finding.evidence[0], page=other),)
    pages = dict(spoilt.dossier.pages)
    pages[other] = replace(pages[other], engine="rapidocr")
    dossier = replace(spoilt.dossier, pages=pages)
    made = replace(spoilt, dossier=dossier, findings=(replace(lead, evidence=evidence),))
    (attachments,) = tables(made)
    assert shown(attachments) == {"附件 第2份 第2页": ["missing-page", "=", "=", "=", "="]}


def test_without_comparisons_there_is_no_table(made: Made) -> None:
    assert tables(made) == ()


def test_the_page_has_the_table_and_links_to_the_findings(spoilt: Made) -> None:
    page = render_html(masked(spoilt.report), Pictures({}, {}), IMPRINT)
    table = page[page.index("逐页比对：附件") : page.index("</section>", page.index("逐页比对：附件"))]
    assert table.count('class="odd fail" href="#finding-') == 6
    assert "1 of 9 pages are the same in all copies; 10 to look at" in table
    assert "更换第1、3页" in table


def test_many_findings_on_sheets_are_told_copy_by_copy_and_a_foreign_page_by_itself(spoilt: Made) -> None:
    page = render_html(masked(spoilt.report), Pictures({}, {}), IMPRINT)
    steps = page[page.index('id="next"') : page.index('id="checklist"')]
    assert steps.count('class="number"') == 1
    assert "他人材料" in steps
    assert "附件第2份" in steps
    assert "更换第1、3页" in steps
    assert "各份不一致 10 处" in page[page.index('id="checklist"') :]
    some = [f for f in spoilt.findings if f.subject.field in ("missing-page", "employer_name")]
    page = render_html(masked(replace(spoilt, findings=tuple(some)).report), Pictures({}, {}), IMPRINT)
    steps = page[page.index('id="next"') : page.index('id="checklist"')]
    assert steps.count('class="number"') == 2
    assert "按份处理" not in steps


def test_many_findings_that_ask_for_nothing_are_one_line(spoilt: Made) -> None:
    seal = next(f for f in spoilt.findings if (f.subject.copy, f.subject.field) == (4, "seal"))
    page = render_html(masked(replace(spoilt, findings=(seal,) * 5).report), Pictures({}, {}), IMPRINT)
    steps = page[page.index('id="next"') : page.index('id="checklist"')]
    assert "5 differences between copies, for your information only" in steps
    assert "按份处理" not in steps


def test_findings_on_copies_are_titled_by_what_is_odd(spoilt: Made) -> None:
    page = render_html(masked(spoilt.report), Pictures({}, {}), IMPRINT)
    assert "各份内容比对：缺页" in page
    assert "Copies compared: missing" in page


def test_places_side_by_side_say_which_copy_they_are(spoilt: Made) -> None:
    page = render_html(masked(spoilt.report), Pictures({}, {}), IMPRINT)
    card = page[page.index('id="finding-3"') : page.index('id="finding-4"')]
    assert "paired" in card
    assert card.index("Compared with") < card.index("copy 1, page 3") < card.index("This copy")
    assert "所缺的页" in page


def test_nothing_of_a_page_of_somebody_else_is_shown(spoilt: Made) -> None:
    assert STRANGER in spoilt.report.to_json()
    page = render_html(masked(spoilt.report), Pictures({}, {}), IMPRINT)
    assert STRANGER not in page
    assert "此页内容已遮盖" in page


def test_an_identity_number_that_one_copy_has_otherwise_is_masked(spoilt: Made) -> None:
    """No document of that copy may have it as a field."""
    bare = replace(spoilt.dossier, documents=tuple(d for d in spoilt.dossier.documents if d.copy == 1))
    report = replace(spoilt, dossier=bare).report
    assert CHANGED in report.to_json()
    assert CHANGED not in masked(report).to_json()
    assert "L8*****X3" in masked(report).to_json()


def test_a_finding_without_a_field_is_about_a_text(spoilt: Made) -> None:
    finding = spoilt.report.findings[-1]
    plain = finding.model_copy(update={"subject": finding.subject.model_copy(update={"field": "fy"})})
    assert kind_of(plain) is Kind.TEXT


def test_the_picture_of_a_page_of_somebody_else_is_painted_over_whole(spoilt: Made) -> None:
    hidden = hidden_places(spoilt.report, spoilt.dossier.pages)
    foreign = next(f for f in spoilt.report.findings if f.subject.field == "foreign-page")
    page = next(p for p in spoilt.report.pages if p.id == foreign.evidence[0].page)
    (box,) = hidden[page.id]
    assert (box.width, box.height) == (page.width, page.height)
