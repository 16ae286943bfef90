"""Foreign expert certificate 外国专家证, until the work permit took its place in 2017 (domain B.21)."""

import re

from extractors.fields import shapes
from extractors.fields.registered import office
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.values import countries, passport_number
from extractors.values.date_words import DAY
from extractors.values.value import Value
from ingest.wording import Bilingual


def _number(raw: str) -> Value | None:
    """Ten digits and more; the year and the place they begin with are checked nowhere."""
    found = re.search(r"(?<!\d)\d{10,16}(?!\d)", "".join(raw.split()))
    return Value(found.group(), raw.strip()) if found else None


TYPE = DocumentType(
    name="foreign_expert_certificate",
    called=Bilingual(zh="外国专家证", en="Foreign expert certificate"),
    titles=(
        "外国专家证",
        "中华人民共和国外国专家证",
        "Foreign Expert Certificate",
        "Foreign Expert's Certificate",
    ),
    anchors=(
        "外国专家证",
        "国家外国专家局印制",
        "国家外国专家局",
        "聘请单位",
        "State Administration of Foreign Experts Affairs",
        "Employer in China",
    ),
    against=("聘请外国专家单位资格", "申请表", "译文"),
    single=True,
    fields=(
        FieldSpec("certificate_no", _number, ("证件编号", "证号", "编号", "Certificate No.", "No.")),
        FieldSpec("holder_name", shapes.person_latin, ("姓名", "Name", "Full name"), wrap=True, loose=True),
        FieldSpec("sex", shapes.sex, ("性别", "Sex"), loose=True),
        FieldSpec("dob", shapes.day, ("出生日期", "Date of birth"), loose=True),
        FieldSpec("nationality", countries.parse, ("国籍", "Nationality"), loose=True),
        FieldSpec("passport_no", passport_number.parse, ("护照号码", "护照号", "Passport No."), loose=True),
        FieldSpec(
            "employer_name", shapes.organisation, ("聘请单位", "工作单位", "Employer"), wrap=True, loose=True
        ),
        FieldSpec("position", shapes.text(40), ("职务", "职务/职称", "Position"), loose=True),
        FieldSpec(
            "valid_from",
            shapes.day,
            (),
            (rf"(?:有效期|Validity)[^\d]{{0,24}}(?P<v>{DAY})", rf"自(?P<v>{DAY})"),
        ),
        FieldSpec(
            "valid_to", shapes.day, ("有效期至", "Valid until"), (rf"{DAY}\s?[至到—-]{{1,2}}(?P<v>{DAY})",)
        ),
        FieldSpec("authority", office("外国专家局"), ("发证机关", "Issued by"), wrap=True, loose=True),
        FieldSpec("issue_date", shapes.day, ("发证日期", "签发日期", "Date of issue"), loose=True),
    ),
)
