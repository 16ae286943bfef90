"""Company profile 公司简介, often one booklet with main products and market outlook (domain B.19)."""

from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.headings import parts_on
from extractors.fields.places import Stretch
from extractors.fields.spec import DocumentType, FieldSpec, Part
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
    parts=(
        Part(
            "profile",
            (
                "公司简介",
                "企业简介",
                "单位简介",
                "企业概况",
                "公司概况",
                "公司介绍",
                "企业介绍",
                "Company Profile",
            ),
            0,
        ),
        Part(
            "main-products",
            (
                "主要产品",
                "主要产品及服务",
                "主要产品介绍",
                "产品介绍",
                "主要产品和服务",
                "主要产品及服务介绍",
                "Main Products",
            ),
            1,
        ),
        Part(
            "market-outlook",
            (
                "市场前景",
                "市场前景分析",
                "市场预测",
                "行业前景",
                "发展前景",
                "市场分析",
                "市场前景展望",
                "Market Outlook",
                "Market Prospects",
            ),
            2,
        ),
    ),
    fields=(
        FieldSpec(
            "company_name",
            shapes.organisation,
            ("公司名称", "企业名称", "单位名称"),
            (
                r"(?:^|。|简介|概况|介绍)(?P<v>[\u4e00-\u9fff()（）\w]{4,40}?(?:有限责任公司|股份有限公司|有限公司|研究院|集团))(?:\((?:以下)?简称|成立|是|,|于|创立|位于|系)",
                r"(?P<v>[\u4e00-\u9fff()（）]{4,40}?(?:有限责任公司|股份有限公司|有限公司))",
            ),
        ),
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
