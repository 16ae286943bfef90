"""The employer's papers: of the right kind, in force, with one representative."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.validators.making import EMPLOYER, USCC, Made
from validators.dossier import Origin, Stated
from validators.finding import Finding, Outcome, Severity
from validators.programme import Programme
from validators.rules import employer_kind

Ask = Callable[[str, Made], tuple[Finding, ...]]
Say = Callable[[str, Made], Outcome]
KIND, REP, TERM = "employer.kind", "employer.legal-representative", "employer.licence-term"
VALID = "employer.certificate-validity"
PASS, WARN, FAIL, CANNOT_TELL = Outcome.PASS, Outcome.WARN, Outcome.FAIL, Outcome.CANNOT_TELL
MAJOR, MINOR, INFO = Severity.MAJOR, Severity.MINOR, Severity.INFO
NOT_APPLICABLE = Outcome.NOT_APPLICABLE
HOSPITAL = "12110000400000624D"


@pytest.mark.parametrize("rule", [KIND, REP, TERM])
def test_a_complete_dossier_passes(made: Made, outcome: Say, rule: str) -> None:
    assert outcome(rule, made) is PASS


@pytest.mark.parametrize("rule", [KIND, REP, TERM, VALID])
def test_who_applies_alone_has_no_employer(made: Made, outcome: Say, rule: str) -> None:
    made.project = "self-recommendation"
    assert outcome(rule, made) is NOT_APPLICABLE


def test_without_a_licence_nothing_passes(made: Made, outcome: Say) -> None:
    made.drop("business_license")
    assert [outcome(rule, made) for rule in (KIND, REP, TERM)] == [CANNOT_TELL] * 3


def kinds(ask: Ask, made: Made) -> list[tuple[Outcome, Severity]]:
    return [(f.outcome, f.severity) for f in ask(KIND, made)]


@pytest.mark.parametrize(
    ("code", "check", "kind", "expected"),
    [
        (USCC, True, "enterprise", [(PASS, Severity.BLOCKER)]),
        (USCC, True, "institution", [(FAIL, Severity.BLOCKER)]),
        (USCC, True, None, [(CANNOT_TELL, Severity.BLOCKER)]),
        ("92" + USCC[2:], True, "enterprise", [(CANNOT_TELL, Severity.BLOCKER)]),
        ("12" + USCC[2:], True, "institution", [(CANNOT_TELL, Severity.BLOCKER)]),
        ("91310115MA1K4X2L79", True, "enterprise", [(WARN, INFO)]),
    ],
)
def test_the_code_says_what_kind_of_employer_it_is(
    made: Made,
    ask: Ask,
    code: str,
    check: bool,
    kind: str | None,
    expected: list[tuple[Outcome, Severity]],
) -> None:
    licence = made.of("business_license")
    licence.values["uscc"], licence.checks["uscc"], made.employer_kind = code, check, kind
    assert kinds(ask, made) == expected


def test_a_code_not_surely_read_tells_no_kind(made: Made, ask: Ask) -> None:
    made.of("business_license").sureness["uscc"] = 0.9
    assert kinds(ask, made) == [(CANNOT_TELL, Severity.BLOCKER)]
    made.of("business_license").values.pop("uscc")
    assert kinds(ask, made) == [(CANNOT_TELL, Severity.BLOCKER)]


@pytest.mark.parametrize(
    ("number", "expected"), [("110108000000016", PASS), ("310115600985533", CANNOT_TELL)]
)
def test_an_old_registration_number_is_a_companys_or_an_individuals(
    made: Made, outcome: Say, number: str, expected: Outcome
) -> None:
    values = made.of("business_license").values
    del values["uscc"]
    values["reg_no"] = number
    assert outcome(KIND, made) is expected


@pytest.mark.parametrize("number", [{"uscc": HOSPITAL}, {"certificate_no": "事证第111010801079号"}])
def test_an_institution_shows_its_certificate(made: Made, outcome: Say, number: dict[str, str]) -> None:
    made.drop("business_license").add("institution_certificate", name=EMPLOYER).values.update(number)
    made.employer_kind = "institution"
    assert outcome(KIND, made) is PASS
    made.employer_kind = "enterprise"
    assert outcome(KIND, made) is FAIL


def test_a_certificate_beside_the_licence_is_for_a_reviewer(made: Made, ask: Ask) -> None:
    made.add("institution_certificate", name=EMPLOYER, uscc=HOSPITAL)
    assert kinds(ask, made) == [(WARN, MINOR)]


def test_a_kind_that_was_only_read_contradicts_nothing(made: Made, programme: Programme) -> None:
    made.employer_kind = "institution"
    dossier = made.build()
    stated = replace(dossier.application, employer_kind=Stated("institution", Origin.READ))
    (answer,) = employer_kind.check(replace(dossier, application=stated), programme)
    assert answer.outcome is CANNOT_TELL


@pytest.mark.parametrize(
    ("type", "field", "dated", "day", "expected"),
    [
        ("labor_contract", "employer_legal_rep", "sign_date_employer", "2016-03-01", (FAIL, MAJOR)),
        (
            "labor_contract",
            "employer_legal_rep",
            "sign_date_employer",
            "2015-12-04",
            (CANNOT_TELL, MAJOR),
        ),
        ("labor_contract", "employer_legal_rep", "sign_date_employer", "2015-12-03", (WARN, MINOR)),
        ("articles_of_association", "legal_rep", "adoption_date", "2009-05-01", (WARN, MINOR)),
        ("articles_of_association", "legal_rep", "adoption_date", "2016-05-01", (FAIL, MAJOR)),
    ],
)
def test_another_name_is_a_change_in_an_older_paper_and_a_contradiction_in_a_newer(
    made: Made, ask: Ask, type: str, field: str, dated: str, day: str, expected: tuple[Outcome, Severity]
) -> None:
    made.of("business_license").values["issue_date"] = "2015-12-04"
    made.of(type).values |= {field: "沈子然", dated: day}
    (finding,) = ask(REP, made)
    assert (finding.outcome, finding.severity) == expected
    assert finding.evidence[0].text == "沈子然"


def test_the_latest_licence_names_the_present_representative(made: Made, outcome: Say) -> None:
    made.of("business_license").values["issue_date"] = "2012-12-04"
    made.add("business_license", name=EMPLOYER, legal_rep="沈子然", issue_date="2016-06-01")
    made.of("labor_contract").values["employer_legal_rep"] = "沈子然"
    made.of("labor_contract").values["sign_date_employer"] = "2016-07-01"
    made.of("articles_of_association").values.pop("legal_rep", None)
    assert outcome(REP, made) is WARN


@pytest.mark.parametrize("where", ["labor_contract", "business_license"])
def test_names_or_dates_in_doubt_are_for_a_person(made: Made, outcome: Say, where: str) -> None:
    made.of("labor_contract").values["employer_legal_rep"] = "沈子然"
    for name in ("legal_rep", "employer_legal_rep"):
        made.of(where).sureness[name] = 0.97
    assert outcome(REP, made) is CANNOT_TELL
    made.of(where).sureness.clear()
    made.of("business_license").values.pop("issue_date", None)
    assert outcome(REP, made) is CANNOT_TELL


def test_latin_names_are_compared_as_names_and_never_with_chinese_ones(made: Made, outcome: Say) -> None:
    made.of("articles_of_association").values.pop("legal_rep", None)
    made.of("business_license").values["legal_rep"] = "SMITH John"
    made.of("labor_contract").values["employer_legal_rep"] = "John Smith"
    assert outcome(REP, made) is PASS
    made.of("labor_contract").values["employer_legal_rep"] = "史密斯"
    assert outcome(REP, made) is CANNOT_TELL


def test_statements_signed_by_others_are_a_light_doubt(made: Made, ask: Ask) -> None:
    made.of("audit_report").values["signer"] = ["沈子然", "方子晨"]
    (finding,) = ask(REP, made)
    assert (finding.outcome, finding.severity) == (CANNOT_TELL, MINOR)
    made.of("audit_report").values["signer"] = [
        "沈子然",
        str(made.of("business_license").values["legal_rep"]),
    ]
    assert ask(REP, made)[0].outcome is PASS


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("established", "2016-03-01", [(PASS, MAJOR)]),
        ("established", "2016-03-02", [(FAIL, MAJOR)]),
        ("term_end", "open", [(PASS, MAJOR)]),
        ("term_end", "2017-09-30", [(PASS, MAJOR)]),
        ("term_end", "2017-09-29", [(FAIL, MAJOR)]),
        ("issue_date", "2015-09-30", [(WARN, MINOR)]),
        ("issue_date", "2015-10-01", [(PASS, MAJOR)]),
        ("paid_in_capital", "1000000", [(WARN, MINOR)]),
        ("registered_capital", "20000000", [(WARN, MINOR)]),
        ("address", "北京市海淀区某路2号", [(WARN, INFO)]),
    ],
)
def test_the_licence_is_of_its_time_and_in_force(
    made: Made, ask: Ask, name: str, value: str, expected: list[tuple[Outcome, Severity]]
) -> None:
    made.of("business_license").values[name] = value
    assert [(f.outcome, f.severity) for f in ask(TERM, made)] == expected


def test_years_that_stand_twice_will_do_for_the_founding(made: Made, outcome: Say) -> None:
    licence = made.of("business_license")
    licence.sureness["established"] = 0.9
    licence.values.pop("term_start", None)
    assert outcome(TERM, made) is CANNOT_TELL
    made.of("company_profile").values["established"] = "2009-05"
    assert outcome(TERM, made) is PASS


@pytest.mark.parametrize("name", ["established", "term_end"])
def test_a_term_not_surely_read_is_for_a_person(made: Made, outcome: Say, name: str) -> None:
    made.of("company_profile").values.pop("established", None)
    made.of("business_license").values.pop("term_start", None)
    made.of("business_license").sureness[name] = 0.9
    assert outcome(TERM, made) is CANNOT_TELL


def test_a_licence_without_a_term_or_a_contract_without_a_date_is_a_light_doubt(made: Made, ask: Ask) -> None:
    made.of("business_license").values.pop("term_end")
    made.drop("labor_contract")
    assert [(f.outcome, f.severity) for f in ask(TERM, made)] == [(CANNOT_TELL, MINOR)] * 2


def test_old_numbers_on_new_licences_are_odd(made: Made, ask: Ask) -> None:
    values = made.of("business_license").values
    del values["uscc"]
    values |= {"reg_no": "110108000000016", "issue_date": "2016-01-04"}
    assert [f.outcome for f in ask(TERM, made)] == [WARN]
    values["issue_date"] = "2006-01-04"
    assert [f.outcome for f in ask(TERM, made)] == [WARN]
    values["issue_date"] = "2012-01-04"
    assert [f.outcome for f in ask(TERM, made)] == [PASS]


def test_capital_below_what_was_paid_in_is_odd(made: Made, ask: Ask) -> None:
    for document in made.documents:
        if document.values.get("fy") == "2016":
            document.values["paid_in_capital"] = "10000000.01"
    (finding,) = ask(TERM, made)
    assert (finding.outcome, finding.severity) == (WARN, MINOR)


@pytest.mark.parametrize(
    ("submitted", "expected"),
    [
        ("2015-03-30", FAIL),
        ("2015-03-31", PASS),
        ("2020-03-31", PASS),
        ("2020-04-01", FAIL),
        (None, CANNOT_TELL),
    ],
)
def test_an_institutions_certificate_is_valid_when_applying(
    made: Made, outcome: Say, submitted: str | None, expected: Outcome
) -> None:
    made.drop("business_license").submitted = submitted
    made.add("institution_certificate", uscc=HOSPITAL, valid_from="2015-03-31", valid_to="2020-03-31")
    assert outcome(VALID, made) is expected


def test_a_certificate_not_surely_read_or_absent_is_for_a_person(made: Made, outcome: Say) -> None:
    made.drop("business_license").employer_kind = "institution"
    assert outcome(VALID, made) is CANNOT_TELL
    certificate = made.add("institution_certificate", valid_from="2015-03-31", valid_to="2020-03-31")
    certificate.sureness["valid_to"] = 0.9
    assert outcome(VALID, made) is CANNOT_TELL


def test_an_organization_code_counts_only_where_no_unified_code_is(made: Made, ask: Ask) -> None:
    made.add("org_code_certificate", code="MA01EBFH9", valid_from="2012-01-01", valid_to="2016-01-01")
    assert [f.outcome for f in ask(VALID, made)] == [NOT_APPLICABLE]
    del made.of("business_license").values["uscc"]
    assert [(f.outcome, f.severity) for f in ask(VALID, made)] == [(FAIL, MINOR)]
