"""Rows of a form's tables of education and work: from–to, place, degree or title (domain B.1)."""

import re
from collections.abc import Iterator, Sequence

from extractors.document import Field
from extractors.fields.layout import Run, Sheet
from extractors.fields.places import Stretch
from extractors.fields.view import View
from extractors.values import dates, names
from extractors.values.value import Value

EDUCATION, EXPERIENCE = "education", "experience"
_BEGINS = (
    (EDUCATION, re.compile(r"教育经历|学习经历|受教育情况|^education\b", re.IGNORECASE)),
    (
        EXPERIENCE,
        re.compile(r"工作经历|工作简历|任职经历|^(?:work|employment) (?:experience|history)", re.IGNORECASE),
    ),
)
_ENDS = re.compile(
    r"主要成果|主要业绩|代表性|工作设想|承诺|意见|achievements|work plan|publications", re.IGNORECASE
)
_STILL = re.compile(r"至今|现在|present|to date|now", re.IGNORECASE)
_HEADING = 40  # characters: longer lines begin no table


def careers(view: View) -> Iterator[Field]:
    """The fields `EDUCATION` and `EXPERIENCE`, one for each row: "1992-09/1996-06 place, degree or title"."""
    for number, sheet in enumerate(view.sheets):
        table = ""
        for index, run in enumerate(sheet.runs):
            if len(run.text) <= _HEADING:
                bare = run.text.strip(" 一二三四五六七八九十、.．")
                table = next((name for name, form in _BEGINS if form.search(bare)), table)
                table = "" if _ENDS.search(bare) else table
            row = _row(sheet, index) if table and _opens(run) else None
            if row is not None:
                value, parts = row
                yield view.field(
                    table, value, [(number, Stretch(i, 0, len(sheet.runs[i].text))) for i in parts]
                )


def _opens(run: Run) -> bool:
    return dates.parse(run.text) is not None and len(run.text) <= _HEADING


def _row(sheet: Sheet, index: int) -> tuple[Value, Sequence[int]] | None:
    """The row that begins with the period in run `index`; None where nothing stands beside the period."""
    here = sheet.runs[index]
    columns = _columns(sheet, index)
    period = _period(" ".join(sheet.runs[i].text for i in columns[0]))
    texts = [names.organisation(_joined([sheet.runs[i].text for i in column])) for column in columns[1:]]
    if period is None or not any(texts) or any(other.box.x1 <= here.box.x0 for other in _level(sheet, here)):
        return None
    parts = [i for column in columns for i in column]
    return Value(f"{period} {', '.join(text for text in texts if text)}", here.text), parts


def _joined(texts: Sequence[str]) -> str:
    whole = ""
    for text in texts:
        glue = " " if whole and not (names.has_han(whole[-1:]) or names.has_han(text[:1])) else ""
        whole += glue + text
    return whole


def _level(sheet: Sheet, here: Run) -> list[Run]:
    return [
        run for run in sheet.runs if run is not here and abs(run.middle - here.middle) < 0.4 * here.box.height
    ]


def _columns(sheet: Sheet, index: int) -> list[list[int]]:
    """The runs of the row, column by column: cells of the same height, else what stands on the same line."""
    here = sheet.runs[index]
    if here.cell is None:
        beside = [i for i, r in enumerate(sheet.runs) if abs(r.middle - here.middle) < 0.4 * here.box.height]
        return [[i] for i in sorted(beside, key=lambda i: sheet.runs[i].box.x0)]
    own = sheet.cells[here.cell].box
    slack = 0.3 * own.height
    level = [
        number
        for number, cell in enumerate(sheet.cells)
        if abs(cell.box.y0 - own.y0) < slack
        and abs(cell.box.y1 - own.y1) < slack
        and cell.box.x0 >= own.x0 - slack
    ]
    columns = [
        [i for i, run in enumerate(sheet.runs) if run.cell == number]
        for number in sorted(level, key=lambda number: sheet.cells[number].box.x0)
    ]
    return [column for column in columns if column]


def _period(text: str) -> str | None:
    """YYYY-MM/YYYY-MM, "open" where it has not ended."""
    found = dates.find(text)
    still = _STILL.search(text)
    if not found or (len(found) < 2 and not still):
        return None
    end = found[1].value[:7] if len(found) > 1 else dates.OPEN
    return f"{found[0].value[:7]}/{end}" if found[0].value and end else None
