"""Company profile 公司简介, often one booklet with main products and market outlook (domain B.19)."""

from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.company import NAME, SECTIONS
from extractors.fields.headings import parts_on
from extractors.fields.places import Stretch
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values.value import Value


def _sections(view: View) -> Iterator[Field]:
    """The booklet's sections by their headings."""
    seen: set[str] = set()
    for number, sheet in enumerate(view.sheets):
        for part, index in parts_on(view.kind.parts, sheet):
            if part.name not in seen:
                seen.add(part.name)
                text = sheet.runs[index].text
                yield view.field("section", Value(part.name, text), [(number, Stretch(index, 0, len(text)))])


TYPE = DocumentType(
    name="company_profile",
    titles=(
        "公司简介",
        "企业简介",
        "单位简介",
        "企业概况",
        "公司概况",
        "公司介绍",
        "企业介绍",
        "企业经营情况",
        "企业情况介绍",
        "公司情况介绍",
        "Company Profile",
    ),
    anchors=("主要产品", "主营业务", "市场前景", "研发团队", "发展历程", "核心技术", "成立于"),
    parts=SECTIONS,
    fields=(
        NAME,
        FieldSpec(
            "established",
            shapes.day_or_month,
            ("成立日期", "成立时间", "创立时间"),
            (
                r"(?:成立|创立|创建|注册|设立)于(?P<v>[\d〇○零一二三四五六七八九]{4}\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月(?:\s?[\d一二三四五六七八九十]{1,3}\s?日)?)",
                r"(?P<v>\d{4}年\d{1,2}月(?:\d{1,2}日)?)(?:正式)?(?:成立|创立|创建|注册|设立)",
            ),
        ),
        FieldSpec("section", shapes.text(), many=True),
    ),
    extract=_sections,
)
