"""The employer's seals: whose name stands on the ring."""

from collections.abc import Callable

import pytest

from extractors.page_text import Seal, SealColour
from ingest.page import Box
from tests.validators.making import EMPLOYER, Made
from validators.finding import Finding, Outcome, Severity

Ask = Callable[[str, Made], tuple[Finding, ...]]
SEAL = "employer.seal"
PASS, WARN, FAIL, CANNOT_TELL = Outcome.PASS, Outcome.WARN, Outcome.FAIL, Outcome.CANNOT_TELL
MAJOR, MINOR = Severity.MAJOR, Severity.MINOR


@pytest.mark.parametrize(
    ("project", "expected"), [("long-term", PASS), ("self-recommendation", Outcome.NOT_APPLICABLE)]
)
def test_a_complete_dossier_passes_and_who_applies_alone_has_no_seal(
    made: Made, ask: Ask, project: str, expected: Outcome
) -> None:
    made.project = project
    assert [f.outcome for f in ask(SEAL, made)] == [expected]


def sealed(made: Made, text: str, confidence: float = 0.999) -> Made:
    made.of("labor_contract").seals = [Seal(Box(300, 900, 620, 1220), SealColour.RED, text, confidence)]
    return made


@pytest.mark.parametrize(
    ("text", "confidence", "expected"),
    [
        (f"{EMPLOYER} 合同专用章(1)", 0.5, (PASS, MAJOR)),
        ("云杉智能科技有限公司", 0.8, (PASS, MAJOR)),
        ("", 0.0, (CANNOT_TELL, MINOR)),
        ("有限公司", 0.999, (CANNOT_TELL, MINOR)),
        ("北京云松智能科技有限公司", 0.999, (CANNOT_TELL, MINOR)),
        ("上海另一家贸易有限公司", 0.999, (FAIL, MAJOR)),
        ("北京市海淀区人力资源和社会保障局", 0.999, (CANNOT_TELL, MINOR)),
        (f"{EMPLOYER} 财务专用章", 0.9, (WARN, MINOR)),
    ],
)
def test_the_ring_bears_the_employers_name(
    made: Made, ask: Ask, text: str, confidence: float, expected: tuple[Outcome, Severity]
) -> None:
    findings = ask(SEAL, sealed(made, text, confidence))
    assert (findings[0].outcome, findings[0].severity) == expected


def test_a_contradiction_not_surely_read_is_a_light_doubt(made: Made, ask: Ask) -> None:
    found = ask(SEAL, sealed(made, "上海另一家贸易有限公司", 0.9))
    assert {(f.outcome, f.severity) for f in found} == {(CANNOT_TELL, MINOR)}


def test_an_unread_ring_is_no_doubt_where_another_bears_the_name(made: Made, ask: Ask) -> None:
    made.of("articles_of_association").seals = made.of("labor_contract").seals
    (finding,) = ask(SEAL, sealed(made, ""))
    assert finding.outcome is PASS
    assert "Not legible" in finding.message.en


def test_another_company_may_seal_the_form_but_not_the_contract(made: Made, ask: Ask) -> None:
    made.of("application_form").seals = [
        Seal(Box(0, 0, 300, 300), SealColour.RED, "上海另一家贸易有限公司", 0.999)
    ]
    assert [f.outcome for f in ask(SEAL, made)] == [PASS]
