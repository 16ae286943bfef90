"""Trains a guess at the type of untitled pages on made ones and sets it against the rulers; not shipped.

`python -m extractors.language.train` keeps a third of every type's versions back, each third once, trains on
the others (a bag of one to three neighbouring characters, spaCy's TextCatBOW: 1.9 MB, 0.3 ms a page) and says
what is right, wrong and untold on first pages without titles, in layouts and wordings that the training never
saw. The component would stay where it beats the rulers; rulers content with two anchors do as well.
"""

import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.pipeline import TextCategorizer
from spacy.tokens import Doc
from spacy.training import Example

from extractors.classify import OTHER, Evidence, look_at
from extractors.continuing import strongest
from extractors.document import ReadPage
from extractors.fields.layout import Sheet
from extractors.language.page_doc import pipeline
from extractors.page_text import Line, PageText
from ingest.page import Box

_SEEDS = (900, 930)
_PASSES, _BATCH = 4, 32
_SEEN = 1500  # characters of a page that are looked at
_SURE = 0.5  # of the guess
_ROWS_LOST, _LETTERS_LOST = 0.12, 0.02  # shares, so that no single row or letter decides
_SHAPE = {
    "@architectures": "spacy.TextCatBOW.v3",
    "exclusive_classes": True,
    "ngram_size": 3,
    "no_output_layer": False,
    "length": 16384,
}


@dataclass(frozen=True, slots=True)
class Sample:
    """An untitled page; `third` is that of its type's versions it belongs to, 0 to 2; None of an only one."""

    type: str
    rows: tuple[str, ...]
    third: int | None


def samples(first: int, last: int) -> list[Sample]:
    """Made by a process of its own: the program itself does not know the samples."""
    command = [sys.executable, "-m", "samples.untitled", str(first), str(last)]
    made = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [_sample(json.loads(line)) for line in made.splitlines()]


def _sample(record: dict[str, str | int | list[str]]) -> Sample:
    version, versions, rows = record["version"], record["versions"], record["rows"]
    if not (isinstance(version, int) and isinstance(versions, int) and isinstance(rows, list)):
        raise TypeError(f"not a record of an untitled page: {record}")
    return Sample(str(record["type"]), tuple(rows), version * 3 // versions if versions > 1 else None)


def train(given: Sequence[Sample], seed: int = 1) -> TextCategorizer:
    """The component, trained on `given` in a few seconds; the same samples give the same weights."""
    chance = random.Random(seed)
    language = type(pipeline())(pipeline().vocab)
    component = _untrained(language, sorted({sample.type for sample in given}))
    order = list(given)
    optimizer = language.initialize(lambda: [_example(one, component, chance) for one in order[:200]])
    for _ in range(_PASSES):
        chance.shuffle(order)
        for start in range(0, len(order), _BATCH):
            batch = [_example(one, component, chance) for one in order[start : start + _BATCH]]
            language.update(batch, sgd=optimizer)
    return component


def _untrained(language: Language, types: Sequence[str]) -> TextCategorizer:
    component = language.add_pipe("textcat", config={"model": _SHAPE})
    if not isinstance(component, TextCategorizer):
        raise TypeError(f"spaCy's textcat is a {type(component).__name__}")
    for name in types:
        component.add_label(name)
    return component


def _example(sample: Sample, component: TextCategorizer, chance: random.Random) -> Example:
    kept = [row for row in sample.rows if chance.random() >= _ROWS_LOST]
    rows = ["".join(letter for letter in row if chance.random() >= _LETTERS_LOST) for row in kept]
    truth = {name: float(name == sample.type) for name in component.labels}
    return Example.from_dict(_doc(rows), {"cats": truth})


def _doc(rows: Sequence[str]) -> Doc:
    """The rows' characters without spaces; three tokens at least, as many as the longest neighbourhood."""
    characters = [character for row in rows for character in row if not character.isspace()][:_SEEN]
    return Doc(pipeline().vocab, words=characters + ["\n"] * (3 - len(characters)))


def guess(component: TextCategorizer, rows: Sequence[str]) -> str:
    """The type that a page resembles, "" where it resembles none enough."""
    scores = component.predict([_doc(rows)])[0]
    best = int(scores.argmax())
    return str(component.labels[best]) if scores[best] >= _SURE else ""


def told(sample: Sample, component: TextCategorizer) -> Iterator[tuple[str, str]]:
    """What each way makes of a page: "" where it tells nothing."""
    page = _evidence(sample.rows)
    ruled = strongest(page)[0] or ""
    weak = {name: count - 2 * page.against.get(name, 0) for name, count in page.anchors.items()}
    best = max(weak, key=lambda name: (weak[name], name), default="")
    likely = guess(component, sample.rows)
    yield "rulers", ruled
    yield "rulers, two anchors enough", ruled or (best if weak.get(best, 0) >= 2 else "")
    yield "rulers, else the guess", ruled or likely
    yield "rulers, else the guess with an anchor", ruled or (likely if weak.get(likely, 0) >= 1 else "")
    yield "rulers, else the guess with two", ruled or (likely if weak.get(likely, 0) >= 2 else "")


def _evidence(rows: Sequence[str]) -> Evidence:
    """Of the rows alone, one below the other, where no title is looked for."""
    places = [Box(150, 600 + 30 * n, 150 + 20 * len(row), 620 + 30 * n) for n, row in enumerate(rows)]
    lines = tuple(Line(row, place, 1.0) for row, place in zip(rows, places, strict=True))
    text = PageText(1654, max(1400, 700 + 30 * len(rows)), 200, 0, "made", 1.0, lines=lines)
    return look_at(Sheet(ReadPage("", text)))


def compare(given: Sequence[Sample]) -> dict[str, Counter[str]]:
    """For each way how many pages are right, wrong and untold, each third of the versions held out once."""
    counts: dict[str, Counter[str]] = {}
    for third in range(3):
        component = train([sample for sample in given if sample.third != third])
        for sample in given:
            if sample.third == third and sample.type != OTHER:
                for way, name in told(sample, component):
                    verdict = "untold" if name in ("", OTHER) else "right" if name == sample.type else "wrong"
                    counts.setdefault(way, Counter())[verdict] += 1
    return counts


def main() -> None:
    for way, counts in compare(samples(*_SEEDS)).items():
        shares = ", ".join(
            f"{word} {counts[word] / counts.total():.3f}" for word in ("right", "wrong", "untold")
        )
        print(f"{way}: {shares} of {counts.total()} pages")


if __name__ == "__main__":
    main()
