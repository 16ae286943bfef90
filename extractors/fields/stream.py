"""The text of a whole document paragraph by paragraph, every character with its place, for patterns in it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width, normalize

from extractors.fields.layout import Run, Sheet
from extractors.fields.places import Stretch
from extractors.values.names import has_han

_PAGE_NUMBER = re.compile(r"[\s\-—–·第共页/\d]*|page\s*\d+(\s*(of|/)\s*\d+)?", re.IGNORECASE)
_LETTER = re.compile(r"[\u4e00-\u9fff，、（]")
_WORD_BEFORE = re.compile(r"(?<![A-Za-z])[A-Za-z]+$")
_MARGIN = 0.09  # of the page's height: running heads and page numbers stand there


class Stream:
    """`text` with a line end behind each paragraph, none within; no spaces beside Han characters.

    Marks are half-width; page numbers and running heads are left out, so that sentences go on over pages.
    """

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._places: list[tuple[int, int, int]] = []  # sheet, run, character
        characters: list[str] = []
        for character, place in self._characters():
            characters.append(character)
            self._places.append(place)
        self.text = "".join(characters)

    def _characters(self) -> Iterator[tuple[str, tuple[int, int, int]]]:
        last, before = "\n", None
        for number, index, run in self._running():
            glue = _glue(before, run, last)
            if glue:
                yield glue, (number, index, 0)
                last = glue
            for at, character in enumerate(run.text):
                if character.isspace() and (_wide(last) or _wide(run.text[at + 1 : at + 2])):
                    continue
                if _space_lost(run.text, at):
                    yield " ", (number, index, at)
                last = character
                yield _narrow(character), (number, index, at)
            before = (run, self._sheets[number])

    def _running(self) -> Iterator[tuple[int, int, Run]]:
        """Every run but page numbers and heads that stand on several pages."""
        heads = Counter(run.text for sheet in self._sheets for run in sheet.runs if _in_margin(sheet, run))
        for number, sheet in enumerate(self._sheets):
            for index, run in _cell_by_cell(sheet.runs):
                margin = _in_margin(sheet, run)
                if not (margin and (heads[run.text] > 1 or _PAGE_NUMBER.fullmatch(run.text))):
                    yield number, index, run

    def stretches(self, start: int, end: int) -> tuple[tuple[int, Stretch], ...]:
        """The place of the characters `start` to `end`: for each run touched its sheet and stretch."""
        spans: dict[tuple[int, int], tuple[int, int]] = {}
        for sheet, run, at in self._places[start:end]:
            low, high = spans.get((sheet, run), (at, at + 1))
            spans[sheet, run] = (min(low, at), max(high, at + 1))
        return tuple((sheet, Stretch(run, low, high)) for (sheet, run), (low, high) in spans.items())


def _cell_by_cell(runs: Sequence[Run]) -> Iterator[tuple[int, Run]]:
    """The runs in their order, but those of one table cell together where its first stands."""
    cells: dict[int | None, list[tuple[int, Run]]] = {}
    for index, run in enumerate(runs):
        cells.setdefault(run.cell, []).append((index, run))
    done: set[int] = set()
    for index, run in enumerate(runs):
        if run.cell is None:
            yield index, run
        elif run.cell not in done:
            done.add(run.cell)
            yield from cells[run.cell]


def _glue(before: tuple[Run, Sheet] | None, run: Run, last: str) -> str:
    """What stands between two runs: nothing or a space within a paragraph, a line end between two."""
    if before is None:
        return ""
    if not _goes_on(*before, run):
        return "\n"
    return "" if _wide(last) or _wide(run.text[:1]) else " "


def _goes_on(before: Run, sheet: Sheet, run: Run) -> bool:
    """Whether `run` goes on with the paragraph of `before`: beside it, or below a full line of it."""
    height = before.box.height
    if before.cell != run.cell:
        return False
    if abs(before.middle - run.middle) < 0.5 * height and run.box.x0 >= before.box.x0:
        return run.box.x0 - before.box.x1 < 4 * height
    limit = sheet.right_limit(before)
    full = before.box.x1 >= limit - 2.5 * height or _breaks_off(before, run) or _no_room(before, run, limit)
    full = full and not _stands_right(before, sheet, run) and not _centred_below(before, run)
    alike = 0.7 < run.box.height / max(height, 1.0) < 1.5
    below = 0 < run.middle - before.middle < 2.4 * height
    turned = before.middle > 0.75 * sheet.height and run.middle < 0.25 * sheet.height
    return full and alike and (turned or (below and run.box.x0 < before.box.x1))


def _centred_below(before: Run, run: Run) -> bool:
    """Whether a shorter line is set in the middle below: running text begins at the left."""
    apart = abs(before.box.centre[0] - run.box.centre[0])
    height = before.box.height
    return apart < 0.8 * height and run.box.x0 - before.box.x0 > height


def _stands_right(before: Run, sheet: Sheet, run: Run) -> bool:
    """Whether a line stands alone at the right margin, such as a date: nothing runs on from it."""
    short = len(before.text) <= 24 and before.box.x0 > 0.45 * sheet.width
    if not short and before.box.x0 - run.box.x0 < 0.2 * sheet.width:
        return False
    return not any(
        abs(other.middle - before.middle) < 0.5 * before.box.height and other.box.x1 <= before.box.x0
        for other in sheet.runs
    )


def _no_room(before: Run, run: Run, limit: float) -> bool:
    """Whether a Latin line stops because the first word of the next had no room on it: ragged margins."""
    word = len(run.text.split(" ", 1)[0])
    level = -6 * before.box.height < run.box.x0 - before.box.x0 < 0.5 * before.box.height
    if not level or has_han(before.text[-1:] + run.text[:1]) or before.text[-1:] in ".:;":
        return False
    return before.box.x1 + run.level_box(0, word).width + 0.5 * before.box.height > limit


def _space_lost(text: str, at: int) -> bool:
    """Whether a reader lost the space before a capital: "theSenate", "ofWestermark"."""
    if at < 2 or not (text[at].isupper() and text[at - 1].islower() and text[at + 1 : at + 2].islower()):
        return False
    word = _WORD_BEFORE.search(text[:at])
    return word is not None and word.group() not in ("Mc", "Mac", "De", "Di", "La", "Le", "Van", "Von")


def _breaks_off(before: Run, run: Run) -> bool:
    """Whether a long Chinese line stops without a mark and the next, not set in, begins without a label."""
    unfinished = len(before.text) >= 14 and bool(_LETTER.match(before.text[-1]))
    return (
        unfinished
        and run.box.x0 <= before.box.x0 + 0.5 * before.box.height
        and not re.search("[:：]", run.text[:14])
    )


def _in_margin(sheet: Sheet, run: Run) -> bool:
    return run.middle < _MARGIN * sheet.height or run.middle > (1 - _MARGIN) * sheet.height


def _wide(character: str) -> bool:
    """Whether no space stands beside it: Han characters, kana and wide marks, but not Hangul."""
    if "\uac00" <= character <= "\ud7a3":
        return False
    return character == "\n" or east_asian_width(character or "a") in "WF"


def _narrow(character: str) -> str:
    narrow = normalize("NFKC", character)
    return narrow if len(narrow) == 1 else character
