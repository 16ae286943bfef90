"""Degrees: level, institution, date of award, and numbers, in form, certificate and certification."""

from dataclasses import replace

import pytest

from extractors.document import Document
from ingest.page import PageKind
from ingest.volume import Binding
from validators.example import document, dossier, doubtful, outcomes, programme, unread
from validators.finding import Severity
from validators.rule import discover

CHECKS = {rule.id: rule.check for rule in discover()}
LEVEL, SCHOOL, DAY, NUMBER = (
    f"degree.{name}" for name in ("level", "institution", "date", "certification-number")
)
NAMES = ("阿卡尼亚大学", "University of Arkania")
FORM = document("application_form", highest_degree="doctor", degree_school=NAMES, degree_date="2002-06")
DEGREE = document("overseas_degree", level="doctor", institution=NAMES[1], date_conferred="2002-06-14")
CERTIFIED = document(
    "cscse_certification",
    level="doctor",
    institution=NAMES[0],
    institution_original=NAMES[1],
    date_conferred="2002-06",
)
AT_HOME = document("domestic_degree", level="doctor", institution="北京大学", date_conferred="2002-06-14")
each_of_papers = pytest.mark.parametrize("rule", [LEVEL, SCHOOL, DAY])


def ask(rule: str, *documents: Document) -> list[tuple[str, Severity | None]]:
    answers = CHECKS[rule](dossier(*documents), programme())
    return [(answer.outcome.value, answer.severity) for answer in answers]


def other(paper: Document, **values: str | tuple[str, ...]) -> Document:
    """The paper with other values."""
    changed = document(paper.type, Binding.ATTACHMENTS, **values).fields
    kept = tuple(field for field in paper.fields if field.name not in values)
    return replace(paper, fields=(*kept, *changed))


@each_of_papers
def test_form_certificate_and_certification_agree_in_any_order(rule: str) -> None:
    assert ask(rule, FORM, DEGREE, CERTIFIED) == ask(rule, CERTIFIED, DEGREE, FORM) == [("pass", None)]


@each_of_papers
def test_without_one_of_the_papers_nothing_passes(rule: str) -> None:
    for papers in ((DEGREE, CERTIFIED), (FORM, CERTIFIED), (FORM, DEGREE)):
        assert ask(rule, *papers) == [("cannot-tell", None)]


@each_of_papers
def test_where_the_pack_waives_certification_the_form_alone_is_compared(rule: str) -> None:
    waived = programme(certification__foreigners="waived")
    held = dossier(FORM, DEGREE, document("passport", nationality="DEU"))
    assert [answer.outcome.value for answer in CHECKS[rule](held, waived)] == ["pass"]


@each_of_papers
def test_papers_of_no_certain_type_prove_nothing(rule: str) -> None:
    assert ask(rule, FORM, replace(DEGREE, confidence=0.6), CERTIFIED) == [("cannot-tell", None)]


@pytest.mark.parametrize(
    ("certificate", "certification", "expected"),
    [
        ("master", "doctor", "fail"),
        ("doctor", "master", "fail"),
        ("doctor-professional", "doctor", "cannot-tell"),
        ("doctor", "other", "cannot-tell"),
    ],
)
def test_another_level_fails_and_one_that_is_disputed_is_for_a_person(
    certificate: str, certification: str, expected: str
) -> None:
    papers = (other(DEGREE, level=certificate), other(CERTIFIED, level=certification))
    assert ask(LEVEL, FORM, *papers) == [(expected, None)]


def test_a_level_read_without_certainty_neither_fails_nor_passes() -> None:
    master = other(DEGREE, level="master")
    for papers in (
        (doubtful(master), CERTIFIED),
        (doubtful(DEGREE), CERTIFIED),
        (DEGREE, doubtful(CERTIFIED)),
    ):
        assert ask(LEVEL, FORM, *papers) == [("cannot-tell", None)]
    assert ask(LEVEL, doubtful(FORM), DEGREE, CERTIFIED) == [("cannot-tell", None)]
    assert ask(LEVEL, FORM, unread(DEGREE, "level"), CERTIFIED) == [("cannot-tell", None)]


def test_a_certificate_may_lie_among_pages_that_were_not_read() -> None:
    made = dossier(FORM, other(DEGREE, level="master"), CERTIFIED)
    made = replace(made, pages={id: page for id, page in made.pages.items() if id != "p0003"})
    assert all(image.kind is PageKind.CONTENT for volume in made.volumes for image in volume.pages)
    assert [a.outcome.value for a in CHECKS[LEVEL](made, programme())] == ["cannot-tell"]


def test_a_higher_degree_than_the_form_claims_is_told() -> None:
    form, master = other(FORM, highest_degree="master"), other(DEGREE, level="master")
    certified = other(CERTIFIED, level="master")
    assert ask(LEVEL, form, master, certified, DEGREE) == [("fail", None)]
    assert ask(LEVEL, form, master, certified, doubtful(DEGREE)) == [("cannot-tell", None)]
    rows = other(form, education="1998-09/2002-06 阿卡尼亚大学, 博士")
    assert ask(LEVEL, rows, master, certified) == [("cannot-tell", None)]


def test_a_lower_degree_without_papers_is_a_minor_matter() -> None:
    form = other(FORM, education=("1994-09/1998-06 阿卡尼亚大学, 硕士", "1998-09/2002-06 阿卡尼亚大学, 博士"))
    master = other(DEGREE, level="master")
    passed, minor = ("pass", None), ("warn", Severity.MINOR)
    assert ask(LEVEL, form, DEGREE, CERTIFIED) == [passed, minor]
    assert ask(LEVEL, form, DEGREE, CERTIFIED, master) == [passed, minor]
    assert ask(LEVEL, form, DEGREE, CERTIFIED, master, other(CERTIFIED, level="master")) == [passed]


def test_a_chinese_degree_has_a_verification() -> None:
    assert ask(LEVEL, FORM, AT_HOME) == [("cannot-tell", Severity.MINOR)]
    assert ask(LEVEL, FORM, other(AT_HOME, verification_no="ABCD1234EFGH5678")) == [("pass", None)]


@pytest.mark.parametrize(
    ("form", "certificate", "chinese", "original", "expected"),
    [
        (NAMES, "THE UNIVERSITY OF ARKANIA", NAMES[0], "university of arkania", "pass"),
        (NAMES, "Norhaven Institute of Technology", NAMES[0], NAMES[1], "fail"),
        (NAMES, NAMES[1], NAMES[0], "Norhaven Institute of Technology", "fail"),
        ((NAMES[0], "Norhaven University"), NAMES[1], NAMES[0], NAMES[1], "fail"),
        (NAMES, "Arkania University", NAMES[0], NAMES[1], "warn"),
        (("诺黑文学院", NAMES[1]), NAMES[1], NAMES[0], NAMES[1], "cannot-tell"),
        (("阿卡尼亚大学城分校", NAMES[1]), NAMES[1], NAMES[0], NAMES[1], "warn"),
        ((NAMES[0],), "Universität Arkania", NAMES[0], "Universitaet Arkania", "cannot-tell"),
        ((NAMES[0],), "Universität Arkania", NAMES[0], "Universität Arkania", "pass"),
        (NAMES, "Universität Arkania", NAMES[0], "Universität Arkania", "warn"),
        ((NAMES[0],), "Арканийский университет", NAMES[0], "Arkania State University", "cannot-tell"),
        ((NAMES[0],), "Арканийский университет", NAMES[0], "Арканийский университет", "pass"),
        (("东京大学",), "東京大學", "东京大学", "東京大學", "pass"),
    ],
)
def test_names_of_universities_across_languages(
    form: tuple[str, ...], certificate: str, chinese: str, original: str, expected: str
) -> None:
    papers = (
        other(FORM, degree_school=form),
        other(DEGREE, institution=certificate),
        other(CERTIFIED, institution=chinese, institution_original=original),
    )
    assert [outcome for outcome, _ in ask(SCHOOL, *papers)] == [expected]


def test_a_chinese_university_has_one_name() -> None:
    form = other(FORM, degree_school="北京大学")
    assert ask(SCHOOL, form, AT_HOME) == [("pass", None)]
    assert ask(SCHOOL, other(FORM, degree_school="北方大学"), AT_HOME) == [("fail", None)]
    assert ask(SCHOOL, other(FORM, degree_school="Peking University"), AT_HOME) == [("cannot-tell", None)]


@pytest.mark.parametrize(
    ("form", "certified", "expected"),
    [
        ("2002-06", "2002-06-14", "pass"),
        ("2002-06", "2002-06-20", "warn"),
        ("2002-06", "2002-07", "fail"),
        ("2002-07", "2002-06", "warn"),
    ],
)
def test_dates_of_award(form: str, certified: str, expected: str) -> None:
    papers = (other(FORM, degree_date=form), DEGREE, other(CERTIFIED, date_conferred=certified))
    assert ask(DAY, *papers) == [(expected, None)]
    unsure = (doubtful(papers[0], "degree_date"), DEGREE, doubtful(papers[2], "date_conferred"))
    assert {outcome for outcome, _ in ask(DAY, *unsure)} == {"pass" if expected == "pass" else "cannot-tell"}


def certification(number: str, issued: str, country: str = "USA") -> Document:
    return document("cscse_certification", certificate_no=number, issue_date=issued, country=country)


@pytest.mark.parametrize(
    ("number", "issued", "expected"),
    [
        ("教留服认美[2010]00001号", "2010-03-02", "pass"),
        ("教留服认美[2010]00001号", "2011-01-10", "pass"),
        ("教留服认美[2010]00001号", "2013-01-10", "warn"),
        ("教留服认美[2010]00001号", "2009-12-31", "fail"),
        ("教留服认英[2010]00001号", "2010-03-02", "fail"),
        ("教留服认美[2020]00001号", "2020-03-02", "warn"),
        ("120190000001", "2019-01-01", "pass"),
        ("120180000001", "2018-12-31", "fail"),
        ("120200000001", "2019-06-01", "fail"),
    ],
)
def test_the_number_of_a_certification_is_of_its_time(number: str, issued: str, expected: str) -> None:
    paper = certification(number, issued)
    assert ask(NUMBER, paper) == [(expected, None)]
    assert ask(NUMBER, doubtful(paper)) == [("cannot-tell", None)]
    assert ask(NUMBER, unread(paper, "certificate_no")) == [("cannot-tell", None)]


@pytest.mark.parametrize(
    ("type", "number", "level", "day", "expected"),
    [
        ("domestic_degree", "1049732016000001", "master", "2016-06-30", "pass"),
        ("domestic_degree", "1049732016000001", "doctor", "2016-06-30", "fail"),
        ("domestic_degree", "1049732016000001", "master", "2015-06-30", "fail"),
        ("domestic_degree", "960123", "master", "1996-06-30", "pass"),
        ("domestic_graduation", "102231201602000001", "master", "2016-06-30", "pass"),
        ("domestic_graduation", "102231201602000001", "doctor", "2016-06-30", "fail"),
    ],
)
def test_the_number_of_a_chinese_certificate_says_what_is_printed(
    type: str, number: str, level: str, day: str, expected: str
) -> None:
    dated = "date_conferred" if type == "domestic_degree" else "issue_date"
    paper = other(document(type, certificate_no=number, level=level), **{dated: day})
    assert ask(NUMBER, paper) == [(expected, None)]


def test_without_a_number_there_is_nothing_to_check() -> None:
    assert outcomes(CHECKS[NUMBER], AT_HOME) == ["not-applicable"]
    assert outcomes(CHECKS[NUMBER], DEGREE) == ["cannot-tell"]
