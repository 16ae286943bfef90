"""Tables and bars of compared copies."""

from collections.abc import Callable, Sequence

from benchmarks.copies_score import Score, Verdict
from benchmarks.harness import Results, table
from samples.copy_defects import CRITICAL_DIGITS, Kind
from samples.copy_sets import Treatment

_FALSE = {"scan": 1 / 500, "hard": 1 / 100}
_ALL = 100.0
Scores = Sequence[tuple[str, Score]]
_BARS: tuple[tuple[str, float, Callable[[Kind], bool]], ...] = (
    ("changed digits in critical fields found %", 99.5, lambda kind: kind in CRITICAL_DIGITS),
    ("planted differences found %", 98.0, lambda _: True),
    ("missing pages found %", _ALL, lambda kind: kind is Kind.MISSING),
    ("extra pages found %", _ALL, lambda kind: kind in (Kind.EXTRA, Kind.DUPLICATE)),
    ("swapped pages found %", _ALL, lambda kind: kind in (Kind.SWAPPED, Kind.MOVED, Kind.ORDER)),
)


def report(scores: Scores, results: Results) -> None:
    """Print what was found by kind and level, false alarms by what a copy went through; set the bars."""
    verdicts = [(level, v) for level, score in scores for v in score.verdicts]
    for level in _FALSE:
        _print_found(level, [v for name, v in verdicts if name == level], results)
    for name, bound, fits in _BARS:
        _bar(name, bound, [v.found for _, v in verdicts if fits(v.defect.kind)], results)
    _bar(
        "pages of another applicant told %", _ALL,
        [v.found and v.told for _, v in verdicts if v.defect.kind is Kind.FOREIGN], results,
    )  # fmt: skip
    for level, bound in _FALSE.items():
        _print_false(level, bound, [score for name, score in scores if name == level], results)
    left_out = sum(len(score.left_out) for _, score in scores)
    results.bar("pages that stand in no pair", left_out, 0, at_most=True)


def _bar(name: str, bound: float, found: Sequence[bool], results: Results) -> None:
    if found:
        results.bar(name, 100 * sum(found) / len(found), bound)
        results.figures[f"{name}: planted"] = len(found)


def _print_found(level: str, verdicts: Sequence[Verdict], results: Results) -> None:
    rows: list[tuple[object, ...]] = []
    for kind in Kind:
        some = [v for v in verdicts if v.defect.kind is kind]
        if not some:
            continue
        found = [v for v in some if v.found]
        certain, told = sum(v.certain for v in found), sum(v.told for v in found)
        share = 100 * len(found) / len(some)
        results.figures |= {
            f"{level} {kind} planted": len(some),
            f"{level} {kind} found %": share,
            f"{level} {kind} certain %": 100 * certain / max(1, len(found)),
        }
        rows.append((kind.value, len(some), len(found), share, certain, told))
    if rows:
        head = (level, "planted", "found", "%", "certain", "rightly told")
        print(table(head, rows), end="\n\n")


def _print_false(level: str, bound: float, scores: Sequence[Score], results: Results) -> None:
    rows: list[tuple[object, ...]] = []
    for treatment in Treatment:
        pages = sum(score.pages[treatment] for score in scores)
        alarmed, certain = (
            sum(score.alarmed(certain=sure)[treatment] for score in scores) for sure in (False, True)
        )
        if pages:
            rows.append((treatment.value, pages, alarmed, 100 * alarmed / pages, certain))
            results.figures[f"{level} {treatment} pages with a false alarm %"] = 100 * alarmed / pages
    if not rows:
        return
    pages, alarmed, certain = (sum(int(str(row[column])) for row in rows) for column in (1, 2, 4))
    rows.append(("all", pages, alarmed, 100 * alarmed / pages, certain))
    print(table((f"{level}: copies", "pages", "with false alarms", "%", "certain"), rows), end="\n\n")
    results.bar(f"pages with a false alarm, share, {level}", alarmed / pages, bound, at_most=True)
    results.figures[f"pages compared, {level}"] = pages
