"""Audit reports: opinions in their order, years by their evidence, figures under the right head."""

from collections.abc import Sequence

import pytest

from extractors.document import Answer, Document
from extractors.split import find_documents
from ingest.volume import Binding
from tests.extractors.conftest import PageMaker, Placed

HEAD: list[Placed] = [(680, 180, "审计报告", 80), (600, 290, "中正审字〔2017〕第0128号")]
FIRM = "某某会计师事务所（普通合伙）"
STANDARD = (
    "我们认为，某某公司财务报表在所有重大方面按照企业会计准则的规定编制，公允反映了某某公司的财务状况。"
)
DUTY = "如果披露不充分，我们应当发表非无保留意见。"


def report(page: PageMaker, texts: Sequence[str], *more: Placed) -> Document:
    lines = [*HEAD, *((200.0, 400.0 + 70 * n, text) for n, text in enumerate(texts)), *more]
    (document,) = find_documents([page(lines)], 1, Binding.ATTACHMENTS)
    assert document.type == "audit_report"
    return document


def one(document: Document, name: str) -> str | None:
    found = document.first(name)
    return found.value if found else None


@pytest.mark.parametrize(
    ("texts", "opinion"),
    [
        ([STANDARD], "unqualified"),
        ([STANDARD, DUTY], "unqualified"),
        ([STANDARD, "四、强调事项", "我们提醒财务报表使用者关注附注二。"], "emphasis"),
        ([STANDARD, "三、与持续经营相关的重大不确定性"], "emphasis"),
        (["一、保留意见", "除“形成保留意见的基础”部分所述事项外，" + STANDARD], "qualified"),
        (
            ["一、否定意见", "某某公司财务报表没有在所有重大方面按照企业会计准则的规定编制，未能公允反映。"],
            "adverse",
        ),
        (["一、无法表示意见", "我们不对后附的某某公司财务报表发表审计意见。"], "disclaimer"),
        (["我们审计了某某公司财务报表。"], None),
    ],
)
def test_the_severest_opinion_given_counts(page: PageMaker, texts: list[str], opinion: str | None) -> None:
    assert one(report(page, texts), "opinion") == opinion


@pytest.mark.parametrize(
    ("texts", "years"),
    [
        (["我们审计了某某公司财务报表，包括2016年12月31日的资产负债表，2016年度的利润表。"], ["2016"]),
        (["包括2014年12月31日、2015年12月31日及2016年12月31日的资产负债表，2014年度、2015年度及2016年度的利润表。"],
         ["2014", "2015", "2016"]),
        (["某某公司二〇一六年度财务报表"], ["2016"]),
        (["我们审计了某某公司财务报表。"], ["2016"]),
    ],
)  # fmt: skip
def test_years_come_from_sentence_title_or_number(
    page: PageMaker, texts: list[str], years: list[str]
) -> None:
    assert sorted(f.value for f in report(page, texts).all("fy")) == years


def statement(
    page: PageMaker, heads: Sequence[str], figures: Sequence[str], unit: str = "单位：元"
) -> Document:
    lines: list[Placed] = [
        (690, 130, "资产负债表", 70),
        (104, 214, "编制单位：某某有限公司"),
        (1406, 214, unit),
    ]
    lines += [(480, 264, "项目"), *((900 + 280 * n, 264, head) for n, head in enumerate(heads))]
    lines += [(120, 340, "流动资产合计"), *((900 + 280 * n, 340, "1,000.00") for n in range(len(heads)))]
    lines += [(120, 400, "资产总计"), *((900 + 280 * n, 400, figure) for n, figure in enumerate(figures))]
    lines += [(120, 460, "负债合计"), *((900 + 280 * n, 460, "(12.50)") for n in range(len(heads)))]
    documents = find_documents(
        [page([*HEAD, (200, 400, STANDARD)], name="p1"), page(lines, name="p2")], 1, None
    )
    assert len(documents) == 1
    return documents[0]


@pytest.mark.parametrize(
    ("heads", "figures"),
    [
        (("期末余额", "年初余额"), ("2,345.67", "9.99")),
        (("年初余额", "期末余额"), ("9.99", "2,345.67")),
        (("年初数", "年末数"), ("9.99", "2,345.67")),
        (("行次", "期末余额", "年初余额"), ("15", "2,345.67", "9.99")),
        ((), ()),
    ],
)
def test_the_figure_is_that_under_the_closing_head(
    page: PageMaker, heads: tuple[str, ...], figures: tuple[str, ...]
) -> None:
    assert one(statement(page, heads, figures), "total_assets") == ("2345.67" if heads else None)


@pytest.mark.parametrize(("debts", "equity"), [("345.67", None), ("0.00", "2345.67")])
def test_equity_as_large_as_all_assets_is_the_total_of_the_last_row_where_there_are_debts(
    page: PageMaker, debts: str, equity: str | None
) -> None:
    rows = (("资产总计", "2,345.67"), ("负债合计", debts), ("所有者权益合计", "2,345.67"))
    lines: list[Placed] = [
        (690, 130, "资产负债表", 70),
        (104, 214, "编制单位：某某有限公司"),
        (900, 264, "期末余额"),
    ]
    for place, (label, figure) in enumerate(rows):
        lines += [(120, 340 + 60 * place, label), (900, 340 + 60 * place, figure)]
    (document,) = find_documents(
        [page([*HEAD, (200, 400, STANDARD)], name="p1"), page(lines, name="p2")], 1, None
    )
    assert one(document, "equity") == equity
    (field,) = [field for field in document.fields if field.name == "equity"]
    assert field.answer is (Answer.FOUND if equity else Answer.NOT_READABLE)


def test_only_an_earlier_year_gives_no_figure(page: PageMaker) -> None:
    assert one(statement(page, ("年初余额",), ("9.99",)), "total_assets") is None


def test_units_scale_and_brackets_negate(page: PageMaker) -> None:
    made = statement(page, ("期末余额", "年初余额"), ("2,345.67", "9.99"), "金额单位：人民币万元")
    assert (one(made, "unit"), one(made, "total_assets"), one(made, "total_liabilities")) == (
        "10000", "23456700.00", "-125000.00",
    )  # fmt: skip


def test_the_number_of_the_report_has_one_kind_of_bracket(page: PageMaker) -> None:
    assert one(report(page, [STANDARD]), "report_no") == "中正审字[2017]第0128号"


def test_accountants_are_those_who_sign(page: PageMaker) -> None:
    signed: list[Placed] = [
        (900, 1400, "中国注册会计师：朱嘉"),
        (900, 1500, "中国注册会计师（签名并盖章）：蒋若婷"),
    ]
    assert [f.value for f in report(page, [STANDARD], *signed).all("cpa")] == ["朱嘉", "蒋若婷"]


def test_an_interim_report_has_no_fiscal_year(page: PageMaker) -> None:
    text = "我们审计了某某公司财务报表，包括2017年6月30日的资产负债表，2017年1-6月的利润表。"
    found = report(page, [text])
    assert {f.name: f.answer for f in found.fields}["fy"] is Answer.NOT_EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        "2015年6月8日（成立日）至12月31日止期间的财务报表",
        "包括2015年12月31日的资产负债表，2015年6月8日（成立日）至2015年12月31日止期间的利润表。",
    ],
)
def test_the_year_of_the_founding_counts(page: PageMaker, text: str) -> None:
    assert [f.value for f in report(page, [text]).all("fy")] == ["2015"]


def test_certificates_of_firm_and_accountants_belong_to_the_report(page: PageMaker) -> None:
    pages = [
        page([*HEAD, (200, 400, STANDARD)]),
        page(
            [(500, 200, "营业执照", 110), (200, 600, "名称"), (500, 600, "某某会计师事务所（普通合伙）")],
            name="p2",
        ),
        page([(400, 200, "会计师事务所执业证书", 90), (200, 600, "执业证书编号：11010123")], name="p3"),
        page([(400, 200, "注册会计师证书", 90), (200, 600, "证书编号：110101230001")], name="p4"),
    ]
    (found,) = find_documents(pages, 1, Binding.ATTACHMENTS)
    assert (found.type, len(found.pages)) == ("audit_report", 4)
    assert (one(found, "firm_license_no"), one(found, "cpa_no")) == ("11010123", "110101230001")


def test_figures_in_thousands_are_told_in_yuan_and_labels_may_break(page: PageMaker) -> None:
    lines: list[Placed] = [
        (690, 130, "资产负债表", 70), (104, 214, "编制单位：某某有限公司"), (1406, 214, "单位：千元"),
        (480, 264, "项目"), (900, 264, "期末数"), (1180, 264, "年初数"),
        (120, 340, "所有者权益（或股东权益）"), (120, 386, "合计"),
        (900, 363, "1,234.56"), (1180, 363, "999.00"),
        (120, 450, "负债和所有者权益总计"), (900, 450, "2,000.00"), (1180, 450, "1,500.00"),
    ]  # fmt: skip
    pages = [page([*HEAD, (200, 400, STANDARD)], name="p1"), page(lines, name="p2")]
    (found,) = find_documents(pages, 1, Binding.ATTACHMENTS)
    assert (one(found, "equity"), one(found, "unit")) == ("1234560.00", "1000")


@pytest.mark.parametrize("damaged", ["24,125,16.94", "24,1251,66.94"])
def test_a_figure_that_lost_a_digit_is_not_one_a_thousand_times_smaller(
    page: PageMaker, damaged: str
) -> None:
    found = statement(page, ("期末余额", "年初余额"), (damaged, "9,999.99"))
    assert one(found, "total_assets") is None
    assert {f.name: f.answer for f in found.fields}["total_assets"] is Answer.NOT_READABLE


def test_of_three_years_side_by_side_the_latest_counts_or_none(page: PageMaker) -> None:
    heads = ("2016年12月31日", "2015年12月31日", "2014年12月31日")
    assert one(statement(page, heads, ("3,000.00", "2,000.00", "1,000.00")), "total_assets") == "3000.00"
    assert one(statement(page, heads, ("", "2,000.00", "1,000.00")), "total_assets") is None
