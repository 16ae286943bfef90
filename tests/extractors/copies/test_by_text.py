"""Pages that lie on none of the lead's, told by what was read on them."""

from collections.abc import Callable

import pytest

from extractors.copies.by_text import told_by_text
from extractors.copies.comparison import Relation
from extractors.copies.identity import Identity
from extractors.document import ReadPage
from extractors.page_text import PageText

PageMaker = Callable[..., ReadPage]
OPINION = [
    "我们审计了后附的财务报表，包括资产负债表、利润表、现金流量表以及财务报表附注。",
    "我们认为，后附的财务报表在所有重大方面按照企业会计准则的规定编制，公允反映了公司的财务状况。",
    "我们按照中国注册会计师审计准则的规定执行了审计工作，恪守职业道德，获取的审计证据是充分的。",
]
VALUES = ["报告文号：20220587", "截至2022年12月31日", "资产总计38,838,793.75元"]
OF_ANOTHER = ["报告文号：20170313", "截至2017年11月30日", "资产总计20,505,020.28元"]
OTHER = ["营业执照", "成立日期2009年3月1日", "注册资本壹仟万元整"]


@pytest.fixture
def lead(page: PageMaker) -> list[PageText]:
    return [text(page, OPINION, VALUES), text(page, OTHER)]


def text(page: PageMaker, *parts: list[str]) -> PageText:
    lines = [line for part in parts for line in part]
    return page([(100.0, 100.0 + 60 * n, line) for n, line in enumerate(lines)]).text


def told(text: PageText, lead: list[PageText], taken: set[int]) -> tuple[Relation, int | None]:
    return told_by_text(text, lead, taken, Identity([]))


def test_a_page_that_is_taken_is_repeated_and_one_that_is_free_is_the_same(lead: list[PageText]) -> None:
    assert told(lead[0], lead, {0}) == (Relation.DUPLICATE, 0)
    assert told(lead[0], lead, {1}) == (Relation.SAME, 0)


@pytest.mark.parametrize("taken", [{0}, {1}])
def test_the_same_words_with_other_values_are_another_page(
    lead: list[PageText], page: PageMaker, taken: set[int]
) -> None:
    assert told(text(page, OPINION, OF_ANOTHER), lead, taken) == (Relation.EXTRA, None)


def test_a_version_says_most_of_it_with_the_same_values(lead: list[PageText], page: PageMaker) -> None:
    assert told(text(page, OPINION[:2], VALUES), lead, {1}) == (Relation.VERSION, 0)


def test_what_says_nothing_of_the_lead_is_extra(lead: list[PageText], page: PageMaker) -> None:
    assert told(text(page, ["毕业证书", "学号 101"]), lead, set()) == (Relation.EXTRA, None)
