"""The verdict over a dossier's findings (contract 3). It never says "rejected": a person decides."""

from collections.abc import Iterable
from enum import StrEnum

from validators.finding import Finding, Outcome, Severity


class Verdict(StrEnum):
    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    NEEDS_PERSON = "needs-person"


def verdict_of(findings: Iterable[Finding]) -> Verdict:
    """A blocker or major finding failed: incomplete; one cannot tell: for a person; else complete."""
    weighty = {f.outcome for f in findings if f.severity in (Severity.BLOCKER, Severity.MAJOR)}
    if Outcome.FAIL in weighty:
        return Verdict.INCOMPLETE
    return Verdict.NEEDS_PERSON if Outcome.CANNOT_TELL in weighty else Verdict.COMPLETE
