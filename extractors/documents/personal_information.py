"""The applicant's personal information sheet 申报人其它个人信息表, bound apart (domain B.3)."""

from extractors.fields import shapes
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.values import countries, passport_number
from ingest.wording import Bilingual

TYPE = DocumentType(
    name="personal_information",
    called=Bilingual(zh="个人信息表", en="Personal information"),
    titles=(
        "申报人其它个人信息表",
        "申报人其他个人信息表",
        "申报人其它个人信息页",
        "其它个人信息表",
        "其他个人信息表",
        "申报人个人信息表",
        "个人信息表",
        "个人信息页",
        "个人基本信息",
        "Personal Information",
        "Personal Information of the Applicant",
    ),
    anchors=(
        "婚姻状况",
        "配偶",
        "家庭住址",
        "境外住址",
        "紧急联系人",
        "子女",
        "Marital status",
        "Emergency contact",
    ),
    fields=(
        FieldSpec(
            "name_zh", shapes.person_han, ("中文姓名", "姓名（中文）", "姓名", "中文名", "Chinese name")
        ),
        FieldSpec(
            "name_foreign",
            shapes.person_latin,
            (
                "外文姓名",
                "姓名（外文）",
                "外文名",
                "英文姓名",
                "护照姓名",
                "Name in passport",
                "Name",
                "Full name",
                "Foreign name",
            ),
            wrap=True,
        ),
        FieldSpec("sex", shapes.sex, ("性别", "Sex", "Gender")),
        FieldSpec("nationality", countries.parse, ("国籍", "Nationality", "Citizenship")),
        FieldSpec(
            "passport_no", passport_number.parse, ("护照号码", "护照号", "Passport No.", "Passport No")
        ),
        FieldSpec("dob", shapes.day, ("出生日期", "出生年月日", "出生年月", "Date of birth")),
    ),
    stops=(
        "婚姻状况",
        "配偶姓名",
        "配偶",
        "子女",
        "家庭住址",
        "联系电话",
        "手机",
        "电子邮箱",
        "紧急联系人",
        "关系",
        "职业",
        "国内住址",
        "境外住址",
        "Marital status",
        "Spouse",
        "Children",
        "Address",
        "E-mail",
        "Telephone",
        "Mobile",
    ),
)
