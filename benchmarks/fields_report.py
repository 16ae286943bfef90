"""The tables and the bars of the benchmark of fields."""

from collections.abc import Mapping, Sequence

from benchmarks.fields_score import Tally
from benchmarks.harness import Results, table

# Share of exact fields that the issue asks for; the hard levels are all others.
_EXACT = {"ideal": 0.99, "clean": 0.99, "scan": 0.97, "flatbed": 0.97, "grey": 0.97}
_HARD = 0.88


def rows(tallies: Mapping[str, Tally]) -> str:
    """By type and field: exact, wrong and missing at each level."""
    keys = sorted({key for tally in tallies.values() for key in _keys(tally)})
    head = ("type", "field", *(f"{level} {word}" for level in tallies for word in _WORDS))
    body: list[tuple[object, ...]] = [
        (*key, *(count for tally in tallies.values() for count in _counts(tally, [key]))) for key in keys
    ]
    return table(head, body)


def by_type(tallies: Mapping[str, Tally]) -> str:
    """By type: values and the share that is exact, at each level."""
    kinds = sorted({kind for tally in tallies.values() for kind, _ in _keys(tally)})
    head = ("type", *(f"{level} {word}" for level in tallies for word in ("values", "exact")))
    body: list[tuple[object, ...]] = []
    for kind in kinds:
        row: list[object] = [kind]
        for tally in tallies.values():
            exact, wrong, missing = _counts(tally, [key for key in _keys(tally) if key[0] == kind])
            total = exact + wrong + missing
            row += [total, exact / total if total else 0.0]
        body.append(tuple(row))
    return table(head, body)


_WORDS = ("exact", "wrong", "missing")


def _keys(tally: Tally) -> set[tuple[str, str]]:
    return {*tally.exact, *tally.wrong, *tally.missing}


def _counts(tally: Tally, keys: Sequence[tuple[str, str]]) -> tuple[int, int, int]:
    exact, wrong, missing = (
        sum(counter[key] for key in keys) for counter in (tally.exact, tally.wrong, tally.missing)
    )
    return exact, wrong, missing


def bars(results: Results, tallies: Mapping[str, Tally]) -> None:
    """What the issue asks for, level by level."""
    for level, tally in tallies.items():
        results.bar(f"{level}: fields exact", tally.share, _EXACT.get(level, _HARD))
        exact, total = tally.exacting["exact"], tally.exacting["all"]
        name, share = f"{level}: check digits, dates, amounts exact", exact / max(1, total)
        _bar(results, name, share, 0.985, hard=level not in _EXACT)
        wrong = tally.sure_wrong / max(1, tally.sure)
        results.bar(f"{level}: sure and wrong", wrong, 0.003, at_most=True)
        share = tally.pages_right / max(1, tally.pages)
        _bar(results, f"{level}: pages in the right document", share, 0.985, hard=level not in _EXACT)
        results.figures[f"{level}: F1 of documents"] = tally.f1
        if tally.traps:
            results.bar(f"{level}: firm licences not the employer's", 1 - tally.trapped / tally.traps, 1.0)
        milliseconds = 1000 * tally.seconds / max(1, tally.pages)
        results.bar(f"{level}: CPU ms a page", milliseconds, 60, at_most=True)
        results.figures[f"{level}: CPU ms a page, slowest volume"] = 1000 * tally.slowest
        for name in ("pages", "documents", "sure", "traps"):
            results.figures[f"{level}: {name}"] = float(getattr(tally, name))
        results.figures[f"{level}: values"] = float(tally.total)


def _bar(results: Results, name: str, value: float, bound: float, *, hard: bool) -> None:
    """A bar of the scan level; at the hard levels the issue asks for the share of exact fields alone."""
    if hard:
        results.figures[name] = value
    else:
        results.bar(name, value, bound)
