"""Who signed the contract, who sealed it, and when."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from extractors.page_text import Seal, SealColour, Signature
from ingest.page import Box
from tests.validators.making import Made, MadeDocument
from validators.finding import Finding, Outcome, Severity

Ask = Callable[[str, Made], tuple[Finding, ...]]
Say = Callable[[str, Made], Outcome]
RULE = "contract.signatures"
PASS, WARN, FAIL, CANNOT_TELL = Outcome.PASS, Outcome.WARN, Outcome.FAIL, Outcome.CANNOT_TELL


@pytest.fixture
def contract(made: Made) -> MadeDocument:
    return made.of("labor_contract")


def test_a_signed_sealed_and_dated_contract_passes_and_shows_the_marks(made: Made, ask: Ask) -> None:
    (finding,) = ask(RULE, made)
    assert finding.outcome is PASS
    assert len(finding.evidence) == 5
    assert "2016-03-01" in finding.message.en


def test_a_contract_without_the_employees_signature_fails(
    made: Made, contract: MadeDocument, ask: Ask
) -> None:
    contract.signatures = contract.signatures[1:]
    (finding,) = ask(RULE, made)
    assert (finding.outcome, finding.severity) == (FAIL, Severity.MAJOR)
    assert "employee's signature" in finding.message.en
    assert "受聘人签字" in finding.message.zh


def test_a_blank_signature_page_lacks_everything(made: Made, contract: MadeDocument, ask: Ask) -> None:
    contract.signatures, contract.seals = [], []
    del contract.values["sign_date_employer"], contract.values["sign_date_employee"]
    (finding,) = ask(RULE, made)
    assert finding.outcome is FAIL
    assert finding.evidence
    for word in ("signature", "seal", "date"):
        assert word in finding.message.en


def test_a_name_seal_is_not_the_employers_seal(made: Made, contract: MadeDocument, outcome: Say) -> None:
    contract.seals = [Seal(Box(300, 1200, 440, 1340), SealColour.RED)]
    assert outcome(RULE, made) is FAIL


def test_the_representatives_name_seal_stands_for_a_signature(
    made: Made, contract: MadeDocument, outcome: Say
) -> None:
    contract.seals.append(Seal(Box(300, 1250, 440, 1390), SealColour.RED))
    contract.signatures = contract.signatures[:1]
    assert outcome(RULE, made) is PASS


def test_without_the_representatives_mark_the_seal_may_do(
    made: Made, contract: MadeDocument, ask: Ask
) -> None:
    contract.signatures = contract.signatures[:1]
    (finding,) = ask(RULE, made)
    assert (finding.outcome, finding.severity) == (WARN, Severity.MINOR)


def test_a_photocopied_seal_is_a_seal(made: Made, contract: MadeDocument, outcome: Say) -> None:
    contract.seals = [replace(contract.seals[0], colour=SealColour.BLACK)]
    assert outcome(RULE, made) is PASS


def test_a_signature_beside_no_label_may_be_the_employees(
    made: Made, contract: MadeDocument, outcome: Say
) -> None:
    contract.signatures = [Signature(Box(1000, 900, 1300, 980)), contract.signatures[1]]
    assert outcome(RULE, made) is CANNOT_TELL


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("乙方（签字）：Anna Eriksson", CANNOT_TELL),
        ("乙方（签字或盖章）：安娜", CANNOT_TELL),
        ("乙方（签字或盖章）：", FAIL),
        ("乙方（签字）_", FAIL),
        ("乙方（签字）：    日期：    年  月  日", FAIL),
    ],
)
def test_text_beside_the_employees_label_may_be_neat_writing(
    made: Made, contract: MadeDocument, outcome: Say, label: str, expected: Outcome
) -> None:
    contract.signatures = contract.signatures[1:]
    contract.lines[1] = label
    assert outcome(RULE, made) is expected


def test_a_date_that_is_not_read_may_lie_under_the_seal(
    made: Made, contract: MadeDocument, outcome: Say
) -> None:
    del contract.values["sign_date_employer"], contract.values["sign_date_employee"]
    assert outcome(RULE, made) is CANNOT_TELL


def test_one_date_is_enough(made: Made, contract: MadeDocument, outcome: Say) -> None:
    del contract.values["sign_date_employer"]
    assert outcome(RULE, made) is PASS


def test_a_contract_without_a_signature_page_is_for_a_person(
    made: Made, contract: MadeDocument, ask: Ask
) -> None:
    contract.lines = ["第十二条 乙方违反本合同，甲方有权解除"]
    (finding,) = ask(RULE, made)
    assert finding.outcome is CANNOT_TELL
    assert "signature page" in finding.message.en


def test_what_is_missing_from_a_page_hardly_legible_is_for_a_person(
    made: Made, contract: MadeDocument, outcome: Say
) -> None:
    contract.signatures = []
    contract.page_confidence = 0.5
    assert outcome(RULE, made) is CANNOT_TELL


def test_a_letter_of_intent_is_looked_at_where_there_is_no_contract(
    made: Made, contract: MadeDocument, outcome: Say
) -> None:
    made.add("letter_of_intent")
    assert outcome(RULE, made) is PASS
    assert outcome(RULE, made.drop("labor_contract")) is CANNOT_TELL


def test_without_a_contract_nothing_can_be_said(made: Made, outcome: Say) -> None:
    assert outcome(RULE, made.drop("labor_contract")) is CANNOT_TELL


def test_who_applies_alone_needs_no_contract(made: Made, outcome: Say) -> None:
    made.project = "self-recommendation"
    assert outcome(RULE, made) is Outcome.NOT_APPLICABLE


def test_english_labels_are_labels(made: Made, contract: MadeDocument, outcome: Say) -> None:
    contract.lines = ["Party A (Seal):", "Party B (Signature):"]
    contract.signatures = [
        Signature(Box(1000, 900, 1300, 980), "Party B (Signature)"),
        Signature(Box(300, 1250, 600, 1330), "Party A representative"),
    ]
    assert outcome(RULE, made) is PASS
