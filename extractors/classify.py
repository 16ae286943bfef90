"""What a page looks like by itself: titles, anchors, parts, page numbers, contents."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.documents import document_types
from extractors.fields.headings import TitleMatch, match_titles, parts_on
from extractors.fields.layout import Heading, Sheet
from extractors.language.phrases import PhraseIndex

CONTENTS = "contents"
OTHER = "other"

_PAGE_OF = re.compile(r"第?(\d{1,3})[页/](?:共|of)?(\d{1,3})页?|page(\d{1,3})of(\d{1,3})", re.IGNORECASE)
_LEADER = re.compile(r"[.·…。]{3,}\s*\d{1,3}$|[.·…]{6,}")
_NUMBERED = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]")
_DIVIDER = re.compile(r"(?:复印件|扫描件|附件[一二三四五六七八九十\d]*|材料)$|^附件[一二三四五六七八九十\d]+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for each type on a page: titles best first, distinct anchors counted by type."""

    sheet: Sheet
    titles: tuple[TitleMatch, ...]
    anchors: Mapping[str, int]
    against: Mapping[str, int]
    signed: frozenset[str]
    number: tuple[int, int] | None
    header: str
    blank: bool
    contents: bool

    def title_of(self, kind: str) -> float:
        """The score of the best title of `kind`, lowered by what speaks against it."""
        best = max((match.score for match in self.titles if match.key == kind), default=0.0)
        return max(0.0, best - 0.35 * self.against.get(kind, 0))

    def weight(self, kind: str) -> float:
        """All that speaks for `kind`: its title, its anchors, its own signs."""
        anchored = min(0.6, 0.12 * self.anchors.get(kind, 0))
        return self.title_of(kind) + anchored + (1.0 if kind in self.signed else 0.0)


@cache
def _titles() -> Mapping[str, Sequence[str]]:
    return {name: kind.titles for name, kind in document_types().items() if kind.titles}


@cache
def _phrases() -> PhraseIndex:
    """Anchors and what speaks against, of all types, under "+type" and "-type"."""
    kinds = document_types().values()
    return PhraseIndex(
        {f"+{k.name}": k.anchors for k in kinds if k.anchors}
        | {f"-{k.name}": k.against for k in kinds if k.against}
    )


def look_at(sheet: Sheet) -> Evidence:
    """The evidence on one page."""
    blank = sheet.page.text.blank or not sheet.plain
    tops = () if blank else sheet.headings
    kinds = document_types().values()
    refused = {k.name for k in kinds if not blank and k.refuses and k.refuses(sheet)}
    matches = [*match_titles(tops, _titles()), *(() if blank else _first_parts(sheet))]
    titles = tuple(match for match in matches if match.key not in refused)
    found: dict[str, set[str]] = {}
    for hit in () if blank else _phrases().find(sheet.doc, overlapping=True):
        found.setdefault(hit.key, set()).add(sheet.runs[hit.row].text[hit.start : hit.end])
    return Evidence(
        sheet=sheet,
        titles=titles,
        anchors={
            key[1:]: len(words) for key, words in found.items() if key[0] == "+" and key[1:] not in refused
        },
        against={key[1:]: len(words) for key, words in found.items() if key[0] == "-"},
        signed=frozenset(k.name for k in kinds if k.sign and any(k.sign(run.text) for run in sheet.runs)),
        number=_page_number(sheet),
        header=_header(sheet),
        blank=blank,
        contents=not blank and _is_contents(sheet, tops, titles),
    )


def _first_parts(sheet: Sheet) -> Iterator[TitleMatch]:
    """Documents that begin with a part of their own in the upper half: a booklet that opens with 公司简介."""
    for kind in document_types().values():
        for part, index in parts_on(kind.parts, sheet):
            run = sheet.runs[index]
            size = run.box.height / max(sheet.line_height, 1.0)
            opens = size >= 1.06 or run.text.startswith("一")
            if part.rank == 0 and opens and run.middle < 0.5 * sheet.height:
                heading = Heading(run.text, size, run.box.y0 / max(sheet.height, 1), index)
                yield TitleMatch(kind.name, heading, 0.75)


def _page_number(sheet: Sheet) -> tuple[int, int] | None:
    """Page x of y as printed at the foot or head of the page."""
    for run in sheet.runs:
        if 0.08 * sheet.height < run.middle < 0.88 * sheet.height:
            continue
        match = _PAGE_OF.search("".join(run.text.split()))
        if match:
            number, count = (int(group) for group in match.groups() if group)
            if 0 < number <= count:
                return number, count
    return None


def _header(sheet: Sheet) -> str:
    """The running head: small text in the upper margin without its digits."""
    rows = [run for run in sheet.runs if run.box.y1 < 0.08 * sheet.height]
    return re.sub(r"[\d\s\-—]", "", "".join(run.text for run in rows))


def _is_contents(sheet: Sheet, tops: Sequence[Heading], titles: Sequence[TitleMatch]) -> bool:
    """A list of titles with leaders or page numbers, or a sheet with nothing but a title and 复印件."""
    if len(sheet.runs) <= 4 and len(sheet.plain) <= 40 and tops:
        return any(_DIVIDER.search(heading.text) for heading in tops)
    rows = [_bare(run.text) for run in sheet.runs]
    listed = {
        kind
        for kind, phrases in _titles().items()
        if kind != CONTENTS and any(_lists(row, title) for title in phrases for row in rows)
    }
    paged = sum(
        1 for run in sheet.runs if _LEADER.search(run.text) or re.fullmatch(r"[\d\-—– ]{1,9}", run.text)
    )
    named = any(match.key == CONTENTS and match.score >= 0.7 for match in titles)
    return (len(listed) >= 3 and paged >= 3) or (named and len(listed) >= 2)


def _bare(row: str) -> str:
    """A row of a list without its number, its leaders and the page."""
    return re.sub(r"[\s.·…]*[\d\-—–]*$", "", re.sub(r"[\s.·…]{2,}", "", _NUMBERED.sub("", row)))


def _lists(row: str, title: str) -> bool:
    """Whether a row of a list names a document: hardly more than its title."""
    return len(title) >= 2 and title in row and len(row) <= max(2.5 * len(title), 14)
