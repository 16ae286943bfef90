from dataclasses import replace

from ingest.page import Box
from ingest.wording import Bilingual
from service.report.checklist import Item, checklist
from service.report.places import places_of
from tests.service.report.drawn import Made
from validators.finding import Evidence, Finding, Outcome, Severity


def items(made: Made) -> dict[str, Item]:
    report = made.report
    return {item.title.zh: item for item in checklist(report, places_of(report))}


def test_a_missing_document_is_said_to_be_missing(made: Made) -> None:
    item = items(made)["教育部学历学位认证"]
    assert (item.status, item.found) == ("fail", ())


def test_a_document_with_something_wrong_is_never_shown_as_simply_there(made: Made) -> None:
    item = items(made)["护照与身份证件"]
    assert (item.status, item.mark) == ("flawed", Outcome.FAIL)
    assert [finding.rule for finding in item.open] == ["passport.validity"]


def test_a_document_no_rule_has_spoken_of_is_found_but_not_passed(made: Made) -> None:
    item = items(made)["个人信息表"]
    assert (item.status, item.mark) == ("unchecked", Outcome.NOT_APPLICABLE)


def test_a_document_says_where_it_is_and_how_many_copies_have_it(made: Made) -> None:
    (passport,) = items(made)["护照与身份证件"].found
    assert passport.where.zh == "附件 第1份 第1页"
    assert passport.further_copies == 2


def test_audit_reports_are_told_apart_by_their_year(made: Made) -> None:
    assert [found.year for found in items(made)["审计报告"].found] == ["2015", "2016"]


def test_what_is_neither_asked_for_nor_there_has_no_line(made: Made) -> None:
    assert "公司章程" not in items(made)


def test_documents_of_no_kind_asked_for_are_listed_at_the_end(made: Made) -> None:
    other = replace(made.dossier.documents[0], id="d99", type="translation")
    dossier = replace(made.dossier, documents=(*made.dossier.documents, other))
    titles = list(items(replace(made, dossier=dossier)))
    assert titles[-1] == "其他材料"


def test_what_stands_within_another_document_says_where(made: Made) -> None:
    passport = next(d for d in made.dossier.documents if d.type == "passport")
    place = Evidence(passport.pages[0], Box(0, 0, 9, 9), "主要产品")
    words = Bilingual("Found.", "已找到。")
    found = Finding("documents.main-products", Outcome.PASS, Severity.MAJOR, words, "", evidence=(place,))
    (shown,) = items(replace(made, findings=(*made.findings, found)))["主要产品"].found
    assert (shown.type.zh, shown.where.zh) == ("护照", "附件 第1份 第1页")
