"""Main products 主要产品 as a paper of its own, not a section of the company's profile (domain B.19)."""

import re

from extractors.fields import shapes
from extractors.fields.company import NAME, opens_booklet
from extractors.fields.products import products
from extractors.fields.spec import DocumentType, FieldSpec
from ingest.wording import Bilingual

# The title behind the company's name, too long to stand out by its size.
_TITLE = re.compile(r".{4,30}公司(?:的)?主要产品(?:及服务|和服务)?(?:介绍|说明|情况|目录|一览表)?")

TYPE = DocumentType(
    name="main_products",
    called=Bilingual(zh="主要产品", en="Main products"),
    titles=(
        "主要产品",
        "主要产品介绍",
        "主要产品及服务",
        "主要产品及服务介绍",
        "主要产品说明",
        "主要产品一览表",
        "主要产品目录",
        "产品说明书",
        "产品介绍",
        "产品目录",
        "Main Products",
    ),
    anchors=("主要产品", "产品名称", "主导产品", "性能指标"),
    fields=(NAME, FieldSpec("product", shapes.organisation, many=True)),
    extract=products,
    refuses=opens_booklet,
    sign=lambda text: bool(_TITLE.fullmatch("".join(text.split()))),
)
