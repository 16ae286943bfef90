"""Pages compared by what was read on them."""

from collections.abc import Callable

from extractors.copies.comparison import DifferenceKind
from extractors.copies.wording import SAME_PAGE, SAME_SHEET, TOLD, alike, differences, same_values
from extractors.document import ReadPage

PageMaker = Callable[..., ReadPage]
CONTRACT = [
    "劳动合同书", "甲方：北京沅启创生物医药科技有限公司", "乙方：KESTRELBY Rupert",
    "合同期限自2017年1月1日起",
    "月工资为人民币壹拾万元整", "乙方应当全职工作",
]  # fmt: skip


def lines(texts: list[str]) -> list[tuple[float, float, str]]:
    return [(100.0, 100.0 + 60 * n, text) for n, text in enumerate(texts)]


def test_the_same_words_in_another_layout_are_alike(page: PageMaker) -> None:
    joined = ["".join(CONTRACT[:3]), " ".join(CONTRACT[3:])]
    assert alike(page(lines(CONTRACT)).text, page(lines(joined)).text) > SAME_PAGE


def test_another_version_is_of_the_same_sheet_and_another_sheet_is_not(page: PageMaker) -> None:
    lead = page(lines(CONTRACT)).text
    version = page(
        lines([*CONTRACT[:3], "合同期限为叁年零陆个月", "年薪不低于人民币玖拾万元", CONTRACT[5]])
    ).text
    assert SAME_SHEET < alike(lead, version) < SAME_PAGE
    other = page(lines(["资产负债表", "流动资产合计 1,200,000.00", "负债合计 800,000.00"])).text
    assert alike(lead, other) < SAME_SHEET


def test_words_that_only_one_version_has_stand_beside_the_likeliest_others(page: PageMaker) -> None:
    lead = page(lines(CONTRACT)).text
    version = page(lines([*CONTRACT[:4], "年薪不低于人民币玖拾万元", CONTRACT[5]])).text
    (only,) = differences(lead, version)
    assert (only.lead_text, only.text) == (CONTRACT[4], "年薪不低于人民币玖拾万元")
    assert (only.kind, only.certain) == (DifferenceKind.TEXT, False)
    assert only.lead_box == lead.lines[4].box
    assert only.box == version.lines[4].box


def test_equal_pages_differ_nowhere_and_an_empty_one_tells_nothing(page: PageMaker) -> None:
    lead = page(lines(CONTRACT)).text
    assert differences(lead, lead) == ()
    assert differences(lead, page([]).text) == ()


def test_words_that_are_only_cut_otherwise_do_not_differ(page: PageMaker) -> None:
    lead = page(lines(["我们审计了后附的北京栎", "光恒智能装备有限公司", "合同期限自2017年1月1日起"])).text
    copy = page(lines(["我们审计了后附的", "北京栎光恒智能装备有限公司合同期限", "自2017年1月1日起"])).text
    assert differences(lead, copy) == ()


def test_a_figure_within_a_longer_one_is_another(page: PageMaker) -> None:
    lead = page(lines(["甲方", "1,200,000"])).text
    (only,) = differences(lead, page(lines(["甲方", "81,200,000"])).text)
    assert (only.lead_text, only.text) == ("1,200,000", "81,200,000")


def test_no_more_than_the_first_few_differences_are_told(page: PageMaker) -> None:
    lead = page(lines([f"第{n}条甲方负责全部工作" for n in "一二三四五六七八"])).text
    assert len(differences(lead, page(lines(["资产负债表"])).text)) == TOLD


def test_pages_of_one_form_are_told_apart_by_their_numbers(page: PageMaker) -> None:
    mine, misread, other = (
        page(lines(["资产负债表", *values])).text
        for values in (
            ["2022年12月31日", "货币资金 17,115,246.59", "应收账款 5,157,209.23"],
            ["2022年12月31日", "货币资金 17,115,246.69", "应收账款 5.157.209.23"],
            ["2016年12月31日", "货币资金 7,856,416.50", "应收账款 3,641,404.53"],
        )
    )
    assert same_values(mine, misread)
    assert not same_values(mine, other)


def test_a_page_with_few_numbers_bears_no_others(page: PageMaker) -> None:
    assert same_values(page(lines(CONTRACT)).text, page(lines(["2016年3月1日", "第2页"])).text)
