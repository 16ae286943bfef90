"""The head of the dossier says each fact with its origin."""

from datetime import date

import pytest

from extractors.document import Document, Field
from ingest.arrival import Arrival, Declared, Intake
from ingest.page import Box
from service.application import application_of
from validators.dossier import Origin, Stated


def document(kind: str, confidence: float = 1.0, **values: str) -> Document:
    fields = tuple(Field(n, v, v, confidence, "p0001", Box(0, 0, 9, 9)) for n, v in values.items())
    return Document("d01", kind, 1, None, ("p0001",), 1.0, fields)


def arrival(**declared: object) -> Arrival:
    return Arrival("D-1", Intake.ELECTRONIC, Declared(**declared), ())  # type: ignore[arg-type]


def test_what_was_declared_counts_more_than_what_was_read() -> None:
    form = document("application_form", project_type="long-term", declaration_date="2017-09-30")
    head = application_of(arrival(project="short-term", submitted=date(2017, 10, 1)), [form], "p")
    assert head.project == Stated("short-term", Origin.DECLARED)
    assert head.submitted == Stated("2017-10-01", Origin.DECLARED)


def test_what_was_not_declared_is_read_from_the_form() -> None:
    form = document("application_form", project_type="long-term", declaration_date="2017-09-30")
    head = application_of(arrival(), [form], "p")
    assert head.project == Stated("long-term", Origin.READ)
    assert head.submitted == Stated("2017-09-30", Origin.READ)


def test_the_surest_of_several_readings_is_taken() -> None:
    forms = [
        document("application_form", 0.6, employer_name="北京甲公同"),
        document("application_form", 0.99, employer_name="北京甲公司"),
    ]
    assert application_of(arrival(), forms, "p").employer.value == "北京甲公司"


def test_what_nobody_says_is_none_by_default() -> None:
    head = application_of(arrival(), [], "p")
    nothing = Stated(None, Origin.DEFAULT)
    assert (head.track, head.project, head.submitted, head.employer_kind, head.applicant) == (nothing,) * 5
    assert head.programme == Stated("p", Origin.DEFAULT)
    assert head.intake == Stated("electronic", Origin.DEFAULT)


def test_a_month_is_no_reference_date() -> None:
    form = document("application_form", declaration_date="2017-09")
    assert application_of(arrival(), [form], "p").submitted.value is None


@pytest.mark.parametrize(
    ("documents", "kind"),
    [
        ([document("application_form", employer_uscc="91110000600037341L")], "enterprise"),
        ([document("application_form", employer_uscc="12100000400000624D")], "institution"),
        ([document("business_license", uscc="92110000600037341X")], "enterprise"),
        ([document("institution_certificate")], "institution"),
        ([document("institution_certificate"), document("business_license")], None),
    ],
)
def test_the_kind_of_employer_follows_from_its_code_or_its_certificate(
    documents: list[Document], kind: str | None
) -> None:
    assert application_of(arrival(), documents, "p").employer_kind.value == kind


def test_the_code_on_the_form_counts_more_than_a_licence_put_in_by_mistake() -> None:
    documents = [
        document("business_license", uscc="91110000600037341L"),
        document("application_form", employer_uscc="12100000400000624D"),
    ]
    assert application_of(arrival(), documents, "p").employer_kind.value == "institution"
