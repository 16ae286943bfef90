"""Licences of all versions: labels of their time, codes with check digits, terms with open ends."""

import pytest

from extractors.split import find_documents
from tests.extractors.conftest import PageMaker, Placed


def fields(page: PageMaker, rows: list[tuple[str, str]], *more: Placed) -> dict[str, str]:
    lines: list[Placed] = [(500, 350, "营业执照", 160)]
    lines += [(260, 700 + 80 * n, label) for n, (label, _) in enumerate(rows)]
    lines += [(560, 700 + 80 * n, text) for n, (_, text) in enumerate(rows)]
    (document,) = find_documents([page([*lines, *more])], 1, None)
    assert document.type == "business_license"
    return {field.name: field.value for field in document.fields if field.value}


def test_the_version_of_2007_has_registration_number_and_paid_in_capital(page: PageMaker) -> None:
    found = fields(page, [
        ("注册号", "110108000000016"), ("名  称", "北京某某科技有限公司"),
        ("住  所", "北京市云溪区知行路1号"), ("法定代表人姓名", "张三"),
        ("注册资本", "人民币伍佰万元整"), ("实收资本", "人民币壹佰万元整"),
        ("公司类型", "有限责任公司"), ("成立日期", "二〇〇八年三月一日"),
        ("营业期限", "自2008年3月1日至2028年2月29日"),
    ])  # fmt: skip
    assert found["reg_no"] == "110108000000016"
    assert found["registered_capital"] == "5000000"
    assert (found["established"], found["term_start"], found["term_end"]) == (
        "2008-03-01",
        "2008-03-01",
        "2028-02-29",
    )
    assert (found["name"], found["legal_rep"]) == ("北京某某科技有限公司", "张三")


@pytest.mark.parametrize("label", ["法定代表人", "负责人", "执行事务合伙人", "投资人", "经营者"])
def test_whoever_answers_for_the_company_is_its_representative(page: PageMaker, label: str) -> None:
    assert fields(page, [("名称", "北京某某中心"), (label, "李四")])["legal_rep"] == "李四"


def test_an_open_term_is_open(page: PageMaker) -> None:
    found = fields(page, [("营业期限", "2010年09月02日至长期"), ("成立日期", "2010年09月02日")])
    assert (found["term_start"], found["term_end"]) == ("2010-09-02", "open")


def test_a_code_with_one_misread_letter_is_repaired_and_less_sure(page: PageMaker) -> None:
    lines: list[Placed] = [(500, 350, "营业执照", 160), (400, 600, "统一社会信用代码 91110108MAO1EBFH9B")]
    (document,) = find_documents([page(lines)], 1, None)
    code = document.first("uscc")
    assert code is not None
    assert (code.value, code.raw, code.check) == ("91110108MA01EBFH9B", "91110108MAO1EBFH9B", True)
    assert code.confidence < 0.995


def test_the_date_below_the_registry_is_that_of_issue(page: PageMaker) -> None:
    found = fields(
        page, [("名称", "北京某某有限公司"), ("成立日期", "2010年09月02日")],
        (950, 1850, "登记机关"), (950, 1950, "2016 年 11 月 15 日"),
    )  # fmt: skip
    assert (found["issue_date"], found["established"]) == ("2016-11-15", "2010-09-02")


def test_labels_and_values_in_one_line_without_colon_are_parted(page: PageMaker) -> None:
    lines: list[Placed] = [
        (500, 350, "营业执照", 160),
        (260, 700, "名称北京某某科技有限公司"),
        (260, 800, "法定代表人张三"),
    ]
    (document,) = find_documents([page(lines)], 1, None)
    name, person = document.first("name"), document.first("legal_rep")
    assert name is not None
    assert person is not None
    assert (name.value, person.value) == ("北京某某科技有限公司", "张三")
