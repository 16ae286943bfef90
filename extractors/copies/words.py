"""The words of a page by number, and the page with some of them read otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.page_text import Cell, Line, PageText, Table, Word

Pair = tuple[Word, Word]
"""A word as it was, and as it is now."""


def words_of(text: PageText) -> tuple[Word, ...]:
    """Every word in reading order; a line that tells no words is one."""
    return tuple(word for line in text.lines for word in _words(line))


def respelled(text: PageText, heard: Mapping[int, Word]) -> PageText:
    """The page with the words of `heard` (by their number in `words_of`) in its lines and cells."""
    if not heard:
        return text
    lines: list[Line] = []
    pairs: list[Pair] = []
    for line in text.lines:
        old = _words(line)
        new = tuple(heard.get(len(pairs) + place, word) for place, word in enumerate(old))
        pairs += zip(old, new, strict=True)
        lines.append(_line(line, old, new) if new != old else line)
    tables = tuple(_table(table, pairs) for table in text.tables)
    return replace(text, lines=tuple(lines), tables=tables)


def _words(line: Line) -> tuple[Word, ...]:
    return line.words or (Word(line.text, line.box, line.confidence),)


def _line(line: Line, old: tuple[Word, ...], new: tuple[Word, ...]) -> Line:
    text = _spelled(line.text, list(zip(old, new, strict=True)))
    letters = sum(len(word.text) for word in new)
    sure = sum(word.confidence * len(word.text) for word in new) / letters if letters else 0.0
    return replace(line, text=text, words=new, confidence=sure)


def _spelled(text: str, pairs: Sequence[Pair]) -> str:
    """The text with its words, one behind the other, as they are now."""
    end = 0
    for was, now in pairs:
        start = text.find(was.text, end)
        if start < 0:
            continue
        text = text[:start] + now.text + text[start + len(was.text) :]
        end = start + len(now.text)
    return text


def _table(table: Table, pairs: Sequence[Pair]) -> Table:
    if not any(old != new and table.box.overlap(old.box) > 0 for old, new in pairs):
        return table
    return replace(table, cells=tuple(_cell(cell, pairs) for cell in table.cells))


def _cell(cell: Cell, pairs: Sequence[Pair]) -> Cell:
    inside = [pair for pair in pairs if 2 * cell.box.overlap(pair[0].box) > pair[0].box.area]
    return replace(cell, text=_spelled(cell.text, inside))
