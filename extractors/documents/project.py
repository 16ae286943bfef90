"""Research projects: task books, contracts, certificates of completion, letters of grant (domain B.20)."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.places import Stretch
from extractors.fields.registered import lone_line
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values.value import Value
from ingest.wording import Bilingual

_KINDS = (
    (r"任务书|计划书", "task-book"),
    (r"结题|验收|结项|鉴定证书", "completion"),
    (r"批准|资助|立项|Grant|Award|Funding", "grant"),
    (r"合同|协议|Agreement|Contract", "contract"),
)
_PERIOD = (
    "起止年限",
    "起止年月",
    "起止时间",
    "项目起止年月",
    "执行期限",
    "研究期限",
    "项目执行期",
    "课题起止年限",
    "Project Period",
    "Period of Performance",
    "Grant Period",
)


_FUNDER = re.compile(
    r"[\u4e00-\u9fff]{4,30}(?:委员会|基金会|科技厅|科学技术[局厅部])"
    r"|[A-Z][\w ]{4,60}(?:Foundation|Council|Agency|Fund)"
)

_FUNDERS = ("下达单位", "甲方（委托方）", "甲方", "资助单位", "委托单位", "Sponsor")


def _extract(view: View) -> Iterator[Field]:
    """What the paper is, and who pays where no label says so: the signature below, the head above."""
    yield from _kind(view)
    labelled = FieldSpec("funder", shapes.organisation, _FUNDERS, wrap=True)
    if not any(view.labelled(labelled)):
        funder = lone_line(view, "funder", _FUNDER)
        if funder is not None:
            yield funder


def _kind(view: View) -> Iterator[Field]:
    """By the first heading that says so."""
    for number, sheet in enumerate(view.sheets):
        for heading in sheet.headings:
            for pattern, name in _KINDS:
                found = re.search(pattern, heading.text, re.IGNORECASE)
                if found:
                    text = sheet.runs[heading.first_run].text
                    where = [(number, Stretch(heading.first_run, 0, len(text)))]
                    yield view.field("kind", Value(name, text), where)
                    return


def _start(raw: str) -> Value | None:
    return shapes.period_start(raw) or shapes.day_or_month(raw)


TYPE = DocumentType(
    name="project",
    called=Bilingual(zh="项目材料", en="Project"),
    titles=(
        "课题任务书",
        "项目任务书",
        "项目计划任务书",
        "科技计划课题任务书",
        "项目合同书",
        "科技计划项目合同书",
        "课题合同书",
        "项目结题证书",
        "结题证书",
        "结题通知",
        "项目验收证书",
        "资助项目批准通知",
        "关于资助项目批准的通知",
        "项目批准通知书",
        "立项通知书",
        "资助项目计划书",
        "国家自然科学基金资助项目批准通知",
        "Notice of Grant Award",
        "Notice of Award",
        "Grant Award Letter",
        "Grant Agreement",
    ),
    anchors=(
        "项目编号",
        "课题编号",
        "项目批准号",
        "课题负责人",
        "项目负责人",
        "依托单位",
        "承担单位",
        "起止年限",
        "专项经费",
        "资助经费",
        "Grant Number",
        "Principal Investigator",
    ),
    stops=("密级", "填报日期", "主管部门", "起止年限", "联系电话", "Amount", "Telephone"),
    fields=(
        FieldSpec(
            "project_no",
            shapes.code(),
            (
                "项目编号",
                "课题编号",
                "项目批准号",
                "批准号",
                "合同编号",
                "Grant Number",
                "Grant No.",
                "Award Number",
            ),
            (r"(?:批准号|项目编号|课题编号)[:]?\s?(?P<v>[A-Z0-9\-]{5,24})",),
        ),
        FieldSpec(
            "project_name",
            shapes.text(120),
            ("项目名称", "课题名称", "Project Title", "Title"),
            (
                r"(?:项目|课题)名称[:](?P<v>[^,。;\n]{4,80}),(?:资助|起止|批准|执行|研究|经费)",
                r"申请的项目[“《](?P<v>[^”》]{4,80})",
            ),
            wrap=True,
            first="patterns",
        ),
        FieldSpec(
            "leader",
            shapes.person,
            ("课题负责人", "项目负责人", "负责人", "主持人", "Principal Investigator", "PI"),
            (r"(?:^|\n)(?P<v>[\u4e00-\u9fff·]{2,15})\s?(?:先生|女士|教授|博士|研究员|同志):",),
        ),
        FieldSpec(
            "undertaker",
            shapes.organisation,
            ("承担单位", "依托单位", "乙方（承担方）", "乙方", "项目承担单位", "Institution", "Awardee"),
            (r"依托单位(?P<v>[\u4e00-\u9fff()]{4,40}?(?:公司|大学|学院|研究院|研究所|中心))",),
            wrap=True,
        ),
        FieldSpec(
            "funder",
            shapes.organisation,
            _FUNDERS,
            wrap=True,
        ),
        FieldSpec(
            "amount",
            shapes.amount,
            ("专项经费", "资助经费", "资助金额", "项目经费", "总经费", "经费"),
            (r"资助(?:经费|金额)[:]?(?P<v>[^,。;\n]{2,24}?元)",),
        ),
        FieldSpec("start", _start, _PERIOD, (r"起止年月[:]?(?P<v>[^,。;\n]{8,40})",)),
        FieldSpec("end", shapes.period_end, _PERIOD, (r"起止年月[:]?(?P<v>[^,。;\n]{8,40})",)),
        FieldSpec("kind", shapes.text()),
    ),
    extract=_extract,
)
