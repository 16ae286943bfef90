"""What the rules on documents look for inside them: seals, items, sections, codes, positions, names."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from extractors.document import Answer, Document
from tests.validators.making import Made, MadeDocument
from validators.example import document, outcomes
from validators.finding import Finding, Outcome, Severity
from validators.rules.documents_application_form import check as application_form
from validators.rules.documents_organization_code import check as organization_code
from validators.rules.documents_overseas_study import check as overseas_study

Ask = Callable[[str, Made], tuple[Finding, ...]]
FORM, WORK, MERITS = "documents.application-form", "documents.overseas-employment", "documents.achievements"
PRODUCTS, OUTLOOK = "documents.main-products", "documents.market-outlook"
PASS, WARN, FAIL, CANNOT_TELL = Outcome.PASS, Outcome.WARN, Outcome.FAIL, Outcome.CANNOT_TELL
MAJOR, MINOR, INFO = Severity.MAJOR, Severity.MINOR, Severity.INFO


@pytest.fixture
def form(made: Made) -> MadeDocument:
    return made.of("application_form")


@pytest.fixture
def letter(made: Made) -> MadeDocument:
    return made.of("overseas_employment")


def emptied(document: Document, name: str) -> Document:
    """The document without a value in one field, its pages read well."""
    blank = {"value": "", "raw": "", "answer": Answer.NOT_FOUND}
    fields = (replace(f, **blank) if f.name == name else f for f in document.fields)  # type: ignore[arg-type]
    return replace(document, fields=tuple(fields))


def said(findings: tuple[Finding, ...]) -> list[tuple[Outcome, Severity]]:
    return [(finding.outcome, finding.severity) for finding in findings]


def test_a_form_with_both_seals_and_no_empty_item_passes(made: Made, ask: Ask) -> None:
    assert [f.outcome for f in ask(FORM, made)] == [PASS, PASS, PASS]


def test_a_form_that_one_of_the_two_did_not_seal_fails(made: Made, form: MadeDocument, ask: Ask) -> None:
    form.seals = form.seals[:1]
    finding = ask(FORM, made)[1]
    assert (finding.outcome, finding.severity) == (FAIL, MAJOR)
    assert "1枚" in finding.message.zh


def test_a_seal_may_be_lost_on_a_page_hardly_legible(made: Made, form: MadeDocument, ask: Ask) -> None:
    form.seals, form.page_confidence = [], 0.6
    assert ask(FORM, made)[1].outcome is CANNOT_TELL


def test_a_form_without_a_place_for_an_opinion_is_for_a_person(
    made: Made, form: MadeDocument, ask: Ask
) -> None:
    form.lines.remove("主管部门意见")
    finding = ask(FORM, made)[1]
    assert (finding.outcome, finding.severity) == (CANNOT_TELL, MAJOR)
    assert "supervisory" in finding.message.en


def test_a_form_without_an_employer_is_filed_by_nobody() -> None:
    named = document("application_form", employer_name="北京云杉智能科技有限公司")
    assert outcomes(application_form, named)[1] == "cannot-tell"
    assert outcomes(application_form, emptied(named, "employer_name"))[1] == "fail"


def test_an_item_printed_and_not_filled_in_is_for_attention(
    made: Made, form: MadeDocument, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    form.lines += ["拟任职务：", "到岗时间"]
    build = Made.build
    monkeypatch.setattr(
        Made,
        "build",
        lambda made: replace(
            d := build(made), documents=tuple(emptied(one, "post_in_beijing") for one in d.documents)
        ),
    )
    finding = ask(FORM, made)[-1]
    assert (finding.outcome, finding.severity) == (WARN, MINOR)
    assert "拟任职务" in finding.message.zh
    assert "到岗时间" not in finding.message.zh  # nobody looked for it here


@pytest.mark.parametrize(("nationality", "severity"), [("CHN", "minor"), ("UTO", "info"), (None, "info")])
def test_without_proof_of_study_the_diploma_may_do(
    made: Made, ask: Ask, nationality: str | None, severity: str
) -> None:
    made.drop("overseas_study")
    if nationality is None:
        made.drop("passport")
    else:
        made.of("passport").values["nationality"] = nationality
    assert said(ask("documents.overseas-study", made)) == [(CANNOT_TELL, Severity(severity))]


def test_who_studied_at_home_only_needs_no_proof_of_study_abroad() -> None:
    assert outcomes(overseas_study, document("domestic_degree")) == ["not-applicable"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"letter_date": "2016-09-30"}, (PASS, MAJOR)),
        ({"letter_date": "2016-08-30"}, (WARN, MINOR)),
        ({"letter_date": ""}, (CANNOT_TELL, MAJOR)),
        ({"status": "former"}, (CANNOT_TELL, MAJOR)),
        ({"country": "CHN"}, (CANNOT_TELL, MAJOR)),
        ({"title": None}, (CANNOT_TELL, MAJOR)),
        ({"status": None}, (CANNOT_TELL, MAJOR)),
    ],
)
def test_a_letter_shows_a_position_held_now(
    made: Made,
    letter: MadeDocument,
    ask: Ask,
    values: dict[str, str | None],
    expected: tuple[Outcome, Severity],
) -> None:
    for name, value in values.items():
        letter.values.pop(name, None)
        if value:
            letter.values[name] = value
    assert said(ask(WORK, made))[1] == expected


def test_of_several_letters_the_one_that_proves_most_counts(made: Made, ask: Ask) -> None:
    made.add("overseas_employment", organisation="Selwyn College", status="former", title="Lecturer")
    assert [f.outcome for f in ask(WORK, made)] == [PASS, PASS, PASS]


@pytest.mark.parametrize(
    ("organisation", "title", "expected"),
    [
        ("UNIVERSITY OF ARKANIA", "Professor of Physics", (PASS, MAJOR)),
        ("Selwyn College", "Professor", (FAIL, MAJOR)),
        ("UoA", "Professor", (CANNOT_TELL, MINOR)),
        ("阿卡尼亚大学", "教授", (CANNOT_TELL, MINOR)),
        ("University of Arkania", "Research Fellow", (CANNOT_TELL, MINOR)),
    ],
)
def test_form_and_letter_name_one_employer_and_title(
    made: Made,
    letter: MadeDocument,
    ask: Ask,
    organisation: str,
    title: str,
    expected: tuple[Outcome, Severity],
) -> None:
    letter.values |= {"organisation": organisation, "title": title}
    assert said(ask(WORK, made))[2] == expected


@pytest.mark.parametrize(
    ("inventor", "sureness", "expected"),
    [
        ("Eriksson, Anna", 0.999, PASS),
        ("John Smith", 0.999, FAIL),
        ("John Smith", 0.9, CANNOT_TELL),
        ("A. Eriksson", 0.999, CANNOT_TELL),
    ],
)
def test_the_applicant_is_among_those_named(
    made: Made, ask: Ask, inventor: str, sureness: float, expected: Outcome
) -> None:
    made.of("patent").values["inventor"] = inventor
    made.of("patent").sureness["inventor"] = sureness
    assert said(ask(MERITS, made)) == [(PASS, MAJOR), (expected, MINOR), (CANNOT_TELL, INFO)]


def test_an_achievement_that_the_form_lists_is_no_question(made: Made, form: MadeDocument, ask: Ask) -> None:
    form.lines.append("1.发明专利“一种隔膜”，第一发明人。")
    assert said(ask(MERITS, made)) == [(PASS, MAJOR), (PASS, MINOR)]


def test_a_patent_only_applied_for_is_for_attention(made: Made, ask: Ask) -> None:
    made.of("patent").values["stage"] = "application"
    assert (WARN, MINOR) in said(ask(MERITS, made))


def test_achievements_are_counted_by_kind(made: Made, ask: Ask) -> None:
    made.add("paper", author="Anna Maria Eriksson")
    made.add("paper", author="Anna Maria Eriksson")
    assert "论文2项、专利1项" in ask(MERITS, made)[0].message.zh


def test_a_code_of_eighteen_characters_covers_the_certificate(made: Made, ask: Ask) -> None:
    (finding,) = ask("documents.organization-code", made)
    assert finding.outcome is PASS
    assert "Covered by USCC" in finding.message.en


def test_without_any_licence_nobody_knows_whether_the_certificate_is_needed() -> None:
    assert outcomes(organization_code, document("passport")) == ["cannot-tell"]


@pytest.mark.parametrize(
    ("rule", "section", "text"),
    [(PRODUCTS, "main-products", "主要产品为隔膜"), (OUTLOOK, "market-outlook", "市场规模持续增长")],
)
def test_a_profile_holds_the_section_or_it_fails(
    made: Made, ask: Ask, rule: str, section: str, text: str
) -> None:
    profile = made.of("company_profile")
    assert said(ask(rule, made)) == [(PASS, MAJOR)]
    profile.sureness["section"] = 0.9
    assert said(ask(rule, made)) == [(CANNOT_TELL, MAJOR)]
    profile.values["section"] = [s for s in profile.values["section"] if s != section]
    assert said(ask(rule, made)) == [(FAIL, MAJOR)]
    profile.lines.append(text)
    assert said(ask(rule, made)) == [(CANNOT_TELL, MAJOR)]
    made.add(section.replace("-", "_"))
    assert said(ask(rule, made)) == [(PASS, MAJOR)]
