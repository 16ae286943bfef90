"""Certificates of registration in wordings that the maker does not print."""

import pytest

from extractors.document import Answer, Document
from extractors.split import find_documents
from tests.extractors.conftest import PageMaker, Placed


def document(page: PageMaker, title: str, rows: list[tuple[str, str]], *more: Placed) -> Document:
    lines: list[Placed] = [(400, 250, title, 110)]
    lines += [(220, 600 + 90 * n, label) for n, (label, _) in enumerate(rows)]
    lines += [(620, 600 + 90 * n, text) for n, (_, text) in enumerate(rows)]
    (found,) = find_documents([page([*lines, *more])], 1, None)
    return found


def values(found: Document) -> dict[str, str]:
    return {field.name: field.value for field in found.fields if field.answer is Answer.FOUND}


def test_an_institution_with_the_older_number_has_no_credit_code(page: PageMaker) -> None:
    found = document(
        page, "事业单位法人证书",
        [("名  称", "北京某某研究所"), ("法定代表人", "张三"), ("经费来源", "财政补助"),
         ("开办资金", "¥328万元"), ("举办单位", "北京市海淀区教育委员会"), ("住  所", "北京市海淀区某路1号"),
         ("有效期", "自2014年3月31日至2019年3月31日")],
        (500, 420, "事证第111010801079号"), (900, 1500, "登记管理机关"),
        (860, 1570, "北京市海淀区事业单位登记管理局"),
    )  # fmt: skip
    told = values(found)
    assert found.type == "institution_certificate"
    assert told["certificate_no"] == "事证第111010801079号"
    assert (told["opening_funds"], told["valid_from"], told["valid_to"]) == (
        "3280000",
        "2014-03-31",
        "2019-03-31",
    )
    assert told["authority"] == "北京市海淀区事业单位登记管理局"
    assert {f.name: f.answer for f in found.fields}["uscc"] is Answer.NOT_EXPECTED


@pytest.mark.parametrize(
    ("printed", "value", "holds"),
    [
        ("60003734-1", "600037341", True),
        ("71526726-X", "71526726X", True),
        ("60003734-2", "600037342", False),
    ],
)
def test_an_organization_code_says_whether_its_check_holds(
    page: PageMaker, printed: str, value: str, holds: bool
) -> None:
    rows = [("代  码", printed), ("机构名称", "北京某某有限公司"), ("机构类型", "企业法人")]
    found = document(page, "组织机构代码证", rows)
    code = found.first("code")
    assert found.type == "org_code_certificate"
    assert code is not None
    assert (code.value, code.check) == (value, holds)


def test_a_tax_number_stands_in_the_heading_and_its_organization_code_is_checked(page: PageMaker) -> None:
    found = document(
        page, "税务登记证", [("纳税人名称", "北京某某有限公司"), ("登记注册类型", "有限责任公司")],
        (500, 420, "京税证字110108600037341号"),
    )  # fmt: skip
    number = found.first("tax_no")
    assert number is not None
    assert (number.value, number.check) == ("110108600037341", True)


@pytest.mark.parametrize("serial", ["证照编号：110108201603150047", "编号 No.912345678901234567"])
def test_the_serial_of_the_print_is_no_credit_code(page: PageMaker, serial: str) -> None:
    rows = [("统一社会信用代码", "91110000600037341L"), ("名称", "北京某某有限公司")]
    found = document(page, "营业执照", rows, (1000, 150, serial))
    assert [f.value for f in found.all("uscc")] == ["91110000600037341L"]


def test_thirteen_digits_of_before_2007_have_no_check_digit(page: PageMaker) -> None:
    rows = [("注册号", "1101081234567"), ("名称", "北京某某有限公司"), ("实收资本", "伍佰万元整")]
    found = document(page, "企业法人营业执照", rows)
    number = found.first("reg_no")
    assert number is not None
    assert (number.value, number.check) == ("1101081234567", None)
    assert values(found)["paid_in_capital"] == "5000000"


@pytest.mark.parametrize(
    ("title", "rows", "absent"),
    [
        ("营业执照", [("统一社会信用代码", "91110000600037341L"), ("名称", "北京某某有限公司")],
         {"reg_no", "paid_in_capital"}),
        ("合伙企业营业执照", [("注册号", "110108000000016"), ("名称", "北京某某中心(有限合伙)"),
                              ("执行事务合伙人", "张三")], {"uscc", "registered_capital", "paid_in_capital"}),
        ("企业法人营业执照", [("注册号", "110108000000016"), ("注册资本", "伍佰万元")], {"uscc"}),
    ],
)  # fmt: skip
def test_a_licence_expects_the_fields_of_its_version_alone(
    page: PageMaker, title: str, rows: list[tuple[str, str]], absent: set[str]
) -> None:
    found = document(page, title, rows)
    assert {f.name for f in found.fields if f.answer is Answer.NOT_EXPECTED} == absent


def test_a_licence_that_tells_of_original_and_duplicate_in_a_sentence_is_what_its_title_says(
    page: PageMaker,
) -> None:
    found = document(
        page, "企业法人营业执照", [("注册号", "110108000000016"), ("名称", "北京某某有限公司")],
        (700, 420, "（副本）"), (200, 1500, "《营业执照》分为正本和副本，正本和副本具有同等法律效力。"),
    )  # fmt: skip
    assert values(found)["copy_kind"] == "duplicate"
