"""Annual audit report 审计报告: statements, notes and the firm's own licence (domain B.17, B.0 rule 1)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.dated import lowest_date
from extractors.fields.headings import parts_on
from extractors.fields.places import Stretch
from extractors.fields.spec import DocumentType, FieldSpec, Part
from extractors.fields.statements import current_figure
from extractors.fields.view import View
from extractors.values import amounts, fiscal_year, names
from extractors.values.value import Value

_FIRM = (
    r"(?<!名称)[\u4e00-\u9fff()]{2,24}会计师事务所(?:有限责任公司|有限公司|\(有限合伙\)|\(?[^()\n]{0,4}(?:普通|合伙)[^()\n]{0,2}\)?)?"
    r"(?:[\u4e00-\u9fff]{2}分所)?"
)
_NUMBER = (
    r"[\u4e00-\u9fff]{1,10}(?:审|专审|内审)[\u4e00-\u9fff]{0,3}字?\s*[\[〔【(]\s*20\d{2}\s*[\]〕】)]\s*"
    r"第?\s*[A-Z0-9\-]{1,12}\s*号"
)
# Severe reports contain the standard phrase as well, hence the order (domain B.17).
_OPINIONS = (
    (r"(?:无法表示|拒绝表示)意见(?:的基础)?|不对[^。]{0,40}发表(?:审计)?意见", "disclaimer"),
    (r"否定意见(?:的基础)?|没有在所有重大方面按照[^。]{0,30}编制|未能公允反映", "adverse"),
    (r"(?<!无)保留意见(?:的基础)?|除[^。]{0,60}(?:影响|事项)[^。]{0,12}外[^。]{0,200}公允反映", "qualified"),
    (r"强调事项|与持续经营相关的重大不确定性", "emphasis"),
    (
        r"在所有重大方面按照[^。]{2,40}(?:的规定)?编制,?公允(?:地)?反映|标准无保留意见|无保留意见",
        "unqualified",
    ),
)
# Sentences on the auditor's duty name severe opinions without giving one.
_DUTY = re.compile(r"(?:如果|若|应当|可能)[^。]{0,400}(?:非无保留意见|保留意见|无法表示意见|否定意见)")
_SENTENCE = re.compile(r"[^。]+。")

_ROWS = (
    ("total_assets", "balance-sheet", r"资产(?:总计|合计|总额)$"),
    ("total_liabilities", "balance-sheet", r"负债(?:合计|总计|总额)$"),
    (
        "equity",
        "balance-sheet",
        r"(?:所?有者权益|股?东权益|净资产)(?:[（(]或?[^）)]{2,8}[）)])?(?:合计|总计)$",
    ),
    ("revenue", "income-statement", r"(?:一[、.])?(?:营业总?收入|主营业务收入)"),
    ("net_profit", "income-statement", r"(?:[四五六][、.])?净利润"),
    ("closing_cash", "cash-flow", r"(?:[五六][、.])?期末现金及?(?:现金)?等价物(?:的)?余额"),
)

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
    yield from _opinion(view)
    yield from _years(view)
    for name, within, row in _ROWS:
        yield from _figure(view, name, re.compile(row), parts.get(within, []), factor)


def _report_pages(view: View, parts: dict[str, list[int]]) -> range:
    """From the first page of the auditor's report to the one before the next part."""
    first = min(parts.get("report", [0]))
    others = [n for name, pages in parts.items() if name != "report" for n in pages if n > first]
    return range(first, min(others, default=len(view.sheets)))


def _opinion(view: View) -> Iterator[Field]:
    """The severest opinion given; sentences on duties do not count."""
    text = _SENTENCE.sub(_without_duty, view.stream.text)
    for pattern, name in _OPINIONS:
        found = re.search(pattern, text)
        if found:
            yield view.field("opinion", Value(name, found.group()), view.stream.stretches(*found.span()))
            return


def _without_duty(sentence: re.Match[str]) -> str:
    text = sentence.group()
    return " " * len(text) if _DUTY.search(text) else text


def _years(view: View) -> Iterator[Field]:
    """Fiscal years by the first kind of evidence that gives any: sentence, titles and statements, number."""
    text = view.stream.text
    sentence = re.search(r"包括[^。]{0,160}资产负债表[^。]{0,120}", text)
    for found in (sentence, *re.finditer(r"[^。]{0,30}(?:年度|12月31日)", text)):
        if found is None:
            continue
        years = sorted({*fiscal_year.audited(found.group()), *fiscal_year.years(found.group())})
        if years:
            for year in years:
                at = text.find(str(year), found.start(), found.end())
                span = (at, at + 4) if at >= 0 else found.span()
                yield view.field("fy", Value(str(year), text[slice(*span)]), view.stream.stretches(*span))
            return
    number = re.search(_NUMBER, text)
    issued = fiscal_year.of_report_number(number.group()) if number else None
    if number and issued:
        yield view.field("fy", Value(str(issued), number.group()), view.stream.stretches(*number.span()))


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
        figure = current_figure(view.sheets[number], row)
        if figure is not None:
            value = format(figure.number * Decimal(unit), "f")
            yield view.field(name, Value(value, figure.raw), [(number, figure.stretch)])
            return


def _firm(raw: str) -> Value | None:
    """The firm's name; a damaged （特殊普通合伙） is mended, for nothing else can stand there."""
    value = re.sub(r"^(?:名称|执行机构|机构名称)[::]?", "", names.organisation(raw))
    name, office, tail = value.partition("事务所")
    if "普通" not in tail and "合伙" not in tail:
        return Value(value, raw)
    kinds = (("有限合伙", "(有限合伙)"), ("特", "(特殊普通合伙)"), ("殊", "(特殊普通合伙)"))
    kind = next((kind for part, kind in kinds if part in tail), None)
    if kind is None:
        kind = "(普通合伙)" if tail.strip("()") in ("普通合伙", "普通伙", "通合伙") else "(特殊普通合伙)"
    branch = re.search(r"[\u4e00-\u9fff]{2}分所$", tail)
    full = name + office + kind + (branch.group() if branch else "")
    return Value(full, raw, repaired=full != value)


TYPE = DocumentType(
    name="audit_report",
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
        FieldSpec("fy", shapes.number(1990, 2999), many=True),
        FieldSpec(
            "report_no",
            shapes.within(rf"(?P<v>{_NUMBER})", shapes.report_number),
            (),
            (rf"(?P<v>{_NUMBER})",),
        ),
        FieldSpec("report_date", shapes.day),
        FieldSpec("opinion", shapes.text()),
        FieldSpec("firm_name", _firm, (), (rf"(?P<v>{_FIRM})",)),
        FieldSpec("cpa", shapes.person_short, ("中国注册会计师", "注册会计师"), (), many=True, signed=True),
        FieldSpec("unit", shapes.text()),
        *(FieldSpec(name, shapes.amount) for name, _, _ in _ROWS),
        FieldSpec("part", shapes.text(), many=True),
    ),
    extract=_extract,
)
