"""Market outlook 市场前景 as a paper of its own, not a section of the company's profile (domain B.19)."""

import re

from extractors.fields.company import NAME, lists_products
from extractors.fields.spec import DocumentType
from ingest.wording import Bilingual

# The title behind the company's name, too long to stand out by its size.
_TITLE = re.compile(r".{4,30}公司(?:的)?(?:产品|行业)?(?:市场|发展)(?:前景|预测)(?:分析|展望|预测)?")

TYPE = DocumentType(
    name="market_outlook",
    called=Bilingual(zh="市场前景", en="Market outlook"),
    titles=(
        "市场前景",
        "市场前景分析",
        "产品市场前景",
        "产品市场前景分析",
        "市场预测",
        "产品市场预测",
        "市场前景预测",
        "行业前景",
        "发展前景",
        "行业发展前景",
        "行业发展前景及市场分析",
        "市场分析",
        "Market Outlook",
        "Market Prospects",
    ),
    anchors=("市场前景", "市场需求", "市场规模", "竞争优势", "行业发展现状", "市场占有率"),
    fields=(NAME,),
    refuses=lists_products,
    sign=lambda text: bool(_TITLE.fullmatch("".join(text.split()))),
)
