"""What an audit report consists of: its parts, and whether its standard knows a statement of equity."""

import re
from enum import StrEnum

from extractors.document import Document
from extractors.page_text import Line
from ingest.wording import Bilingual
from validators.audit_reports import RECOGNISED, fiscal_year, lines
from validators.dossier import Dossier

EQUITY = "equity-statement"
NAMES = {
    "report": Bilingual("the auditor's report", "审计报告正文"),
    "balance-sheet": Bilingual("the balance sheet", "资产负债表"),
    "income-statement": Bilingual("the income statement", "利润表"),
    "cash-flow": Bilingual("the cash flow statement", "现金流量表"),
    EQUITY: Bilingual("the statement of changes in equity", "所有者权益变动表"),
    "notes": Bilingual("the notes", "财务报表附注"),
}
_ALWAYS = ("report", "balance-sheet", "income-statement", "cash-flow", "notes")
# Words that stand within a part and hardly elsewhere: its heading may have been misread.
_TRACES = {
    "report": r"我们审计了|审计意见|注册会计师的责任",
    "balance-sheet": r"^(?:流动)?资产(?:总计|合计)|^负债(?:合计|总计)",
    "income-statement": r"利润总额|净利润[（(]|^减[:：]营业成本",
    "cash-flow": r"活动产生的现金流量|现金等价物余额",
    EQUITY: r"本年增减变动金额|上年年末余额",
    "notes": r"^[一二三四五六七八九十]{1,2}[、.].{0,14}(?:基本情况|会计政策|编制基础|项目注释)",
}
_SMALL = re.compile(r"小企业会计(?:准则|制度)|会小企\d|企业会计制度")
_FULL = re.compile(r"企业会计准则|(?:所有者|股东)权益变动表")


class Standard(StrEnum):
    """By what the statements were drawn up; only 企业会计准则 asks for a statement of changes in equity."""

    FULL = "full"
    SMALL = "small"  # for small enterprises, or the accounting system before it
    UNKNOWN = "unknown"


def standard(dossier: Dossier, report: Document) -> Standard:
    """The standard that the report's own sentences and forms name."""
    texts = ["".join(line.text.split()) for _, line in lines(dossier, report)]
    if any(map(_SMALL.search, texts)):
        return Standard.SMALL
    return Standard.FULL if any(map(_FULL.search, texts)) else Standard.UNKNOWN


def missing_parts(report: Document, asked: Standard) -> tuple[str, ...]:
    """The parts that no heading of the report certainly names, in their usual order."""
    there = {field.value for field in report.all("part") if field.confidence >= RECOGNISED}
    wanted = (*_ALWAYS[:4], *([EQUITY] if asked is Standard.FULL else []), _ALWAYS[4])
    return tuple(part for part in wanted if part not in there)


def trace(dossier: Dossier, report: Document, part: str) -> tuple[str, Line] | None:
    """A line as it stands within the part though its heading was not seen, with the id of its page."""
    inside = re.compile(_TRACES[part])
    return next(((id, line) for id, line in lines(dossier, report) if inside.search(_bare(line))), None)


def elsewhere(dossier: Dossier, report: Document, part: str) -> Document | None:
    """Another report that has the part and may be the rest of this one: of the same year, or of none."""
    for other in dossier.lead("audit_report"):
        same = fiscal_year(other) in (None, fiscal_year(report))
        if other.id != report.id and same and any(field.value == part for field in other.all("part")):
            return other
    return None


def _bare(line: Line) -> str:
    return "".join(line.text.split())
