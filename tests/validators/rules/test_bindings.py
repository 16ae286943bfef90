"""What is bound, or filed, together with what."""

from collections.abc import Callable

from ingest.volume import Binding
from tests.validators.making import Made
from validators.finding import Finding, Outcome

Ask = Callable[[str, Made], tuple[Finding, ...]]
SEPARATE, PERSONAL = "bindings.separate", "bindings.personal-information"


def together(made: Made, *types: str) -> Made:
    for type in types:
        made.of(type).volume = "all.pdf"
    return made


def outcomes(findings: tuple[Finding, ...]) -> list[Outcome]:
    return [finding.outcome for finding in findings]


def test_form_and_attachments_in_one_file_fail_and_both_are_shown(made: Made, ask: Ask) -> None:
    (finding,) = ask(SEPARATE, together(made, "application_form", "passport"))
    assert finding.outcome is Outcome.FAIL
    assert "all.pdf" in finding.message.en
    assert len(finding.evidence) == 2


def test_form_and_attachments_in_one_volume_fail_once_for_each_volume(paper: Made, ask: Ask) -> None:
    paper.add("passport", Binding.FORM, surname="ERIKSSON")
    findings = ask(SEPARATE, paper)
    assert outcomes(findings) == [Outcome.FAIL] * 5
    assert [finding.subject.copy for finding in findings] == [1, 2, 3, 4, 5]


def test_pages_that_only_seem_to_be_attachments_are_for_a_person(made: Made, ask: Ask) -> None:
    together(made, "application_form", "passport").of("passport").confidence = 0.6
    assert outcomes(ask(SEPARATE, made)) == [Outcome.CANNOT_TELL]


def test_unrecognised_pages_within_the_form_say_nothing(made: Made, ask: Ask) -> None:
    made.add("other", Binding.FORM).volume = "all.pdf"
    assert outcomes(ask(SEPARATE, together(made, "application_form"))) == [Outcome.PASS]


def test_without_a_form_nothing_can_be_said_of_its_binding(made: Made, ask: Ask) -> None:
    assert outcomes(ask(SEPARATE, made.drop("application_form"))) == [Outcome.CANNOT_TELL]


def test_the_personal_sheet_within_the_attachments_fails_and_says_why(made: Made, ask: Ask) -> None:
    (finding,) = ask(PERSONAL, together(made, "personal_information", "passport", "labor_contract"))
    assert finding.outcome is Outcome.FAIL
    assert "private" in finding.message.en
    assert "个人信息" in finding.message.zh
    assert outcomes(ask(SEPARATE, made)) == [Outcome.PASS]


def test_the_personal_sheet_within_the_form_fails_too(paper: Made, ask: Ask) -> None:
    paper.of("personal_information").binding = Binding.FORM
    assert set(outcomes(ask(PERSONAL, paper))) == {Outcome.FAIL}


def test_unrecognised_pages_beside_the_personal_sheet_are_for_a_person(made: Made, ask: Ask) -> None:
    made.add("other", Binding.PERSONAL).volume = "all.pdf"
    assert outcomes(ask(PERSONAL, together(made, "personal_information"))) == [Outcome.CANNOT_TELL]


def test_a_sheet_that_is_not_surely_one_is_for_a_person(made: Made, ask: Ask) -> None:
    made.of("personal_information").confidence = 0.6
    assert outcomes(ask(PERSONAL, made)) == [Outcome.CANNOT_TELL]
