"""Permanent residence card of a foreigner, editions of 2004, 2017 and 2023, both numberings (domain B.6)."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.cards import TERM, confirmed, first_card, term_end, term_start
from extractors.fields.layout import Sheet
from extractors.fields.spec import DocumentType, FieldSpec, Part
from extractors.fields.view import View
from extractors.values import countries, pr_card_number
from extractors.values.value import Value
from ingest.wording import Bilingual

_TITLE = re.compile(r"(?:中华人民共和国)?外国人永久居留(?:身份)?证")

_COMMA = re.compile(r"(?<=[A-Z]{2})\s*[.,，]\s*(?=[A-Z]{2})")


def _crop(sheet: Sheet) -> Sheet:
    """The first card: a name begins it."""
    return first_card(sheet, re.compile("姓名|Name", re.IGNORECASE))


def _is_its_title(text: str) -> bool:
    return _TITLE.fullmatch("".join(text.split())) is not None


def _office(raw: str) -> Value | None:
    found = re.search(
        r"(?:中华人民共和国)?(?:公安部|国家移民管理局)|[\u4e00-\u9fff]{2,12}公安[局厅]", "".join(raw.split())
    )
    return Value(found.group(), raw.strip()) if found else None


def _name(raw: str) -> Value | None:
    """A name in Latin letters; the card prints it in capitals, a comma between family and given names."""
    value = shapes.person_latin(_COMMA.sub(", ", raw))
    return Value(value.value.upper(), raw.strip(), repaired=value.repaired) if value else None


def _numbered(view: View) -> Iterator[Field]:
    """The number, and birth and nationality, which it repeats."""
    specs = {spec.name: spec for spec in TYPE.fields}
    number = view.first(specs["card_no"])
    if number is None:
        return
    yield number
    birth = view.first(specs["dob"])
    said = birth.value if birth and pr_card_number.born(number.value, birth.value) else None
    said = said or pr_card_number.birth_date(number.value)
    # The old numbers leave the century open: they confirm a date, and contradict it, but never state it.
    if birth is not None or said is not None:
        field = confirmed(birth, "dob", said or "", number)
        if field is not None:
            yield field
    nationality, state = view.first(specs["nationality"]), pr_card_number.state(number.value)
    if nationality is None and state is not None:
        nationality = confirmed(None, "nationality", state, number)
    if nationality is not None:
        yield nationality


TYPE = DocumentType(
    name="foreigner_pr_card",
    called=Bilingual(zh="外国人永久居留身份证", en="Permanent residence card"),
    titles=(
        "外国人永久居留证",
        "外国人永久居留身份证",
        "中华人民共和国外国人永久居留身份证",
        "中华人民共和国外国人永久居留证",
        "Foreign Permanent Resident ID Card",
        "Foreigner's Permanent Residence Card",
    ),
    anchors=(
        "外国人永久居留",
        "永久居留身份证",
        "Permanent Resident ID Card",
        "Permanent Residence",
        "Period of Validity",
        "ID Card No.",
        "证件号码",
        "有效期限",
        "国家移民管理局",
    ),
    against=("公证书", "译文", "申请表", "审批表"),
    parts=(
        Part("front", (), 0, ("永久居留",), sign="证件号码|ID ?Card ?No"),
        Part("back", (), 0, ("永久居留",), sign="签发机关|Issu"),
    ),
    single=True,
    fields=(
        FieldSpec(
            "name_foreign",
            _name,
            ("姓名/Name", "Name", "姓名"),
            (
                r"(?m)(?:^|(?<=Name))\s?(?-i:(?P<v>[A-Z][A-Z'\- ]{1,40}[,.]\s?[A-Z][A-Z'\- ]{1,40}))"
                r"(?=$|\s?[\u4e00-\u9fff])",
            ),
            loose=True,
        ),
        FieldSpec(
            "name_zh",
            shapes.person_han,
            ("中文姓名",),
            (
                r"(?m)^(?-i:[A-Z][A-Z ,.'\-]{1,80})\n?(?P<v>[\u4e00-\u9fff·]{2,20}?)\n?(?=性|出|女|男)",
                r"姓名(?:/Name)?\s?(?P<v>[\u4e00-\u9fff·]{2,20})(?=\n|性别)",
            ),
            first="patterns",
        ),
        FieldSpec(
            "sex",
            shapes.sex,
            ("性别/Sex", "Sex", "性别"),
            (r"(?P<v>[男女]\s?/\s?[MF])(?![A-Za-z])", r"(?:性别|Sex)\W{0,3}(?P<v>[男女]|[MF]\b)"),
            loose=True,
        ),
        FieldSpec(
            "dob",
            shapes.day,
            ("出生日期/Date of Birth", "Date of Birth", "出生日期"),
            (r"(?m)^(?P<v>\d{4}[.年]\d{1,2}[.月]\d{1,2}日?)$",),
            loose=True,
        ),
        FieldSpec("nationality", countries.parse, ("国籍/Nationality", "Nationality", "国籍"), loose=True),
        FieldSpec(
            "card_no",
            pr_card_number.parse,
            ("证件号码/ID Card No.", "ID Card No.", "证件号码", "Card No."),
            (r"(?P<v>\b[A-Z]{3}[0-9OISZ]{12}\b|\b9\d{16}[\dX]\b)",),
            loose=True,
        ),
        FieldSpec(
            "issue_date",
            term_start,
            ("有效期限/Period of Validity", "Period of Validity", "有效期限"),
            (TERM,),
            loose=True,
        ),
        FieldSpec(
            "expiry",
            term_end,
            ("有效期限/Period of Validity", "Period of Validity", "有效期限"),
            (TERM,),
            loose=True,
        ),
        FieldSpec(
            "authority",
            _office,
            ("签发机关/Issuing Authority", "Issuing Authority", "Issued by", "签发机关"),
            (r"(?P<v>(?:中华人民共和国)?(?:公安部|国家移民管理局))",),
            wrap=True,
            loose=True,
        ),
    ),
    extract=_numbered,
    sign=_is_its_title,
    crop=_crop,
)
