"""Contracts, intents and letters are told apart by their titles; what they say is read in any wording."""

import pytest

from extractors.document import Answer, Document
from extractors.split import find_documents
from tests.extractors.conftest import PageMaker, Placed


def document(page: PageMaker, title: str, texts: list[str], *more: Placed) -> Document:
    lines: list[Placed] = [(600, 180, title, 80)]
    lines += [(200, 320 + 70 * n, text) for n, text in enumerate(texts)]
    (found,) = find_documents([page([*lines, *more])], 1, None)
    return found


def values(found: Document) -> dict[str, str]:
    return {field.name: field.value for field in found.fields if field.answer is Answer.FOUND}


PARTIES = ["甲方：北京某某科技有限公司", "乙方：ERIKSSON Anna Maria", "护照号码：L898902C3"]


@pytest.mark.parametrize("title", ["劳务合同", "劳务合同书", "解除劳动合同证明", "终止劳动合同证明书"])
def test_a_paper_about_services_or_an_end_is_no_labour_contract(page: PageMaker, title: str) -> None:
    assert document(page, title, PARTIES).type != "labor_contract"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("劳动合同书", "labor_contract"),
        ("聘任合同", "labor_contract"),
        ("外国专家聘请合同", "labor_contract"),
        ("Employment Contract", "labor_contract"),
        ("聘用意向书", "letter_of_intent"),
        ("Letter of Intent", "letter_of_intent"),
        ("在职证明", "overseas_employment"),
    ],
)
def test_the_title_tells_the_type(page: PageMaker, title: str, kind: str) -> None:
    assert document(page, title, PARTIES).type == kind


def test_a_letter_of_recommendation_certifies_no_employment(page: PageMaker) -> None:
    texts = ["I recommend Dr. Anna Eriksson without reservation.", "Her papers are widely read."]
    assert document(page, "To Whom It May Concern", texts).type != "overseas_employment"


def test_parties_within_a_sentence(page: PageMaker) -> None:
    found = values(
        document(
            page,
            "劳动合同",
            [
                "本合同由北京（某某）科技有限公司（以下简称“甲方”）与Anna Eriksson女士"
                "（护照号码L898902C3，以下简称“乙方”）签订。",
                "甲方聘请乙方担任首席科学家，自二〇一五年一月一日起至二〇一七年十二月三十一日止，试用期为三个月。",
            ],
        )
    )
    assert (found["employer_name"], found["employee_name"]) == ("北京(某某)科技有限公司", "Anna Eriksson")
    assert (found["start"], found["end"], found["probation"]) == ("2015-01-01", "2017-12-31", "3")


@pytest.mark.parametrize(
    ("sentence", "salary", "currency", "period"),
    [
        ("甲方支付乙方的年薪为人民币80万元。", "800000", "CNY", "year"),
        ("乙方的工资为人民币叁万元/月。", "30000", "CNY", "month"),
        ("The salary of the Employee is USD 9,500 per month.", "9500", "USD", "month"),
    ],
)
def test_pay_with_its_currency_and_period(
    page: PageMaker, sentence: str, salary: str, currency: str, period: str
) -> None:
    found = values(document(page, "劳动合同书", [*PARTIES, sentence]))
    assert found["salary"] == salary
    assert (found["salary_currency"], found["salary_period"]) == (currency, period)


def test_a_clause_is_quoted_where_it_stands_and_a_heading_is_none(page: PageMaker) -> None:
    texts = [*PARTIES, "第五条 知识产权", "乙方在职期间完成的发明，其知识产权归甲方所有。"]
    (clause,) = document(page, "劳动合同书", texts).all("ip_clause")
    assert (clause.value, clause.raw) == ("found", "乙方在职期间完成的发明,其知识产权归甲方所有")
    assert "ip_clause" not in values(document(page, "劳动合同书", texts[:-1]))


@pytest.mark.parametrize(
    ("sentence", "status", "end"),
    [
        ("This is to certify that Anna Eriksson has been employed since 1 March 2012.", "current", ""),
        (
            "We confirm that Anna Eriksson was employed from 1 March 2012 to 31 May 2015.",
            "former",
            "2015-05-31",
        ),
        ("We confirm that Anna Eriksson worked with us from March 2012 to May 2015.", "former", "2015-05"),
        ("We certify that Anna Eriksson is currently a member of staff.", "current", ""),
    ],
)
def test_tense_tells_whether_the_post_is_still_held(
    page: PageMaker, sentence: str, status: str, end: str
) -> None:
    found = values(document(page, "Certificate of Employment", [sentence]))
    assert found["holder_name"] == "Anna Eriksson"
    assert (found["status"], found.get("end", "")) == (status, end)


def test_a_day_that_may_be_a_month_is_not_told(page: PageMaker) -> None:
    made = document(
        page, "Certificate of Employment", ["Date: 03/04/2015", "Anna Eriksson was employed here."]
    )
    assert made.first("letter_date") is None
