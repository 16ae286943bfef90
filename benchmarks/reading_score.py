"""How well pages were read: characters in any order and in reading order, fields, lines under seals."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from benchmarks.reading_pages import Sheet
from extractors.page_text import Cell, PageText, SealColour
from samples.reading_order import ordered_errors, plain_form
from samples.truth import TextTruth

_UNDER = 0.15  # share of a line's box that lies under a seal
_FIGURE = re.compile(r"[(\-]?\d[\d,]*\.\d\d\)?")
_STATEMENT = 10  # figures that make a page one with a statement
Answer = PageText | str


@dataclass(slots=True)
class Score:
    """Sums over pages: what was printed and how much of it was misread."""

    pages: int = 0
    characters: int = 0
    errors: int = 0
    ordered: int = 0
    ordered_characters: int = 0
    fields: int = 0
    fields_found: int = 0
    sealed: int = 0
    sealed_errors: int = 0

    @property
    def cer(self) -> float:
        """Per cent, order-free: each printed line against its best match on the page."""
        return 100 * self.errors / max(1, self.characters)

    @property
    def ordered_cer(self) -> float:
        return 100 * self.ordered / max(1, self.ordered_characters)

    @property
    def found(self) -> float:
        """Per cent of the fields that stand verbatim in what was read."""
        return 100 * self.fields_found / max(1, self.fields)

    @property
    def sealed_cer(self) -> float:
        """Per cent, order-free, of the lines that lie partly under a seal in colour."""
        return 100 * self.sealed_errors / max(1, self.sealed)

    def add(self, sheet: Sheet, answer: Answer) -> None:
        """Count one page."""
        truth = sheet.truth
        text = text_of(answer)
        ordered, printed = ordered_errors(truth, answer)
        plain = "\n".join(map(plain_form, text.split("\n"))), plain_form(text)
        colour = [s.box for s in truth.seals if s.colour is not SealColour.BLACK]
        for line in truth.texts:
            wrong, length = _errors(line.text, plain), len(plain_form(line.text))
            self.characters, self.errors = self.characters + length, self.errors + wrong
            if sum(line.box.overlap(seal) for seal in colour) > _UNDER * line.box.area:
                self.sealed, self.sealed_errors = self.sealed + length, self.sealed_errors + wrong
        self.pages += 1
        self.ordered, self.ordered_characters = self.ordered + ordered, self.ordered_characters + printed
        self.fields += len(truth.fields)
        self.fields_found += sum(plain_form(one.raw) in plain[1] for one in truth.fields)


def score(sheets: Sequence[Sheet], answers: Sequence[Answer]) -> Score:
    """The pages counted together."""
    total = Score()
    for sheet, answer in zip(sheets, answers, strict=True):
        total.add(sheet, answer)
    return total


def text_of(answer: Answer) -> str:
    return answer if isinstance(answer, str) else "\n".join(line.text for line in answer.lines)


def _errors(printed: str, plain: tuple[str, str]) -> int:
    """Edit distance of a printed line to the best matching part of a page, as lines and as one string."""
    wanted = plain_form(printed)
    best = len(wanted)
    for text in plain:
        if wanted in text:
            return 0
        found = fuzz.partial_ratio_alignment(wanted, text)
        if found is None:
            continue
        for a in (-1, 0, 1):
            for b in (-1, 0, 1):
                part = text[max(0, found.dest_start + a) : found.dest_end + b]
                best = min(best, Levenshtein.distance(wanted, part))
    return best


def figures_in_cells(sheet: Sheet, read: PageText) -> tuple[int, int]:
    """Figures of a page with a statement, and how many of them a cell at their place states exactly."""
    figures = [t for t in sheet.truth.texts if _FIGURE.fullmatch(t.text.strip())]
    if len(figures) < _STATEMENT:
        return 0, 0
    cells = [cell for table in read.tables for cell in table.cells]
    return len(figures), sum(_in_its_cell(figure, cells) for figure in figures)


def _in_its_cell(figure: TextTruth, cells: Sequence[Cell]) -> bool:
    x, y = figure.box.centre
    here = (c for c in cells if c.box.x0 <= x < c.box.x1 and c.box.y0 <= y < c.box.y1)
    return any(plain_form(cell.text) == plain_form(figure.text) for cell in here)
