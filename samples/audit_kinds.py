"""Versions of audit reports beyond the plain one: periods, opinions, units, older statements, papers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from samples.books import FiscalYear
from samples.opinions import Told
from samples.statements import Item
from samples.typeset import Mark, Piece


@dataclass(frozen=True, slots=True)
class Kind:
    """`layout` of the statements: 0 two sides, 1 one column. `period`: "year", "three", "half", "first".

    `system`: statements by the enterprise accounting system, before 2007. `parted`: the balance sheet on two
    pages. `papers`: the firm's practice certificate and the accountants' certificates are bound in.
    """

    layout: int
    period: str = "year"
    opinion: str = "unqualified"
    unit: str = "元"
    system: bool = False
    small: bool | None = None
    parted: bool = False
    papers: bool = False
    old: bool | None = None


KINDS = (
    Kind(1, "three", papers=True),
    Kind(1, "three", unit="万元", old=True),
    Kind(1, "half"),
    Kind(0, "first", old=True),
    Kind(1, unit="千元", parted=True, small=False),
    Kind(0, system=True, small=False, old=True),
    Kind(0, small=True, papers=True),
    Kind(1, opinion="qualified"),
    Kind(0, opinion="emphasis", papers=True),
    Kind(1, opinion="adverse", unit="万元"),
    Kind(0, opinion="disclaimer"),
)


@dataclass(frozen=True, slots=True)
class Span:
    """The time a report is about as its pages print it; `last` is the year of its figures."""

    told: Told
    title: tuple[Piece, ...]  # 2016年度
    above: tuple[Piece, ...]  # the same above a statement, short enough for one line
    closing: tuple[Piece, ...]  # 2016年12月31日
    heads: tuple[str, ...]  # of the columns of the balance sheet
    flows: tuple[str, ...]  # of the other statements
    issued: int  # year of the report


def whole(year: int) -> Span:
    """One fiscal year."""
    title = (Mark(f"{year}年度", "fy", str(year)),)
    closing = (Mark(f"{year}", "fy"), "年12月31日")
    told = Told(f"{year}年12月31日", title)
    return Span(told, title, title, closing, ("期末余额", "年初余额"), ("本年金额", "上年金额"), year + 1)


def three(last: int, short: bool) -> Span:
    """Three years in one report, as 2014-2016年度 where `short`."""
    years = [last - 2, last - 1, last]
    days = [f"{year}年12月31日" for year in years]
    marks = [Mark(f"{year}年度", "fy", str(year)) for year in years]
    named: tuple[Piece, ...] = (marks[0], "、", marks[1], "及", marks[2])
    title: tuple[Piece, ...] = (f"{years[0]}-{last}年度",) if short else named
    told = Told(f"{days[0]}、{days[1]}及{days[2]}", named)
    heads = tuple(reversed(days))
    flows = tuple(f"{year}年度" for year in reversed(years))
    above = (f"{years[0]}-{last}年度",)
    return Span(told, title, above, (f"{last}年12月31日",), heads, flows, last + 1)


def half(year: int) -> Span:
    """The first half of the year after `year`: no fiscal year."""
    now = year + 1
    title = (f"{now}年1-6月",)
    told = Told(f"{now}年6月30日", title)
    return Span(
        told, title, title, (f"{now}年6月30日",), ("期末余额", "年初余额"), ("本期金额", "上期金额"), now
    )


def first(year: int) -> Span:
    """From the founding to the end of `year`."""
    founded = date(year, 6, 8)
    words = f"{founded.month}月{founded.day}日（成立日）至12月31日止期间"
    title = (Mark(f"{year}年{words}", "fy", str(year)),)
    told = Told(f"{year}年12月31日", title)
    closing = (Mark(f"{year}", "fy"), "年12月31日")
    above = (Mark(f"{year}年度", "fy", str(year)),)
    return Span(told, title, above, closing, ("期末余额", "年初余额"), ("本期金额", "上期金额"), year + 1)


def span(kind: Kind, year: int) -> Span:
    """The time of a report of `kind` on `year`."""
    if kind.period == "three":
        return three(year, short=kind.unit != "元")
    found = {"year": whole, "half": half, "first": first}[kind.period](year)
    if kind.system:
        return replace(found, heads=("期末数", "年初数"), flows=("本年累计数", "上年数"))
    return found


_SYSTEM = {
    "应收账款": "应收帐款", "预付款项": "预付帐款", "应付账款": "应付帐款", "预收款项": "预收帐款",
    "应付职工薪酬": "应付工资", "应交税费": "应交税金", "所有者权益合计": "所有者权益（或股东权益）合计",
    "资产总计": "资产总计", "负债和所有者权益总计": "负债和所有者权益总计",
    "一、营业收入": "一、主营业务收入", "减：营业成本": "减：主营业务成本",
    "税金及附加": "主营业务税金及附加",
    "四、净利润（净亏损以“-”号填列）": "五、净利润（净亏损以“-”号填列）",
    "三、利润总额（亏损以“-”号填列）": "四、利润总额（亏损以“-”号填列）",
    "五、期末现金及现金等价物余额": "六、期末现金及现金等价物余额",
}  # fmt: skip


def worded(items: Sequence[Item], kind: Kind) -> list[Item]:
    """The lines under the names of the accounting system where the kind keeps to that."""
    if not kind.system:
        return list(items)
    return [replace(item, label=_SYSTEM.get(item.label, item.label)) for item in items]


def with_third(now: Sequence[Item], before: Sequence[Item]) -> list[Item]:
    """The lines of the latest year with the figures of the year before the one before."""
    return [replace(item, third=other.before) for item, other in zip(now, before, strict=True)]


def before(years: Sequence[FiscalYear], year: FiscalYear) -> FiscalYear:
    """The fiscal year before `year`, or itself where there is none."""
    return next((other for other in years if other.year == year.year - 1), year)
