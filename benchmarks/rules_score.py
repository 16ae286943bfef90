"""What became of planted defects: found, cannot tell, weaker or stronger than planted, passed wrongly."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from samples.made import Planted
from samples.sowing import Sown
from validators.finding import Finding, Outcome

WEIGHTY = ("blocker", "major")
SILENT = (Outcome.PASS, Outcome.NOT_APPLICABLE)


class Told(StrEnum):
    FOUND = "found"
    UNSURE = "cannot-tell"  # a failure or a warning was planted
    WEAKER = "weaker"  # only a warning where a failure or a doubt was planted
    STRONGER = "stronger"  # a failure where a doubt or a warning was planted
    WRONG_PASS = "WRONG PASS"  # noqa: S105 - an outcome, no password
    FALSE_ALARM = "false alarm"  # nothing was wrong, and the rule says it is
    QUIET = "quiet"  # nothing was wrong, and the rule says so
    NO_RULE = "no rule yet"


DEFECTIVE = (Told.FOUND, Told.UNSURE, Told.WEAKER, Told.STRONGER, Told.WRONG_PASS)


def told(planted: Planted, findings: Iterable[Finding]) -> Told:
    """How the rule's findings answer what was planted for it."""
    outcomes = {finding.outcome for finding in findings if finding.rule == planted.rule}
    if not outcomes:
        return Told.NO_RULE
    return _sound(outcomes) if planted.outcome == Outcome.PASS else _defective(planted.outcome, outcomes)


def _defective(planted: str, outcomes: set[Outcome]) -> Told:
    """What was planted first; then a failure where none was, then doubt, then less."""
    if outcomes <= {*SILENT}:
        return Told.WRONG_PASS
    if planted != Outcome.FAIL and Outcome.FAIL in outcomes:
        return Told.STRONGER
    if Outcome(planted) in outcomes:
        return Told.FOUND
    return Told.UNSURE if Outcome.CANNOT_TELL in outcomes else Told.WEAKER


def _sound(outcomes: set[Outcome]) -> Told:
    if outcomes & {Outcome.FAIL, Outcome.WARN}:
        return Told.FALSE_ALARM
    return Told.UNSURE if Outcome.CANNOT_TELL in outcomes else Told.QUIET


@dataclass(slots=True)
class Tally:
    """Counts at one level. `by_rule` goes by the planted rule; alarms by the rule that gave them."""

    by_rule: dict[str, Counter[Told]] = field(default_factory=dict)
    weighty: Counter[Told] = field(default_factory=Counter)  # of planted blockers and majors
    alarms: Counter[str] = field(default_factory=Counter)
    spoilt: int = 0  # dossiers
    findings: int = 0  # in complete dossiers
    false_fails: Counter[str] = field(default_factory=Counter)
    unsure: Counter[str] = field(default_factory=Counter)
    left_to_people: int = 0  # unsure in a perfect reading too: a person decides in any case
    misses: list[str] = field(default_factory=list)

    def defect(self, where: str, sown: Sown, planted: Sequence[Planted], findings: Sequence[Finding]) -> None:
        """Count one spoilt dossier."""
        self.spoilt += 1
        for one in planted:
            answer = told(one, findings)
            self.by_rule.setdefault(one.rule, Counter())[answer] += 1
            if one.severity in WEIGHTY and answer in DEFECTIVE:
                self.weighty[answer] += 1
            if answer not in (Told.FOUND, Told.QUIET):
                said = " | ".join(f"{f.outcome}: {f.message.en}" for f in findings if f.rule == one.rule)
                self.misses.append(f"[{answer}] {where} · {one.rule} {one.outcome} ({one.note}) → {said}")
        expected = {one.rule for one in planted}
        for finding in findings:
            if (
                finding.outcome is Outcome.FAIL
                and finding.rule not in expected
                and not sown.allows(finding.rule)
            ):
                self.alarms[finding.rule] += 1
                self.misses.append(f"[alarm] {where} · {finding.rule} → {finding.message.en}")

    def complete(self, where: str, findings: Sequence[Finding], ideal: Sequence[Finding]) -> None:
        """Count the findings of a complete dossier; `ideal` are those of its perfect reading."""
        person = Counter(f.rule for f in ideal if f.outcome is Outcome.CANNOT_TELL)
        self.findings += len(findings)
        for finding in findings:
            if finding.outcome is Outcome.FAIL:
                self.false_fails[finding.rule] += 1
                self.misses.append(f"[false fail] {where} · {finding.rule} → {finding.message.en}")
            elif finding.outcome is Outcome.CANNOT_TELL and person[finding.rule] > 0:
                person[finding.rule] -= 1
                self.left_to_people += 1
            elif finding.outcome is Outcome.CANNOT_TELL:
                self.unsure[finding.rule] += 1
                self.misses.append(f"[unsure] {where} · {finding.rule} → {finding.message.en}")

    def share(self, *answers: Told, weighty: bool = False) -> float:
        """The share of `answers` among all planted defects (or the blockers and majors)."""
        counts = self.weighty if weighty else sum(self.by_rule.values(), Counter[Told]())
        every = sum(counts[told] for told in DEFECTIVE)
        return sum(counts[told] for told in answers) / every if every else 0.0
