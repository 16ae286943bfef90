"""Volumes part into documents without separators; the traps of the domain notes, one test each."""

import pytest

from extractors.bindings import infer_binding
from extractors.document import Document, ReadPage
from extractors.split import find_documents
from ingest.volume import Binding
from tests.extractors.conftest import PageMaker, Placed

MRZ = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
PLAIN: list[Placed] = [(200, 900 + 60 * n, "本页为正文，没有标题，只有一行又一行的文字。") for n in range(8)]


def titled(title: str, *more: Placed) -> list[Placed]:
    return [(600, 200, title, 90), *PLAIN, *more]


def licence(name: str) -> list[Placed]:
    return [
        (500, 350, "营业执照", 160),
        (260, 800, "名称"), (530, 800, name), (260, 900, "类型"), (530, 900, "有限责任公司"),
        (260, 1000, "法定代表人"), (530, 1000, "张三"), (900, 1850, "登记机关"),
    ]  # fmt: skip


def split(
    page: PageMaker, *pages: list[Placed], binding: Binding | None = Binding.ATTACHMENTS
) -> list[tuple[str, int]]:
    return [(d.type, len(d.pages)) for d in found(page, *pages, binding=binding)]


def found(
    page: PageMaker, *pages: list[Placed], binding: Binding | None = Binding.ATTACHMENTS
) -> tuple[Document, ...]:
    made: list[ReadPage] = [page(lines, name=f"p{n:04d}") for n, lines in enumerate(pages, 1)]
    return find_documents(made, 1, binding)


def test_a_page_without_title_continues_the_document_before_it(page: PageMaker) -> None:
    assert split(page, titled("劳动合同书"), PLAIN, titled("公司章程"), PLAIN) == [
        ("labor_contract", 2), ("articles_of_association", 2),
    ]  # fmt: skip


def test_the_accounting_firms_licence_is_part_of_the_audit_report(page: PageMaker) -> None:
    report = titled(
        "审计报告", (200, 1500, "我们审计了某某公司财务报表"), (200, 1600, "中国注册会计师：李四")
    )
    documents = found(page, licence("北京某某科技有限公司"), report, licence("北京正衡会计师事务所有限公司"))
    assert [(d.type, len(d.pages)) for d in documents] == [("business_license", 1), ("audit_report", 2)]
    own = documents[0].first("name")
    assert own is not None
    assert own.value == "北京某某科技有限公司"


def test_an_accounting_firms_licence_alone_is_never_the_employers(page: PageMaker) -> None:
    assert ("business_license", 1) not in split(page, licence("北京正衡会计师事务所有限公司"))


def test_a_mention_in_a_sentence_is_no_title(page: PageMaker) -> None:
    mention: list[Placed] = [(200, 300, "附营业执照复印件、护照复印件各一份，请审核。"), *PLAIN]
    assert split(page, titled("劳动合同书"), mention) == [("labor_contract", 2)]


def test_a_table_of_contents_names_documents_and_is_none(page: PageMaker) -> None:
    rows = ("护照", "劳动合同书", "营业执照", "审计报告", "公司章程")
    contents: list[Placed] = [(700, 200, "目  录", 80)]
    contents += [
        (200, 400 + 80 * n, f"{n + 1}. {title} .............. {n + 3}") for n, title in enumerate(rows)
    ]
    assert split(page, contents, licence("某某有限公司")) == [("contents", 1), ("business_license", 1)]


def test_a_divider_sheet_is_not_the_document_it_announces(page: PageMaker) -> None:
    divider: list[Placed] = [(500, 600, "附件三 营业执照复印件", 80)]
    assert split(page, divider, licence("某某有限公司")) == [("contents", 1), ("business_license", 1)]


def test_blank_pages_stay_with_the_document_around_them(page: PageMaker) -> None:
    assert split(page, [], titled("劳动合同书"), [], PLAIN, titled("公司章程"), []) == [
        ("labor_contract", 4), ("articles_of_association", 2),
    ]  # fmt: skip


def test_page_x_of_y_belongs_to_what_stands_before(page: PageMaker) -> None:
    first = titled("劳动合同书", (760, 2250, "第 1 页 共 2 页"))
    second: list[Placed] = [*licence_words(), (760, 2250, "第 2 页 共 2 页")]
    assert split(page, first, second) == [("labor_contract", 2)]


def licence_words() -> list[Placed]:
    words = ("登记机关", "经营范围", "营业期限", "成立日期", "注册资本")
    return [(200, 400 + 80 * n, f"{word}的说明见附件") for n, word in enumerate(words)]


def test_a_signature_page_without_text_stays_with_its_contract(page: PageMaker) -> None:
    signatures: list[Placed] = [
        (300, 300, "（此页无正文，为劳动合同签字页）"),
        (300, 500, "甲方（公章）："),
        (900, 500, "乙方（签字）："),
    ]
    assert split(page, titled("劳动合同书"), signatures) == [("labor_contract", 2)]


def test_two_reports_in_a_row_are_two_documents(page: PageMaker) -> None:
    report = titled("审计报告", (200, 1500, "我们审计了某某公司财务报表"))
    sheet = titled("资产负债表", (200, 1500, "负债合计"))
    assert split(page, report, sheet, report, sheet) == [("audit_report", 2), ("audit_report", 2)]


def test_the_cover_of_a_report_and_the_report_are_one(page: PageMaker) -> None:
    cover: list[Placed] = [(500, 600, "某某有限公司", 70), (600, 900, "审计报告", 120)]
    assert split(page, cover, titled("审计报告", (200, 1500, "我们审计了某某公司财务报表"))) == [
        ("audit_report", 2)
    ]


def test_a_passport_is_known_by_its_zone_and_two_passports_are_two(page: PageMaker) -> None:
    data: list[Placed] = [(300, 1200, MRZ[0]), (300, 1260, MRZ[1])]
    assert split(page, data, data) == [("passport", 1), ("passport", 1)]


@pytest.mark.parametrize("title", ["专项审计报告", "验资报告"])
def test_other_reports_of_accountants_are_no_audit_report(page: PageMaker, title: str) -> None:
    assert split(page, titled(title, (200, 1500, "某某会计师事务所 注册会计师")))[0][0] == "other_assurance"


def test_a_notarial_cover_repeats_a_title_and_is_not_the_document(page: PageMaker) -> None:
    notarial: list[Placed] = [
        (700, 200, "公证书", 80),
        (300, 400, "兹证明前面的营业执照复印件与原件相符。"),
        (300, 600, "公证员"),
    ]
    assert split(page, notarial) == [("notarial", 1)]


def test_what_no_type_claims_is_other(page: PageMaker) -> None:
    assert split(page, PLAIN) == [("other", 1)]
    assert split(page) == []


def test_ids_count_from_where_the_caller_says(page: PageMaker) -> None:
    pages = [page(titled("劳动合同书"), name="p1"), page(titled("公司章程"), name="p2")]
    assert [d.id for d in find_documents(pages, 1, None, 7)] == ["d07", "d08"]
    assert [d.id for d in find_documents(pages, 1, None)] == ["", ""]


@pytest.mark.parametrize(
    ("titles", "binding"),
    [
        (["申报书"], Binding.FORM),
        (["申报人其它个人信息表"], Binding.PERSONAL),
        (["营业执照", "申报人其它个人信息表", "公司章程"], Binding.ATTACHMENTS),
        ([], None),
    ],
)
def test_the_binding_of_a_file_is_that_of_most_of_its_pages(
    page: PageMaker, titles: list[str], binding: Binding | None
) -> None:
    documents = find_documents([page(titled(t), name=t) for t in titles], None, None)
    assert infer_binding(documents) is binding
