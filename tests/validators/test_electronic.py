"""What is said of electronic files beside paper: a difference is minor, what cannot be compared is told."""

from dataclasses import replace

import pytest

from extractors.copies.comparison import Difference, DifferenceKind, ElectronicSet, PagePair, Relation
from ingest.arrival import Overlap, OverlapKind
from ingest.page import Box
from tests.validators.bound import SIZE, copies, dossier_of, findings, page_of
from validators.dossier import Dossier
from validators.finding import Finding, Outcome, Severity
from validators.oddity import Kind
from validators.verdict import Verdict, verdict_of

BOX, OTHER = Box(10, 20, 30, 40), Box(50, 60, 70, 80)


def beside(of: int = 1) -> Dossier:
    """A bound volume of a cover and pages a to d, and a file of the same pages in the opposite order."""
    whole = dossier_of([*copies("abcd", of), *copies("dcba", 1)])
    *bound, file = whole.volumes
    image = replace(file.pages[0], source="劳动合同.pdf", width=SIZE[0])
    pages = tuple(replace(page, source=image.source, index=n) for n, page in enumerate(file.pages[1:]))
    sent = replace(file, copy=None, pages=pages, source=image.source, electronic=True)
    documents = (*whole.documents[:-1], replace(whole.documents[-1], copy=None))
    kept = tuple(one for one in whole.copies if one.volume < of)
    return replace(whole, volumes=(*bound, sent), documents=documents, copies=kept)


def laid(
    dossier: Dossier, *differences: Difference, missing: str = "", relation: Relation = Relation.SAME
) -> Dossier:
    """Every page on its own; the differences are on the second, and one side lacks the last page."""
    paper = [page_of(dossier, 0, n) for n in range(1, 5)]
    files = [page.id for page in dossier.volumes[-1].pages][::-1]
    pairs = [PagePair(mine, other, Relation.SAME) for mine, other in zip(paper, files, strict=True)]
    pairs[1] = replace(pairs[1], differences=differences, relation=relation)
    lacking = ElectronicSet(
        tuple(pairs[: 3 if missing else 4]),
        tuple(paper[3:]) if missing == "electronic" else (),
        tuple(files[3:]) if missing == "paper" else (),
    )
    return replace(dossier, electronic=lacking)


def text(lead: str, said: str, *, certain: bool = True, field: str = "") -> Difference:
    return Difference(DifferenceKind.TEXT, BOX, OTHER, lead, said, certain=certain, field=field)


def told(dossier: Dossier) -> list[Finding]:
    return [found for found in findings(dossier) if found.outcome is not Outcome.NOT_APPLICABLE]


def test_files_that_agree_pass_under_their_own_clause() -> None:
    (found,) = told(laid(beside()))
    assert (found.outcome, found.severity, found.subject.field) == (
        Outcome.PASS,
        Severity.MINOR,
        Kind.ELECTRONIC,
    )
    assert "electronic files say what the paper says" in found.clause
    assert "4 pages" in found.message.en


def test_a_certain_difference_is_a_minor_failure_with_both_places() -> None:
    (found,) = told(laid(beside(), text("2016-03-01", "2016-03-10", field="date")))
    assert (found.outcome, found.severity) == (Outcome.FAIL, Severity.MINOR)
    assert [(e.box, e.text) for e in found.evidence] == [(BOX, "2016-03-01"), (OTHER, "2016-03-10")]
    assert (found.subject.field, found.subject.page, found.subject.binding) == ("date", 2, None)
    assert "“2016-03-01” on paper, “2016-03-10” in the file" in found.message.en
    assert "劳动合同.pdf, 3" in found.message.zh
    assert verdict_of((found,)) is Verdict.COMPLETE


def test_of_an_uncertain_difference_nobody_can_tell() -> None:
    (found,) = told(laid(beside(), text("1", "7", certain=False), relation=Relation.VERSION))
    assert (found.outcome, found.severity) == (Outcome.CANNOT_TELL, Severity.MINOR)


def test_beside_a_certain_difference_the_uncertain_ones_are_not_told() -> None:
    (found,) = told(laid(beside(), text("1", "7", certain=False), text("2016", "2018")))
    assert [e.text for e in found.evidence] == ["2016", "2018"]


@pytest.mark.parametrize(
    ("missing", "words"), [("paper", "the paper lacks"), ("electronic", "the paper has")]
)
def test_a_page_more_on_one_side_of_a_document_is_a_warning(missing: str, words: str) -> None:
    found = [one for one in told(laid(beside(), missing=missing)) if one.outcome is not Outcome.PASS]
    assert [(one.outcome, one.severity, one.subject.field) for one in found] == [
        (Outcome.WARN, Severity.MINOR, Kind.ELECTRONIC_PAGE)
    ]
    assert words in found[0].message.en


def test_documents_on_one_side_only_are_for_information() -> None:
    dossier = beside()
    files = tuple(page.id for page in dossier.volumes[-1].pages)
    *paper, contract = dossier.documents
    other = replace(dossier, documents=(*paper, replace(contract, type="patent")))
    alone = replace(other, electronic=ElectronicSet((), (), files))
    (found,) = told(alone)
    assert (found.outcome, found.severity, found.subject.field) == (
        Outcome.WARN,
        Severity.INFO,
        Kind.ELECTRONIC_ALONE,
    )
    assert "Only among the electronic files: patent" in found.message.en
    both = tuple(page_of(dossier, 0, n) for n in range(1, 5))
    (found,) = told(replace(dossier, electronic=ElectronicSet((), both, files)))
    assert "too different" in found.message.en


def test_copies_are_compared_and_counted_without_the_files() -> None:
    found = told(laid(beside(of=3)))
    assert [(one.outcome, one.subject.binding is None) for one in found] == [
        (Outcome.PASS, False),
        (Outcome.PASS, True),
    ]
    assert "3 copies agree" in found[0].message.en


@pytest.mark.parametrize("kind", list(OverlapKind))
def test_what_came_in_more_than_once_is_told_and_only_namesakes_need_a_person(kind: OverlapKind) -> None:
    overlaps = tuple(Overlap(kind, f"{n}.pdf", "9") for n in range(10))
    found = [
        one for one in told(replace(beside(), overlaps=overlaps)) if one.subject.field == Kind.DELIVERED_AGAIN
    ]
    (one,) = found
    person = kind is OverlapKind.NAMESAKE
    assert one.outcome is (Outcome.CANNOT_TELL if person else Outcome.WARN)
    assert one.severity is (Severity.MAJOR if person else Severity.INFO)
    assert "7.pdf" in one.message.zh
    assert "and 2 more" in one.message.en


def test_pages_that_nobody_could_read_are_told_and_let_nothing_pass_as_missing() -> None:
    dossier = laid(beside(), missing="electronic")
    assert dossier.electronic is not None
    files = tuple(page.id for page in dossier.volumes[-1].pages[:1])
    unread = replace(dossier, electronic=replace(dossier.electronic, unread=files))
    (found,) = (one for one in told(unread) if one.outcome is Outcome.CANNOT_TELL)
    assert (found.severity, found.evidence[0].page) == (Severity.INFO, files[0])
    assert "劳动合同.pdf, 1" in found.message.en
