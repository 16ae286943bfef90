"""Any text into every shape, pattern and sign of every type: what raises, and which takes longest.

`python -m benchmarks.fields_fuzz [--seconds N]`; texts are up to `--length` characters long, made of pieces
of forms and of the words that a pattern itself waits for. Each goes the way that it goes on a page: a shape
reads it by `FieldSpec.read`, a pattern searches the `Stream` of a page with that one line, a sign looks at
its runs. CPU time of this process is counted, not time on the wall; a call that takes longer than the bar is
tried twice again: collecting garbage is not held against it.
"""

import argparse
import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.harness import Results, options, publish, table
from extractors.document import ReadPage
from extractors.documents import document_types
from extractors.fields.layout import Sheet
from extractors.fields.stream import Stream
from extractors.page_text import Line, PageText
from ingest.page import Box

_BAR = 0.05  # seconds
_OTHERS = 12  # parsers that get a text which was made for another
_PIECES = (
    "甲", "a ", "A1", "1", "(", "（", ".", "\n", " ", "住所:北京市", "自2016年1月1日至", "姓名:", "北京公司",
    "第十二条", "University of ", "如果应当保留意见", "人民币壹仟万元", "<", "<<K", "有限公司", "2018-",
    "3/4/", "年月日", "http://", "é", "😀", "A", "a", "·", "____", "(签字)", "□男☑女", "  ",
)  # fmt: skip
_WORDS = re.compile(r"[\u3400-\u9fff]{1,8}|(?<!\\)[A-Za-zÀ-ž]{2,}(?: [A-Za-zÀ-ž]{2,})*|[:;,.《“\[(] ?")


@dataclass(frozen=True, slots=True)
class Text:
    """One text in the three ways that parsers meet it."""

    line: str
    runs: tuple[str, ...]
    stream: str


@dataclass(frozen=True, slots=True)
class Parser:
    """A call to be timed, and the words it waits for."""

    parse: Callable[[Text], object]
    words: tuple[str, ...]


def text_of(line: str) -> Text:
    """`line` as the only line of a page."""
    box = Box(100, 900, 1500, 940)
    sheet = Sheet(ReadPage("p1", PageText(1654, 2339, 200, 0, "fuzz", 1.0, lines=(Line(line, box, 1.0),))))
    return Text(line, tuple(run.text for run in sheet.runs), Stream((sheet,)).text)


def lines(chance: random.Random, longest: int, words: tuple[str, ...]) -> Iterator[str]:
    """One piece again and again, several mixed, or any characters at all."""
    while True:
        length = int(longest ** chance.uniform(0.3, 1.0))
        pieces = chance.sample(_PIECES, chance.choice((0, 1, 1, 2)))
        pieces += chance.choices(words or _PIECES, k=chance.choice((1, 1, 2, 3)))
        if chance.random() < 0.1:
            yield "".join(chr(chance.randrange(1, 0xD7FF)) for _ in range(length))
        elif chance.random() < 0.6:
            yield ("".join(pieces) * length)[:length]
        else:
            yield "".join(chance.choices(pieces, k=length))[:length]


def parsers() -> dict[str, Parser]:
    """Every shape, pattern and sign by the type and the field it is of."""
    found: dict[str, Parser] = {}
    for name, kind in document_types().items():
        if kind.sign:
            found[f"{name} sign"] = Parser(_signing(kind.sign), (*kind.titles, *kind.anchors))
        for spec in kind.fields:
            found[f"{name}.{spec.name}"] = Parser(_reading(spec.read), spec.labels)
            for number, pattern in enumerate(spec.patterns):
                words = tuple(_WORDS.findall(pattern))
                found[f"{name}.{spec.name} pattern {number}"] = Parser(_searching(pattern), words)
    return found


def _signing(sign: Callable[[str], bool]) -> Callable[[Text], object]:
    return lambda text: [sign(run) for run in text.runs]


def _reading(read: Callable[[str], object]) -> Callable[[Text], object]:
    return lambda text: read(text.line)


def _searching(pattern: str) -> Callable[[Text], object]:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda text: sum(1 for _ in compiled.finditer(text.stream))


def _took(parse: Callable[[Text], object], text: Text) -> float:
    start = time.process_time()
    parse(text)
    return time.process_time() - start


def main() -> None:
    extra = argparse.ArgumentParser(add_help=False)
    extra.add_argument("--seconds", type=float, default=60.0, help="of CPU")
    extra.add_argument("--length", type=int, default=20_000, metavar="CHARACTERS")
    chosen = options(__doc__ or "", 5000, extra)
    chance, known = random.Random(chosen.seed), parsers()
    worst: dict[str, tuple[float, str]] = {}
    end, calls = time.process_time() + (10 if chosen.small else chosen.seconds), 0
    while time.process_time() < end:
        about = chance.choice(sorted(known))
        text = text_of(next(lines(chance, chosen.length, known[about].words)))
        for name in (about, *chance.sample(sorted(known), _OTHERS)):
            took = _took(known[name].parse, text)
            if took > _BAR:
                took = min(took, *(_took(known[name].parse, text) for _ in range(2)))
            calls += 1
            worst[name] = max(worst.get(name, (0.0, "")), (took, f"{len(text.line)} × {text.line[:16]!r}"))
    rows: list[tuple[object, ...]] = [(name, *worst[name]) for name in worst]
    rows.sort(key=lambda row: -float(str(row[1])))
    print(table(("parser", "seconds", "text"), rows[:15]))
    results = Results(chosen.seed)
    results.figures["calls"] = float(calls)
    results.bar("slowest parser, CPU s", max(took for took, _ in worst.values()), _BAR, at_most=True)
    publish(results, chosen.json)


if __name__ == "__main__":
    main()
