"""Tables with few rules or many: three-line tables, statements ruled only across, forms within forms."""

import random

from samples import statements, tables
from samples.books import FiscalYear
from samples.canvas import Page, Panel, Rect, Stroke
from samples.case import Case
from samples.sheets import Faces
from samples.statements import Item, Look
from samples.tables import Cell, Row, Ruling
from samples.typeset import Style, break_lines, plain

_HEADS = ("项目", "期末余额", "年初余额")
_LEFT, _RIGHT = 20.0, 190.0
_BELOW = "上述指标均取自经审计的财务报表，各年度口径一致，可以比较。"


def three_line(case: Case, rng: random.Random, faces: Faces) -> Page:
    """三线表 within prose: a rule above, one below the heads, one at the foot."""
    page = Page()
    y = _lines(page, 30, f"{case.employer.name}近三年的主要经营指标见下表，单位为元。", faces)
    page.text(105, y + 4, "表1 主要经营指标", 9.5, faces.bold, align="centre")
    y += 12
    rows = [(f"{year.year}年度", f"{year.income.revenue:,.2f}", f"{year.income.net:,.2f}",
             f"{year.closing.assets:,.2f}", f"{rng.uniform(2, 19):.2f}%") for year in case.years]  # fmt: skip
    heads = ("年度", "营业收入", "净利润", "资产总额", "研发占比")
    edges = (_LEFT + 2, 78.0, 112.0, 152.0, _RIGHT - 2)
    for at, width in ((y - 1.5, 0.4), (y + 5.5, 0.2), (y + 8 + 7 * len(rows), 0.4)):
        page.add(Stroke(_LEFT, at, _RIGHT, at, width))
    _row(page, y, heads, edges, 9, faces)
    for number, row in enumerate(rows):
        _row(page, y + 8 + 7 * number, row, edges, 9, faces)
    _lines(
        page, y + 18 + 7 * len(rows), "上述指标均取自经审计的财务报表，各年度口径一致，可以比较。" * 3, faces
    )
    return page


def open_sheet(year: FiscalYear, rng: random.Random, faces: Faces) -> Page:
    """A balance sheet in one column of lines, ruled only across, its negative figures in brackets."""
    return _statement(year, rng, faces, ruled=True)


def unruled(year: FiscalYear, rng: random.Random, faces: Faces) -> Page:
    """The same without any rule: only the alignment tells the columns."""
    return _statement(year, rng, faces, ruled=False)


def _statement(year: FiscalYear, rng: random.Random, faces: Faces, *, ruled: bool) -> Page:
    page = Page()
    page.text(105, 24, "资产负债表" if ruled else "利润表", 16, faces.title, align="centre")
    page.text(_LEFT, 34, f"{year.year}年12月31日", 9, faces.body)
    page.text(_RIGHT, 34, "单位：元", 9, faces.body, align="right")
    items = [*statements.assets(year, True), *statements.claims(year, False)] if ruled else (
        statements.income(year) * 2)  # fmt: skip
    size, step = rng.choice((8.0, 8.5)), 5.6
    edges = (_LEFT, 112.0, 148.0, _RIGHT) if rng.random() < 0.5 else (_LEFT, 104.0, 140.0, 178.0)
    _row(page, 42, ("项目", "附注", "期末余额", "年初余额"), edges, size, faces)
    for number, item in enumerate(items):
        y = 42 + step * (number + 1)
        note = f"五、{number}" if item.now is not None and rng.random() < 0.3 else ""
        texts = (item.label, note, _figure(item, True, rng), _figure(item, False, rng))
        _row(page, y, texts, edges, size, faces)
        if ruled:
            page.add(Stroke(_LEFT - 1, y - 1, _RIGHT + 1, y - 1, 0.15))
    if ruled:
        for y in (40.5, 42 + step * (len(items) + 1) - 1):
            page.add(Stroke(_LEFT - 1, y, _RIGHT + 1, y, 0.35))
    return page


def _figure(item: Item, now: bool, rng: random.Random) -> str:
    amount = item.now if now else item.before
    if amount is None:
        return "" if item.label[-1] == "：" else "-"
    return f"({amount / 7:,.2f})" if rng.random() < 0.12 else f"{amount:,.2f}"


def halves(year: FiscalYear, rng: random.Random, faces: Faces) -> Page:
    """A ruled balance sheet, assets beside claims, with numbered lines, in 8-point figures on a wide page."""
    page = Page(297, 210)
    page.text(148.5, 16, "资产负债表", 16, faces.title, align="centre")
    look = Look(faces, rng.choice(("-", "")), brackets=True, size=8.0)
    left, right = statements.assets(year, True), statements.claims(year, True)
    height = max(len(left), len(right))
    heads = ("资产", "行次", *_HEADS[1:], "负债和权益", "行次", *_HEADS[1:])
    body = [Row([Cell(head, align="centre", font=faces.bold) for head in heads])]
    for number in range(height):
        cells: list[Cell] = []
        for offset, side in ((1, left), (1 + height, right)):
            item = side[number] if number < len(side) else None
            figures = [look.figure(item, amount) for amount in (item.now, item.before)] if item else ["", ""]
            cells += [Cell(item.label if item else ""), Cell(str(number + offset), align="centre")]
            cells += [Cell(figure, align="right") for figure in figures]
        body.append(Row(cells))
    ruling = Ruling(padding=0.8, sides=rng.random() < 0.5)
    tables.draw(page, 18, 30, [51.0, 11.0, 34.0, 34.0] * 2, body, Style(faces.body, 8.0, 1.3), ruling)
    return page


def nested(case: Case, rng: random.Random, faces: Faces) -> Page:
    """A form: shaded heads, labels set downwards over several rows, a small table within a cell."""
    page, a, b = Page(), case.employer, case.applicant
    page.text(105, 20, "引进人才情况登记表", 18, faces.title, align="centre")
    xs, y = (20.0, 32.0, 58.0, 112.0, 140.0, 190.0), 36.0
    person = (("姓名", b.name_zh, "国籍", "乌托邦"), ("护照号码", b.passport.number, "性别", "男"))
    worked = tuple((f"{1990 + 5 * i}年{rng.randint(1, 12)}月", a.trade.field_zh, "证明人", b.name_zh)
                   for i in range(4))  # fmt: skip
    promise = (("承诺", "本人承诺所填内容真实", "日期", "2017年9月30日"),) * 2
    groups = (
        ("基本情况", (*person, ("单位名称", a.name, "电话", a.phone))),
        ("工作经历", worked), ("备注", promise),
    )  # fmt: skip
    for title, rows in groups:
        height = 10.0 * len(rows)
        page.add(Panel(Rect(xs[0], y, xs[1], y + height), "#e4e4e4"))
        step = 10.5 * 25.4 / 72 * 1.05
        page.text(24, y + (height - step * len(title)) / 2, title, 10.5, faces.bold, vertical=True)
        for number, row in enumerate(rows):
            for x, text in zip(xs[1:], row, strict=False):
                page.text(x + 2, y + 10 * number + 3, text, 9 if len(text) > 14 else 10, faces.body)
            if number:
                page.add(Stroke(xs[1], y + 10 * number, xs[-1], y + 10 * number, 0.2))
        for x in xs[1:-1]:
            page.add(Stroke(x, y, x, y + height, 0.2))
        page.add(Stroke(xs[0], y, xs[-1], y, 0.2))
        y += height
    for x in (xs[0], xs[-1]):
        page.add(Stroke(x, 36, x, y, 0.4))
    for at in (36.0, y):
        page.add(Stroke(xs[0], at, xs[-1], at, 0.4))
    return page


def _row(
    page: Page, y: float, texts: tuple[str, ...], edges: tuple[float, ...], size: float, faces: Faces
) -> None:
    """The first text begins at its edge, the others end at theirs."""
    for number, (text, edge) in enumerate(zip(texts, edges, strict=True)):
        if text:
            page.text(edge, y, text, size, faces.body, align="right" if number else "left")


def _lines(page: Page, y: float, text: str, faces: Faces) -> float:
    style = Style(faces.body, 10.5, 1.6)
    for line in break_lines([text], style, _RIGHT - _LEFT):
        page.text(_LEFT, y, plain(line), 10.5, faces.body)
        y += style.step
    return y
