"""Whether a page goes on with the document before it, where both are of one kind or nearly."""

from extractors.split import find_documents
from ingest.volume import Binding
from tests.extractors.conftest import PageMaker, Placed

PLAIN: list[Placed] = [(200, 900 + 60 * n, "本页为正文，没有标题，只有一行又一行的文字。") for n in range(8)]


def titled(title: str, *more: Placed) -> list[Placed]:
    return [(600, 200, title, 90), *PLAIN, *more]


def split(page: PageMaker, *pages: list[Placed]) -> list[tuple[str, int]]:
    made = [page(lines, name=f"p{n:04d}") for n, lines in enumerate(pages, 1)]
    return [(d.type, len(d.pages)) for d in find_documents(made, 1, Binding.ATTACHMENTS)]


def test_a_cover_with_another_title_is_a_document_of_its_own(page: PageMaker) -> None:
    cover: list[Placed] = [(600, 500, "课题任务书", 100), (250, 930, "课题编号：Z15110782877130")]
    assert split(page, cover, titled("科技计划项目合同书")) == [("project", 1), ("project", 1)]
    assert split(page, cover, titled("课题任务书")) == [("project", 2)]


def test_a_paper_that_names_its_company_is_no_section_of_the_profile_before_it(page: PageMaker) -> None:
    profile, products = titled("公司简介"), titled("主要产品介绍")
    alone = titled("主要产品介绍", (220, 400, "企业名称：北京某某科技有限公司"))
    assert split(page, profile, products) == [("company_profile", 2)]
    assert split(page, profile, alone) == [("company_profile", 1), ("main_products", 1)]


def test_a_card_with_both_sides_behind_another_is_a_second_card(page: PageMaker) -> None:
    title: Placed = (600, 300, "外国人永久居留身份证", 48)
    back: Placed = (560, 1100, "签发机关/Issuing Authority")
    unread = [title, (734, 640, "证件有码/ Cand No."), back]
    card = [title, (734, 640, "证件号码/ID Card No."), back]
    assert split(page, unread, card) == [("foreigner_pr_card", 1), ("foreigner_pr_card", 1)]


def test_nothing_in_another_language_goes_on_with_what_no_type_claims(page: PageMaker) -> None:
    letter: list[Placed] = [
        (190, 400 + 70 * n, "it is a pleasure to recommend the applicant") for n in range(8)
    ]
    assert split(page, titled("个人简历"), letter) == [("other", 1), ("other", 1)]
    assert split(page, titled("个人简历"), PLAIN) == [("other", 2)]


def test_names_that_only_gaps_part_are_unsure_where_two_may_be_one(page: PageMaker) -> None:
    def inventors(text: str) -> list[float]:
        lines = titled("发明专利证书", (236, 600, "发明人："), (504, 600, text))
        (document,) = find_documents([page(lines)], 1, None)
        return [field.confidence for field in document.all("inventor")]

    assert max(inventors("鲁珀特·奥温代尔姜承")) < 0.99
    assert min(inventors("鲁珀特·奥温代尔；姜承")) == 1.0
