"""Any text into every shape, pattern and sign of every type: what raises, and which takes longest.

`python -m benchmarks.fields_fuzz [--seconds N]`; texts are up to `--length` characters long. CPU time is
counted, and a call that takes longer than the bar is tried again: collecting garbage is not held against it.
"""

import argparse
import random
import re
import time
from collections.abc import Callable, Iterator

from benchmarks.harness import Results, options, publish, table
from extractors.documents import document_types

_BAR = 0.05  # seconds
_PIECES = (
    "甲", "a ", "A1", "1", "(", "（", ".", "\n", " ", "住所:北京市", "自2016年1月1日至", "姓名:", "北京公司",
    "第十二条", "University of ", "如果应当保留意见", "人民币壹仟万元", "<", "<<K", "有限公司", "2018-",
    "年月日", "http://", "é", "😀",
)  # fmt: skip


def texts(chance: random.Random, longest: int) -> Iterator[str]:
    """One piece again and again, several mixed, or any characters at all."""
    while True:
        length = int(longest ** chance.uniform(0.3, 1.0))
        pieces = chance.sample(_PIECES, chance.choice((1, 1, 2, 3)))
        if chance.random() < 0.2:
            yield "".join(chr(chance.randrange(1, 0xD7FF)) for _ in range(length))
        elif chance.random() < 0.5:
            yield ("".join(pieces) * length)[:length]
        else:
            yield "".join(chance.choices(pieces, k=length))[:length]


def parsers() -> dict[str, Callable[[str], object]]:
    """Every shape, pattern and sign by the type and the field it is of."""
    found: dict[str, Callable[[str], object]] = {}
    for name, kind in document_types().items():
        if kind.sign:
            found[f"{name} sign"] = kind.sign
        for spec in kind.fields:
            found[f"{name}.{spec.name}"] = spec.shape
            for number, pattern in enumerate(spec.patterns):
                found[f"{name}.{spec.name} pattern {number}"] = _searching(pattern)
    return found


def _searching(pattern: str) -> Callable[[str], object]:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda text: sum(1 for _ in compiled.finditer(text))


def _took(parse: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    parse(text)
    return time.process_time() - start


def main() -> None:
    extra = argparse.ArgumentParser(add_help=False)
    extra.add_argument("--seconds", type=float, default=60.0)
    extra.add_argument("--length", type=int, default=20_000, metavar="CHARACTERS")
    chosen = options(__doc__ or "", 5000, extra)
    chance, known = random.Random(chosen.seed), parsers()
    worst: dict[str, tuple[float, str]] = {}
    end, calls = time.monotonic() + (10 if chosen.small else chosen.seconds), 0
    for text in texts(chance, chosen.length):
        for name in chance.sample(sorted(known), 40):
            took = _took(known[name], text)
            if took > _BAR:
                took = min(took, _took(known[name], text))
            calls += 1
            worst[name] = max(worst.get(name, (0.0, "")), (took, f"{len(text)} × {text[:16]!r}"))
            if time.monotonic() > end:
                break
        if time.monotonic() > end:
            break
    rows: list[tuple[object, ...]] = [(name, *worst[name]) for name in worst]
    rows.sort(key=lambda row: -float(str(row[1])))
    print(table(("parser", "seconds", "text"), rows[:15]))
    results = Results(chosen.seed)
    results.figures["calls"] = float(calls)
    results.bar("slowest parser, CPU s", max(took for took, _ in worst.values()), _BAR, at_most=True)
    publish(results, chosen.json)


if __name__ == "__main__":
    main()
