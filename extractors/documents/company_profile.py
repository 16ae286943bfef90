"""Company profile 公司简介, often one booklet with main products and market outlook (domain B.19)."""

from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.company import NAME, PROFILE_TITLES, SECTIONS
from extractors.fields.headings import parts_on
from extractors.fields.places import Stretch
from extractors.fields.products import products
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values import amounts
from extractors.values.value import Value
from ingest.wording import Bilingual


def _sections(view: View) -> Iterator[Field]:
    """The booklet's sections by their headings."""
    seen: set[str] = set()
    for number, sheet in enumerate(view.sheets):
        for part, index in parts_on(view.kind.parts, sheet):
            if part.name not in seen:
                seen.add(part.name)
                text = sheet.runs[index].text
                yield view.field("section", Value(part.name, text), [(number, Stretch(index, 0, len(text)))])
    yield from products(view)


def _revenue(raw: str) -> Value | None:
    """An amount of yuan without cents where it has none."""
    found = amounts.parse(raw)
    if found is None or found.currency != "CNY":
        return None
    return Value(amounts.plain(found.number), raw.strip())


TYPE = DocumentType(
    name="company_profile",
    called=Bilingual(zh="企业简介", en="Company profile"),
    titles=(*PROFILE_TITLES, "企业经营情况", "企业情况介绍", "公司情况介绍"),
    anchors=("主要产品", "主营业务", "市场前景", "研发团队", "发展历程", "核心技术", "成立于"),
    parts=SECTIONS,
    fields=(
        NAME,
        FieldSpec(
            "established",
            shapes.day_or_month,
            ("成立日期", "成立时间", "创立时间", "Founded", "Established"),
            (
                r"(?:成立|创立|创建|注册|设立)于(?P<v>[\d〇○零一二三四五六七八九]{4}\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月(?:\s?[\d一二三四五六七八九十]{1,3}\s?日)?)",
                r"(?P<v>\d{4}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)(?:正式)?(?:成立|创立|创建|注册|设立)",
            ),
        ),
        FieldSpec(
            "location",
            shapes.text(120),
            ("注册地址", "公司地址", "企业地址", "地址", "住所", "Location", "Address"),
            (
                r"(?:注册地址?|住所|地址|公司)(?:为|位于|设在|坐落于|在)(?P<v>[^,。;\n]{4,80})",
                r"(?:located|based) (?:in|at) (?P<v>[^.\n]{4,80})",
            ),
            wrap=True,
        ),
        FieldSpec(
            "staff",
            shapes.number(1, 2_000_000),
            ("职工总数", "员工人数", "职工人数", "员工总数", "从业人数", "Employees"),
            (r"(?:员工|职工|人员|雇员)(?:总数)?(?:约|为|共|近|有)?(?P<v>\d{1,7})\s?(?:余|多)?\s?[人名]",),
        ),
        FieldSpec(
            "revenue",
            _revenue,
            ("上年度营业收入", "营业收入", "销售收入", "年营业额", "上年营业收入"),
            (r"(?:营业收入|销售收入|销售额|营业额)(?:达到?|为|约)?(?P<v>\d[\d,. ]{0,24}[万亿]?元)",),
        ),
        FieldSpec("product", shapes.organisation, ("主要产品", "主要产品及服务", "Main products"), many=True),
        FieldSpec("section", shapes.text(), many=True),
    ),
    extract=_sections,
)
