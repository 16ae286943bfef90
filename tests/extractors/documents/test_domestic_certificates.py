"""Certificates of study of China and proof of study abroad, in wordings that the makers do not print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Answer, Document
from extractors.fields import diplomas
from extractors.split import find_documents
from tests.extractors.conftest import PageMaker, Placed


def document(page: PageMaker, kind: str, lines: list[Placed]) -> Document:
    (found,) = find_documents([page(lines)], 1, None)
    assert found.type == kind
    return found


def fields(page: PageMaker, kind: str, lines: list[Placed]) -> dict[str, str]:
    return {field.name: field.value for field in document(page, kind, lines).fields if field.value}


def test_a_professional_masters_degree_of_a_university_with_its_own_wording(page: PageMaker) -> None:
    found = fields(
        page,
        "domestic_degree",
        [
            (600, 200, "硕士学位证书", 80),
            (300, 500, "张三，男，1985年3月20日出生。在本校材料学专业攻读硕士学位，"),
            (300, 570, "已通过工程硕士专业学位的课程考试和论文答辩，授予工程硕士专业学位。"),
            (300, 900, "华岚大学"),
            (300, 1000, "校长 李四", 40),
            (900, 1200, "二〇一二年七月一日"),
            (300, 1200, "证书编号：Z1990132012000123"),
        ],
    )
    assert (found["holder_name"], found["sex"], found["dob"]) == ("张三", "M", "1985-03-20")
    assert (found["level"], found["category"], found["field"]) == ("master", "工程", "材料学")
    assert (found["institution"], found["certificate_no"]) == ("华岚大学", "Z1990132012000123")
    assert (found["date_conferred"], found["president"]) == ("2012-07-01", "李四")


def test_a_college_graduates_certificate_without_form_of_number(page: PageMaker) -> None:
    found = fields(
        page,
        "domestic_graduation",
        [
            (600, 200, "毕业证书", 80),
            (300, 500, "学生王五，性别女，一九九五年九月至一九九八年七月在本校会计学专业"),
            (300, 570, "三年制专科学习，修完教学计划规定的全部课程，成绩合格，准予毕业。"),
            (300, 800, "校名：江州理工大学"),
            (300, 900, "证书编号：98-00123"),
            (900, 1000, "一九九八年七月一日"),
        ],
    )
    assert (found["holder_name"], found["sex"], found["level"]) == ("王五", "F", "college")
    assert (found["field"], found["study_period"]) == ("会计学", "1995-09/1998-07")
    assert (found["institution"], found["certificate_no"]) == ("江州理工大学", "9800123")
    assert found["issue_date"] == "1998-07-01"


@pytest.mark.parametrize("number", ["1990122012000123", "1990132014000123"])
def test_a_number_of_another_level_or_a_later_year_is_doubtful(page: PageMaker, number: str) -> None:
    lines: list[Placed] = [
        (600, 200, "硕士学位证书", 80),
        (300, 500, "张三，男，1985年3月20日生。在我校材料学专业已通过硕士学位的"),
        (300, 570, "课程考试和论文答辩，授予工学硕士学位。"),
        (900, 1200, "二〇一二年七月一日"), (300, 1200, f"证书编号：{number}"),
    ]  # fmt: skip
    found = document(page, "domestic_degree", lines).first("certificate_no")
    assert found is not None
    assert (found.value, found.confidence) == (number, 0.9)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("教育部学历证书电子注册备案表", "domestic_graduation"),
        ("中国高等教育学历认证报告", "domestic_graduation"),
        ("学位证书认证报告", "domestic_degree"),
    ],
)
def test_a_page_that_verifies_a_certificate_is_told_by_title_and_number(
    page: PageMaker, title: str, kind: str
) -> None:
    lines: list[Placed] = [
        (500, 200, title, 80),
        (300, 400, "报告编号：1234567890"),
        (300, 480, "姓名：张三"),
    ]
    assert fields(page, kind, lines)["verification_no"] == "1234567890"


def test_a_certification_of_the_new_form_is_not_expected_to_say_where_one_was_born(page: PageMaker) -> None:
    lines: list[Placed] = [
        (500, 200, "国（境）外学历学位认证书", 80), (500, 320, "编号：120190000001"),
        (300, 500, "张三（曾用名：张四），男，中国国籍，1985年3月20日出生。"),
    ]  # fmt: skip
    found = document(page, "cscse_certification", lines)
    answers = {field.name: field.answer for field in found.fields}
    assert (answers["birth_place"], answers["study_period"]) == (Answer.NOT_EXPECTED,) * 2
    former, name = found.first("former_name"), found.first("holder_name")
    assert former is not None
    assert name is not None
    assert (former.value, name.value) == ("张四", "张三")


def test_a_missions_letter_about_a_visiting_scholar(page: PageMaker) -> None:
    found = fields(
        page,
        "overseas_study",
        [
            (600, 200, "留学回国人员证明", 80),
            (300, 330, "编号：（2015）纽教证字第0123号"),
            (300, 500, "兹证明张三，男，护照号码E12345678，于2012年9月至2015年7月在"),
            (300, 570, "美国韦斯特马大学从事电化学专业的研究。"),
            (800, 900, "中华人民共和国驻纽约总领事馆教育组"),
            (900, 980, "2015年8月3日"),
        ],
    )
    assert (found["holder_name"], found["passport_no"]) == ("张三", "E12345678")
    assert (found["country"], found["institution"]) == ("USA", "韦斯特马大学")
    assert (found["study_period"], found["field"]) == ("2012-09/2015-07", "电化学")
    assert found["issuer"] == "中华人民共和国驻纽约总领事馆教育组"
    assert (found["certificate_no"], found["issue_date"]) == ("[2015]纽教证字第0123号", "2015-08-03")


@given(st.text(max_size=300))
def test_any_text_gets_an_answer_from_the_shapes_of_certificates(text: str) -> None:
    for shape in (diplomas.school, diplomas.study_period, diplomas.old_number, diplomas.verification_number):
        found = shape(text)
        assert found is None or found.value
