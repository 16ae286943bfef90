"""Patents, papers, books, projects, awards in wordings that the maker does not print."""

import pytest

from extractors.document import Answer, Document
from extractors.split import find_documents
from tests.extractors.conftest import PageMaker, Placed


def read(page: PageMaker, lines: list[Placed]) -> Document:
    (found,) = find_documents([page(lines)], 1, None)
    return found


def values(found: Document, name: str) -> list[str]:
    return [field.value for field in found.all(name)]


@pytest.mark.parametrize(
    ("title", "label", "kind"),
    [("发明专利证书", "发明名称", "invention"), ("实用新型专利证书", "实用新型名称", "utility-model"),
     ("外观设计专利证书", "外观设计名称", "design")],
)  # fmt: skip
def test_a_certificate_tells_the_kind_of_patent(page: PageMaker, title: str, label: str, kind: str) -> None:
    found = read(page, [
        (400, 300, title, 110), (220, 700, f"{label}：一种装置"), (220, 800, "发明人：张三;李四;王五"),
        (220, 900, "专利号：ZL 2017 1 0601862.3"), (220, 1000, "授权公告日：2019年05月03日"),
    ])  # fmt: skip
    assert found.type == "patent"
    assert (values(found, "kind"), values(found, "stage")) == ([kind], ["granted"])
    assert values(found, "inventor") == ["张三", "李四", "王五"]
    number = found.first("patent_no")
    assert number is not None
    assert (number.value, number.check) == ("ZL201710601862.3", True)


def test_a_notice_of_acceptance_is_no_granted_patent(page: PageMaker) -> None:
    found = read(page, [
        (400, 300, "专利申请受理通知书", 90), (220, 700, "申请号：201710601862.3"),
        (220, 800, "申请人：北京某某有限公司"), (220, 900, "发明创造名称：一种装置"),
    ])  # fmt: skip
    assert values(found, "stage") == ["application"]
    assert {f.name: f.answer for f in found.fields}["grant_date"] is Answer.NOT_EXPECTED


def test_a_journals_first_page_is_told_by_what_journals_print(page: PageMaker) -> None:
    found = read(page, [
        (200, 120, "第5卷 第2期"), (700, 120, "某某学报"), (200, 170, "2016年2月"),
        (300, 400, "膜分离过程的研究进展", 90), (600, 560, "张三1，李四2*"),
        (400, 640, "（1. 某某大学 化学系，北京 100084；2. 某某研究院）"),
        (250, 740, "摘要：综述了近年来的研究进展。"), (250, 820, "中图分类号：O646  文献标识码：A"),
    ])  # fmt: skip
    assert found.type == "paper"
    assert (values(found, "title"), values(found, "author")) == (["膜分离过程的研究进展"], ["张三", "李四"])
    assert (values(found, "venue"), values(found, "year")) == (["某某学报"], ["2016"])


def test_an_address_that_ends_in_a_state_is_no_author(page: PageMaker) -> None:
    found = read(page, [
        (200, 190, "Journal of Membranes 12 (2016) 101-109"),
        (300, 400, "Ion transport in layered membranes", 90), (500, 560, "Anna Berger, Tomás Ruiz"),
        (450, 640, "Lantern Quay 18, Halle, Germany"), (250, 740, "Abstract: We report on membranes."),
        (250, 820, "Keywords: membranes"), (250, 900, "Manuscript received 3 May 2016; accepted 1 June 2016"),
    ])  # fmt: skip
    assert found.type == "paper"
    assert values(found, "author") == ["Anna Berger", "Tomás Ruiz"]


def test_an_isbn_is_checked(page: PageMaker) -> None:
    found = read(page, [
        (500, 300, "图书在版编目（CIP）数据"),
        (250, 400, "膜分离导论/张三，李四著.—北京：某某出版社，2016.3"),
        (250, 480, "ISBN 978-7-03-057428-2"),
    ])  # fmt: skip
    number = found.first("isbn")
    assert found.type == "book"
    assert number is not None
    assert (number.value, number.check) == ("9787030574282", True)
    assert (values(found, "author"), values(found, "publisher")) == (["张三", "李四"], ["某某出版社"])


def test_an_award_names_who_won_what(page: PageMaker) -> None:
    found = read(page, [
        (600, 200, "荣誉证书", 120), (250, 500, "张三 同志："),
        (250, 600, "荣获2015年度“优秀科技工作者”称号，特发此证，以资鼓励。"),
        (1000, 1200, "某某市科学技术协会"), (1050, 1280, "2016年1月8日"),
    ])  # fmt: skip
    told = {f.name: f.value for f in found.fields if f.answer is Answer.FOUND}
    assert found.type == "award"
    assert (told["awardee"], told["award"]) == ("张三", "优秀科技工作者")
    assert (told["issuer"], told["award_date"]) == ("某某市科学技术协会", "2016-01-08")


def test_a_project_has_its_number_its_leader_and_its_time(page: PageMaker) -> None:
    found = read(page, [
        (500, 250, "项目任务书", 110), (250, 600, "项目编号：2016YFB0301500"), (250, 690, "项目负责人：张三"),
        (250, 780, "承担单位：北京某某有限公司"), (250, 870, "起止年限：2016年7月至2019年6月"),
        (250, 960, "专项经费：120万元"),
    ])  # fmt: skip
    told = {f.name: f.value for f in found.fields if f.answer is Answer.FOUND}
    assert found.type == "project"
    assert (told["project_no"], told["leader"], told["kind"]) == ("2016YFB0301500", "张三", "task-book")
    assert (told["start"], told["end"], told["amount"]) == ("2016-07", "2019-06", "1200000")


@pytest.mark.parametrize(
    ("sentence", "products"),
    [("公司主要产品包括甲材料、乙材料和丙器件，用途广泛。", ["甲材料", "乙材料", "丙器件"]),
     ("主导产品为射频芯片。", ["射频芯片"])],
)  # fmt: skip
def test_products_are_taken_from_a_sentence(page: PageMaker, sentence: str, products: list[str]) -> None:
    found = read(page, [(300, 250, "北京某某有限公司主要产品说明", 80), (250, 500, sentence)])
    assert found.type == "main_products"
    assert values(found, "product") == products
