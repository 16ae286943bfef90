"""Accuracy and speed on the same pages: every reader with its faster setting, two workers each."""

from collections.abc import Iterable, Sequence

from benchmarks.harness import table
from benchmarks.peers import Outcome, dossier, peers
from benchmarks.reading_bench import WORKERS, Bench
from benchmarks.reading_pages import NAMES, Sheet
from benchmarks.reading_score import Score, figures_in_cells, score
from extractors.page_text import PageText
from samples.degrade import Level

_BARS = {
    Level.CLEAN: (0.3, 1.0, 98.0),
    Level.SCAN: (0.5, 1.5, 98.0),
    Level.PHONE: (2.0, 4.0, 90.0),
}  # CER order-free, CER ordered, fields, all per cent
_FASTER = {"OCRmyPDF": 4.0, "pytesseract": 2.3}
_FEWER = 0.2
_PROBE = 6  # pages on which the settings of a reader are tried
_OWN = dossier.NAME

Outcomes = dict[tuple[str, Level], Outcome]
Scores = dict[tuple[str, Level], Score]


def accuracy(bench: Bench) -> None:
    """This program alone: CER, fields, lines under seals, figures in cells."""
    outcomes = {(_OWN, level): bench.read(level) for level in bench.pages}
    scores = _scores(bench, outcomes)
    _print(bench, outcomes, scores)
    _print_kinds(bench, outcomes)
    for (_, level), one in scores.items():
        order_free, ordered, fields = _BARS[level]
        bench.results.bar(f"CER order-free % {NAMES[level]}", one.cer, order_free, at_most=True)
        bench.results.bar(f"CER ordered % {NAMES[level]}", one.ordered_cer, ordered, at_most=True)
        bench.results.bar(f"fields found % {NAMES[level]}", one.found, fields)
        bench.results.figures[f"CER under colour seals % {NAMES[level]}"] = one.sealed_cer
    sealed, wrong = sum(s.sealed for s in scores.values()), sum(s.sealed_errors for s in scores.values())
    bench.results.bar("CER under colour seals %", 100 * wrong / max(1, sealed), 2.0, at_most=True)
    for level in bench.pages:
        _cells(bench, level)


def speed(bench: Bench) -> None:
    """All readers on the same pages: pages a minute, CPU, memory, and errors beside one another."""
    outcomes: Outcomes = {}
    for name in _present(bench):
        setting = _faster(bench, name)
        for level, sheets in bench.pages.items():
            images = [sheet.image for sheet in sheets]
            read = peers()[name].read
            outcomes[name, level] = bench.read(level) if name == _OWN else read(images, setting, WORKERS)
    scores = _scores(bench, outcomes)
    _print(bench, outcomes, scores)
    _print_kinds(bench, outcomes)
    for peer, bound in _FASTER.items():
        _compare(bench, peer, bound, outcomes, scores)


def _present(bench: Bench) -> list[str]:
    """The readers asked for that are installed, this program first; says which are not."""
    names = []
    for name, peer in sorted(peers().items(), key=lambda item: item[0] != _OWN):
        wanted = not bench.readers or name in bench.readers or name == _OWN
        reason = peer.missing() if wanted else "not asked for"
        if reason:
            print(f"{name} is left out: {reason}")
        else:
            names.append(name)
    return names


def _faster(bench: Bench, name: str) -> str:
    """The setting that reads a few pages of scan level in the least time; the last one in a small run."""
    settings = peers()[name].SETTINGS
    if len(settings) == 1 or bench.small:
        return settings[-1]
    sheets = bench.pages[Level.SCAN]
    images = [sheet.image for sheet in sheets[:: max(1, len(sheets) // _PROBE)]]
    images = images[:_PROBE]
    times = {setting: peers()[name].read(images, setting, WORKERS).wall for setting in settings}
    chosen = min(times, key=lambda setting: times[setting])
    print(f"{name}: " + ", ".join(f"{s} {t:.1f} s" for s, t in times.items()) + f"; taken: {chosen}")
    return chosen


def _scores(bench: Bench, outcomes: Outcomes) -> Scores:
    return {key: score(bench.pages[key[1]], outcome.texts) for key, outcome in outcomes.items()}


def _print(bench: Bench, outcomes: Outcomes, scores: Scores) -> None:
    head = (
        *("reader", "level", "pages", "CER %", "ordered %", "fields %", "errors"),
        *("CPU s/page", "wall s/page", "pages/min", "MB a worker"),
    )
    rows: list[tuple[object, ...]] = []
    for (name, level), outcome in outcomes.items():
        one = scores[name, level]
        figures = {
            "CER order-free %": one.cer,
            "CER ordered %": one.ordered_cer,
            "fields found %": one.found,
            "errors": float(one.errors),
            "CPU s/page": outcome.cpu / one.pages,
            "wall s/page": outcome.wall / one.pages,
            "pages/min": outcome.pages_a_minute,
            "MB a worker": outcome.peak_mb,
        }
        bench.results.figures |= {f"{name} {NAMES[level]} {key}": value for key, value in figures.items()}
        rows.append((name, NAMES[level], one.pages, *figures.values()))
    print(table(head, rows), end="\n\n")


def _print_kinds(bench: Bench, outcomes: Outcomes) -> None:
    """CER order-free by kind of page, a column for each reader and level."""
    kinds = sorted({sheet.kind for sheets in bench.pages.values() for sheet in sheets})
    rows: list[tuple[object, ...]] = []
    for kind in kinds:
        cells = []
        for (name, level), outcome in outcomes.items():
            cer = score(*_of_kind(bench.pages[level], outcome.texts, kind)).cer
            bench.results.figures[f"{name} {NAMES[level]} {kind} CER order-free %"] = cer
            cells.append(cer)
        rows.append((kind, *cells))
    print(table(("CER % by kind", *(f"{name} {level}" for name, level in outcomes)), rows), end="\n\n")


def _of_kind(
    sheets: Sequence[Sheet], answers: Iterable[PageText | str], kind: str
) -> tuple[list[Sheet], list[PageText | str]]:
    both = [(s, a) for s, a in zip(sheets, answers, strict=True) if s.kind == kind]
    return [s for s, _ in both], [a for _, a in both]


def _cells(bench: Bench, level: Level) -> None:
    pairs = zip(bench.pages[level], bench.read(level).texts, strict=True)
    counts = [figures_in_cells(sheet, text) for sheet, text in pairs if isinstance(text, PageText)]
    figures, exact = sum(n for n, _ in counts), sum(n for _, n in counts)
    name = f"figures of statements exact in their cells % {NAMES[level]}"
    share = 100 * exact / max(1, figures)
    print(f"{name}: {exact} of {figures}")
    if level is Level.SCAN:
        bench.results.bar(name, share, 99.0)
    else:
        bench.results.figures[name] = share


def _compare(bench: Bench, peer: str, bound: float, outcomes: Outcomes, scores: Scores) -> None:
    """Pages a minute and errors over all levels, this program's in those of a peer."""
    faster, fewer = f"pages a minute, times those of {peer}", f"errors, share of those of {peer}"
    theirs = [key for key in outcomes if key[0] == peer]
    if not theirs:
        bench.results.not_measured(faster, bound)
        bench.results.not_measured(fewer, _FEWER)
        return
    ours = [(_OWN, level) for _, level in theirs]
    times = sum(outcomes[k].wall for k in theirs) / sum(outcomes[k].wall for k in ours)
    errors = sum(scores[k].errors for k in ours) / max(1, sum(scores[k].errors for k in theirs))
    bench.results.bar(faster, times, bound)
    bench.results.bar(fewer, errors, _FEWER, at_most=True)
