"""Certification of a foreign degree by CSCSE 国（境）外学历学位认证书 (domain B.8)."""

from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import diplomas, shapes
from extractors.fields.dated import lowest_date
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values import countries, cscse_number
from extractors.values.date_words import DAY_OR_MONTH
from ingest.wording import Bilingual

_HOLDER = r"(?P<v>(?<![A-Za-z])[A-Z][\w'’.\- ,]{0,70}[\w.]|[\u4e00-\u9fff·]{2,20}?)"

_STATES = "|".join(countries.chinese_names())
_SCHOOL = r"[\u4e00-\u9fff·]{2,24}?(?:大学|学院|研究院|研究所|学校)"


def _issued(view: View) -> Iterator[Field]:
    """The date below the centre's name has no label of its own."""
    field = lowest_date(view, "issue_date", "留学服务中心$")
    if field is not None:
        yield field


_OLD = frozenset({"old"})


def _version(view: View) -> str:
    """By the form of the number: since 2019 of twelve digits, without birth place and period of study."""
    number = cscse_number.parse("".join(sheet.plain for sheet in view.sheets))
    if number is None:
        return ""
    return "new" if number.value.isdecimal() else "old"


TYPE = DocumentType(
    name="cscse_certification",
    called=Bilingual(zh="学历学位认证书", en="Degree certification (CSCSE)"),
    titles=(
        "国外学历学位认证书",
        "国（境）外学历学位认证书",
        "香港特别行政区学历学位认证书",
        "澳门特别行政区学历学位认证书",
        "台湾地区学历学位认证书",
        "中外合作办学国（境）外学历学位认证书",
        "国外高等教育文凭认证书",
        "学历学位认证书",
    ),
    anchors=(
        "教育部留学服务中心",
        "留学服务中心",
        "认证书编号",
        "经核查",
        "经认证",
        "特此认证",
        "学位证书真实有效",
        "所获学位具有",
        "表明其具有相应的学历",
        "学历学位认证",
        "教留服认",
        "颁发的博士",
        "Chinese Service Center for Scholarly Exchange",
    ),
    against=("译文",),
    fields=(
        FieldSpec(
            "former_name",
            shapes.person,
            ("曾用名",),
            (
                r"曾用名\s?:?\s?(?P<v>[\u4e00-\u9fff·]{2,20}|(?-i:[A-Z][A-Za-z'’.\- ,]{1,69}?))"
                r"\s?(?=[)）,，。])",
            ),
            first="patterns",
        ),
        FieldSpec(
            "birth_place",
            shapes.text(30),
            ("出生地", "出生地点"),
            (r"(?:出生地点?(?:为|是)?:?|出?生于)(?P<v>[\u4e00-\u9fffA-Za-z ·]{2,24}?)[,。;]",),
            first="patterns",
            versions=_OLD,
        ),
        FieldSpec(
            "study_period",
            diplomas.study_period,
            ("学习时间", "留学时间"),
            (diplomas.PERIOD,),
            first="patterns",
            versions=_OLD,
        ),
        FieldSpec(
            "holder_name",
            shapes.person,
            ("姓名", "Name"),
            (
                rf"{_HOLDER}\s?[,(（]\s?(?:曾用名.{{1,40}}[)）],?)?(?:性别[:]?)?[男女]",
                rf"{_HOLDER}\s?,\s?[男女]性?,",
            ),
            first="patterns",
        ),
        FieldSpec("sex", shapes.sex, ("性别",), (r"[,(（:](?P<v>[男女])[,性)）]", r"性别[:]?(?P<v>[男女])")),
        FieldSpec(
            "dob",
            shapes.day_or_month,
            ("出生日期",),
            (rf"(?P<v>{DAY_OR_MONTH})(?:出?生|出生)", rf"(?:生于|出生于|出生日期:?)(?P<v>{DAY_OR_MONTH})"),
        ),
        FieldSpec(
            "nationality",
            countries.parse,
            ("国籍",),
            (
                r"国籍[:为是]?(?P<v>[\u4e00-\u9fff]{2,12}?)(?=[,。;)）]|于|$)",
                r"[,(（](?P<v>[\u4e00-\u9fff]{2,8}?)(?:国籍|籍|公民)",
            ),
        ),
        FieldSpec(
            "country",
            countries.parse,
            ("国家", "国家（地区）", "留学国家", "颁发国家"),
            (rf"(?P<v>{_STATES})(?={_SCHOOL}\s?\()", rf"(?:在|由|获|取得|所持)(?P<v>{_STATES})(?={_SCHOOL})"),
            first="patterns",
        ),
        FieldSpec(
            "institution",
            shapes.organisation,
            ("院校", "学校名称", "颁发院校", "颁证院校", "毕业院校"),
            (
                rf"(?:{_STATES})(?P<v>{_SCHOOL})\s?\(",
                rf"(?:{_STATES})(?P<v>{_SCHOOL})",
                rf"(?:所持|在|由)(?P<v>{_SCHOOL})",
            ),
            first="patterns",
        ),
        FieldSpec(
            "institution_original",
            shapes.organisation,
            ("院校（外文）", "外文名称"),
            (r"(?:大学|学院|研究院|学校)\s?\((?P<v>[A-Z][^()]{3,80})\)", r"\((?P<v>[A-Z][^()]{3,80})\)"),
            first="patterns",
        ),
        FieldSpec(
            "level",
            shapes.level,
            ("学位", "学位级别", "学历学位"),
            (r"(?P<v>[\u4e00-\u9fff]{0,6}(?:博士|硕士|学士))(?:学位|学历)?",),
        ),
        FieldSpec(
            "field",
            shapes.text(60),
            ("专业名称", "专业（领域）", "学科专业"),
            (
                r"专业(?:名称)?(?:为|是|:)(?P<v>[^,。;:()]{2,20}?)[,。;\n]",
                r"(?P<v>[\u4e00-\u9fff]{2,16}?)专业(?:的)?(?:博士|硕士|学士)",
            ),
            first="patterns",
        ),
        FieldSpec(
            "date_conferred",
            shapes.day_or_month,
            ("学位授予日期", "授予日期", "获学位日期", "颁发日期"),
            (
                rf"于(?P<v>{DAY_OR_MONTH})[^。]{{0,50}}(?:授予|颁发|获)",
                rf"(?P<v>{DAY_OR_MONTH})[^。出]{{0,50}}(?:授予|颁发|获)",
            ),
        ),
        FieldSpec(
            "certificate_no",
            cscse_number.parse,
            ("认证书编号", "编号", "证书编号"),
            (r"(?P<v>教留服认.{6,30}号)", r"(?P<v>1?\d20\d{9})"),
        ),
        FieldSpec("issue_date", shapes.day, ("签发日期", "认证日期", "发证日期")),
    ),
    extract=_issued,
    version=_version,
)
