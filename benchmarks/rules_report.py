"""Tables and bars of the benchmark of rules."""

from collections import Counter
from collections.abc import Mapping

from benchmarks.harness import Results, table
from benchmarks.rules_score import DEFECTIVE, Tally, Told

_COLUMNS = (
    Told.FOUND, Told.UNSURE, Told.WEAKER, Told.STRONGER, Told.WRONG_PASS, Told.QUIET, Told.FALSE_ALARM,
    Told.NO_RULE,
)  # fmt: skip


def by_rule(tally: Tally) -> str:
    """A line for each rule: what became of its defects, and how often it failed where nothing was wrong."""
    rules = sorted({*tally.by_rule, *tally.alarms, *tally.false_fails, *tally.unsure})
    rows: list[tuple[object, ...]] = []
    for rule in rules:
        counts = tally.by_rule.get(rule, Counter[Told]())
        rows.append((rule, *(counts[told] or "" for told in _COLUMNS), tally.alarms[rule] or "",
                     tally.false_fails[rule] or "", tally.unsure[rule] or ""))  # fmt: skip
    head = ("rule", *(told.value for told in _COLUMNS), "other's", "complete: fail", "complete: unsure")
    return table(head, rows)


def by_level(tallies: Mapping[str, Tally]) -> str:
    """A line for each level."""
    rows: list[tuple[object, ...]] = []
    for level, tally in tallies.items():
        planted = sum(counts[told] for counts in tally.by_rule.values() for told in DEFECTIVE)
        rows.append((
            level, tally.spoilt, planted, tally.share(Told.FOUND), tally.share(Told.UNSURE),
            tally.share(Told.WEAKER, Told.STRONGER), tally.share(Told.WRONG_PASS),
            tally.share(Told.WRONG_PASS, weighty=True), sum(tally.alarms.values()), tally.findings,
            sum(tally.false_fails.values()), _unsure(tally),
        ))  # fmt: skip
    head = ("level", "dossiers", "planted", "found", "cannot-tell", "weaker, stronger", "WRONG PASS",
            "of weight", "other alarms", "complete: findings", "false fails", "cannot-tell")  # fmt: skip
    return table(head, rows)


def bars(results: Results, tallies: Mapping[str, Tally]) -> None:
    """The bars of the issue, and the figures behind them."""
    for level, tally in tallies.items():
        bound = 0.0 if level in ("ideal", "clean") else 0.002
        results.bar(
            f"{level}: wrong pass, blockers and majors", tally.share(Told.WRONG_PASS, weighty=True), bound,
            at_most=True,
        )  # fmt: skip
        told = tally.share(Told.FOUND, Told.UNSURE)
        results.bar(f"{level}: found or cannot-tell", told, 0.995)
        results.figures[f"{level}: found"] = tally.share(Told.FOUND)
        if level in ("ideal", "clean", "scan"):
            results.bar(f"{level}: found", tally.share(Told.FOUND), 0.97)
        if tally.findings:
            fails = 1000 * sum(tally.false_fails.values()) / tally.findings
            results.bar(f"{level}: complete, false fails in 1,000 findings", fails, 1.0, at_most=True)
            results.figures[f"{level}: complete, cannot-tell"] = _unsure(tally)
            if level != "hard":
                results.bar(f"{level}: complete, cannot-tell", _unsure(tally), 0.03, at_most=True)
        results.figures[f"{level}: rules that are not there"] = sum(
            Told.NO_RULE in counts for counts in tally.by_rule.values()
        )


def _unsure(tally: Tally) -> float:
    """The share of findings that are unsure, without what a person decides in any case."""
    return sum(tally.unsure.values()) / tally.findings if tally.findings else 0.0
