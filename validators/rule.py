"""A rule: its id, the clauses it stands on, what it reads, and a pure function from dossier to answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from pkgutil import iter_modules

from ingest.wording import Bilingual
from validators import rules
from validators.dossier import Dossier
from validators.finding import Evidence, Finding, Outcome, Severity, Subject
from validators.programme import Programme

WHOLE = Subject()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule says; `Rule.findings` adds its id, clause and severity.

    `severity` is set only where this answer weighs less or more than the rule does in general, `clause` (an
    id of the rule's) only where this answer rests on another clause than the rule's first.
    """

    outcome: Outcome
    message: Bilingual
    evidence: tuple[Evidence, ...] = ()
    subject: Subject = WHOLE
    severity: Severity | None = None
    clause: str | None = None


passed = partial(Answer, Outcome.PASS)
failed = partial(Answer, Outcome.FAIL)
warned = partial(Answer, Outcome.WARN)
cannot_tell = partial(Answer, Outcome.CANNOT_TELL)
not_applicable = partial(Answer, Outcome.NOT_APPLICABLE)

Check = Callable[[Dossier, Programme], Iterable[Answer]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of contract 3.2.

    `clauses` are ids of the programme's clauses; the first one is quoted in the findings. `reads` names what
    the rule looks at ("business_license.uscc", "volumes"). `check` is pure: same dossier, same answers.
    """

    id: str
    clauses: tuple[str, ...]
    severity: Severity
    reads: tuple[str, ...]
    check: Check

    def findings(self, dossier: Dossier, programme: Programme) -> tuple[Finding, ...]:
        """The answers as findings. What `check` raises is a mistake in the rule and is not caught here."""
        return tuple(
            Finding(
                rule=self.id,
                outcome=answer.outcome,
                severity=answer.severity or self.severity,
                message=answer.message,
                clause=programme.clause(self._quoted(answer, programme)).words.en,
                subject=answer.subject,
                evidence=answer.evidence,
            )
            for answer in self.check(dossier, programme)
        )

    def _quoted(self, answer: Answer, programme: Programme) -> str:
        """The clause the answer rests on, or the rule's first where the programme does not have that one."""
        return answer.clause if answer.clause and programme.has(answer.clause) else self.clauses[0]


@cache
def discover() -> tuple[Rule, ...]:
    """Every rule found, by id: the `RULE` of each module in `validators/rules`. A new rule is one file."""
    found = [import_module(f"{rules.__name__}.{module.name}").RULE for module in iter_modules(rules.__path__)]
    return tuple(sorted(found, key=lambda rule: rule.id))
