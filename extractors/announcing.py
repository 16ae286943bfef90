"""Sheets that name documents and are none: tables of contents, dividers, covers of bound attachments."""

import re
from collections.abc import Iterable, Mapping

from extractors.fields.layout import LARGE, Sheet

_LEADER = re.compile(r"[.·…。]{3,}\s*\d{1,3}$|[.·…]{6,}")
_NUMBERED = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]")
_COPY = r"(?:复印件|扫描件|影印件|材料|附件[一二三四五六七八九十\d]*)[)）]?"
_DIVIDER = re.compile(
    rf".*{_COPY}$|附件[一二三四五六七八九十\d]{{1,3}}.*|第[一二三四五六七八九十\d]{{1,3}}部分.*"
)
_COVER = re.compile(r"(?:申报|申请)?(?:附件|证明|支撑|佐证|相关证明)(?:材料|资料)?(?:汇编|清单)?")
_BARE_ROWS, _BARE_LETTERS = 4, 60  # a divider has no more on it
_COVER_ROWS = 14  # title, company, person and date of a bound volume, in both languages
_SENTENCE = re.compile("[。；;]")


def announces(sheet: Sheet, titles: Mapping[str, Iterable[str]], headed: bool) -> bool:
    """Whether the page only names documents; `headed`: it has a title such as 目录."""
    return is_divider(sheet) or is_cover(sheet) or _lists_documents(sheet, titles, headed)


def is_divider(sheet: Sheet) -> bool:
    """Hardly anything on the sheet but 附件三 or what is a copy of what."""
    if len(sheet.runs) > _BARE_ROWS or len(sheet.plain) > _BARE_LETTERS or _SENTENCE.search(sheet.plain):
        return False
    return any(_DIVIDER.fullmatch("".join(run.text.split())) for run in sheet.runs)


def is_cover(sheet: Sheet) -> bool:
    """附件材料 in large type, and hardly anything else."""
    if len(sheet.runs) > _COVER_ROWS or _SENTENCE.search(sheet.plain):
        return False
    return any(row.size >= LARGE and _COVER.fullmatch(row.text) for row in sheet.rows_apart)


def _lists_documents(sheet: Sheet, titles: Mapping[str, Iterable[str]], headed: bool) -> bool:
    """Three types and numbers of pages; two where a title says that it is a list."""
    paged = sum(
        1 for run in sheet.runs if _LEADER.search(run.text) or re.fullmatch(r"[\d\-—– ]{1,9}", run.text)
    )
    if not headed and paged < 3:
        return False
    rows = [_bare(run.text) for run in sheet.runs]
    listed = {
        kind
        for kind, phrases in titles.items()
        if any(_lists(row, title) for title in phrases for row in rows)
    }
    return len(listed) >= (2 if headed else 3)


def _bare(row: str) -> str:
    """A row of a list without its number, its leaders and the page."""
    return re.sub(r"[\s.·…]*[\d\-—–]*$", "", re.sub(r"[\s.·…]{2,}", "", _NUMBERED.sub("", row)))


def _lists(row: str, title: str) -> bool:
    """Whether a row of a list names a document: hardly more than its title."""
    return len(title) >= 2 and title in row and len(row) <= max(2.5 * len(title), 14)
