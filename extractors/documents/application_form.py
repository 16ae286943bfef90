"""Application form 申报书 for a long-term or short-term project (domain B.1)."""

from extractors.fields import shapes
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.values import countries, passport_number, uscc
from extractors.values.value import Value


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


_LONG = (
    "Name (as in passport)",
    "Name",
    "Foreign name",
    "外文姓名",
    "姓名（外文）",
    "外文名",
    "英文姓名",
    "申报人",
    "申报人姓名",
)

TYPE = DocumentType(
    name="application_form",
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
                r"申报类别.{0,12}(?P<v>外专)",
                r"(?P<v>外专)(?:长期|短期)项目",
            ),
        ),
        FieldSpec(
            "name_zh",
            shapes.person_han,
            ("中文姓名", "姓名（中文）", "中文名", "姓名", "申报人", "Chinese name"),
            wrap=True,
        ),
        FieldSpec("name_foreign", shapes.person_latin, _LONG, wrap=True),
        FieldSpec("sex", shapes.sex, ("性别", "Sex", "Gender")),
        FieldSpec("dob", shapes.day_or_month, ("出生日期", "出生年月", "出生年月日", "Date of birth")),
        FieldSpec("birth_place", shapes.text(60), ("出生地", "出生地点", "Place of birth"), wrap=True),
        FieldSpec("nationality", countries.parse, ("国籍", "Nationality")),
        FieldSpec(
            "passport_no", passport_number.parse, ("护照号码", "护照号", "Passport No.", "Passport No")
        ),
        FieldSpec(
            "highest_degree", shapes.level, ("最高学位", "学位", "Highest degree", "Highest Degree Granted")
        ),
        FieldSpec(
            "degree_field", shapes.text(60), ("所学专业", "专业", "Major", "Field of study"), wrap=True
        ),
        FieldSpec(
            "degree_school",
            shapes.organisation,
            ("毕业院校", "毕业学校", "授予学校", "Institution", "Institution Attended"),
            many=True,
            wrap=True,
        ),
        FieldSpec("degree_date", shapes.month, ("授予时间", "学位授予时间", "获得时间", "Date granted")),
        FieldSpec(
            "overseas_employer",
            shapes.organisation,
            (
                "海外任职单位",
                "海外工作单位",
                "来华前工作单位",
                "回国（来华）前工作单位",
                "Current employer",
                "Overseas employer",
            ),
            many=True,
            wrap=True,
        ),
        FieldSpec(
            "overseas_title",
            shapes.text(80),
            (
                "职务（职称）",
                "职务",
                "海外任职职务",
                "职务/职称",
                "海外职务",
                "Position",
                "Overseas position",
            ),
            many=True,
            wrap=True,
        ),
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
            shapes.within(r"(?P<v>\d{1,2})\s?个?月", shapes.number(1, 12)),
            ("在京工作时间", "每年在京工作时间", "Working time in Beijing"),
            (r"每年在京工作(?:时间)?(?P<v>\d{1,2}个?月)",),
        ),
        FieldSpec(
            "specialty",
            shapes.text(60),
            ("专业领域", "专业方向", "从事专业", "Area of expertise", "Professional field"),
            wrap=True,
        ),
        FieldSpec("declaration_date", shapes.day, ("填表日期", "申报日期", "填报日期", "Date")),
    ),
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
        "身份证号码",
        "Education",
        "Work experience",
    ),
)
