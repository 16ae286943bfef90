"""Contracts in the template of the labour office and in free form; signatures are no names."""

import pytest

from extractors.split import find_documents
from tests.extractors.conftest import PageMaker, Placed


def fields(page: PageMaker, texts: list[str], *more: Placed) -> dict[str, str]:
    lines: list[Placed] = [(600, 180, "劳动合同书", 80)]
    lines += [(200, 320 + 70 * n, text) for n, text in enumerate(texts)]
    (document,) = find_documents([page([*lines, *more])], 1, None)
    assert document.type == "labor_contract"
    return {field.name: field.value for field in document.fields if field.value}


def test_the_template_of_beijing(page: PageMaker) -> None:
    found = fields(
        page,
        [
            "甲方：北京某某科技有限公司",
            "法定代表人（主要负责人）：李四",
            "注册地址：北京市云溪区知行路1号",
            "乙方：ERIKSSON Anna Maria",
            "护照号码：L898902C3",
            "第一条 本合同为固定期限劳动合同。",
            "本合同于2015年1月1日生效，本合同于2017年12月31日终止。",
            "第二条 乙方同意根据甲方工作需要，担任首席科学家岗位（工种）工作。",
            "第三条 乙方的工作地点为北京市云溪区。",
            "第四条 乙方每年在京工作时间不少于9个月。",
            "第五条 甲方支付乙方的工资为人民币80,000元/月。",
        ],
    )
    assert (found["employer_name"], found["employee_name"]) == ("北京某某科技有限公司", "ERIKSSON Anna Maria")
    assert (found["employer_legal_rep"], found["employee_id"]) == ("李四", "L898902C3")
    assert (found["term_type"], found["start"], found["end"]) == ("fixed", "2015-01-01", "2017-12-31")
    assert (found["position"], found["work_place"]) == ("首席科学家", "北京市云溪区")
    assert (found["months_per_year"], found["salary"]) == ("9", "80000")


@pytest.mark.parametrize(
    ("number", "kind"),
    [("1", "fixed"), ("2", "open-ended"), ("3", "task"), ("一", "fixed"), ("二", "open-ended")],
)
def test_the_number_filled_in_chooses_the_term(page: PageMaker, number: str, kind: str) -> None:
    texts = [
        f"甲、乙双方选择以下第 {number} 种形式确定本合同期限：",
        "（1）固定期限：自2015年1月1日起至2017年12月31日止。",
        "（2）无固定期限：自2015年1月1日起。",
        "（3）以完成一定工作任务为期限。",
    ]
    assert fields(page, texts)["term_type"] == kind


def test_each_party_has_the_date_below_its_signature(page: PageMaker) -> None:
    beside: list[Placed] = [
        (200, 1500, "甲方（公章）："),
        (900, 1500, "乙方（签字）："),
        (200, 1700, "日期：2017年5月3日"),
        (900, 1700, "日期：2017年5月6日"),
    ]
    found = fields(page, ["甲方：北京某某科技有限公司"], *beside)
    assert (found["sign_date_employer"], found["sign_date_employee"]) == ("2017-05-03", "2017-05-06")
    below: list[Placed] = [
        (200, 1500, "甲方（盖章）："),
        (200, 1580, "2017年5月3日"),
        (200, 1700, "乙方（签字）："),
        (200, 1780, "二〇一七年五月六日"),
    ]
    found = fields(page, ["甲方：北京某某科技有限公司"], *below)
    assert (found["sign_date_employer"], found["sign_date_employee"]) == ("2017-05-03", "2017-05-06")


def test_handwriting_beside_a_place_to_sign_is_no_name(page: PageMaker) -> None:
    found = fields(page, ["乙方：ERIKSSON Anna Maria"], (900, 1500, "乙方（签字）：Anna Eriksson"))
    assert found["employee_name"] == "ERIKSSON Anna Maria"
    assert "employee_name" not in fields(page, ["第一条"], (900, 1500, "乙方（签字）：Anna Eriksson"))
