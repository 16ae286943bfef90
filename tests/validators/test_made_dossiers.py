"""Made dossiers, read perfectly: every planted defect is found with its weight, and nothing else is."""

import pytest

from benchmarks.assembling import FIVE, Assembler
from benchmarks.rules_read import reader
from benchmarks.scanned import KEPT
from ingest.volume import Binding
from samples import defects
from samples.dossiers import long_term, short_term
from samples.made import MadeDossier
from validators.dossier import Dossier
from validators.engine import run
from validators.finding import Finding, Outcome, Severity
from validators.programme import Programme
from validators.verdict import verdict_of

WEIGHTY = (Severity.BLOCKER, Severity.MAJOR)
PAPER_DEFECTS = (defects.missing_copy(Binding.FORM, 3), defects.mixed_binding, defects.unsigned_contract)


def read(made: MadeDossier) -> Dossier:
    return Assembler(reader("ideal", KEPT), FIVE).dossier(made)


@pytest.mark.parametrize(
    "made",
    [long_term(2017), long_term(5, defects=PAPER_DEFECTS), short_term(1207), short_term(8, defects=())],
    ids=["complete on paper", "spoilt on paper", "spoilt drop folder", "complete drop folder"],
)
def test_what_was_planted_is_found_and_nothing_else(made: MadeDossier, programme: Programme) -> None:
    findings = run(read(made), programme)
    planted = {(p.rule, p.outcome, p.severity) for p in made.planted}
    assert {(f.rule, str(f.outcome), str(f.severity)) for f in findings if _weighs(f)} == planted
    assert verdict_of(findings) == made.verdict


def _weighs(finding: Finding) -> bool:
    return finding.severity in WEIGHTY and finding.outcome in (Outcome.FAIL, Outcome.CANNOT_TELL)
