"""The enterprise's main products are described, on their own or as a section of its profile."""

from validators.sections import section_or_own

RULE = section_or_own(
    "documents.main-products",
    "C-14",
    "main_products",
    "main-products",
    r"主(要|营|导)产品|核心产品|产品(介绍|名称|目录|系列|(及|与|和)服务)|mainproducts?|ourproducts",
)
