"""All rules over one dossier, in an order that never changes."""

from collections.abc import Callable, Iterable

from validators.dossier import Dossier
from validators.finding import Finding, Outcome
from validators.phrase import phrase
from validators.programme import Programme
from validators.rule import Rule, discover

# Families in the order in which a reviewer works through a report (contract 3.2).
_FAMILIES = (
    "copies",
    "bindings",
    "documents",
    "audits",
    "eligibility",
    "person",
    "passport",
    "degree",
    "employer",
    "contract",
    "dossier",
)

Report = Callable[[Rule, Exception], None]


def run(
    dossier: Dossier,
    programme: Programme,
    *,
    rules: Iterable[Rule] | None = None,
    on_bug: Report | None = None,
) -> tuple[Finding, ...]:
    """The findings of `rules` (None: those found), by family, then by the clause's place in the programme.

    A rule that raises, or says nothing, has a mistake in it: it becomes a cannot-tell finding, and `on_bug`
    is called with the rule and the exception so that the caller can log it.
    """
    chosen = sorted(discover() if rules is None else rules, key=lambda rule: _order(rule, programme))
    return tuple(finding for rule in chosen for finding in _findings(rule, dossier, programme, on_bug))


def _order(rule: Rule, programme: Programme) -> tuple[int, tuple[int, ...], str]:
    family = rule.id.split(".")[0]
    known = _FAMILIES.index(family) if family in _FAMILIES else len(_FAMILIES)
    return known, tuple(map(programme.place, rule.clauses)), rule.id


def _findings(
    rule: Rule, dossier: Dossier, programme: Programme, on_bug: Report | None
) -> tuple[Finding, ...]:
    try:
        findings = rule.findings(dossier, programme)
        if not findings:
            raise AssertionError("the rule gave no answer")
    except Exception as bug:  # noqa: BLE001 - one broken rule must not take the other findings with it
        if on_bug:
            on_bug(rule, bug)
        return (_broken(rule, bug),)
    return findings


def _broken(rule: Rule, bug: Exception) -> Finding:
    """The exception's text stays out of the message: it may quote the dossier."""
    return Finding(
        rule=rule.id,
        outcome=Outcome.CANNOT_TELL,
        severity=rule.severity,
        message=phrase(
            "The rule {rule} broke off ({kind}); this is a fault of the program, not of the dossier. "
            "A person must check this point.",
            "规则 {rule} 执行中断（{kind}），属程序故障，与申报材料无关；此项须人工核对。",
            rule=rule.id,
            kind=type(bug).__name__,
        ),
        clause="",
    )
