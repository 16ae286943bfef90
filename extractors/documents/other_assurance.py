"""Accountants' reports that are no annual audit: 专项审计, 验资, 评估, 审阅 (domain B.17)."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.auditing import FIRM, firm
from extractors.fields.dated import lowest_date
from extractors.fields.places import Stretch
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values import names
from extractors.values.value import Value
from ingest.wording import Bilingual

_FIRM = (
    rf"(?:{FIRM}|[\u4e00-\u9fff()]{{2,24}}"
    r"(?:资产评估(?:事务所|有限公司|有限责任公司)|税务师事务所(?:有限责任公司|有限公司)?))"
)
_NUMBER = (
    r"[\u4e00-\u9fff]{1,10}(?:专审|审|验|阅|评报?|鉴|核)字?\s{0,4}[\[〔【(]\s{0,4}20\d{2}\s{0,4}[\]〕】)]\s{0,4}"
    r"第?\s{0,4}[A-Z0-9\-]{1,12}\s{0,4}号"
)
_TITLES = (
    "专项审计报告",
    "验资报告",
    "清产核资报告",
    "所得税汇算清缴鉴证报告",
    "企业所得税汇算清缴纳税申报鉴证报告",
    "资产评估报告",
    "资产评估报告书",
    "审阅报告",
    "内部审计报告",
    "高新技术企业专项审计报告",
)


def _extract(view: View) -> Iterator[Field]:
    """What it is by its title, and the day below the signatures."""
    for number, sheet in enumerate(view.sheets):
        told = next((h for h in sheet.headings if re.search(r"报告书?$", h.text)), None)
        if told is not None:
            value = Value(names.tidy("".join(told.text.split())), sheet.runs[told.first_run].text)
            where = [(number, Stretch(told.first_run, 0, len(value.raw)))]
            yield view.field("title", value, where)
            break
    dated = lowest_date(view, "report_date", "会计师|评估师|事务所|评估", None, 0.3)
    if dated is not None:
        yield dated


TYPE = DocumentType(
    name="other_assurance",
    called=Bilingual(zh="其他鉴证报告", en="Other assurance report"),
    titles=_TITLES,
    anchors=("专项审计", "审验", "验资", "鉴证", "审阅", "评估基准日", "资产评估"),
    fields=(
        FieldSpec("title", shapes.text()),
        FieldSpec(
            "report_no",
            shapes.within(rf"(?P<v>{_NUMBER})", shapes.report_number),
            (),
            (rf"(?P<v>{_NUMBER})",),
        ),
        FieldSpec(
            "entity_name",
            shapes.organisation,
            ("被审计单位", "委托单位", "委托方", "被评估单位"),
            (r"(?:^|\n)(?P<v>[\u4e00-\u9fff()（）]{4,40}公司)(?:全体股东|董事会|全体合伙人)?:",),
            first="patterns",
        ),
        FieldSpec(
            "firm_name",
            firm,
            (),
            (rf"(?P<v>{_FIRM})",),
        ),
        FieldSpec("report_date", shapes.day, ("报告日期", "评估报告日")),
    ),
    extract=_extract,
)
