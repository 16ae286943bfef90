"""What the checklist asks for is there, is not, or may be there unseen."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ingest.arrival import Refusal, RefusalCode
from ingest.volume import Binding
from ingest.wording import Bilingual
from tests.validators.making import Made
from validators.finding import Finding, Outcome
from validators.programme import Programme, load_programme
from validators.rule import Rule

Say = Callable[[str, Made], Outcome]
Ask = Callable[[str, Made], tuple[Finding, ...]]
ARTICLES = "documents.articles"
TYPES = {
    "documents.application-form": "application_form",
    "documents.personal-information": "personal_information",
    "documents.degree": "overseas_degree",
    "documents.certification": "cscse_certification",
    "documents.identity": "passport",
    "documents.contract": "labor_contract",
    "documents.employer-registration": "business_license",
    "documents.company-profile": "company_profile",
    "documents.articles": "articles_of_association",
    "documents.audit-reports": "audit_report",
}
each = pytest.mark.parametrize(("rule", "type"), TYPES.items())


def refusal(code: RefusalCode) -> tuple[Refusal, ...]:
    return (Refusal("附件.pdf", code, Bilingual("no", "否")),)


@each
def test_what_is_there_passes_and_shows_its_first_page(made: Made, ask: Ask, rule: str, type: str) -> None:
    finding, *_ = ask(rule, made)
    assert finding.outcome is Outcome.PASS
    assert finding.subject.document is not None
    assert finding.evidence[0].box.area > 0


@each
def test_what_is_missing_from_a_legible_dossier_fails(made: Made, outcome: Say, rule: str, type: str) -> None:
    assert outcome(rule, made.drop(type)) is Outcome.FAIL


@each
def test_what_is_missing_while_a_file_was_refused_is_for_a_person(
    made: Made, ask: Ask, rule: str, type: str
) -> None:
    made.refused = refusal(RefusalCode.ENCRYPTED)
    (finding,) = ask(rule, made.drop(type))
    assert finding.outcome is Outcome.CANNOT_TELL
    assert "附件.pdf" in finding.message.zh


@each
def test_pages_that_only_seem_to_be_it_are_for_a_person(
    made: Made, outcome: Say, rule: str, type: str
) -> None:
    for document in made.documents:
        if document.type == type:
            document.confidence = 0.6
    assert outcome(rule, made) is Outcome.CANNOT_TELL


def test_an_empty_file_hides_nothing(made: Made, outcome: Say) -> None:
    made.refused = refusal(RefusalCode.EMPTY)
    assert outcome(ARTICLES, made.drop("articles_of_association")) is Outcome.FAIL


def test_a_page_hardly_legible_may_be_what_is_missing(made: Made, outcome: Say) -> None:
    made.of("company_profile").page_confidence = 0.4
    assert outcome(ARTICLES, made.drop("articles_of_association")) is Outcome.CANNOT_TELL


def test_a_page_without_a_reading_may_be_what_is_missing(
    made: Made, rules: dict[str, Rule], programme: Programme
) -> None:
    dossier = made.drop("articles_of_association").build()
    unread = replace(dossier, pages={id: text for id, text in dossier.pages.items() if id != "p0004"})
    (finding,) = rules[ARTICLES].findings(unread, programme)
    assert finding.outcome is Outcome.CANNOT_TELL
    assert "p0004" in finding.message.en


def test_a_page_of_the_form_cannot_be_a_missing_attachment(paper: Made, outcome: Say) -> None:
    paper.of("application_form").page_confidence = 0.4
    assert outcome(ARTICLES, paper.drop("articles_of_association")) is Outcome.FAIL


@pytest.mark.parametrize(
    ("confidence", "expected"), [(0.95, Outcome.FAIL), (0.6, Outcome.CANNOT_TELL), (0.3, Outcome.CANNOT_TELL)]
)
def test_pages_of_no_known_type_hide_something_unless_that_is_sure(
    made: Made, outcome: Say, confidence: float, expected: Outcome
) -> None:
    made.add("other").confidence = confidence
    assert outcome(ARTICLES, made.drop("articles_of_association")) is expected


def test_what_only_another_copy_has_is_for_a_person(
    paper: Made, rules: dict[str, Rule], programme: Programme
) -> None:
    dossier = paper.build()
    kept = tuple(d for d in dossier.documents if d.type != "articles_of_association" or d.copy == 4)
    # the other documents of copy 4 are gone, so that it is not the lead copy
    kept = tuple(d for d in kept if d.copy != 4 or d.type in ("articles_of_association", "passport"))
    (finding,) = rules[ARTICLES].findings(replace(dossier, documents=kept), programme)
    assert finding.outcome is Outcome.CANNOT_TELL
    assert "another copy" in finding.message.en


@pytest.mark.parametrize(
    ("project", "kind", "expected"),
    [
        ("long-term", "institution", Outcome.NOT_APPLICABLE),
        ("self-recommendation", "enterprise", Outcome.NOT_APPLICABLE),
        ("short-term", None, Outcome.CANNOT_TELL),
        (None, "enterprise", Outcome.CANNOT_TELL),
        (None, "institution", Outcome.NOT_APPLICABLE),
    ],
)
def test_what_the_route_asks_for_decides(
    made: Made, outcome: Say, project: str | None, kind: str | None, expected: Outcome
) -> None:
    made.project, made.employer_kind = project, kind
    assert outcome(ARTICLES, made.drop("articles_of_association")) is expected


def test_an_item_that_is_asked_for_only_where_it_applies_is_not_missing(made: Made, outcome: Say) -> None:
    made.project = "self-recommendation"
    made.drop("personal_information")
    assert outcome("documents.personal-information", made) is Outcome.NOT_APPLICABLE


def test_a_letter_of_intent_stands_for_a_contract(made: Made, outcome: Say) -> None:
    made.drop("labor_contract").add("letter_of_intent")
    assert outcome("documents.contract", made) is Outcome.PASS


def test_the_accounting_firms_licence_is_not_the_employers(made: Made, outcome: Say) -> None:
    made.of("business_license").values["name"] = "北京天衡会计师事务所（普通合伙）"
    assert outcome("documents.employer-registration", made) is Outcome.FAIL


def test_an_accounting_firm_that_employs_has_its_own_licence(made: Made, outcome: Say) -> None:
    made.of("business_license").values["name"] = "北京天衡会计师事务所（普通合伙）"
    made.of("application_form").values["employer_name"] = "北京天衡会计师事务所（普通合伙）"
    assert outcome("documents.employer-registration", made) is Outcome.PASS


def test_a_chinese_national_needs_the_identity_card_too(made: Made, outcome: Say) -> None:
    made.of("passport").values["nationality"] = "CHN"
    assert outcome("documents.identity", made) is Outcome.CANNOT_TELL
    made.add("prc_id_card")
    assert outcome("documents.identity", made) is Outcome.PASS


@pytest.mark.parametrize(
    ("nationality", "sureness", "expected"),
    [
        ("UTO", 0.999, Outcome.NOT_APPLICABLE),
        ("UTO", 0.9, Outcome.CANNOT_TELL),
        ("CHN", 0.999, Outcome.FAIL),
    ],
)
def test_certification_may_be_waived_for_foreigners_by_a_switch(
    made: Made, rules: dict[str, Rule], nationality: str, sureness: float, expected: Outcome
) -> None:
    waiving = load_programme("beijing-overseas-talents", {"certification.foreigners": "waived"})
    made.drop("cscse_certification").of("passport").values["nationality"] = nationality
    made.of("passport").sureness["nationality"] = sureness
    (finding,) = rules["documents.certification"].findings(made.build(), waiving)
    assert finding.outcome is expected


def test_the_certification_of_a_chinese_degree_is_a_persons_matter(made: Made, outcome: Say) -> None:
    made.drop("cscse_certification").drop("overseas_degree").add("domestic_degree", Binding.ATTACHMENTS)
    assert outcome("documents.certification", made) is Outcome.CANNOT_TELL
