"""Business licence 营业执照 in all its versions since 2007 (domain B.13)."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.dated import lowest_date
from extractors.fields.layout import Sheet
from extractors.fields.registered import copy_field, office
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values import registration_number, uscc
from extractors.values.value import Value
from ingest.wording import Bilingual


def _name(raw: str) -> Value | None:
    """The name; behind a partnership's bracket nothing belongs to it but the words of a branch."""
    found = shapes.organisation(raw)
    whole = (
        re.match(
            r".{4,}?\((?:有限合伙|普通合伙|特殊普通合伙)\)(?:.{2,12}?(?:分所|分公司|分支机构))?", found.value
        )
        if found
        else None
    )
    return Value(whole.group(), raw.strip()) if whole else found


def _issued(view: View) -> Iterator[Field]:
    """The date below the registry's name has no label of its own."""
    field = lowest_date(view, "issue_date", "登记机关|发照机关")
    if field is not None:
        yield field


_OLD = re.compile(r"企业法人营业执照|合伙企业营业执照|个人独资企业营业执照|实收资本")
_WITHOUT = re.compile(r"分公司|分支机构|合伙企业|执行事务合伙人|个人独资|投资人|个体工商户|经营者|负责人")
_CODED, _NUMBERED, _BEFORE = "since 2015", "of 2014", "before 2014"
_BARE = ", no capital"  # branches, partnerships, sole owners, individuals


def _version(view: View) -> str:
    """The version by what it prints (domain B.13); "" where a registration number has no date beside it."""
    text = "".join(sheet.plain for sheet in view.sheets)
    bare = _BARE if _WITHOUT.search(text) and "注册资本" not in text else ""
    if "社会信用代码" in text:
        return _CODED + bare
    if _OLD.search(text):
        return _BEFORE + bare
    issued = lowest_date(view, "issue_date", "登记机关|发照机关")
    if "注册号" not in text or issued is None or not issued.value:
        return ""
    return (_BEFORE if issued.value < "2014-03-01" else _NUMBERED) + bare


_ALL = (_CODED, _NUMBERED, _BEFORE)


def _since(*versions: str) -> frozenset[str]:
    """The versions, whoever the licence is for."""
    return frozenset(version + tail for version in versions for tail in ("", _BARE))


_OTHERS = re.compile(
    r".{0,30}(?:会计师事务所|律师事务所|资产评估事务所|资产评估.{0,4}公司)(?:[（(].{2,8}[）)]|有限.{0,4}公司)?(?:.{2}分所)?"
)


def _is_of_a_firm(sheet: Sheet) -> bool:
    """Whether the licence is an accounting, law or appraisal firm's: never the employer's (domain B.0)."""
    runs = ("".join(run.text.split()) for run in sheet.runs)
    return any(_OTHERS.fullmatch(text.removeprefix("名称")) for text in runs)


TYPE = DocumentType(
    name="business_license",
    called=Bilingual(zh="营业执照", en="Business licence"),
    titles=("营业执照", "企业法人营业执照", "合伙企业营业执照", "个人独资企业营业执照", "Business License"),
    anchors=(
        "统一社会信用代码",
        "注册号",
        "登记机关",
        "经营范围",
        "营业期限",
        "成立日期",
        "注册资本",
        "法定代表人",
        "企业信用信息公示系统",
        "实收资本",
    ),
    against=("公证书", "译文"),
    single=True,
    stops=(
        "编号",
        "证照编号",
        "年度检验",
        "年度检验情况",
        "企业法人年度检验情况",
        "核准日期",
        "组成形式",
        "须知",
        "登记机关",
    ),
    fields=(
        FieldSpec(
            "name", shapes.organisation, ("名称", "企业名称", "字号名称", "Name"), wrap=True, loose=True
        ),
        FieldSpec(
            "uscc",
            uscc.parse,
            ("统一社会信用代码", "社会信用代码"),
            (r"(?<!编号)(?<!编号:)(?<![0-9A-Z])(?P<v>[0-9A-Z]{18})(?![0-9A-Z])",),
            loose=True,
            versions=_since(_CODED),
        ),
        FieldSpec(
            "reg_no",
            registration_number.parse,
            ("注册号", "工商注册号"),
            loose=True,
            versions=_since(_NUMBERED, _BEFORE),
        ),
        FieldSpec(
            "type", shapes.text(60), ("类型", "公司类型", "企业类型", "主体类型"), wrap=True, loose=True
        ),
        FieldSpec(
            "address",
            shapes.text(120),
            ("住所", "企业住所", "经营场所", "主要经营场所", "营业场所"),
            wrap=True,
            loose=True,
        ),
        FieldSpec(
            "legal_rep",
            shapes.person,
            (
                "法定代表人",
                "法定代表人姓名",
                "负责人",
                "执行事务合伙人",
                "投资人",
                "投资人姓名",
                "经营者",
                "经营者姓名",
            ),
            loose=True,
        ),
        FieldSpec(
            "registered_capital",
            shapes.amount,
            ("注册资本", "注册资金"),
            loose=True,
            versions=frozenset(_ALL),
        ),
        FieldSpec(
            "paid_in_capital",
            shapes.amount,
            ("实收资本",),
            loose=True,
            versions=frozenset((_BEFORE,)),
        ),
        FieldSpec("established", shapes.day, ("成立日期", "注册日期", "成立时间"), loose=True),
        FieldSpec("term_start", shapes.period_start, ("营业期限", "经营期限", "合伙期限"), loose=True),
        FieldSpec("term_end", shapes.period_end, ("营业期限", "经营期限", "合伙期限"), loose=True),
        FieldSpec("scope", shapes.clauses, ("经营范围",), wrap=True, loose=True),
        FieldSpec(
            "authority",
            office(r"工商行政管理(?:总局|局)|市场监督管理(?:总局|局)|行政审批局"),
            ("登记机关", "发照机关"),
            (r"(?:登记机关)?(?P<v>.{2,24}(?:管理局|审批局)(?:.{1,8}分局)?)",),
        ),
        FieldSpec("issue_date", shapes.day),
        copy_field("营业执照"),
    ),
    extract=_issued,
    refuses=_is_of_a_firm,
    version=_version,
)
