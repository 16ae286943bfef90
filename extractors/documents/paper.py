"""Journal articles by their first page, and libraries' proofs that they are indexed (domain B.20)."""

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.layout import Run, Sheet
from extractors.fields.lists import listed, parted
from extractors.fields.places import Stretch
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values import book_number, countries, names
from extractors.values.value import Value
from ingest.wording import Bilingual

# What journals print about an article, in one line.
_SIGN = re.compile(
    r"中图分类号|文献标识码|文章编号|^收稿日期|Contents lists available|Digital Object Identifier"
    r"|^(?:Manuscript )?received .{4,30}(?:revised|accepted)|VOL\.? ?\d+, ?NO\.? ?\d+.{0,30}\d{4}"
    r"|^.{0,12}DOI ?[:：] ?10\.|doi\.org/ ?10\.|^[(（【\[]?摘\s*要[)）】\]]?[:：\s]|^Abstract ?[—:-]",
    re.IGNORECASE,
)
_REPORT = re.compile("检索证明|检索报告|收录证明")  # its labels say everything
_HEAD = 0.12  # of the page's height: journals name themselves above
_MARGIN = 0.075  # running heads stand above
_AFFILIATION = re.compile(
    r"大学|学院|公司|研究[院所]|实验室|中心,|University|Institute|Laborator|Department|Abstract|ABSTRACT|A\s?B\s?S\s?T"
    r"|摘\s*要|关键词|Received|Contents|ARTICLE|^\s*[(（]?[1a][.．] |DOI|\d{5,6}",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?<!\d)(?=(?:19|20)\d\d)(?P<v>\d{4})(?=\s?年|\)\s?\d|,?\s?(?:Vol|第)|\s*$)", re.IGNORECASE
)

_VENUE_HAN = r"[\u4e00-\u9fff]{2,20}(?:学报|学刊|杂志|通报|通讯|进展|评论|期刊|导报|论坛|译丛)"


def _extract(view: View) -> Iterator[Field]:
    """Title and authors by their place and size; a search report has labels for them."""
    sheet = view.sheets[0]
    if _REPORT.search(sheet.plain[:300]):
        specs = {spec.name: spec for spec in view.kind.fields}
        yield from listed(view, specs["author"])
        return
    yield from _year(view, sheet)
    title = _title(sheet)
    if title:
        value = shapes.text(300)(_joined([sheet.runs[i] for i in title]))
        if value is not None:
            yield view.field("title", value, [(0, _whole(sheet, i)) for i in title])
            yield from _authors(view, sheet, sheet.runs[title[-1]])


def _year(view: View, sheet: Sheet) -> Iterator[Field]:
    """The year in the journal's head; the text below names others."""
    for index, run in enumerate(sheet.runs):
        found = _DATED.search(run.text) if run.middle < _HEAD * sheet.height else None
        if found:
            year = found.group("v")
            yield view.field("year", Value(year, year), [(0, Stretch(index, *found.span("v")))])
            return


def _whole(sheet: Sheet, index: int) -> Stretch:
    return Stretch(index, 0, len(sheet.runs[index].text))


def _joined(runs: Sequence[Run]) -> str:
    text = ""
    for run in runs:
        wide = names.has_han(text[-1:]) or names.has_han(run.text[:1])
        text += ("" if not text or wide else " ") + run.text.strip()
    return text


def _title(sheet: Sheet) -> list[int]:
    """The largest lines of the upper half below the journal's own name, one under the other."""
    head = [run for run in sheet.runs if run.middle < _HEAD * sheet.height]
    upper = [
        i
        for i, run in enumerate(sheet.runs)
        if _MARGIN * sheet.height < run.middle < 0.5 * sheet.height
        and len(run.text) >= 6
        and not any(other is not run and other.text.startswith(run.text) for other in head)
    ]
    if not upper:
        return []
    first = sheet.runs[max(upper, key=lambda i: sheet.runs[i].box.height)]
    tallest = first.box.height
    large = sorted((i for i in upper if _as_large(sheet.runs[i], first)), key=lambda i: sheet.runs[i].middle)
    lines = large[:1]
    for index in large[1:]:
        if sheet.runs[index].middle - sheet.runs[lines[-1]].middle > 2.2 * tallest:
            break
        lines.append(index)
    return lines


def _as_large(run: Run, tallest: Run) -> bool:
    """Whether a line is set in the type of the tallest: by its height, or as wide a letter."""
    return run.box.height > 0.8 * tallest.box.height or (
        run.box.height > 0.65 * tallest.box.height and _pitch(run) > 0.92 * _pitch(tallest)
    )


def _pitch(run: Run) -> float:
    """Pixels for a letter, a Han character counted as two."""
    return run.box.width / sum(2 if names.has_han(letter) else 1 for letter in run.text)


def _authors(view: View, sheet: Sheet, last: Run) -> Iterator[Field]:
    """The names in the lines below the title, up to what their authors belong to."""
    below = sorted(
        (i for i, run in enumerate(sheet.runs) if run.middle > last.middle + 0.6 * last.box.height),
        key=lambda i: (sheet.runs[i].middle, sheet.runs[i].box.x0),
    )
    seen: set[str] = set()
    for index in below[:6]:
        text = sheet.runs[index].text
        if _AFFILIATION.search(text) or _ends_in_country(text):
            return
        for field in parted(view, "author", _author, _marked(text), [(0, _whole(sheet, index))]):
            if field.value not in seen:
                seen.add(field.value)
                yield field


def _ends_in_country(text: str) -> bool:
    """Whether a state stands behind the last comma, as in an address; its name whole, none of its words."""
    _, comma, last = text.rpartition(",")
    return bool(comma) and countries.parse("".join(last.split())) is not None


def _marked(raw: str) -> str:
    """Names parted by line ends: raised marks between Han names part them, those behind Latin ones go."""
    text = normalize("NFKC", raw)
    if names.has_han(text):
        return re.sub(r"[^\u4e00-\u9fff·•・‧∙\s]+", "\n", text)
    bare = re.sub(r"(?<=[a-z])\s?[a-e]?(?:,?[*∗†‡§\d]+)+(?=[,;\s]|$)", "", text)
    return re.sub(r"(?<=[a-z.]) [a-eα-ω](?:[,'’`.]?\s?[a-e*∗])*(?=[,;]| and |$)", "", bare)


def _author(raw: str) -> Value | None:
    """A person's name: in Latin letters two words at least, in Han characters two to four or with a dot."""
    value = shapes.person(raw.strip(" ,*∗·"))
    if value is None:
        return None
    text = value.value
    if names.has_han(text):
        parts = text.split("·")
        return value if 2 <= len(text) <= 4 or (len(parts) > 1 and max(map(len, parts)) <= 6) else None
    return value if re.search(r"[a-z.][ ]", text) and len(text) > 4 else None


def _venue(raw: str) -> Value | None:
    """A journal's name without what follows it."""
    bare = re.split(r"\s?,?\s?(?:VOL\b|Vol\b|\d{1,4}\s?\(|第\d)", raw.strip())[0]
    return shapes.organisation(bare)


TYPE = DocumentType(
    name="paper",
    called=Bilingual(zh="论文", en="Paper"),
    titles=(
        "论文收录检索证明",
        "检索证明",
        "文献检索证明",
        "收录引用检索报告",
        "文献检索报告",
        "论文检索报告",
    ),
    anchors=(
        "中图分类号",
        "文献标识码",
        "关键词",
        "文章编号",
        "收稿日期",
        "来源出版物",
        "入藏号",
        "检索数据库",
        "被收录论文",
        "Index Terms",
        "Keywords",
        "Article history",
        "Manuscript received",
    ),
    stops=(
        "委托人",
        "委托单位",
        "检索数据库",
        "检索结果",
        "卷",
        "期",
        "页",
        "入藏号",
        "文献类型",
        "摘要",
        "ISSN",
        "语种",
    ),
    fields=(
        FieldSpec("title", shapes.text(300), ("标题", "题名", "论文题目", "Title"), wrap=True),
        FieldSpec("author", _author, ("作者", "论文作者", "Author", "Authors"), many=True, wrap=True),
        FieldSpec(
            "venue",
            _venue,
            ("来源出版物", "刊名", "期刊名称", "发表期刊", "Source"),
            (
                rf"(?:^|\n|期)(?P<v>{_VENUE_HAN})(?=\n|Vol|\s|\d|第|$)",
                r"(?:^|\n)(?P<v>[A-Z][A-Za-z&:\- ]{4,90}?)\s?\d{1,4}\s?\((?:19|20)\d\d\)",
                r"(?:^|\n)(?P<v>[A-Z][A-Z&:\- ]{6,90}),? ?VOL",
            ),
            wrap=True,
        ),
        FieldSpec(
            "year",
            shapes.year,
            ("出版年", "发表时间", "Published"),
            (
                r"(?<!\d)(?P<v>(?:19|20)\d\d)\s?年\s?第?\s?\d{1,2}\s?[月期]",
                r"\d{1,4}\s?\((?P<v>(?:19|20)\d\d)\)\s?\d",
                r"VOL\.? ?\d+, ?NO\.? ?\d+[^\n]{0,24}?(?P<v>(?:19|20)\d\d)",
                r"[©Ⓒ]\s?(?P<v>(?:19|20)\d\d)",
            ),
        ),
        FieldSpec(
            "doi",
            book_number.doi,
            ("DOI", "Digital Object Identifier"),
            (r"(?P<v>10\.\s?\d{4,9}\s?/\s?[^\s\n,;。]{2,100})",),
            loose=True,
        ),
    ),
    extract=_extract,
    sign=lambda text: bool(_SIGN.search(text)),
)
