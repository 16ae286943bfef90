"""Who agrees: the parties of contracts and letters of intent, with or without labels (domain B.10, B.11)."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.spec import FieldSpec
from extractors.fields.view import View
from extractors.fields.wording import HONORIFIC, ORGANISATION, PERSON, spaced
from extractors.values import passport_number, resident_id
from extractors.values.names import has_han
from extractors.values.value import Value

_HAN_BODY = (
    r"(?!本|兹|经|由|甲方|乙方)[\u4e00-\u9fff·]{2,30}+(?:\([\u4e00-\u9fff]{2,12}\)[\u4e00-\u9fff·]{2,30}+)?"
    r"(?:(?<=公司|大学|学院|中心|医院|集团|协会|学校)|(?<=研究院|研究所|实验室|委员会|出版社))"
)
_HAN_PERSON = r"[A-Za-z\u4e00-\u9fff·'’.\-\s]{2,50}+"
_CALLED_A = r"\((?:以下|下)?\s?简?称(?:为|作)?[“\"”']?(?:甲方|聘方|用人单位|聘用单位|公司|单位)"
_CALLED_B = r"(?:以下|下)?\s?简称(?:为|作)?[“\"”']?(?:乙方|受聘方|受聘人|应聘方|受聘专家|专家)"


def _identity(raw: str) -> Value | None:
    found = resident_id.parse(raw)
    return found if found and found.check else passport_number.parse(raw)


_HONOURED = re.compile(r"(?:先生|女士|博士|教授)\s*$")
_GOES_ON = re.compile(r"[,，](?:以下|下|护照|国籍|身份证).*$|[,，]$", re.DOTALL)


def named(raw: str) -> Value | None:
    """A person's name without what is said out of courtesy."""
    bare = _HONOURED.sub("", raw[:200])
    return shapes.person(bare if bare.strip() else raw)


def _home(raw: str) -> Value | None:
    """An address in a sentence ends where the next particular begins."""
    return shapes.text(120)(_GOES_ON.sub("", raw[:200]))


CONTRACT_NO = FieldSpec(
    "contract_no",
    shapes.code(),
    ("合同编号", "合同号", "协议编号", "编号", "Contract No.", "Agreement No.", "Ref. No."),
    loose=True,
)
EMPLOYER_NAME = FieldSpec(
    "employer_name",
    shapes.organisation,
    (
        "甲方（用人单位）",
        "甲方（聘用单位）",
        "甲方（单位名称）",
        "甲方名称",
        "甲方（聘方）",
        "甲方",
        "聘方（甲方）",
        "聘方",
        "聘用单位（甲方）",
        "用人单位（甲方）",
        "用人单位名称",
        "聘用单位",
        "用人单位",
        "Party A",
        "Party A (Employer)",
        "Employer",
    ),
    (
        rf"(?:^|[\n由与和经,。;:、(])(?P<v>{_HAN_BODY})\s?{_CALLED_A}",
        *spaced(rf"between:? (?:the )?(?P<v>{ORGANISATION})"),
    ),
    wrap=True,
)
EMPLOYER_ADDRESS = FieldSpec(
    "employer_address",
    shapes.text(120),
    (
        "注册地址",
        "单位地址",
        "单位住所",
        "甲方住所",
        "甲方地址",
        "通讯地址",
        "联系地址",
        "住所",
        "住址",
        "地址",
        "法定地址",
        "Registered address",
        "Address",
    ),
    (
        r"(?:住所地?|注册地址?|地址)(?:为|位于|在|:)?(?P<v>[^,。;:()\n]{6,60}+)(?=[,。;()])",
        *spaced(
            r"(?:registered (?:address|office)|offices?|domicile) (?:is )?(?:at"
            r"|in) (?P<v>[^();\n]{8,100}?)(?= \(|;|\n| whose|, whose|, represented|, a )"
        ),
    ),
    wrap=True,
)
EMPLOYER_LEGAL_REP = FieldSpec(
    "employer_legal_rep",
    shapes.person,
    (
        "法定代表人",
        "法定代表人姓名",
        "法定代表人或主要负责人",
        "法定代表人（主要负责人）",
        "法定代表人（负责人）",
        "Legal representative",
    ),
    (
        r"法定代表人(?:为|是|:)?(?P<v>[\u4e00-\u9fff·]{2,4})(?=[,。;()\n])",
        *spaced(rf"(?:legal representative(?:,| is)?|represented by) {HONORIFIC}(?P<v>{PERSON})"),
    ),
)
EMPLOYEE_NAME = FieldSpec(
    "employee_name",
    named,
    (
        "乙方（劳动者）",
        "乙方（受聘人）",
        "乙方（姓名）",
        "乙方（受聘方）",
        "乙方姓名",
        "乙方",
        "受聘人员（乙方）",
        "受聘人（乙方）",
        "受聘方（乙方）",
        "受聘方",
        "应聘方",
        "受聘人",
        "受聘人员",
        "劳动者姓名",
        "Party B",
        "Party B (Employee)",
        "Employee",
    ),
    (
        rf"[与和及、,;\n](?=[A-Za-z\u4e00-\u9fff])(?P<v>{_HAN_PERSON})\((?:[^()]{{0,60}}[,;])?{_CALLED_B}",
        *spaced(
            rf"\band:? {HONORIFIC}(?P<v>{PERSON})(?=,| \(| of | residing| holder)",
            rf"\bDear {HONORIFIC}(?P<v>{PERSON})",
        ),
    ),
)
EMPLOYEE_ID = FieldSpec(
    "employee_id",
    _identity,
    (
        "护照号码",
        "护照号",
        "护照号码/身份证号码",
        "身份证号码",
        "居民身份证号码",
        "有效证件号码",
        "证件号码",
        "身份证件号码",
        "Passport No.",
        "Passport number",
    ),
    (
        r"护照(?:号码?|编号)?[为是:]?\s?(?P<v>[A-Z]{0,2}\d{6,9})(?![\dA-Z])",
        r"passport\s?(?:no\.?|number)?[:\s]{0,3}(?P<v>[A-Z0-9]{1,2}\d{6,8})(?![\dA-Z])",
    ),
)
EMPLOYEE_ADDRESS = FieldSpec(
    "employee_address",
    _home,
    (
        "乙方住所",
        "乙方住址",
        "家庭住址",
        "现住址",
        "居住地址",
        "国外住址",
        "住所",
        "住址",
        "地址",
        "通讯地址",
        "联系地址",
        "Home address",
        "Residential address",
        "Address",
    ),
    (
        rf"住[址所](?:为|在|:)?(?P<v>[^。;:()\n简]{{6,80}}+){_CALLED_B}",
        r"(?:现住|住址|住所|居住于)(?:为|在|:)?(?P<v>[^。;:()\n]{6,90}+)",
        *spaced(
            r"resid(?:ing|ent) (?:at|in) (?P<v>[^();\n]{8,90}?)(?=,? \(|;|\n|, holder|, passport|, born)"
        ),
    ),
    wrap=True,
)
PARTIES = (
    EMPLOYER_NAME,
    EMPLOYER_ADDRESS,
    EMPLOYER_LEGAL_REP,
    EMPLOYEE_NAME,
    EMPLOYEE_ID,
    EMPLOYEE_ADDRESS,
)
_SIDES = {"employer_name": "employer_address", "employee_name": "employee_address"}


def addresses(view: View) -> Iterator[Field]:
    """Whose an address is that does not say: that of the party named last before it."""
    specs = {spec.name: spec for spec in view.kind.fields}
    both = frozenset(_SIDES.values())
    found: dict[str, Field] = {}
    side = ""
    for number, around in enumerate(view.neighbourhoods):
        for label in around.labels:
            side = next((_SIDES[name] for name in _SIDES if name in label.keys), side)
            name = side if both <= label.keys else next(iter(label.keys & both), "")
            if name and name not in found and label.strength > 0:
                first = next(view.beside(specs[name], number, around, label), None)
                found.update({name: first} if first else {})
    yield from found.values()


def registered_names(view: View) -> Iterator[Field]:
    """Employer and legal representative: in an agreement in two languages as registered, in Chinese."""
    for spec in view.kind.fields:
        if spec.name in ("employer_name", "employer_legal_rep"):
            named = [field for way in (view.labelled, view.matched) for field in way(spec)]
            yield from [field for field in named if has_han(field.value)][:1]
