"""Articles of association 章程 of a company, amendments included (domain B.18)."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.columns import columns
from extractors.fields.dated import lowest_date
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values import numerals
from extractors.values.value import Value
from ingest.wording import Bilingual

_COMPANY = re.compile(r"^[^第].{3,30}(?:公司|合伙企业(?:[（(]有限合伙[）)])?|研究院|中心|基金)$")
_OWNER = re.compile(r"股东(?:的)?(?:姓名|名称|姓名或名称|姓名（名称）|姓名\\(名称\\))?")


def _extract(view: View) -> Iterator[Field]:
    """Shareholders in the table's first column, and the date at the end."""
    yield from columns(view, "shareholder", _OWNER, _shareholder)
    field = lowest_date(view, "adoption_date", "签字|盖章|股东", [len(view.sheets) - 1], 0.1)
    if field is not None:
        yield field


def _shareholder(raw: str) -> Value | None:
    """A person, or a company by the end of its name."""
    return shapes.person(raw) or (shapes.organisation(raw) if _COMPANY.search(raw) else None)


def _representative(raw: str) -> Value | None:
    """A person, where no post stands in place of one (由执行董事担任)."""
    value = shapes.person_short(raw)
    return None if value is None or re.search("董事|经理|主席", value.value) else value


def _term(raw: str) -> Value | None:
    """Years, or "open"."""
    if re.search("长期|永久|永续", raw):
        return Value("open", raw.strip())
    found = re.search(r"(\d{1,2}|[一二三四五六七八九十]{1,3})\s?年", raw)
    years = found and (
        int(found.group(1)) if found.group(1).isdecimal() else numerals.chinese(found.group(1))
    )
    return Value(str(years), found.group()) if found and years else None


TYPE = DocumentType(
    name="articles_of_association",
    called=Bilingual(zh="公司章程", en="Articles of association"),
    titles=("章程", "公司章程", "有限公司章程", "有限责任公司章程", "章程修正案", "Articles of Association"),
    anchors=(
        "总则",
        "公司宗旨",
        "股东会",
        "董事会",
        "执行董事",
        "监事",
        "股东的权利",
        "出资方式",
        "出资额",
        "出资时间",
        "公司的法定代表人",
        "解散事由",
        "清算",
        "公司经营范围",
        "本章程",
    ),
    against=("会计师事务所",),
    fields=(
        FieldSpec(
            "company_name",
            shapes.organisation,
            ("公司名称", "企业名称", "公司的名称"),
            (
                r"公司(?:的)?(?:中文)?名称(?:为|是|:)(?P<v>[^,。;(（]{4,80}+(?:[(（][^)）]{1,6}[)）][^,。;(（]{0,30}+)?)[。;,(]",
                r"(?:^|\n)(?P<v>[\u4e00-\u9fff()（）]{4,40}公司)\n?(?:公司)?章程",
            ),
            first="patterns",
            wrap=True,
        ),
        FieldSpec(
            "address",
            shapes.text(120),
            ("公司住所", "住所", "公司的住所", "注册地址"),
            (
                r"修改为:?\n?(?:公司)?(?:的)?住所(?:为|是|在|:)(?P<v>[^。;]{4,100}?)[。;]",
                r"(?:公司)?(?:的)?住所(?:为|是|在|:|设在)(?P<v>[^。;]{4,100}?)[。;]",
            ),
            first="patterns",
            wrap=True,
        ),
        FieldSpec(
            "registered_capital",
            shapes.amount,
            ("注册资本", "公司注册资本"),
            (
                r"修改为:?\n?(?:公司)?(?:的)?注册资本(?:总额)?(?:为|是|:)(?P<v>[^,。;]{2,40}?(?:元整?|人民币|整))(?=[,。;\n]|$)",
                r"注册资本(?:总额)?(?:为|是|:)(?P<v>[^,。;]{2,40}?(?:元整?|人民币|整))(?=[,。;\n]|$)",
            ),
            first="patterns",
        ),
        FieldSpec(
            "shareholder",
            shapes.organisation,
            (),
            (
                r"(?:股东为:?|[;。]\s?)(?P<v>[\u4e00-\u9fff·()A-Za-z ]{2,40}?),?"
                r"以(?:货币|实物|知识产权|现金)?[^,。;]{0,6}出资",
            ),
            many=True,
        ),
        FieldSpec(
            "scope",
            shapes.clauses,
            ("经营范围", "公司经营范围"),
            (
                r"经营范围(?:为|是)?:?(?P<v>[^\n:为是][^\n。]{4,600}+。(?:[^\n。]{0,600}+。){0,9}?)(?=\n|第|$)",
            ),
            first="patterns",
            wrap=True,
        ),
        FieldSpec(
            "legal_rep",
            _representative,
            ("法定代表人",),
            (
                r"法定代表人(?:,由|由|为|是|:)(?P<v>[\u4e00-\u9fff]{2,4}?)(?:担任|[,。;\n])",
                r"(?:现任|选举)?法定代表人(?:为|是|:)(?P<v>[\u4e00-\u9fff]{2,4})[,。;\n]",
            ),
            first="patterns",
        ),
        FieldSpec(
            "term",
            _term,
            ("营业期限", "经营期限"),
            (r"(?:营业|经营)期限(?:为|是|:)?(?P<v>[^,。;\n自]{1,12})",),
            first="patterns",
        ),
        FieldSpec("adoption_date", shapes.day, ("签署日期", "通过日期", "日期")),
    ),
    extract=_extract,
    stops=("股东姓名", "股东名称", "出资额", "出资方式"),
)
