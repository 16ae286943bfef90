"""What papers about a company share: how they name it, and the sections of its booklet."""

import re

from extractors.fields import shapes
from extractors.fields.headings import parts_on
from extractors.fields.layout import Sheet
from extractors.fields.spec import FieldSpec, Part

_TOP = 0.3  # of the page's height: what a page says of itself stands above
_MARGIN = 0.08  # running heads stand above
_ENDS = r"(?:有限责任公司|股份有限公司|有限公司|研究院|集团)"
_HAN = r"[\u4e00-\u9fff()（）\w]{4,40}?"

NAME = FieldSpec(
    "company_name",
    shapes.organisation,
    ("公司名称", "企业名称", "单位名称", "Company name"),
    (
        rf"(?:^|。|简介|概况|介绍)(?P<v>{_HAN}{_ENDS})(?:\((?:以下)?简称|成立|是|,|于|创立|位于|系)",
        r"(?P<v>[\u4e00-\u9fff()（）]{4,40}?(?:有限责任公司|股份有限公司|有限公司))",
    ),
)
"""The specification of the field `company_name`."""

# A section of a booklet does not name the company again; a paper of its own does, above its title or below.
_NAMED = re.compile(
    rf"(?:企业|公司|单位)名称[:：].*|CompanyName[:：]?.*|{_HAN}{_ENDS}(?:的)?(?:主要产品|(?:产品|行业)?(?:市场|发展)).*"
    rf"|{_HAN}{_ENDS}",
    re.IGNORECASE,
)


def _names_company(sheet: Sheet) -> bool:
    return any(
        _MARGIN * sheet.height < run.middle < _TOP * sheet.height
        and _NAMED.fullmatch("".join(run.text.split()))
        for run in sheet.runs
    )


PROFILE_TITLES = (
    "公司简介",
    "企业简介",
    "单位简介",
    "企业概况",
    "公司概况",
    "公司介绍",
    "企业介绍",
    "Company Profile",
)
"""What a company's profile is headed, as a paper or as a section of one."""

SECTIONS = (
    Part(
        "profile",
        PROFILE_TITLES,
        0,
        alone=_names_company,
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
        alone=_names_company,
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
        alone=_names_company,
    ),
)
"""The sections of a booklet, each with the headings it may have."""


def opens_booklet(sheet: Sheet) -> bool:
    """Whether a page begins with the company's profile: what follows on it are sections of that."""
    return any(part.rank == 0 for part, _ in parts_on(SECTIONS, sheet))


def lists_products(sheet: Sheet) -> bool:
    """Whether a page has the profile or the products before the market."""
    return any(part.rank < 2 for part, _ in parts_on(SECTIONS, sheet))
