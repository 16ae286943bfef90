"""Annual audit report 审计报告: statements, notes and the firm's own licence (domain B.17, B.0 rule 1)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.document import Answer, Field
from extractors.fields import shapes
from extractors.fields.auditing import FIRM, NUMBER, firm, opinion, years
from extractors.fields.dated import lowest_date
from extractors.fields.headings import parts_on
from extractors.fields.places import Stretch
from extractors.fields.spec import DocumentType, FieldSpec, Part
from extractors.fields.statements import Figure, row_of, unread_row
from extractors.fields.view import View
from extractors.values import amounts, fiscal_year
from extractors.values.value import Value
from ingest.wording import Bilingual

_ROWS = (
    ("total_assets", "balance-sheet", r"资产(?:总计|合计|总额)$"),
    ("total_liabilities", "balance-sheet", r"负债(?:合计|总计|总额)$"),
    (
        "equity",
        "balance-sheet",
        r"(?:所?有者\S益|股?东\S益|净资产)(?:[（(]或?[^）)]{2,8}[）)])?(?:合计|总计)$",
    ),
    ("paid_in_capital", "balance-sheet", r"(?:实收资本|股本)(?:[（(]或?股本[）)])?(?:净额)?$"),
    ("revenue", "income-statement", r"(?:一[、.])?(?:营业总?收入|主营业务收入)"),
    ("net_profit", "income-statement", r"(?:[四五六][、.])?净利润"),
    ("closing_cash", "cash-flow", r"(?:[五六][、.])?期末现金及?(?:现金)?等价物(?:的)?余额"),
    ("cash", "balance-sheet", r"货币资金$"),
    ("opening_cash", "cash-flow", r"加?[期年]初现金及?(?:现金)?等价物(?:的)?余额"),
)
# Rows whose figure for the year before is a field too: it has to be the closing one of that year's report.
_OPENINGS = {"total_assets": "opening_total_assets", "equity": "opening_equity"}

PARTS = (
    Part("report", ("审计报告", "独立审计师报告", "Auditor's Report", "Independent Auditor's Report"), 0),
    Part("", ("目录",), 1, ("资产负债表",)),
    Part(
        "balance-sheet",
        ("资产负债表", "合并资产负债表"),
        2,
        ("负债",),
        r"会(?:小)?企(?:业)?0?1表|负债[和及]所有者权益.{0,8}总计",
    ),
    Part(
        "income-statement",
        ("利润表", "损益表", "合并利润表", "利润及利润分配表"),
        3,
        ("利润",),
        r"会(?:小)?企(?:业)?0?2表|三?、?利润总额",
    ),
    Part(
        "cash-flow",
        ("现金流量表", "合并现金流量表"),
        4,
        ("现金",),
        r"会(?:小)?企(?:业)?0?3表|经营活动产生的现金流量净额",
    ),
    Part(
        "equity-statement",
        ("所有者权益变动表", "股东权益变动表", "所有者权益（股东权益）变动表"),
        5,
        ("权益",),
        r"会(?:小)?企(?:业)?0?4表|.{0,3}本年增减变动金额",
    ),
    Part("notes", ("财务报表附注", "会计报表附注"), 6),
    Part(
        "firm-licence",
        ("营业执照", "会计师事务所执业证书", "执业证书", "注册会计师证书", "年度检验登记"),
        7,
        ("会计师",),
        r"会计师事务所执业",
    ),
)


def _extract(view: View) -> Iterator[Field]:
    parts: dict[str, list[int]] = {}
    for number, sheet in enumerate(view.sheets):
        for part, index in parts_on(view.kind.parts, sheet):
            if part.name:
                text = sheet.runs[index].text
                if part.name not in parts:
                    yield view.field("part", Value(part.name, text), [(number, Stretch(index, 0, len(text)))])
                parts.setdefault(part.name, []).append(number)
    dated = lowest_date(view, "report_date", "注册会计师|会计师事务所", _report_pages(view, parts), 0.2)
    unit, factor = _unit(view, parts)
    yield from (field for field in (dated, unit) if field is not None)
    yield from _signers(view, parts)
    yield from opinion(view)
    yield from years(view)
    figures = [
        figure
        for name, within, row in _ROWS
        for figure in _figure(view, name, re.compile(row), parts.get(within, []), factor)
    ]
    yield from _of_their_rows(figures)


def _of_their_rows(figures: Sequence[Field]) -> Iterator[Field]:
    """The figures; equity that equals all assets beside debts was read from the total of the last row."""
    said = {figure.name: figure.value for figure in figures}
    indebted = Decimal(said.get("total_liabilities") or 0) != 0
    whole = {"equity": said.get("total_assets"), "opening_equity": said.get("opening_total_assets")}
    for figure in figures:
        if indebted and figure.value and figure.value == whole.get(figure.name):
            yield replace(figure, value="", confidence=0.0, answer=Answer.NOT_READABLE)
        else:
            yield figure


def _report_pages(view: View, parts: dict[str, list[int]]) -> range:
    """From the first page of the auditor's report to the one before the next part."""
    first = min(parts.get("report", [0]))
    others = [n for name, pages in parts.items() if name != "report" for n in pages if n > first]
    return range(first, min(others, default=len(view.sheets)))


_SIGNER = re.compile(
    r"(?:法定代表人|企业负责人|单位负责人|主管会计工作(?:的)?(?:公司)?负责人|会计机构负责人)[:：]\s?"
    r"(?P<v>[\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff:：])"
)

_STATEMENTS = ("balance-sheet", "income-statement", "cash-flow", "equity-statement")


def _signers(view: View, parts: dict[str, list[int]]) -> Iterator[Field]:
    """Who answers for the statements, as printed below them."""
    seen: set[str] = set()
    for number in sorted({n for name in _STATEMENTS for n in parts.get(name, [])}):
        for index, run in enumerate(view.sheets[number].runs):
            for found in _SIGNER.finditer(run.text):
                name = found.group("v")
                if name not in seen:
                    seen.add(name)
                    where = [(number, Stretch(index, *found.span("v")))]
                    yield view.field("signer", Value(name, name), where)


def _unit(view: View, parts: dict[str, list[int]]) -> tuple[Field | None, int]:
    """The unit of the statements as a field and as a factor (1 where none is stated)."""
    for number in sorted({n for pages in parts.values() for n in pages}):
        for index, run in enumerate(view.sheets[number].runs):
            factor = amounts.unit(run.text)
            if factor is not None:
                where = [(number, Stretch(index, 0, len(run.text)))]
                return view.field("unit", Value(str(factor), run.text), where), factor
    return None, 1


def _figure(view: View, name: str, row: re.Pattern[str], pages: list[int], unit: int) -> Iterator[Field]:
    for number in pages:
        found = row_of(view.sheets[number], row)
        if found.current is not None:
            yield _stated(view, name, number, found.current, unit)
            if name in _OPENINGS and found.opening is not None:
                yield _stated(view, _OPENINGS[name], number, found.opening, unit)
            return
    for number in pages:
        stretch = unread_row(view.sheets[number], row)
        if stretch is not None:
            label = view.text(number, (stretch,))
            yield view.unread(name, label, [(number, stretch)])
            return


def _stated(view: View, name: str, number: int, figure: Figure, unit: int) -> Field:
    value = format(figure.number * Decimal(unit), "f")
    return view.field(name, Value(value, figure.raw), [(number, figure.stretch)])


def _version(view: View) -> str:
    """An interim report has no fiscal year."""
    return "interim" if fiscal_year.interim(view.stream.text) else "annual"


TYPE = DocumentType(
    name="audit_report",
    called=Bilingual(zh="审计报告", en="Audit report"),
    titles=(
        "审计报告",
        "年度审计报告",
        "财务报表审计报告",
        "会计报表审计报告",
        "独立审计师报告",
        "Auditor's Report",
        "Independent Auditor's Report",
    ),
    anchors=(
        "我们审计了",
        "会计师事务所",
        "注册会计师",
        "资产负债表",
        "利润表",
        "现金流量表",
        "所有者权益变动表",
        "财务报表附注",
        "审计意见",
        "期末余额",
        "年初余额",
        "编制单位",
        "公允反映",
    ),
    against=("专项审计", "验资报告"),
    parts=PARTS,
    fields=(
        FieldSpec(
            "entity_name",
            shapes.organisation,
            ("编制单位", "被审计单位", "被审计单位名称"),
            (
                r"我们审计了(?:后附的)?(?P<v>[^,。;(（]{4,50}?)(?:\((?:以下)?简称|财务报表|20\d\d)",
                r"(?P<v>[\u4e00-\u9fff()（）]{4,40}公司)(?:全体股东|董事会|全体合伙人):",
            ),
            first="patterns",
        ),
        FieldSpec("fy", shapes.number(1990, 2999), many=True, versions=frozenset(("annual",))),
        FieldSpec(
            "report_no",
            shapes.within(rf"(?P<v>{NUMBER})", shapes.report_number),
            (),
            (rf"(?P<v>{NUMBER})",),
        ),
        FieldSpec("report_date", shapes.day),
        FieldSpec("opinion", shapes.text()),
        FieldSpec("firm_name", firm, (), (rf"(?P<v>{FIRM})",)),
        FieldSpec("cpa", shapes.person_short, ("中国注册会计师", "注册会计师"), (), many=True, signed=True),
        FieldSpec(
            "cpa_no",
            shapes.within(r"(?P<v>\d{12})(?!\d)", shapes.code(12)),
            ("证书编号", "注册会计师证书编号"),
            many=True,
        ),
        FieldSpec(
            "firm_license_no",
            shapes.within(r"(?P<v>\d{8})(?!\d)", shapes.code(8)),
            ("执业证书编号", "会计师事务所编号", "证书序号"),
            (r"执业证书编号:?\s?(?P<v>\d{8})(?!\d)",),
        ),
        FieldSpec(
            "verification_code",
            shapes.code(24),
            ("验证码", "报告验证码", "防伪编码", "防伪编号", "报告编码"),
            (r"(?:防伪标识|防伪编[号码]|验证码|报告编码)[^\w\n]{0,3}(?:No\.?)?:?\s?(?P<v>[A-Z0-9]{6,20})",),
        ),
        FieldSpec("signer", shapes.person_short, many=True),
        FieldSpec("unit", shapes.text()),
        *(FieldSpec(name, shapes.amount) for name in (*(name for name, _, _ in _ROWS), *_OPENINGS.values())),
        FieldSpec("part", shapes.text(), many=True),
    ),
    extract=_extract,
    version=_version,
)
