"""Labels on a page: where a phrase is the name of a field and not a word in a sentence."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from extractors.fields.layout import Run, Sheet
from extractors.language.phrases import Hit, PhraseIndex
from extractors.values.names import has_han
from ingest.page import Box

STOP = "-"  # the key of labels that are not extracted but end the value before them

_NUMBERING = re.compile(r"[\s\d一二三四五六七八九十、.．,()（）*＊□☐☑√■✔•·\-第条款/:：|【\[]*")
_REMARK = re.compile(r"\s*[（(][^（()）]{1,16}[）)]")
_TWIN = re.compile(r"(?:(?<=[a-z])(?=[A-Z])|\s?/\s?)[A-Za-zÀ-ÿ'’ .,]{2,30}$|\s?/\s?[A-Za-zÀ-ÿ'’]{2,12}(?= )")
_SPECKS = " .。,，·'’"  # what dust behind a label is read as
_SIGNED = re.compile(r"[签章]")
_COLON = re.compile(r"\s*[：:∶;；]\s*|\s*[_＿]+\s*")  # or the line of a blank
_UNCLOSED = re.compile(r"\s*[（(][^（()）]{1,16}")  # a remark that goes on in the line below
_GAP = 0.12  # heights of a line, a letter's width taken off: no space between words is as wide
_MOST = 300  # labels of a page: a crowded form has a hundred
_SHORT = 48  # characters: longer lines are text, no labels
_BREAKS = " \u3000，,。；;、/|)）]】：:\t"


class Strength(IntEnum):
    """How surely a phrase is a label: text runs on behind it, it stands alone, or a colon follows."""

    LOOSE = 0
    ALONE = 1
    COLON = 2


@dataclass(frozen=True, slots=True)
class Label:
    """A label in run `run`: characters `start` to `end`, brackets and colon behind it included.

    `keys` are the fields it may name; only `STOP` where none is extracted.
    """

    keys: frozenset[str]
    run: int
    start: int
    end: int
    strength: Strength
    box: Box
    covers: tuple[int, ...]  # the runs it stands in: several where a narrow cell broke it
    signed: bool = False  # asks for a signature or a seal: 甲方（公章）


def find_labels(sheet: Sheet, index: PhraseIndex) -> tuple[Label, ...]:
    """The labels of the page, in reading order; of a page that is nothing but labels the first ones."""
    by_run: dict[int, list[Hit]] = {}
    for hit in index.find(sheet.doc):
        by_run.setdefault(hit.row, []).append(hit)
    found = list(_wrapped(sheet, index))
    inside = {run for label in found for run in label.covers}
    for number, run in enumerate(sheet.runs):
        if number not in inside:
            hits = by_run.get(number, [])
            found += _in_run(run, number, hits)
            found += _misread(run, number, hits, index)
    return tuple(sorted(found, key=lambda label: (label.run, label.start))[:_MOST])


def _wrapped(sheet: Sheet, index: PhraseIndex) -> Iterable[Label]:
    """Labels broken over the lines of a narrow cell."""
    rows: dict[int, list[int]] = {}
    for number, run in enumerate(sheet.runs):
        if run.cell is not None:
            rows.setdefault(run.cell, []).append(number)
    for numbers in rows.values():
        runs = [sheet.runs[number] for number in numbers]
        keys = index.exact("".join(run.text for run in runs)) if 1 < len(runs) <= 4 else None
        if keys:
            box = runs[0].box
            for run in runs[1:]:
                box = box.union(run.box)
            yield Label(keys, numbers[0], 0, len(runs[0].text), Strength.ALONE, box, tuple(numbers))


def _in_run(run: Run, number: int, hits: Sequence[Hit]) -> Iterable[Label]:
    keys: Mapping[tuple[int, int], set[str]] = _keys_by_place(hits)
    text = run.text
    done = 0
    for (start, end), names in sorted(keys.items()):
        if start < done:
            continue
        names, phrase_end = set(names), end
        end = _twin(text, _extend(text, end, keys, names), keys)
        end = max((cut for cut in _gaps(run) if _UNCLOSED.fullmatch(text[end:cut])), default=end)
        strength = _strength(text, start, end, done)
        if strength is None:
            continue
        colon = _COLON.match(text, end)
        stop = colon.end() if colon else len(text) if strength is Strength.ALONE else end
        if strength is Strength.LOOSE and not text[done:start].strip() and _parted(run, end):
            strength = Strength.ALONE
        signed = _SIGNED.search(text, phrase_end, end) is not None
        box = run.level_box(start, end)
        yield Label(frozenset(names), number, start, stop, strength, box, (number,), signed)
        done = stop


def _gaps(run: Run) -> tuple[int, ...]:
    """Where in a run words begin behind a gap wider than any space: in the next column of a table."""
    return tuple(at for at in run.words if _gap(run, at) > _GAP * run.box.height)


def _gap(run: Run, at: int) -> float:
    """Pixels before the word that begins at `at`, less a letter: the box before it may hold a space."""
    left, right = run.edges[at - 2 if run.text[at - 1].isspace() and at > 1 else at - 1]
    return run.edges[at][0] - right - (right - left)


def _parted(run: Run, end: int) -> bool:
    """Whether such a gap follows the label that ends at `end`."""
    return any(not run.text[end:cut].strip() for cut in _gaps(run) if cut >= end)


def _misread(run: Run, number: int, hits: Sequence[Hit], index: PhraseIndex) -> Iterable[Label]:
    """Labels in short lines that a few misread characters hide from an exact look."""
    text = run.text
    if len(text) > _SHORT:
        return
    starts = [0, *(i + 1 for i, character in enumerate(text) if character == " ")]
    done = 0
    for start in starts:
        if start < done or any(hit.start <= start < hit.end or start < hit.start < start + 4 for hit in hits):
            continue
        keys, length = index.near(text[start:])
        if not keys:
            continue
        end = _after(text, start, length)
        colon = _COLON.match(text, end)
        if colon is None and not has_han(text[start:end]):
            # Behind a Latin label without colon stands the same label in another language.
            end = min((h.start for h in hits if h.start > start and h.key not in keys), default=len(text))
        if colon is None and text[end:].strip():
            continue
        done = colon.end() if colon else end
        strength = Strength.COLON if colon else Strength.ALONE
        yield Label(keys, number, start, done, strength, run.level_box(start, end), (number,))


def _after(text: str, start: int, length: int) -> int:
    """The index behind `length` visible characters from `start`."""
    end = start
    while length > 0 and end < len(text):
        length -= not text[end].isspace()
        end += 1
    return end


def _keys_by_place(hits: Sequence[Hit]) -> dict[tuple[int, int], set[str]]:
    keys: dict[tuple[int, int], set[str]] = {}
    for hit in hits:
        keys.setdefault((hit.start, hit.end), set()).add(hit.key)
    return keys


def _extend(text: str, end: int, keys: Mapping[tuple[int, int], set[str]], names: set[str]) -> int:
    """Past a remark in brackets and past the same label in the other language."""
    while True:
        remark = _REMARK.match(text, end)
        if remark:
            end = remark.end()
            continue
        again = re.compile(r"[\s/|（(]*").match(text, end)
        start = again.end() if again else end
        twin = next((p for p, other in keys.items() if p[0] == start and (other & names)), None)
        if twin is None:
            return end
        names &= keys[twin]
        end = twin[1]


def _twin(text: str, end: int, keys: Mapping[tuple[int, int], set[str]]) -> int:
    """Past an unknown twin in another language: Place of birth/Lieu de naissance."""
    twin = _TWIN.match(text, end)
    if twin is None:
        return end
    return min([twin.end(), *(start for start, _ in keys if start > end)])


def _strength(text: str, start: int, end: int, done: int) -> Strength | None:
    """None where the phrase is a word in a sentence."""
    before = text[done:start]
    opens = _NUMBERING.fullmatch(before) is not None or (done > 0 and not before.strip())
    if _COLON.match(text, end):
        # Glued to the text before it, a phrase with a colon is a label only behind another label's value.
        return Strength.COLON if opens or before[-1] in _BREAKS or done > 0 else None
    if not opens and before[-1] not in _BREAKS:
        return None
    if not text[end:].strip(_SPECKS):
        return Strength.ALONE if opens else None
    return Strength.LOOSE if opens or before[-1] in " \u3000" else None
