"""Degree certificates and their certification, in wordings that the maker does not print."""

from extractors.split import find_documents
from tests.extractors.conftest import PageMaker, Placed


def fields(page: PageMaker, kind: str, lines: list[Placed]) -> dict[str, str]:
    (document,) = find_documents([page(lines)], 1, None)
    assert document.type == kind
    return {field.name: field.value for field in document.fields if field.value}


def test_an_american_diploma(page: PageMaker) -> None:
    found = fields(
        page,
        "overseas_degree",
        [
            (500, 200, "The University of Westmarch", 80),
            (500, 320, "has conferred upon"),
            (600, 400, "Anna Maria Eriksson", 60),
            (600, 500, "the degree of"),
            (600, 580, "Doctor of Philosophy", 70),
            (600, 680, "in Materials Science"),
            (300, 760, "with all the rights and privileges thereto appertaining"),
            (
                300,
                840,
                "Given under the seal of the University this thirteenth day of May, two thousand and eight.",
            ),
        ],
    )
    assert found["institution"] == "The University of Westmarch"
    assert found["holder_name"] == "Anna Maria Eriksson"
    assert (found["level"], found["degree_title_original"]) == ("doctor", "Doctor of Philosophy")
    assert (found["field"], found["date_conferred"]) == ("Materials Science", "2008-05-13")


def test_a_professional_doctorate_is_told_from_a_doctorate(page: PageMaker) -> None:
    found = fields(
        page,
        "overseas_degree",
        [
            (500, 200, "University of Westmarch", 80),
            (500, 320, "has conferred upon"),
            (600, 400, "Anna Eriksson", 60),
            (600, 500, "the degree of"),
            (600, 580, "Doctor of Business Administration", 70),
        ],
    )
    assert found["level"] == "doctor-professional"


def test_a_certification_with_labels_instead_of_sentences(page: PageMaker) -> None:
    found = fields(
        page,
        "cscse_certification",
        [
            (500, 200, "国（境）外学历学位认证书", 80),
            (500, 320, "编号：120190000001"),
            (300, 420, "姓名：ERIKSSON ANNA MARIA"),
            (300, 500, "性别：女"),
            (300, 580, "出生日期：1974年8月12日"),
            (300, 660, "国籍：德国"),
            (
                300,
                740,
                "经核查，德国慕明大学（Universität Muming）于2008年5月颁发的博士学位证书，"
                "表明其具有相应的学历。",
            ),
            (900, 1700, "教育部留学服务中心"),
            (900, 1780, "2019年3月4日"),
        ],
    )
    assert (found["certificate_no"], found["holder_name"]) == ("120190000001", "ERIKSSON ANNA MARIA")
    assert (found["sex"], found["dob"], found["nationality"], found["country"]) == (
        "F",
        "1974-08-12",
        "DEU",
        "DEU",
    )
    assert (found["institution"], found["institution_original"]) == ("慕明大学", "Universität Muming")
    assert (found["level"], found["date_conferred"], found["issue_date"]) == (
        "doctor",
        "2008-05",
        "2019-03-04",
    )
