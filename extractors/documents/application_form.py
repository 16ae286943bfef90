"""Application form 申报书 for a long-term or short-term project (domain B.1)."""

from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.applicant import APPLICANT
from extractors.fields.careers import careers
from extractors.fields.clauses import filled_in, flag
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values import resident_id, uscc
from extractors.values.value import Value
from ingest.wording import Bilingual


def _project(raw: str) -> Value | None:
    """From 外专长期项目 printed alone, or ticked among others."""
    plain = "".join(raw.split()).replace("外专", "")
    for long, short in (("长期", "短期"), ("Long-term", "Short-term")):
        chosen = shapes.ticked({long: "long-term", short: "short-term"})(plain)
        if chosen:
            option = long if chosen.value == "long-term" else short
            return Value(chosen.value, option if option in raw else raw)
    return None


def _track(raw: str) -> Value | None:
    options = {"外专": "foreign-expert", "外国专家": "foreign-expert", "普通": "general", "一般": "general"}
    return shapes.ticked(options)(raw) or shapes.ticked({"外专": "foreign-expert"})(raw)


_CATEGORIES = {
    "青年项目": "youth",
    "创业团队项目": "startup-team",
    "创业类": "startup",
    "全职工作类": "full-time-work",
}


def _category(raw: str) -> Value | None:
    """The category beside long-term and short-term: the ticked one, or the only one printed."""
    chosen = shapes.ticked({**_CATEGORIES, "长期": "", "短期": ""})("".join(raw.split()).replace("外专", ""))
    if chosen is None or not chosen.value:
        return None
    return Value(chosen.value, raw.strip())


def _career(view: View) -> Iterator[Field]:
    yield from careers(view)
    yield from filled_in(
        view, "tasks_goals", "工作设想", "工作任务和目标", "工作任务与目标", "预期贡献", "Work plan"
    )


TYPE = DocumentType(
    name="application_form",
    called=Bilingual(zh="申报书", en="Application form"),
    titles=(
        "北京海外人才聚集工程申报书",
        "申报书",
        "申报表",
        "申请表",
        "北京海外人才聚集工程",
        "外专长期项目申报书",
        "外专短期项目申报书",
        "海外高层次人才申报书",
        "Application Form",
        "Application Form for Long-term Project",
        "Application Form for Short-term Project",
        "Beijing Overseas Talent Pooling",
        "Beijing Overseas Talent Aggregation",
        "Beijing Overseas Talent Pooling Program",
        "Beijing Overseas Talent Aggregation Program",
    ),
    anchors=(
        "填报说明",
        "填表说明",
        "主管部门意见",
        "用人单位意见",
        "申报单位意见",
        "初审意见",
        "工作设想",
        "引进后工作任务",
        "申报人承诺",
        "申报单位",
        "教育经历",
        "工作经历",
        "主要成果",
        "申报类别",
        "海外任职单位",
        "每年在京工作",
        "最高学位",
        "毕业院校",
        "毕业学校",
        "来华前工作单位",
        "拟聘岗位",
        "拟任职务",
        "引才平台",
        "到岗时间",
        "外文名",
        "外文姓名",
        "专业方向",
        "专业领域",
        "职务/职称",
        "职务（职称）",
        "学习经历",
        "任职经历",
        "Highest Degree Granted",
        "Highest degree",
        "Institution Attended",
        "Current employer",
        "Overseas employer",
        "Professional field",
        "Area of expertise",
        "Term of contract",
        "Working time in Beijing",
        "Working platform",
        "Time arriving",
        "Supervisory department",
        "Post in Beijing",
        "Work plan",
        "Work experience",
    ),
    against=("自荐", "汇总表", "推荐表"),
    fields=(
        FieldSpec(
            "project_type",
            _project,
            ("项目类别", "申报类别", "项目类型", "申报项目", "Project type"),
            (
                r"(?P<v>外专(?:长期|短期)项目)(?:申报|申请)",
                r"(?P<v>(?:长期|短期)项目)(?:申报|申请)",
                r"申报类别:(?P<v>.{4,30})",
            ),
        ),
        FieldSpec(
            "track",
            _track,
            ("申报渠道", "申报途径", "人才类别", "Track"),
            (
                r"(?P<v>外专)(?:长期|短期)项目(?:申报|申请)",
                r"申报类别[^□☐口]{0,12}(?P<v>外专)",
                r"(?<![□☐口])(?P<v>外专)(?:长期|短期)项目",
            ),
        ),
        FieldSpec(
            "category",
            _category,
            ("项目类别", "申报类别", "项目类型", "申报项目", "Project type"),
            (
                r"(?P<v>青年项目|创业团队项目|创业类|全职工作类)(?:申报|申请)",
                r"申报类别:(?P<v>.{4,80})",
            ),
        ),
        *APPLICANT,
        FieldSpec(
            "employer_name",
            shapes.organisation,
            ("申报单位名称", "申报单位", "用人单位名称", "用人单位", "单位名称", "Employer"),
            wrap=True,
        ),
        FieldSpec(
            "employer_addr", shapes.text(120), ("单位地址", "通讯地址", "单位住所", "Address"), wrap=True
        ),
        FieldSpec(
            "employer_uscc",
            uscc.parse,
            ("统一社会信用代码", "社会信用代码", "组织机构代码", "Unified social credit code"),
        ),
        FieldSpec(
            "supervisory_dept",
            shapes.organisation,
            ("主管部门", "推荐单位", "Supervisory department"),
            wrap=True,
        ),
        FieldSpec(
            "post_in_beijing",
            shapes.text(80),
            ("拟任职务", "拟聘职务", "拟聘岗位", "在京职务", "Post in Beijing"),
            wrap=True,
        ),
        FieldSpec(
            "contract_start", shapes.period_start, ("聘期", "合同期限", "聘用期限", "Term of contract")
        ),
        FieldSpec("contract_end", shapes.period_end, ("聘期", "合同期限", "聘用期限", "Term of contract")),
        FieldSpec(
            "months_per_year",
            shapes.within(r"(?P<v>\d{1,2})\s?(?:个?月|months)", shapes.number(1, 12)),
            ("在京工作时间", "每年在京工作时间", "Working time in Beijing"),
            (r"每年在京工作(?:时间)?(?P<v>\d{1,2}个?月)",),
        ),
        FieldSpec(
            "arrival",
            shapes.month,
            ("来京时间", "来华时间", "到岗时间", "来京（来华）时间", "Time arriving", "Time of arrival"),
        ),
        FieldSpec(
            "platform", shapes.text(60), ("引才平台", "工作平台", "依托平台", "Working platform"), wrap=True
        ),
        FieldSpec("id_no", resident_id.parse, ("身份证号码", "身份证号", "公民身份号码", "ID No.")),
        FieldSpec("education", flag, many=True),
        FieldSpec("experience", flag, many=True),
        FieldSpec("tasks_goals", flag),
    ),
    extract=_career,
    stops=(
        "联系人",
        "联系电话",
        "电子邮箱",
        "编号",
        "教育经历",
        "工作经历",
        "主要成果",
        "工作设想",
        "申报人承诺",
        "用人单位意见",
        "主管部门意见",
        "初审意见",
        "起止时间",
        "院校或单位",
        "学位或职务",
        "Education",
        "Work experience",
    ),
)
