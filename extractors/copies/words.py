"""The words of a page by number, and the page with some of them read otherwise."""

from collections.abc import Mapping
from dataclasses import replace

from extractors.page_text import Cell, Line, PageText, Table, Word


def words_of(text: PageText) -> tuple[Word, ...]:
    """Every word in reading order; a line that tells no words is one."""
    return tuple(word for line in text.lines for word in _words(line))


def respelled(text: PageText, heard: Mapping[int, Word]) -> PageText:
    """The page with the words of `heard` (by their number in `words_of`) in its lines and cells."""
    if not heard:
        return text
    lines, first, changed = [], 0, []
    for line in text.lines:
        old = _words(line)
        new = tuple(heard.get(first + place, word) for place, word in enumerate(old))
        first += len(old)
        if new != old:
            changed += [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
            line = _line(line, old, new)
        lines.append(line)
    tables = tuple(_table(table, changed) for table in text.tables)
    return replace(text, lines=tuple(lines), tables=tables)


def _words(line: Line) -> tuple[Word, ...]:
    return line.words or (Word(line.text, line.box, line.confidence),)


def _line(line: Line, old: tuple[Word, ...], new: tuple[Word, ...]) -> Line:
    text, end = line.text, 0
    for was, now in zip(old, new, strict=True):
        start = text.find(was.text, end)
        if start < 0:
            continue
        text = text[:start] + now.text + text[start + len(was.text) :]
        end = start + len(now.text)
    letters = sum(len(word.text) for word in new)
    sure = sum(word.confidence * len(word.text) for word in new) / letters if letters else 0.0
    return replace(line, text=text, words=new, confidence=sure)


def _table(table: Table, changed: list[tuple[Word, Word]]) -> Table:
    if not any(table.box.overlap(old.box) > 0 for old, _ in changed):
        return table
    return replace(table, cells=tuple(_cell(cell, changed) for cell in table.cells))


def _cell(cell: Cell, changed: list[tuple[Word, Word]]) -> Cell:
    text = cell.text
    for old, new in changed:
        if old.text and 2 * cell.box.overlap(old.box) > old.box.area:
            text = text.replace(old.text, new.text, 1)
    return replace(cell, text=text)
