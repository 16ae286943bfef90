"""The employer's list: everything to send again, on one page, in places that the employer knows."""

import io

import pdfplumber
import pytest

from service.report.corrections import corrections, render_corrections
from service.report.masking import masked
from service.report.pdf import corrections_pdf
from service.report.schema import FindingSubject, Report, ReportFinding, Sentence
from tests.service.report.drawn import IMPRINT, PASSPORT, Made
from validators.finding import Outcome, Severity


@pytest.fixture(scope="module")
def paper(made: Made) -> Report:
    return masked(made.report)


@pytest.fixture(scope="module")
def electronic(made_electronic: Made) -> Report:
    return masked(made_electronic.report)


def finding(
    rule: str, outcome: Outcome, severity: Severity = Severity.MAJOR, message: str = "p0001 is wrong."
) -> ReportFinding:
    return ReportFinding(
        rule=rule,
        outcome=outcome,
        severity=severity,
        message=Sentence(en=message, zh=message),
        clause="",
        subject=FindingSubject(),
        evidence=(),
    )


def test_every_weighty_failure_is_asked_for(electronic: Report) -> None:
    weighty = (Severity.BLOCKER, Severity.MAJOR)
    failed = {f.rule for f in electronic.findings if f.outcome is Outcome.FAIL and f.severity in weighty}
    page = render_corrections(electronic, IMPRINT)
    listed = corrections(electronic)
    assert failed
    assert len(listed.required) == len(failed - {"copies.same"})
    for request in listed.required:
        assert request.title.zh in page
        assert request.title.en in page


def test_files_that_were_refused_are_to_be_sent_again(electronic: Report, paper: Report) -> None:
    assert corrections(electronic).refused == electronic.refused != ()
    assert corrections(paper).refused == ()  # the station scans paper again


def test_what_could_not_be_read_is_asked_for_of_files_only(electronic: Report, paper: Report) -> None:
    unsure = finding("passport.validity", Outcome.CANNOT_TELL)
    assert corrections(electronic.model_copy(update={"findings": (unsure,)})).unclear
    assert not corrections(paper.model_copy(update={"findings": (unsure,)})).unclear


@pytest.mark.parametrize(
    "other",
    [
        finding("eligibility.full-time-tasks", Outcome.CANNOT_TELL),
        finding("passport.validity", Outcome.CANNOT_TELL, Severity.MINOR),
        finding("passport.validity", Outcome.PASS),
        finding("passport.validity", Outcome.WARN),
    ],
)
def test_what_the_employer_cannot_mend_is_not_asked_for(electronic: Report, other: ReportFinding) -> None:
    report = electronic.model_copy(update={"findings": (other,), "refused": ()})
    assert corrections(report).nothing
    assert "没有需要补交或更正之处" in render_corrections(report, IMPRINT)


def test_pages_are_named_as_the_employer_knows_them(electronic: Report) -> None:
    page = electronic.pages[0]
    report = electronic.model_copy(
        update={
            "findings": tuple(finding("employer.name", Outcome.FAIL, message=f"{page.id} x") for _ in "abcde")
        }
    )
    (request,) = corrections(report).required
    assert page.id not in request.messages[0].zh
    assert page.source.rpartition("/")[2] in request.messages[0].zh
    assert len(request.messages) == 3


def test_a_page_range_is_named_whole(paper: Report) -> None:
    first, last = paper.documents[0].pages[0], paper.documents[0].pages[-1]
    told = finding("employer.name", Outcome.FAIL, message=f"({first}–{last})")
    (request,) = corrections(paper.model_copy(update={"findings": (told,)})).required
    assert "–" in request.messages[0].en or first == last
    assert first not in request.messages[0].en


def test_identity_numbers_stay_masked(electronic: Report) -> None:
    assert PASSPORT not in render_corrections(electronic, IMPRINT)


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_stands_on_one_page(paper: Report, count: int) -> None:
    told = tuple(
        finding(f"documents.kind-{'abcdefghijkl'[number]}", Outcome.FAIL, message="请补交。Send it. " * 6)
        for number in range(count)
    )
    pdf = corrections_pdf(paper.model_copy(update={"findings": told}), IMPRINT)
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 1
        assert "补正清单" in opened.pages[0].extract_text()


def test_more_than_a_page_holds_goes_on_in_letters_that_can_be_read(paper: Report) -> None:
    told = tuple(
        finding(f"documents.kind-{chr(97 + n // 26)}{chr(97 + n % 26)}", Outcome.FAIL, message="补交。" * 60)
        for n in range(40)
    )
    pdf = corrections_pdf(paper.model_copy(update={"findings": told}), IMPRINT)
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) > 1
        assert min(char["size"] for char in opened.pages[0].chars) > 7
