"""The statements of an audit report as ruled tables: balance sheet, income, cash flow, changes in equity."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from samples import tables
from samples.books import Balance, FiscalYear
from samples.canvas import Page
from samples.sheets import Faces
from samples.tables import Cell, Row
from samples.typeset import Mark, Piece, Style, paragraph

LEFT = 16.0
WIDTH = 178.0


@dataclass(frozen=True, slots=True)
class Item:
    """One line: label, this year's figure, the year's before, and the field the first figure states."""

    label: str
    now: Decimal | None = None
    before: Decimal | None = None
    field: str | None = None
    total: bool = False
    third: Decimal | None = None  # the year before that, where three are shown
    opening: str | None = None  # the field the second figure states


@dataclass(frozen=True, slots=True)
class Look:
    """How figures and tables are printed. `nil` stands for no figure; `brackets` mark negative ones."""

    faces: Faces
    nil: str = "—"
    brackets: bool = False
    numbered: bool = True  # a column 行次
    sides: bool = True
    size: float = 8.5
    unit: str = "元"

    @property
    def scale(self) -> int:
        return {"元": 1, "千元": 1000, "万元": 10_000}[self.unit]

    def figure(self, item: Item, amount: Decimal | None, field: str | None = None) -> list[Piece]:
        if amount is None:
            return [self.nil if item.label[-1] != "：" else ""]
        amount = (amount / self.scale).quantize(Decimal("0.01"))
        text = f"{abs(amount):,.2f}"
        if amount < 0:
            text = f"({text})" if self.brackets else f"-{text}"
        return [Mark(text, field, f"{amount * self.scale:.2f}")] if field else [text]


def _pair(label: str, name: str, year: FiscalYear, field: str | None = None) -> Item:
    return Item(label, getattr(year.closing, name), getattr(year.opening, name), field)


def assets(year: FiscalYear, full: bool) -> list[Item]:
    """The left side of the balance sheet; `full` adds the lines that hold nothing."""
    now, before = year.closing, year.opening
    return [
        Item("流动资产："),
        _pair("货币资金", "cash", year, "cash"),
        *_empty(full, "交易性金融资产", "应收票据"),
        _pair("应收账款", "receivables", year),
        _pair("预付款项", "prepaid", year),
        _pair("其他应收款", "other_receivables", year),
        _pair("存货", "inventory", year),
        *_empty(full, "一年内到期的非流动资产", "其他流动资产"),
        Item("流动资产合计", now.current_assets, before.current_assets, total=True),
        Item("非流动资产："),
        *_empty(full, "长期股权投资", "投资性房地产"),
        _pair("固定资产", "fixed", year),
        *_empty(full, "在建工程"),
        _pair("无形资产", "intangible", year),
        *_empty(full, "开发支出", "商誉"),
        _pair("长期待摊费用", "deferred", year),
        *_empty(full, "递延所得税资产", "其他非流动资产"),
        Item("非流动资产合计", now.fixed_assets, before.fixed_assets, total=True),
        Item("资产总计", now.assets, before.assets, "total_assets", True, opening="opening_total_assets"),
    ]


def claims(year: FiscalYear, full: bool) -> list[Item]:
    """The right side: liabilities and equity."""
    now, before = year.closing, year.opening
    return [
        Item("流动负债："),
        _pair("短期借款", "loans", year),
        *_empty(full, "应付票据"),
        _pair("应付账款", "payables", year),
        _pair("预收款项", "advances", year),
        _pair("应付职工薪酬", "wages", year),
        _pair("应交税费", "taxes", year),
        _pair("其他应付款", "other_payables", year),
        *_empty(full, "一年内到期的非流动负债"),
        Item("流动负债合计", now.liabilities, before.liabilities, total=True),
        *_empty(full, "长期借款", "长期应付款"),
        *_empty(True, "非流动负债合计"),
        Item("负债合计", now.liabilities, before.liabilities, "total_liabilities", True),
        Item("所有者权益："),
        Item("实收资本", now.capital, before.capital, "paid_in_capital"),
        *_empty(full, "资本公积"),
        _pair("盈余公积", "surplus", year),
        _pair("未分配利润", "retained", year),
        Item("所有者权益合计", now.equity, before.equity, "equity", True, opening="opening_equity"),
        Item("负债和所有者权益总计", now.assets, before.assets, total=True),
    ]


def _empty(full: bool, *labels: str) -> list[Item]:
    return [Item(label) for label in labels] if full else []


def income(year: FiscalYear) -> list[Item]:
    a, b = year.income, year.before
    return [
        Item("一、营业收入", a.revenue, b.revenue, "revenue", True),
        Item("减：营业成本", a.cost, b.cost),
        Item("税金及附加", a.levies, b.levies),
        Item("销售费用", a.selling, b.selling),
        Item("管理费用", a.administration, b.administration),
        Item("财务费用", a.finance, b.finance),
        Item("二、营业利润（亏损以“-”号填列）", a.operating, b.operating, total=True),
        Item("加：营业外收入", a.other_income, b.other_income),
        Item("减：营业外支出", a.other_expense, b.other_expense),
        Item("三、利润总额（亏损以“-”号填列）", a.before_tax, b.before_tax, total=True),
        Item("减：所得税费用", a.tax, b.tax),
        Item("四、净利润（净亏损以“-”号填列）", a.net, b.net, "net_profit", True),
    ]


def cash_flow(year: FiscalYear) -> list[Item]:
    f = year.flow
    return [
        Item("一、经营活动产生的现金流量："),
        Item("销售商品、提供劳务收到的现金", f.sales),
        Item("收到其他与经营活动有关的现金", f.other_in),
        Item("购买商品、接受劳务支付的现金", f.purchases),
        Item("支付给职工以及为职工支付的现金", f.staff),
        Item("支付的各项税费", f.taxes),
        Item("支付其他与经营活动有关的现金", f.other_out),
        Item("经营活动产生的现金流量净额", f.operating, total=True),
        Item("二、投资活动产生的现金流量："),
        Item("处置固定资产收回的现金净额", f.disposals or None),
        Item("购建固定资产、无形资产支付的现金", f.investment or None),
        Item("投资活动产生的现金流量净额", f.investing, total=True),
        Item("三、筹资活动产生的现金流量："),
        Item("取得借款收到的现金", f.borrowed),
        Item("偿还债务支付的现金", f.repaid),
        Item("分配股利、利润或偿付利息支付的现金", f.interest),
        Item("筹资活动产生的现金流量净额", f.financing, total=True),
        Item("四、现金及现金等价物净增加额", f.closing - f.opening, total=True),
        Item("加：期初现金及现金等价物余额", f.opening, field="opening_cash"),
        Item("五、期末现金及现金等价物余额", f.closing, field="closing_cash", total=True),
    ]


def heading(
    page: Page, y: float, title: str, part: str, form: str, entity: str, when: Sequence[Piece], look: Look
) -> float:
    """Title, number of the form, and the line 编制单位 · date · unit; returns the y of the table."""
    middle = page.width / 2
    page.text(middle, y, title, 16, look.faces.title, align="centre", field="part", value=part)
    small = Style(look.faces.body, 9, 1.4)
    right = page.width - LEFT
    page.text(right, y + 4.5, form, 9, look.faces.body, align="right")
    paragraph(page, LEFT, y + 9.5, 84, ["编制单位：", Mark(entity, "entity_name")], small)
    paragraph(page, middle - 14, y + 9.5, 46, when, small, align="centre")
    page.text(
        right, y + 9.5, f"单位：{look.unit}", 9, look.faces.body, align="right",
        field="unit", value=str(look.scale), part=look.unit,
    )  # fmt: skip
    return y + 14.8


def one_column(page: Page, y: float, items: Sequence[Item], heads: Sequence[str], look: Look) -> float:
    """A statement with its lines below one another and as many columns of figures as `heads` names."""
    number = [12.0] if look.numbered else []
    figures = [38.0 if len(heads) < 3 else 33.0] * len(heads)
    widths = [WIDTH - sum(number) - sum(figures), *number, *figures]
    bold = look.faces.bold
    titles = ["项    目", *(["行次"] if number else []), *heads]
    rows = [Row([Cell(title, align="centre", font=bold) for title in titles])]
    for place, item in enumerate(items, 1):
        cells = [Cell(_indented(item), font=bold if item.total else None)]
        if number:
            cells.append(Cell(str(place), align="centre"))
        amounts = (item.now, item.before, item.third)[: len(heads)]
        cells += [
            Cell(look.figure(item, amount, field), align="right")
            for amount, field in zip(amounts, (item.field, item.opening, None), strict=False)
        ]
        rows.append(Row(cells))
    return tables.draw(page, LEFT, y, widths, rows, _style(look), _ruling(look)).bottom


def two_sided(page: Page, y: float, left: Sequence[Item], right: Sequence[Item], look: Look) -> float:
    """A balance sheet with assets beside liabilities and equity."""
    bold = look.faces.bold
    widths = [37.0, 26.0, 26.0] * 2
    heads = ("资    产", "期末余额", "年初余额", "负债和所有者权益", "期末余额", "年初余额")
    rows = [Row([Cell(head, align="centre", font=bold) for head in heads])]
    height = max(len(left), len(right))
    # The two totals stand on the last line, whatever is shorter above them.
    left, right = (_padded(side, height) for side in (left, right))
    for pair in zip(left, right, strict=True):
        cells: list[Cell] = []
        for item in pair:
            cells.append(Cell(_indented(item), font=bold if item.total else None))
            cells.append(Cell(look.figure(item, item.now, item.field), align="right"))
            cells.append(Cell(look.figure(item, item.before, item.opening), align="right"))
        rows.append(Row(cells))
    return tables.draw(page, LEFT, y, widths, rows, _style(look), _ruling(look)).bottom


def _padded(items: Sequence[Item], height: int) -> list[Item]:
    gap = [Item(" ：")] * (height - len(items))
    return [*items[:-1], *gap, items[-1]]


def _indented(item: Item) -> str:
    if item.label == " ：":
        return ""
    return item.label if item.total or item.label[-1] == "：" else f"  {item.label}"


def _style(look: Look) -> Style:
    return Style(look.faces.body, look.size, 1.35)


def _ruling(look: Look) -> tables.Ruling:
    return tables.Ruling(padding=1.1, sides=look.sides)


def equity_changes(page: Page, y: float, year: FiscalYear, look: Look) -> float:
    """所有者权益变动表: what moved capital, surplus and retained profit."""
    widths = [WIDTH - 4 * 30.0, *[30.0] * 4]
    heads = ("项    目", "实收资本", "盈余公积", "未分配利润", "所有者权益合计")
    drawn = year.closing.surplus - year.opening.surplus
    lines: list[tuple[str, list[Decimal | None]]] = [
        ("一、上年年末余额", _owners(year.opening)),
        ("二、本年年初余额", _owners(year.opening)),
        ("三、本年增减变动金额", [None, drawn, year.income.net - drawn, year.income.net]),
        ("（一）净利润", [None, None, year.income.net, year.income.net]),
        ("（二）提取盈余公积", [None, drawn, -drawn, None]),
        ("四、本年年末余额", _owners(year.closing)),
    ]
    rows = [Row([Cell(head, align="centre", font=look.faces.bold) for head in heads])]
    for label, amounts in lines:
        figures = [Cell(look.figure(Item(label), amount), align="right") for amount in amounts]
        rows.append(Row([Cell(label), *figures]))
    return tables.draw(page, LEFT, y, widths, rows, _style(look), _ruling(look)).bottom


def _owners(balance: Balance) -> list[Decimal | None]:
    return [balance.capital, balance.surplus, balance.retained, balance.equity]
