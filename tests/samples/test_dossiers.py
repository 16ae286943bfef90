"""Whole dossiers hold what the programme asks for, and defects change just what they say."""

from collections.abc import Callable

import pytest

from ingest.volume import Binding
from samples import defects
from samples.canvas import SignatureMark
from samples.dossiers import long_term, short_term
from samples.made import Carrier, MadeDocument, MadeDossier
from samples.places import places

REQUIRED = {
    "overseas_degree", "cscse_certification", "passport", "labor_contract", "overseas_employment", "patent",
    "business_license", "company_profile", "articles_of_association", "audit_report",
}  # fmt: skip


def kinds(made: MadeDossier, binding: Binding) -> list[str]:
    return [document.type for document in made.volumes[binding]]


def stated(document: MadeDocument, name: str) -> set[str]:
    return {place.value for page in document.pages for place in places(page) if place.name == name}


def only(made: MadeDossier, kind: str) -> MadeDocument:
    return next(d for documents in made.volumes.values() for d in documents if d.type == kind)


@pytest.mark.parametrize("seed", [0, 7, 2017])
def test_a_long_term_dossier_is_complete_in_three_bindings(seed: int) -> None:
    made = long_term(seed)
    assert kinds(made, Binding.FORM) == ["application_form"]
    assert kinds(made, Binding.PERSONAL) == ["personal_information"]
    assert set(kinds(made, Binding.ATTACHMENTS)) >= REQUIRED
    assert kinds(made, Binding.ATTACHMENTS).count("audit_report") == 3
    assert made.verdict == "complete"
    assert not made.planted
    assert sum(len(d.pages) for d in made.volumes[Binding.ATTACHMENTS]) <= 28
    assert made.declared["submitted"] in stated(only(made, "application_form"), "declaration_date")


def test_the_documents_of_a_dossier_tell_one_story() -> None:
    made = long_term(12)
    form, contract = only(made, "application_form"), only(made, "labor_contract")
    licence, passport = only(made, "business_license"), only(made, "passport")
    assert stated(form, "employer_name") == stated(contract, "employer_name") == stated(licence, "name")
    assert stated(form, "employer_uscc") == stated(licence, "uscc")
    assert stated(form, "passport_no") == stated(contract, "employee_id") == stated(passport, "passport_no")
    assert stated(form, "contract_start") == stated(contract, "start")


def test_a_drop_folder_holds_every_document_once_in_files_of_all_kinds() -> None:
    made = short_term(3, defects=())
    filed = [id(document) for file in made.files for document in file.documents]
    assert sorted(filed) == sorted(id(d) for documents in made.volumes.values() for d in documents)
    assert {file.kind for file in made.files} == set(Carrier)
    assert len({file.name for file in made.files}) == len(made.files)
    assert made.verdict == "complete"


def test_the_dropped_dossier_is_incomplete_for_what_was_planted() -> None:
    made = short_term(1207)
    assert made.verdict == "incomplete"
    assert {(p.rule, p.severity) for p in made.planted} == {
        ("audits.three-years", "blocker"), ("bindings.personal-information", "major"),
        ("employer.name", "blocker"), ("employer.uscc", "major"), ("passport.validity", "major"),
        ("contract.signatures", "major"),
    }  # fmt: skip


@pytest.mark.parametrize("seed", [4, 5])
def test_the_latest_audit_year_stays_when_one_is_taken(seed: int) -> None:
    whole, lacking = short_term(seed, defects=()), short_term(seed, defects=(defects.two_audit_years,))
    years = [stated(d, "fy") for d in lacking.volumes[Binding.ATTACHMENTS] if d.type == "audit_report"]
    assert len(years) == 2
    assert years[-1] == stated(whole.volumes[Binding.ATTACHMENTS][-1], "fy")
    assert len(lacking.files) == len(whole.files) - 1


def test_a_personal_sheet_among_the_attachments_has_no_file_of_its_own() -> None:
    made = short_term(4, defects=(defects.personal_in_attachments,))
    hosts = [f for f in made.files if "personal_information" in [d.type for d in f.documents]]
    assert [len(host.documents) for host in hosts] == [3]
    paper = long_term(4, defects=(defects.personal_in_attachments,))
    assert "personal_information" in kinds(paper, Binding.ATTACHMENTS)
    assert "personal_information" in kinds(paper, Binding.PERSONAL)


def test_a_foreign_licence_names_another_company_with_another_code() -> None:
    made = short_term(4, defects=(defects.foreign_licence,))
    licence, form = only(made, "business_license"), only(made, "application_form")
    assert stated(licence, "name") != stated(form, "employer_name")
    assert stated(licence, "uscc") != stated(form, "employer_uscc")
    assert any(licence in file.documents for file in made.files)


@pytest.mark.parametrize("seed", range(4))
def test_an_expired_passport_ended_before_the_application(seed: int) -> None:
    made = short_term(seed, defects=(defects.expired_passport,))
    passport = only(made, "passport")
    assert max(stated(passport, "expiry")) < made.declared["submitted"]
    assert stated(passport, "passport_no") == stated(only(made, "application_form"), "passport_no")


def test_an_unsigned_contract_lacks_the_employees_signature_alone() -> None:
    def signatures(made: MadeDossier) -> list[str]:
        pages = only(made, "labor_contract").pages
        return [e.anchor for page in pages for e in page.elements if isinstance(e, SignatureMark)]

    whole, lacking = short_term(6, defects=()), short_term(6, defects=(defects.unsigned_contract,))
    assert [a for a in signatures(whole) if not a.startswith("乙方")] == signatures(lacking)
    assert len(signatures(lacking)) < len(signatures(whole))


@pytest.mark.parametrize(
    ("defect", "rule"),
    [
        (defects.mixed_binding, "bindings.separate"),
        (defects.missing_copy(Binding.FORM, 3), "copies.form"),
        (defects.missing_copy(Binding.ATTACHMENTS, 5), "copies.attachments"),
    ],
)
def test_defects_of_paper_are_planted(defect: Callable[[defects.Bench], None], rule: str) -> None:
    made = long_term(2, defects=(defect,))
    assert [p.rule for p in made.planted] == [rule]
    assert made.verdict == "incomplete"
    assert made.missing or "application_form" in kinds(made, Binding.ATTACHMENTS)
