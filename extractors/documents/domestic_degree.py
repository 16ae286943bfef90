"""Chinese degree certificate 学位证书, and the report that verifies one 学位证书认证报告 (domain B.9)."""

from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import diplomas, shapes
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values import domestic_number
from extractors.values.date_words import DAY, DAY_OR_MONTH
from ingest.wording import Bilingual


def _in_keeping(view: View) -> Iterator[Field]:
    """Number, level and date, as sure as they agree."""
    date = diplomas.dated_at_foot(view, "date_conferred", "学位评定委员会|校长|证书编号", ("认证报告",))
    return diplomas.in_keeping(
        view, "date_conferred", date, domestic_number.degree, domestic_number.degree_level
    )


TYPE = DocumentType(
    name="domestic_degree",
    called=Bilingual(zh="国内学位证书", en="Domestic degree"),
    titles=(
        "学位证书",
        "博士学位证书",
        "硕士学位证书",
        "学士学位证书",
        "博士研究生学位证书",
        "硕士研究生学位证书",
        "学位证书认证报告",
        "中国学位认证报告",
        "中国高等教育学位认证报告",
        "学位认证报告",
    ),
    anchors=(
        "学位评定委员会",
        "学位条例",
        "课程考试和论文答辩",
        "授予",
        "学位证书",
        "证书编号",
        "学位论文答辩",
        "学位获得者",
        "学位授予单位",
        "认证报告",
    ),
    against=("公证书", "译文", "留学服务中心", "毕业证书", "准予毕业"),
    single=True,
    fields=(
        diplomas.HOLDER_NAME,
        diplomas.SEX,
        FieldSpec(
            "dob",
            shapes.day_or_month,
            ("出生日期", "出生年月"),
            (rf"(?P<v>{DAY_OR_MONTH})\s?(?:出?生|出生)", rf"生于(?P<v>{DAY_OR_MONTH})"),
            first="patterns",
        ),
        FieldSpec(
            "institution",
            diplomas.school,
            ("学位授予单位", "授予单位", "学校名称", "校名"),
            diplomas.SCHOOLS,
        ),
        diplomas.FIELD,
        FieldSpec(
            "category",
            shapes.text(16),
            ("学科门类",),
            (r"授予:?\s?(?P<v>[\u4e00-\u9fff]{2,8}?)\s?(?:博士|硕士|学士)",),
            first="patterns",
        ),
        FieldSpec(
            "level",
            shapes.level,
            ("学位类别", "学位级别", "学位"),
            (
                r"授予[^。]{0,12}(?P<v>博士|硕士|学士)",
                r"(?P<v>博士|硕士|学士)(?:专业)?学位证书",
                r"(?P<v>博士|硕士|学士)学位",
            ),
            first="patterns",
        ),
        FieldSpec(
            "certificate_no",
            shapes.first_of(domestic_number.degree, diplomas.old_number),
            ("证书编号", "学位证书编号", "证书号", "编号"),
            (r"证书编号:?\s?(?P<v>[CZT]?[\dOIESl ]{12,20})",),
        ),
        FieldSpec(
            "date_conferred",
            shapes.day,
            ("学位授予日期", "授予日期", "获学位日期", "发证日期"),
            (rf"(?m)^(?P<v>{DAY})$",),
        ),
        diplomas.PRESIDENT,
        FieldSpec(
            "verification_no",
            diplomas.verification_number,
            ("报告编号", "认证报告编号", "认证编号", "在线验证码"),
            (r"报告编号:?\s?(?P<v>[A-Z\d]{6,20})",),
        ),
    ),
    extract=_in_keeping,
    stops=("学位评定委员会主席", "验证码", "身份证号"),
)
