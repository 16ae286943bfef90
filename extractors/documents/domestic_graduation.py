"""Chinese graduation certificate 毕业证书, and the pages that verify one: 备案表, 认证报告 (domain B.9)."""

from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import diplomas, shapes
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values import domestic_number
from extractors.values.date_words import DAY, DAY_OR_MONTH
from extractors.values.value import Value
from ingest.wording import Bilingual

_LEVELS = (
    ("博士", "doctor"),
    ("硕士", "master"),
    ("本科", "bachelor"),
    ("专科", "college"),
)


def _level(raw: str) -> Value | None:
    """The level of schooling 学历层次."""
    return next((Value(level, raw.strip()) for word, level in _LEVELS if word in raw), None)


def _in_keeping(view: View) -> Iterator[Field]:
    """Number, level and date, as sure as they agree."""
    date = diplomas.dated_at_foot(view, "issue_date", "校长|院长|培养单位|证书编号", ("备案表", "认证报告"))
    return diplomas.in_keeping(
        view, "issue_date", date, domestic_number.graduation, domestic_number.graduation_level
    )


TYPE = DocumentType(
    name="domestic_graduation",
    called=Bilingual(zh="国内毕业证书", en="Domestic graduation certificate"),
    titles=(
        "毕业证书",
        "普通高等学校毕业证书",
        "高等学校毕业证书",
        "博士研究生毕业证书",
        "硕士研究生毕业证书",
        "研究生毕业证书",
        "成人高等教育毕业证书",
        "教育部学历证书电子注册备案表",
        "学历证书电子注册备案表",
        "中国高等教育学历认证报告",
        "学历认证报告",
    ),
    anchors=(
        "准予毕业",
        "教学计划规定的全部课程",
        "成绩合格",
        "培养单位",
        "毕业论文答辩",
        "学历证书",
        "学历类别",
        "学制",
        "证书编号",
        "在线验证码",
        "学信网",
        "毕业日期",
    ),
    against=("公证书", "译文", "留学服务中心", "授予"),
    single=True,
    fields=(
        diplomas.HOLDER_NAME,
        diplomas.SEX,
        FieldSpec(
            "dob",
            shapes.day_or_month,
            ("出生日期", "出生年月"),
            (rf"(?P<v>{DAY_OR_MONTH})\s?(?:出?生|出生)(?=[,，。于])",),
        ),
        FieldSpec(
            "institution", diplomas.school, ("学校名称", "院校名称", "毕业院校", "校名"), diplomas.SCHOOLS
        ),
        diplomas.FIELD,
        FieldSpec(
            "level",
            _level,
            ("层次", "学历层次", "学历"),
            (
                r"(?P<v>本科|专科|博士|硕士)(?:研究生)?(?:学习|培养|教学)",
                r"(?P<v>博士|硕士)研究生",
                r"(?P<v>本科|专科)",
            ),
            first="patterns",
        ),
        FieldSpec("study_period", diplomas.study_period, ("学习时间", "学习起止时间"), (diplomas.PERIOD,)),
        FieldSpec(
            "certificate_no",
            shapes.first_of(domestic_number.graduation, diplomas.old_number),
            ("证书编号", "学校编号", "编号"),
            (r"证书编号:?\s?(?P<v>[\dOIl ]{10,24})",),
        ),
        FieldSpec(
            "issue_date", shapes.day, ("毕业日期", "毕（结）业日期", "发证日期"), (rf"(?m)^(?P<v>{DAY})$",)
        ),
        diplomas.PRESIDENT,
        FieldSpec(
            "verification_no",
            diplomas.verification_number,
            ("在线验证码", "验证码", "报告编号", "认证报告编号"),
            (r"验证码:?\s?(?P<v>[A-Z\d ]{12,20})",),
        ),
    ),
    extract=_in_keeping,
    stops=("入学日期", "学制", "学历类别", "学习形式", "毕（结）业", "更新日期", "身份证号"),
)
