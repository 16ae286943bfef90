"""Volumes part into documents without separators; the traps of the domain notes, one test each."""

import pytest

from extractors.bindings import infer_binding
from extractors.document import Document, ReadPage
from extractors.split import find_documents
from ingest.volume import Binding
from tests.extractors.conftest import PageMaker, Placed

MRZ = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
LICENCE_WORDS = ("登记机关", "经营范围", "营业期限", "成立日期", "注册资本")
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
    return [(200, 400 + 80 * n, f"{word}的说明见附件") for n, word in enumerate(LICENCE_WORDS)]


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


def test_a_running_head_is_no_title_of_a_next_contract(page: PageMaker) -> None:
    headed: list[Placed] = [(760, 120, "劳动合同书", 34), *PLAIN]
    assert split(page, titled("劳动合同书"), headed, headed) == [("labor_contract", 3)]


def test_two_contracts_behind_one_another_are_two(page: PageMaker) -> None:
    headed: list[Placed] = [(760, 120, "劳动合同书", 34), *PLAIN]
    one = [titled("劳动合同书"), headed]
    assert split(page, *one, *one) == [("labor_contract", 2), ("labor_contract", 2)]


def test_three_reports_behind_one_another_are_three(page: PageMaker) -> None:
    report = titled("审计报告", (200, 1500, "我们审计了某某公司财务报表"))
    sheet, notes = titled("资产负债表", (200, 1500, "负债合计")), titled("财务报表附注")
    firm = licence("北京正衡会计师事务所有限公司")
    assert split(page, *[report, sheet, notes, PLAIN, firm] * 3) == [("audit_report", 5)] * 3


@pytest.mark.parametrize("first", ["第十二条", "第十一条"])
def test_articles_go_on_whatever_they_speak_of(page: PageMaker, first: str) -> None:
    before = titled(
        "劳动合同书", (200, 1500, "第十条 乙方应当提供护照。"), (200, 1600, "第十一条 乙方应当保密。")
    )
    after: list[Placed] = [
        (200, 200, f"{first} 甲方应当提供下列资料："),
        *[(260, 300 + 80 * n, word) for n, word in enumerate(LICENCE_WORDS)],
    ]
    assert split(page, before, after) == [("labor_contract", 2)]


def test_chapters_of_notes_go_on_whatever_they_speak_of(page: PageMaker) -> None:
    report = titled("审计报告", (200, 1500, "我们审计了某某公司财务报表"))
    notes = titled("财务报表附注", (200, 1500, "六、税项"), (200, 1600, "七、财务报表主要项目注释"))
    after: list[Placed] = [
        (200, 200, "八、关联方关系及其交易"),
        *[(260, 300 + 80 * n, word) for n, word in enumerate(LICENCE_WORDS)],
    ]
    assert split(page, report, notes, after) == [("audit_report", 3)]


def test_a_page_that_counts_itself_the_first_begins_a_document(page: PageMaker) -> None:
    last = [*PLAIN, (760, 2250, "第 2 页 共 2 页")]
    other = [*PLAIN, (760, 2250, "第 1 页 共 3 页")]
    assert split(page, titled("劳动合同书", (760, 2250, "第 1 页 共 2 页")), last, other) == [
        ("labor_contract", 2), ("other", 1),
    ]  # fmt: skip


def test_a_contract_that_speaks_of_a_licence_is_a_contract(page: PageMaker) -> None:
    speaks: list[Placed] = [
        (200, 300, "第八条 甲方应向乙方出示营业执照、统一社会信用代码及登记机关核发的证明。"),
        (200, 380, "经营范围、注册资本、法定代表人、营业期限及成立日期以营业执照为准。"),
        (200, 460, "附：营业执照"),
    ]
    assert split(page, titled("聘用合同书"), speaks) == [("labor_contract", 2)]


def test_a_list_of_annexes_at_the_end_of_a_contract_is_part_of_it(page: PageMaker) -> None:
    annexes: list[Placed] = [
        (200, 300, "本合同附件如下，与本合同具有同等法律效力："),
        (200, 380, "附件一：营业执照复印件"),
        (200, 460, "附件二：护照复印件"),
        (200, 540, "附件三：公司章程"),
        (200, 620, "附件四：岗位说明书"),
        (200, 900, "甲方（盖章）：          乙方（签字）："),
    ]
    assert split(page, titled("劳动合同书"), annexes) == [("labor_contract", 2)]


@pytest.mark.parametrize(
    "lines",
    [
        [(500, 900, "附件三 营业执照", 90)],
        [(500, 1100, "附件 3：护照复印件", 90)],
        [(500, 700, "三、劳动合同", 90), (600, 900, "（复印件）", 60)],
        [(500, 800, "第三部分", 90), (500, 1000, "用人单位材料", 90)],
        [(600, 1100, "营业执照复印件", 90)],
    ],
)
def test_a_divider_may_name_its_document_anywhere_on_the_sheet(page: PageMaker, lines: list[Placed]) -> None:
    assert split(page, titled("劳动合同书"), PLAIN, lines, licence("某某有限公司")) == [
        ("labor_contract", 2), ("contents", 1), ("business_license", 1),
    ]  # fmt: skip


def test_the_cover_of_the_attachments_is_no_application_form(page: PageMaker) -> None:
    cover: list[Placed] = [
        (400, 500, "北京海外人才聚集工程", 90),
        (600, 800, "附件材料", 130),
        (400, 1500, "申报人：张三"),
        (400, 1600, "申报单位：某某有限公司"),
    ]
    assert split(page, cover, licence("某某有限公司")) == [("contents", 1), ("business_license", 1)]


@pytest.mark.parametrize("kind", ["译文", "中文译本", "翻译件"])
def test_a_translation_repeats_a_title_and_is_not_the_document(page: PageMaker, kind: str) -> None:
    translated: list[Placed] = [
        (200, 120, f"（{kind}）"), (600, 300, "营业执照", 110), (200, 700, "名称：某某有限公司"),
        (200, 800, "法定代表人：张三"), (200, 2000, "翻译：李四  某某翻译有限公司（翻译专用章）"),
    ]  # fmt: skip
    assert split(page, licence("某某有限公司"), translated) == [("business_license", 1), ("translation", 1)]


def test_the_cover_of_a_notarial_certificate_begins_it(page: PageMaker) -> None:
    cover: list[Placed] = [(600, 700, "公证书", 160), (500, 1800, "中华人民共和国北京市某某公证处")]
    inside: list[Placed] = [
        (700, 200, "公证书", 80), (800, 320, "（2016）京某内经证字第12345号"),
        (300, 500, "兹证明前面的复印件与原件内容相符，原件上某某大学的印鉴属实。"), (300, 900, "公证员"),
    ]  # fmt: skip
    assert split(page, cover, inside, titled("劳动合同书")) == [("notarial", 2), ("labor_contract", 1)]


def test_letters_under_one_letterhead_are_each_a_letter(page: PageMaker) -> None:
    def letter(*lines: Placed) -> list[Placed]:
        return [(200, 120, "Port Selwyn Laboratories Ltd."), *lines]

    first = letter((200, 400, "EMPLOYMENT VERIFICATION"), (200, 500, "Employee name: Verena Quillhaven"))
    second = letter((200, 400, "LETTER OF EMPLOYMENT"), (200, 500, "This is to verify that she works here."))
    more = letter((200, 400, "She is responsible for the laboratory and reports to the director."))
    assert split(page, first, more, second) == [("overseas_employment", 2), ("overseas_employment", 1)]


def test_a_document_begins_behind_a_separator_whatever_its_page_says(page: PageMaker) -> None:
    made: list[ReadPage] = [page(PLAIN, name=f"p{n:04d}") for n in (1, 2, 3)]
    parted = find_documents(made, 1, Binding.ATTACHMENTS, begun={"p0002"})
    assert [document.pages for document in parted] == [("p0001",), ("p0002", "p0003")]
    assert len(find_documents(made, 1, Binding.ATTACHMENTS)) == 1
