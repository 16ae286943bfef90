"""First pages of journal articles by the applicant, Chinese and English, and a library's search report."""

import random
from collections.abc import Callable

from samples.articles import Article, en_title, month_name, pinyin, put_authors, zh_title
from samples.canvas import Page, Rect, SealMark, Stroke
from samples.case import Case
from samples.fonts import Font
from samples.layouts import fill, prose
from samples.made import MadeDocument
from samples.numbers import cn_date
from samples.people import chinese_name
from samples.sheets import FACES
from samples.typeset import Mark, Piece, Style, paragraph


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    year = case.submitted.year - rng.randint(1, 4)
    others = (chinese_name(rng), chinese_name(rng))
    article = Article(
        case,
        rng,
        rng.choice(FACES),
        year,
        rng.randint(9, 60),
        rng.randint(1, 12),
        rng.randint(11, 990),
        others,
    )
    return MadeDocument("paper", [_KINDS[layout](article)])


def _body(article: Article, page: Page, top: float, columns: int, font: Font) -> None:
    """What follows the abstract, in columns to the foot of the page."""
    text, style = prose(article.case, article.rng), Style(font, 9, 1.55)
    width = (170 - 8 * (columns - 1)) / columns
    for column in range(columns):
        x = 20 + column * (width + 8)
        text = fill(page, Rect(x, top, x + width, 268), text, style, article.rng)
        page.regions.append(Rect(x - 1, top - 2, x + width + 6, 274))


def _chinese(article: Article) -> Page:
    """A Chinese journal: head over two lines, marks on names, classification numbers."""
    page, faces, year = Page(), article.faces, article.year
    venue = f"{article.case.specialty}学刊"
    page.text(20, 14, f"第{article.volume}卷  第{article.issue}期", 9, faces.body)
    page.text(105, 14, venue, 11, faces.bold, align="centre", field="venue", value=venue)
    page.text(190, 14, f"Vol.{article.volume}  No.{article.issue}", 9, Font.LATIN, align="right")
    page.text(
        20, 19.5, f"{year}年{article.issue}月", 9, faces.body, field="year", value=str(year), part=str(year)
    )
    page.text(190, 19.5, f"{month_name(article.issue)} {year}", 9, Font.LATIN, align="right")
    page.add(Stroke(20, 25, 190, 25, 0.3))
    paragraph(page, 20, 28, 100, ["DOI：", Mark(article.doi, "doi")], Style(Font.SANS, 8.5))
    title = [Mark(zh_title(article), "title")]
    y = paragraph(page, 20, 40, 170, title, Style(faces.title, 19, 1.4), align="centre") + 3
    names = ((article.case.applicant.name_zh, "1,2"), (article.others[0], "1"), (article.others[1], "2*"))
    put_authors(page, 105, y, names, faces.body, 12, "，")
    firm = f"（1. {article.case.employer.name}，北京 100195；2. {article.case.degree.institution_zh}）"
    y = paragraph(page, 24, y + 8, 162, [firm], Style(faces.body, 8.5, 1.5), align="centre") + 2
    text = (
        f"摘  要：以{article.case.employer.trade.products[0]}为对象，研究了制备条件对其结构与性能的影响，"
        "结果表明工艺稳定、重复性好。"
    )
    y = paragraph(page, 26, y, 158, [text], Style(faces.body, 9, 1.55))
    y = paragraph(
        page, 26, y, 158, [f"关键词：{article.case.specialty}；制备；性能；应用"], Style(faces.body, 9, 1.55)
    )
    number = f"1009-{article.page:04d}({year}){article.issue:02d}-0{article.page}-08"
    codes = f"中图分类号：O646    文献标识码：A    文章编号：{number}"
    y = paragraph(page, 26, y, 158, [codes], Style(faces.body, 8.5, 1.55)) + 6
    _body(article, page, y, 2, faces.body)
    return page


def _western(article: Article) -> Page:
    """An English journal: volume (year) pages at the head, marks a and b, info beside the abstract."""
    page = Page()
    venue = f"Norhaven Journal of {article.field}"
    end = article.page + 9
    line: list[Piece] = [
        Mark(venue, "venue"), f" {article.volume} (", Mark(str(article.year), "year"),
        f") {article.page}–{end}",
    ]  # fmt: skip
    paragraph(page, 20, 14, 170, line, Style(Font.LATIN, 9), align="centre")
    page.text(105, 24, "Contents lists available at the publisher’s site", 9, Font.LATIN, align="centre")
    page.text(105, 31, venue, 16, Font.LATIN, align="centre")
    page.add(Stroke(20, 44, 190, 44, 0.8))
    title = [Mark(en_title(article), "title")]
    y = paragraph(page, 20, 50, 165, title, Style(Font.LATIN, 18, 1.3)) + 3
    a, b = pinyin(article)
    put_authors(
        page, 20, y, ((article.case.applicant.natural, " a,*"), (a, " b"), (b, " a")), Font.LATIN, 13, ", "
    )
    y = paragraph(
        page, 20, y + 9, 165, [f"a {article.case.abroad.employer}, Utopia"], Style(Font.LATIN, 8.5, 1.5)
    )
    y = (
        paragraph(
            page, 20, y, 165, [f"b {article.case.degree.institution}, Utopia"], Style(Font.LATIN, 8.5, 1.5)
        )
        + 4
    )
    page.text(20, y, "A R T I C L E   I N F O", 9, Font.LATIN)
    page.text(76, y, "A B S T R A C T", 9, Font.LATIN)
    small = Style(Font.LATIN, 8.5, 1.5)
    for n, text in enumerate(
        ("Article history:", f"Received 12 May {article.year - 1}", f"Accepted 3 January {article.year}")
    ):
        page.text(20, y + 8 + 5 * n, text, 8.5, Font.LATIN)
    abstract = (
        f"The preparation of a {article.case.employer.trade.invention_en.lower()} is reported. The effect "
        "of each condition on structure was examined, and the process proved stable and repeatable."
    )
    paragraph(page, 76, y + 8, 114, [abstract], small)
    page.add(Stroke(20, y + 34, 190, y + 34, 0.2))
    paragraph(page, 20, 258, 150, ["https://doi.org/", Mark(article.doi, "doi")], small)
    page.text(20, 264, f"0000-0000/© {article.year} Norhaven Press. All rights reserved.", 8.5, Font.LATIN)
    return page


def _transactions(article: Article) -> Page:
    """A society's transactions: head in capitals, a large title, an abstract that begins with a dash."""
    page = Page()
    venue = f"NORHAVEN TRANSACTIONS ON {article.field.upper()}"
    month = ("JANUARY", "MARCH", "JUNE", "OCTOBER")[article.issue % 4]
    line: list[Piece] = [
        Mark(venue, "venue"), f", VOL. {article.volume}, NO. {article.issue}, {month} ",
        Mark(str(article.year), "year"),
    ]  # fmt: skip
    paragraph(page, 20, 13, 150, line, Style(Font.LATIN_SANS, 7.5))
    page.text(190, 13, str(article.page), 7.5, Font.LATIN_SANS, align="right")
    title = [Mark(en_title(article).title(), "title")]
    y = paragraph(page, 24, 28, 162, title, Style(Font.LATIN, 23, 1.25), align="centre") + 6
    a, b = pinyin(article)
    names = ((article.case.applicant.natural, ""), (a, ""), (b, ""))
    put_authors(page, 105, y, names, Font.LATIN, 11.5, ", ", ", and ")
    abstract = (
        "Abstract—This paper reports a new method and its verification. It was compared with earlier work, "
        "and the results show lower cost at equal accuracy. Index Terms—Calibration, design, verification."
    )
    style = Style(Font.LATIN_BOLD, 9, 1.4)
    y = paragraph(page, 20, y + 16, 82, [abstract], style) + 4
    paragraph(
        page, 20, y, 82, ["Digital Object Identifier ", Mark(article.doi, "doi")], Style(Font.LATIN, 8.5, 1.5)
    )
    text = f"Manuscript received May 12, {article.year - 1}; revised October 3, {article.year - 1}."
    paragraph(page, 20, 250, 82, [text], Style(Font.LATIN, 8.5, 1.5))
    return page


def _searched(article: Article) -> Page:
    """检索证明: what a library found indexed, with its seal."""
    page, faces = Page(), article.faces
    page.text(105, 28, "论文收录检索证明", 24, faces.title, align="centre")
    style = Style(Font.SANS, 10.5, 1.6)
    text = f"委托人：{article.case.applicant.name_zh}    委托单位：{article.case.employer.name}"
    paragraph(page, 24, 46, 162, [text], style)
    paragraph(page, 24, 54, 162, ["检索数据库：SCI-EXPANDED    检索结果：被收录论文 1 篇"], style)
    page.add(Stroke(22, 64, 188, 64, 0.3))
    a, b = pinyin(article)
    y = 70.0
    rows: tuple[tuple[str, list[Piece]], ...] = (
        ("标题: ", [Mark(en_title(article), "title")]),
        (
            "作者: ",
            [
                Mark(article.case.applicant.natural, "author"),
                "; ",
                Mark(a, "author"),
                "; ",
                Mark(b, "author"),
            ],
        ),
        ("来源出版物: ", [Mark(f"NORHAVEN JOURNAL OF {article.field.upper()}", "venue")]),
        ("卷: ", [f"{article.volume}  期: {article.issue}  页: {article.page}-{article.page + 9}"]),
        ("出版年: ", [Mark(str(article.year), "year")]),
        ("DOI: ", [Mark(article.doi, "doi")]),
        ("入藏号: ", [f"WOS:000{article.page * 7919:09d}00012"]),
        ("文献类型: ", ["Article"]),
    )
    for label, pieces in rows:
        y = paragraph(page, 24, y, 160, [label, *pieces], style) + 2
    library = "北京云溪科技情报图书馆"
    page.text(150, 220, library, 11, faces.body, align="centre")
    page.text(150, 229, cn_date(article.case.submitted), 11, faces.body, align="centre")
    page.add(SealMark(152, 224, 40, library, "检索专用章", turn=article.rng.uniform(-8, 8)))
    return page


def _plain(article: Article) -> Page:
    """A Chinese magazine: one line at the head, names parted by spaces, no DOI."""
    page, faces = Page(), article.faces
    venue = f"{article.case.employer.trade.name[:2]}技术通报"
    head: list[Piece] = [
        Mark(venue, "venue"),
        "  ",
        Mark(f"{article.year}", "year"),
        f"年第{article.issue}期",
    ]
    paragraph(page, 20, 14, 170, head, Style(faces.body, 9.5))
    page.add(Stroke(20, 20, 190, 20, 0.3))
    title = [
        Mark(f"{article.case.specialty}方法在{article.case.employer.trade.products[1]}中的应用", "title")
    ]
    y = paragraph(page, 20, 34, 170, title, Style(faces.title, 20, 1.4), align="centre") + 4
    names = ((article.others[0], ""), (article.case.applicant.name_zh, ""), (article.others[1], ""))
    put_authors(page, 105, y, names, faces.body, 12, "    ")
    y = paragraph(
        page,
        24,
        y + 9,
        162,
        [f"（{article.case.employer.name}，北京 100196）"],
        Style(faces.body, 9, 1.5),
        align="centre",
    )
    y = paragraph(
        page,
        24,
        y + 3,
        162,
        ["【摘要】介绍了方法的原理、步骤和实例，讨论了影响结果的主要因素。"],
        Style(faces.body, 9.5, 1.55),
    )
    y = (
        paragraph(
            page,
            24,
            y,
            162,
            [f"【关键词】{article.case.specialty}；方法；应用"],
            Style(faces.body, 9.5, 1.55),
        )
        + 6
    )
    _body(article, page, y, 2, faces.body)
    page.text(20, 276, f"收稿日期：{article.year}-0{article.issue % 9 + 1}-12", 8.5, faces.body)
    return page


_KINDS: tuple[Callable[[Article], Page], ...] = (_chinese, _western, _transactions, _searched, _plain)
LAYOUTS = len(_KINDS)
