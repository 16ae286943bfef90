"""Proof of study abroad: 留学回国人员证明, records of studies, enrolment letters (domain A.5, C-03)."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import diplomas, shapes
from extractors.fields.dated import lowest_date
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values import countries, dates, passport_number
from extractors.values.date_words import DAY
from extractors.values.value import Value
from ingest.wording import Bilingual

_STATES = "|".join(countries.chinese_names())
_SCHOOL = r"[\u4e00-\u9fff·]{2,24}?(?:大学|学院|研究院|研究所|学校)"
_LATIN_NAME = r"[A-Z][\w'’.\-]{1,30}(?: [A-Z][\w'’.\-]{1,30}){1,5}"
_LATIN_SCHOOL = (
    r"(?:(?!At |The )[A-Z][\w'’.\-]{1,30} ){0,4}(?:University|Institute|College)"
    r"(?: of(?: [A-Z][\w'’.\-]{1,30}){1,4})?"
)
_WORDS = r"(?:\w+ \d{1,2}, |\d{1,2} )?[A-Z][a-z]{2,8}\s?\d{4}"
_ISSUER = re.compile(
    r"中华人民共和国驻[\u4e00-\u9fff]{2,24}?(?:大使馆|总领事馆)(?:教育[处组])?|教育部留学服务中心"
    r"|国家留学基金管理委员会"
)


def _period(raw: str) -> Value | None:
    """From one month to another, in Chinese or in English."""
    found = dates.find(raw)
    if len(found) == 2 and all(date.value for date in found):
        return Value(f"{found[0].value[:7]}/{found[1].value[:7]}", raw.strip())
    return diplomas.study_period(raw)


def _issuer(raw: str) -> Value | None:
    """A mission abroad, the service centre, or the office that writes the letter."""
    found = _ISSUER.search("".join(raw.split()))
    return Value(found.group(), raw.strip()) if found else None


def _dated(view: View) -> Iterator[Field]:
    """The date below the issuer has no label of its own."""
    field = lowest_date(view, "issue_date", "大使馆|总领事馆|教育[处组]|留学服务中心|Registrar")
    if field is not None:
        yield field


TYPE = DocumentType(
    name="overseas_study",
    called=Bilingual(zh="留学证明", en="Evidence of overseas study"),
    titles=(
        "留学回国人员证明",
        "留学人员回国证明",
        "留学回国证明",
        "留学证明",
        "在外留学证明",
        "留学经历证明",
        "国（境）外留学经历证明",
        "国（境）外学习经历记录",
        "留学身份证明",
        "Certificate of Enrolment",
        "Certificate of Enrollment",
        "Enrolment Certificate",
        "Proof of Enrolment",
        "Certificate of Study",
        "Certificate of Attendance",
    ),
    anchors=(
        "留学回国人员",
        "留学人员",
        "留学身份",
        "公费留学",
        "自费留学",
        "教育处",
        "教育组",
        "总领事馆",
        "大使馆",
        "留学国别",
        "has been enrolled",
        "was enrolled",
        "enrolled as",
    ),
    against=("译文", "公证书", "学位认证", "认证书", "劳动合同"),
    single=True,
    fields=(
        FieldSpec(
            "holder_name",
            shapes.person,
            ("姓名", "中文姓名", "Name", "Name of student"),
            (
                diplomas.HOLDER,
                r"(?:certif(?:y|ies) that|confirms? that)\s{1,4}(?:(?:Mr|Ms|Dr)\.? )?"
                rf"(?P<v>(?-i:{_LATIN_NAME}))",
            ),
        ),
        FieldSpec(
            "passport_no",
            passport_number.parse,
            ("护照号码", "护照号", "Passport No."),
            (r"护照(?:号码?)?:?\s?(?P<v>[A-Z\d]{7,10})",),
        ),
        FieldSpec(
            "country",
            countries.parse,
            ("留学国别", "留学国家", "国别", "国家（地区）", "Country"),
            (
                rf"(?:在|赴|于)(?P<v>{_STATES})(?=\s?{_SCHOOL})",
                rf"(?:在|赴|于)(?P<v>{_STATES})",
                rf"(?P<v>{_STATES})(?={_SCHOOL})",
            ),
        ),
        FieldSpec(
            "institution",
            shapes.organisation,
            ("留学院校", "留学单位", "就读院校", "学校名称", "院校名称", "Institution"),
            (
                rf"(?:{_STATES})\s?(?P<v>{_SCHOOL})",
                rf"(?-i:(?P<v>{_LATIN_SCHOOL}))",
            ),
            wrap=True,
        ),
        FieldSpec(
            "study_period",
            _period,
            ("留学时间", "留学期限", "学习时间", "起止时间", "Period of study"),
            (
                diplomas.PERIOD,
                rf"(?i:from)\s{{1,4}}(?P<v>{_WORDS}\s{{1,4}}(?:to|until|through)\s{{1,4}}{_WORDS})",
            ),
        ),
        FieldSpec(
            "field",
            shapes.text(60),
            ("专业", "学习专业", "所学专业", "研究领域", "Field of study", "Subject"),
            (
                r"(?:学习|攻读|从事|研究)(?P<v>(?!博士|硕士)[\u4e00-\u9fff]{2,16}?)专业",
                r"(?P<v>[\u4e00-\u9fff]{2,16}?)专业",
                r"the\s(?:field|subject|programme)\sof\s(?P<v>[A-Z][\w&\- ]{1,79}?)(?=[,.;\n]| from| at)",
            ),
        ),
        FieldSpec(
            "issuer",
            _issuer,
            ("出具单位", "签发单位", "发证单位"),
            (rf"(?P<v>{_ISSUER.pattern})",),
            first="patterns",
        ),
        FieldSpec(
            "certificate_no",
            shapes.report_number,
            ("编号", "证明编号", "证书编号", "No.", "Reference"),
            (r"(?P<v>\(?[\[〔(]?(?:19|20)\d{2}[\]〕)][\u4e00-\u9fff]{1,8}第?\d{1,6}号)",),
            first="patterns",
        ),
        FieldSpec("issue_date", shapes.day, ("签发日期", "出具日期", "Date"), (rf"(?m)^(?P<v>{DAY})$",)),
    ),
    extract=_dated,
    stops=("性别", "出生日期", "国籍", "国内单位", "留学身份", "联系电话", "攻读学位", "学历"),
)
