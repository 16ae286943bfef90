"""Who applies: the person, the degree, the post abroad, as forms ask for them (domain B.1, B.2)."""

from extractors.fields import shapes
from extractors.fields.spec import FieldSpec
from extractors.values import countries, passport_number

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

APPLICANT = (
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
    FieldSpec("passport_no", passport_number.parse, ("护照号码", "护照号", "Passport No.", "Passport No")),
    FieldSpec(
        "highest_degree", shapes.level, ("最高学位", "学位", "Highest degree", "Highest Degree Granted")
    ),
    FieldSpec("degree_field", shapes.text(60), ("所学专业", "专业", "Major", "Field of study"), wrap=True),
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
        "specialty",
        shapes.text(60),
        ("专业领域", "专业方向", "从事专业", "Area of expertise", "Professional field"),
        wrap=True,
    ),
    FieldSpec("declaration_date", shapes.day, ("填表日期", "申报日期", "填报日期", "Date")),
)
