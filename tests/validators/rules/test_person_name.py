"""One applicant: the names in the documents against the passport's."""

from collections.abc import Callable

import pytest

from tests.validators.making import Made
from validators.finding import Finding, Outcome, Severity

Ask = Callable[[str, Made], tuple[Finding, ...]]
Say = Callable[[str, Made], Outcome]
RULE = "person.name"
PASS, WARN, FAIL, CANNOT_TELL = Outcome.PASS, Outcome.WARN, Outcome.FAIL, Outcome.CANNOT_TELL
HOLDERS = {
    "personal_information": "name_foreign",
    "overseas_degree": "holder_name",
    "cscse_certification": "holder_name",
    "labor_contract": "employee_name",
}


def chinese(made: Made) -> Made:
    """The applicant as a Chinese national, 张三."""
    made.of("application_form").values.update(name_zh="张三", name_foreign="Zhang San")
    made.of("personal_information").values.update(name_zh="张三", name_foreign="ZHANG, SAN")
    made.of("passport").values.update(surname="ZHANG", given_names="SAN", nationality="CHN")
    made.of("overseas_degree").values["holder_name"] = "San Zhang"
    made.of("cscse_certification").values["holder_name"] = "张三"
    made.of("labor_contract").values["employee_name"] = "张三"
    return made


@pytest.mark.parametrize(("type", "field"), HOLDERS.items())
def test_another_persons_document_fails_and_both_names_are_shown(
    made: Made, ask: Ask, type: str, field: str
) -> None:
    made.of(type).values[field] = "John Smith"
    (finding,) = ask(RULE, made)
    assert (finding.outcome, finding.severity) == (FAIL, Severity.BLOCKER)
    assert finding.evidence[0].text == "John Smith"
    assert "ERIKSSON" in finding.message.zh


@pytest.mark.parametrize(
    ("name", "sureness", "expected"),
    [
        ("Eriksson, Anna-Maria", 0.6, PASS),
        ("ANNAMARIA ERIKSSON", 0.999, PASS),
        ("Anna Eriksson", 0.999, WARN),
        ("A. M. Eriksson", 0.999, CANNOT_TELL),
        ("Anna Maria Erikssom", 0.97, CANNOT_TELL),
        ("Anna Maria Erikssom", 0.999, FAIL),
        ("Anna Maria Lindgren", 0.999, FAIL),
        ("约翰·史密斯", 0.999, PASS),  # that is for person.name-zh
        ("安娜", 0.999, PASS),
        ("安娜 Anna Maria Eriksson", 0.999, PASS),
    ],
)
def test_spellings_in_the_contract(
    made: Made, outcome: Say, name: str, sureness: float, expected: Outcome
) -> None:
    made.of("labor_contract").values["employee_name"] = name
    made.of("labor_contract").sureness["employee_name"] = sureness
    assert outcome(RULE, made) is expected


def test_a_degree_in_another_surname_may_be_of_a_former_name(made: Made, ask: Ask) -> None:
    made.of("overseas_degree").values["holder_name"] = "Anna Maria Lindgren"
    (finding,) = ask(RULE, made)
    assert finding.outcome is CANNOT_TELL
    assert "changed" in finding.message.en


def test_a_left_out_middle_name_is_a_minor_matter(made: Made, ask: Ask) -> None:
    made.of("overseas_degree").values["holder_name"] = "Anna Eriksson"
    (finding,) = ask(RULE, made)
    assert (finding.outcome, finding.severity) == (WARN, Severity.MINOR)


def test_a_chinese_name_is_tied_to_the_passport_by_its_pinyin(made: Made, outcome: Say) -> None:
    assert outcome(RULE, chinese(made)) is PASS


def test_a_form_in_chinese_alone_is_tied_to_the_passport_by_pinyin_or_not_at_all(
    made: Made, outcome: Say
) -> None:
    del chinese(made).of("application_form").values["name_foreign"]
    assert outcome(RULE, made) is PASS
    made.of("application_form").values["name_zh"] = "李四"
    assert outcome(RULE, made) is CANNOT_TELL


def test_a_part_of_a_chinese_name_is_not_the_name(made: Made, outcome: Say) -> None:
    chinese(made).of("overseas_degree").values["holder_name"] = "Zhang San Feng"
    assert outcome(RULE, made) is CANNOT_TELL


def test_another_name_in_pages_of_uncertain_type_is_for_a_person(made: Made, outcome: Say) -> None:
    made.of("labor_contract").values["employee_name"] = "John Smith"
    made.of("labor_contract").confidence = 0.6
    assert outcome(RULE, made) is CANNOT_TELL


@pytest.mark.parametrize("type", HOLDERS)
def test_a_document_whose_name_was_not_read_is_told(made: Made, outcome: Say, type: str) -> None:
    made.of(type).values.clear()
    assert outcome(RULE, made) is CANNOT_TELL


@pytest.mark.parametrize("type", ["passport", "application_form"])
def test_without_passport_or_form_names_are_not_compared(made: Made, outcome: Say, type: str) -> None:
    assert outcome(RULE, made.drop(type)) is CANNOT_TELL


def test_the_zone_names_the_holder_where_the_page_was_not_read(made: Made, outcome: Say) -> None:
    del made.of("passport").values["surname"]
    assert outcome(RULE, made) is PASS


def test_an_earlier_passport_in_another_name_does_not_count_when_the_form_names_the_present_one(
    made: Made, outcome: Say
) -> None:
    made.add("passport", passport_no="K1", surname="LINDGREN", given_names="ANNA MARIA")
    assert outcome(RULE, made) is PASS
    made.of("application_form").values["passport_no"] = "X9"
    assert outcome(RULE, made) is CANNOT_TELL
