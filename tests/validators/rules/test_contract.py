"""Dates, position and pages of the contract."""

from collections.abc import Callable

import pytest

from ingest.arrival import Refusal, RefusalCode
from ingest.wording import Bilingual
from tests.validators.making import Made, MadeDocument
from validators.finding import Finding, Outcome, Severity

Ask = Callable[[str, Made], tuple[Finding, ...]]
Say = Callable[[str, Made], Outcome]
DATES, POSITION, PAGES = "contract.dates", "contract.position", "contract.pages"
PASS, WARN, FAIL, CANNOT_TELL = Outcome.PASS, Outcome.WARN, Outcome.FAIL, Outcome.CANNOT_TELL
each = pytest.mark.parametrize("rule", [DATES, POSITION, PAGES])


@pytest.fixture
def contract(made: Made) -> MadeDocument:
    return made.of("labor_contract")


@pytest.fixture
def intent(made: Made) -> MadeDocument:
    """A letter of intent in the contract's place."""
    return made.drop("labor_contract").add("letter_of_intent", sign_date_employer="2017-03-15")


@each
def test_what_is_right_passes(made: Made, ask: Ask, rule: str) -> None:
    assert {f.outcome for f in ask(rule, made)} == {PASS}


@each
def test_who_applies_alone_needs_no_contract(made: Made, outcome: Say, rule: str) -> None:
    made.project = "self-recommendation"
    assert outcome(rule, made) is Outcome.NOT_APPLICABLE


@each
def test_without_a_contract_nothing_can_be_said(made: Made, outcome: Say, rule: str) -> None:
    assert outcome(rule, made.drop("labor_contract")) is CANNOT_TELL


@each
def test_pages_that_may_be_something_else_prove_nothing(
    made: Made, contract: MadeDocument, ask: Ask, rule: str
) -> None:
    contract.confidence = 0.6
    outcomes = {f.outcome for f in ask(rule, made)}
    assert FAIL not in outcomes
    assert rule == POSITION or CANNOT_TELL in outcomes


@pytest.mark.parametrize(
    ("signed", "sureness", "expected"),
    [
        ("2017-09-30", 0.999, PASS),
        ("2017-10-01", 0.999, FAIL),
        ("2017-10-01", 0.9, CANNOT_TELL),
        ("2017-09", 0.999, PASS),
        ("2017-08", 0.9, CANNOT_TELL),
    ],
)
def test_a_contract_is_signed_by_the_day_of_the_application(
    made: Made, contract: MadeDocument, ask: Ask, signed: str, sureness: float, expected: Outcome
) -> None:
    contract.values["sign_date_employee"] = signed
    contract.sureness["sign_date_employee"] = sureness
    assert ask(DATES, made)[0].outcome is expected


def test_a_month_that_holds_the_day_of_the_application_decides_nothing(
    made: Made, contract: MadeDocument, ask: Ask
) -> None:
    made.submitted = "2017-09-15"
    contract.values["sign_date_employee"] = "2017-09"
    assert ask(DATES, made)[0].outcome is CANNOT_TELL


@pytest.mark.parametrize(
    ("end", "expected"), [("2017-09-30", PASS), ("2017-09-29", FAIL), ("open", PASS), ("2017-08", FAIL)]
)
def test_the_last_day_of_a_term_belongs_to_it(
    made: Made, contract: MadeDocument, ask: Ask, end: str, expected: Outcome
) -> None:
    contract.values["end"] = made.of("application_form").values["contract_end"] = end
    finding = ask(DATES, made)[1]
    assert (finding.outcome, finding.severity) == (expected, Severity.MINOR)


def test_a_term_that_begins_later_is_no_fault(made: Made, contract: MadeDocument, ask: Ask) -> None:
    for name, stated in (("start", "contract_start"), ("end", "contract_end")):
        contract.values[name] = made.of("application_form").values[stated] = f"20{18 + (name == 'end')}-01-01"
    assert {f.outcome for f in ask(DATES, made)} == {PASS}


def test_an_extension_beside_an_old_contract_covers_the_application(
    made: Made, contract: MadeDocument, ask: Ask
) -> None:
    made.add("labor_contract", start="2013-04-01", end="2016-03-31", sign_date_employer="2013-03-01")
    assert {f.outcome for f in ask(DATES, made)} == {PASS}


@pytest.mark.parametrize(
    ("stated", "sureness", "expected"),
    [("2016-04-02", 0.999, FAIL), ("2016-04-02", 0.9, CANNOT_TELL), ("2016-04", 0.999, PASS)],
)
def test_the_form_has_the_contracts_dates(
    made: Made, ask: Ask, stated: str, sureness: float, expected: Outcome
) -> None:
    form = made.of("application_form")
    form.values["contract_start"], form.sureness["contract_start"] = stated, sureness
    finding = ask(DATES, made)[2]
    assert finding.outcome is expected
    assert len(finding.evidence) == 4


def test_without_a_day_of_application_only_form_and_contract_are_compared(made: Made, ask: Ask) -> None:
    made.submitted = None
    assert [f.outcome for f in ask(DATES, made)] == [CANNOT_TELL, PASS]


def test_work_before_the_founding_is_for_attention(made: Made, ask: Ask) -> None:
    made.of("business_license").values["established"] = "2016-05-01"
    finding = ask(DATES, made)[-1]
    assert (finding.outcome, finding.severity) == (WARN, Severity.INFO)


@pytest.mark.parametrize(
    ("until", "expected"),
    [("2017-09-30", PASS), ("2017-09-29", FAIL), ("6", FAIL), ("7", PASS)],
)
def test_a_letter_of_intent_must_not_have_lapsed(
    made: Made, intent: MadeDocument, ask: Ask, until: str, expected: Outcome
) -> None:
    intent.values["valid_until"] = until
    finding = next(f for f in ask(DATES, made) if f.subject.field == "valid_until")
    assert finding.outcome is expected
    assert finding.severity is (Severity.MAJOR if expected is FAIL else Severity.MINOR)


def test_an_end_of_a_letter_of_intent_that_is_uncertain_is_for_a_person(
    made: Made, intent: MadeDocument, ask: Ask
) -> None:
    intent.values["valid_until"], intent.sureness["valid_until"] = "2018-01-01", 0.9
    finding = next(f for f in ask(DATES, made) if f.subject.field == "valid_until")
    assert finding.outcome is CANNOT_TELL


@pytest.mark.parametrize(
    ("position", "expected"),
    [("研发中心技术总监", PASS), ("首席科学家", CANNOT_TELL), ("Technical Director", CANNOT_TELL)],
)
def test_other_words_for_a_post_are_a_persons_matter(
    made: Made, contract: MadeDocument, ask: Ask, position: str, expected: Outcome
) -> None:
    contract.values["position"] = position
    (finding,) = ask(POSITION, made)
    assert (finding.outcome, finding.severity) == (expected, Severity.INFO)


def test_a_post_that_was_not_read_is_not_compared(made: Made, contract: MadeDocument, outcome: Say) -> None:
    del contract.values["position"]
    assert outcome(POSITION, made) is CANNOT_TELL


def x_of_y(*numbers: int, of: int) -> tuple[str, ...]:
    return tuple(f"第{number}页共{of}页" if number else "" for number in numbers)


@pytest.mark.parametrize(
    ("feet", "expected"),
    [
        (x_of_y(1, 2, 3, of=3), PASS),
        (x_of_y(1, 0, 3, of=3), PASS),
        (x_of_y(1, 3, 4, of=4), FAIL),
        (x_of_y(1, 2, 3, of=4), FAIL),
        (x_of_y(2, 3, 4, of=4), FAIL),
        (x_of_y(1, 0, 4, of=4), CANNOT_TELL),
        (x_of_y(1, 3, 3, of=4), CANNOT_TELL),
        (("第1页共3页", "第2页共8页", "第3页共3页"), CANNOT_TELL),
        (("第1页共2页", "第2页共2页", "第1页共1页"), PASS),
        (("Page 1 of 3", "Page 2 of 3", "Page 3 of 3"), PASS),
        (("— 1 —", "— 2 —", "— 3 —"), PASS),
        (("1", "3", "4"), FAIL),
        (("1", "2", "4"), CANNOT_TELL),
        (("7", "8", "9"), CANNOT_TELL),
        (("1", "4", "2"), CANNOT_TELL),
        ((), CANNOT_TELL),
    ],
)
def test_numbers_of_pages_say_whether_all_are_there(
    made: Made, contract: MadeDocument, outcome: Say, feet: tuple[str, ...], expected: Outcome
) -> None:
    contract.numbered = feet
    assert outcome(PAGES, made) is expected


def test_a_page_that_lacks_is_named(made: Made, contract: MadeDocument, ask: Ask) -> None:
    contract.numbered = x_of_y(1, 3, 5, of=5)
    (finding,) = ask(PAGES, made)
    assert finding.severity is Severity.MAJOR
    assert "pages 2, 4" in finding.message.en
    assert "缺第2、4页" in finding.message.zh


def test_plain_numbers_do_not_say_whether_the_last_page_is_there(
    made: Made, contract: MadeDocument, outcome: Say
) -> None:
    contract.numbered, contract.lines = ("1", "2", "3"), []
    assert outcome(PAGES, made) is CANNOT_TELL


def test_a_page_that_lacks_may_be_among_what_was_not_read(
    made: Made, contract: MadeDocument, outcome: Say
) -> None:
    contract.numbered = x_of_y(1, 2, 4, of=4)
    assert outcome(PAGES, made) is FAIL
    made.refused = (Refusal("附件.pdf", RefusalCode.ENCRYPTED, Bilingual("no", "否")),)
    assert outcome(PAGES, made) is CANNOT_TELL


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (("第一条 期限", "第二条 岗位", ""), PASS),
        (("第一条 期限", "第三条 报酬", ""), CANNOT_TELL),
        (("第一条 期限", "第五条 保险", ""), FAIL),
        (("第三条 报酬", "第四条 保险", ""), CANNOT_TELL),
        (("第一条 期限", "", ""), CANNOT_TELL),
    ],
)
def test_without_numbers_of_pages_articles_tell(
    made: Made, contract: MadeDocument, outcome: Say, heads: tuple[str, ...], expected: Outcome
) -> None:
    contract.numbered = heads
    assert outcome(PAGES, made) is expected


def test_a_single_page_with_both_signatures_is_whole(
    made: Made, contract: MadeDocument, outcome: Say
) -> None:
    contract.pages, contract.numbered = 1, ()
    assert outcome(PAGES, made) is PASS
