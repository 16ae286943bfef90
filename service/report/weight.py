"""Findings in the order people want to read them, and which of them ask for something."""

from collections.abc import Iterable

from service.report.schema import ReportFinding
from validators.finding import Outcome, Severity

OPEN = (Outcome.FAIL, Outcome.CANNOT_TELL, Outcome.WARN)

_OUTCOMES = [*OPEN, Outcome.PASS, Outcome.NOT_APPLICABLE]
_SEVERITIES = list(Severity)


def by_weight(findings: Iterable[ReportFinding]) -> list[ReportFinding]:
    """What failed first, then what nobody can tell, then warnings; within these the gravest first."""
    return sorted(findings, key=lambda f: (_OUTCOMES.index(f.outcome), _SEVERITIES.index(f.severity), f.rule))


def is_open(finding: ReportFinding) -> bool:
    return finding.outcome in OPEN


def worst(findings: Iterable[ReportFinding]) -> Outcome | None:
    """The outcome that weighs most; None without findings."""
    return min((f.outcome for f in findings), key=_OUTCOMES.index, default=None)
