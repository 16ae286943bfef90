"""One employer: its name in every document, its code on licence and form."""

from collections.abc import Callable

import pytest

from tests.validators.making import EMPLOYER, USCC, Made
from validators.finding import Finding, Outcome, Severity

Ask = Callable[[str, Made], tuple[Finding, ...]]
Say = Callable[[str, Made], Outcome]
NAME, CODE = "employer.name", "employer.uscc"
OTHER, OTHER_CODE = "上海另一家贸易有限公司", "91310115MA1K4X2L79"
NAMED = [
    ("application_form", "employer_name"),
    ("business_license", "name"),
    ("labor_contract", "employer_name"),
    ("audit_report", "entity_name"),
    ("articles_of_association", "company_name"),
    ("company_profile", "company_name"),
]


@pytest.mark.parametrize(("type", "field"), NAMED)
def test_the_document_with_another_name_is_the_one_that_is_told(
    made: Made, ask: Ask, type: str, field: str
) -> None:
    made.of(type).values[field] = OTHER
    (finding,) = ask(NAME, made)
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, Severity.BLOCKER)
    assert finding.subject.field == field
    assert [e.text for e in finding.evidence] == [OTHER, EMPLOYER]
    assert OTHER in finding.message.zh
    assert EMPLOYER in finding.message.en


@pytest.mark.parametrize(
    "spelling", ["北京云杉智能 科技有限公司", "北京雲杉智能科技有限公司", "北京云杉智能科技有限公司。"]
)
def test_another_way_of_writing_it_is_the_same_name(made: Made, outcome: Say, spelling: str) -> None:
    made.of("labor_contract").values["employer_name"] = spelling
    assert outcome(NAME, made) is Outcome.PASS


@pytest.mark.parametrize(
    ("name", "sureness", "expected"),
    [
        ("北京云杉智能科枝有限公司", 0.999, Outcome.FAIL),
        ("北京云杉智能科枝有限公司", 0.97, Outcome.CANNOT_TELL),
        ("北京云松智能科技有限公司", 0.97, Outcome.CANNOT_TELL),
        ("北京云杉智能科技有限责任公司", 0.999, Outcome.FAIL),
        (OTHER, 0.97, Outcome.FAIL),
        (OTHER, 0.5, Outcome.CANNOT_TELL),
        ("Beijing Yunshan Intelligent Technology Co., Ltd.", 0.999, Outcome.CANNOT_TELL),
        ("北京外企服务集团有限责任公司", 0.999, Outcome.WARN),
    ],
)
def test_how_sure_the_readings_are_decides_on_another_name(
    made: Made, outcome: Say, name: str, sureness: float, expected: Outcome
) -> None:
    made.of("labor_contract").values["employer_name"] = name
    made.of("labor_contract").sureness["employer_name"] = sureness
    assert outcome(NAME, made) is expected


def test_another_name_in_pages_of_uncertain_type_is_for_a_person(made: Made, outcome: Say) -> None:
    made.of("business_license").values["name"] = OTHER
    made.of("business_license").confidence = 0.6
    assert outcome(NAME, made) is Outcome.CANNOT_TELL


@pytest.mark.parametrize("type", ["application_form", "business_license"])
def test_without_form_or_licence_names_are_not_compared(made: Made, outcome: Say, type: str) -> None:
    assert outcome(NAME, made.drop(type)) is Outcome.CANNOT_TELL


def test_a_document_whose_name_was_not_read_is_told(made: Made, ask: Ask) -> None:
    del made.of("labor_contract").values["employer_name"]
    (finding,) = ask(NAME, made)
    assert finding.outcome is Outcome.CANNOT_TELL
    assert "labour contract" in finding.message.en


def test_a_profile_need_not_name_the_company(made: Made, outcome: Say) -> None:
    made.of("company_profile").values.clear()
    assert outcome(NAME, made) is Outcome.PASS


def test_the_accounting_firms_licence_is_no_contradiction(made: Made, outcome: Say) -> None:
    made.add("business_license", name="北京天衡会计师事务所有限公司", uscc=OTHER_CODE)
    assert outcome(NAME, made) is Outcome.PASS
    assert outcome(CODE, made) is Outcome.PASS


@pytest.mark.parametrize("rule", [NAME, CODE])
def test_who_applies_alone_has_no_employer(made: Made, outcome: Say, rule: str) -> None:
    made.project = "self-recommendation"
    assert outcome(rule, made) is Outcome.NOT_APPLICABLE


def test_two_codes_fail_and_both_are_shown(made: Made, ask: Ask) -> None:
    made.of("business_license").values["uscc"] = OTHER_CODE
    (finding,) = ask(CODE, made)
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, Severity.MAJOR)
    assert [e.text for e in finding.evidence] == [OTHER_CODE, USCC]


@pytest.mark.parametrize(
    ("value", "raw", "sureness", "expected"),
    [
        (USCC, "9111 0108 MA01 EBFH 9B", 0.5, {Outcome.PASS}),
        (USCC, "91110108MAO1EBFH9B", 0.97, {Outcome.PASS}),
        (USCC, "91110108MA01EBFH98", 0.97, {Outcome.WARN}),
        ("91110108MA01EBFH9A", "91110108MA01EBFH9A", 0.97, {Outcome.CANNOT_TELL}),
        ("91110108MA01EBFH9A", "91110108MA01EBFH9A", 0.999, {Outcome.FAIL, Outcome.WARN}),
        (OTHER_CODE, "91310115MA1K4X2L7g", 0.97, {Outcome.CANNOT_TELL, Outcome.WARN}),
    ],
)
def test_the_check_character_and_what_was_read_decide_on_a_code(
    made: Made, ask: Ask, value: str, raw: str, sureness: float, expected: set[Outcome]
) -> None:
    form = made.of("application_form")
    form.values["employer_uscc"], form.raws["employer_uscc"] = value, raw
    form.sureness["employer_uscc"] = sureness
    assert {finding.outcome for finding in ask(CODE, made)} == expected


def test_an_equal_code_whose_check_character_fails_is_a_warning(made: Made, ask: Ask) -> None:
    published = "91350211M0000XUF46"  # genuine, though its check character fails
    made.of("application_form").values["employer_uscc"] = published
    made.of("business_license").values["uscc"] = published
    assert {finding.outcome for finding in ask(CODE, made)} == {Outcome.WARN}


def test_a_registration_number_of_the_old_kind_is_for_a_person(made: Made, ask: Ask) -> None:
    licence = made.of("business_license")
    del licence.values["uscc"]
    licence.values["reg_no"] = "110108000000016"
    (finding,) = ask(CODE, made)
    assert finding.outcome is Outcome.CANNOT_TELL
    assert "old kind" in finding.message.en


@pytest.mark.parametrize(
    ("type", "field", "value", "sureness", "expected"),
    [
        ("org_code_certificate", "code", "MA01EBFH9", 0.5, Outcome.PASS),
        ("org_code_certificate", "code", "600037341", 0.5, Outcome.FAIL),
        ("org_code_certificate", "code", "MA01EBFH8", 0.9, Outcome.CANNOT_TELL),
        ("org_code_certificate", "code", "MA01EBFH8", 0.999, Outcome.FAIL),
        ("tax_registration", "tax_no", "110108MA01EBFH9", 0.9, Outcome.PASS),
        ("tax_registration", "tax_no", USCC, 0.9, Outcome.PASS),
        ("tax_registration", "tax_no", "110108600037341", 0.9, Outcome.FAIL),
        ("tax_registration", "tax_no", "110108MA01EBFH7", 0.9, Outcome.CANNOT_TELL),
    ],
)
def test_organization_code_and_tax_number_are_parts_of_the_credit_code(
    made: Made, ask: Ask, type: str, field: str, value: str, sureness: float, expected: Outcome
) -> None:
    made.add(type).values[field] = value
    made.of(type).sureness[field] = sureness
    assert {finding.outcome for finding in ask(CODE, made)} == {expected}


def test_without_a_whole_code_papers_with_the_part_are_held_against_each_other(made: Made, ask: Ask) -> None:
    for type, field in (("business_license", "uscc"), ("application_form", "employer_uscc")):
        del made.of(type).values[field]
    made.add("org_code_certificate", code="MA01EBFH9")
    made.add("tax_registration", tax_no="110108600037341")
    assert [finding.outcome for finding in ask(CODE, made)] == [Outcome.CANNOT_TELL, Outcome.FAIL]
