"""Which copy is the odd one where whole pages are missing, added, moved, or of another version."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.copies.comparison import Difference, DifferenceKind, PagePair, Relation
from ingest.page import Box
from tests.validators.bound import (
    PLACE,
    SIZE,
    copies,
    dossier_of,
    findings,
    page_of,
    related,
    seen,
)
from validators.finding import Outcome, Severity

WHOLE = Box(0, 0, *SIZE)


def test_a_missing_page_fails_and_shows_the_page_of_another_copy() -> None:
    bound = copies()
    bound[2].pages.remove("c")
    dossier = dossier_of(bound)
    (finding,) = findings(dossier)
    assert seen([finding]) == [(3, 3, "missing-page", "fail")]
    assert finding.severity is Severity.MAJOR
    assert [(e.page, e.box) for e in finding.evidence] == [(page_of(dossier, 0, 3), WHOLE)]
    assert "附件第3份缺页：缺第1份第3页（劳动合同），应在本份第2页之后；5份中4份有此页" in finding.message.zh
    assert "page 3 of copy 1" in finding.message.en
    assert "in 4 of 5 copies" in finding.message.en
    assert finding.subject.document == "d01"


def test_a_missing_first_page_has_no_page_before_it() -> None:
    bound = copies()
    bound[2].pages.remove("a")
    (finding,) = findings(dossier_of(bound))
    assert "应为本份首页" in finding.message.zh
    assert "be its first page" in finding.message.en


def test_a_page_that_only_the_lead_copy_lacks_is_missing_there_once() -> None:
    bound = copies()
    bound[0].pages.remove("c")
    (finding,) = findings(dossier_of(bound))
    assert seen([finding]) == [(1, 3, "missing-page", "fail")]
    assert "附件第1份缺页：缺第2份第3页（劳动合同），应在本份第2页之后；5份中4份有此页" in finding.message.zh


def test_a_page_that_a_single_copy_has_is_extra_there_even_in_the_lead() -> None:
    for odd in range(5):
        bound = copies()
        bound[odd].pages.insert(2, "x")
        (finding,) = findings(dossier_of(bound))
        assert seen([finding]) == [(odd + 1, 3, "extra-page", "warn")]
        assert finding.severity is Severity.MINOR
        assert "1 of 5" in finding.message.en


def test_a_page_in_two_of_five_copies_is_missing_in_three() -> None:
    bound = copies()
    for copy in (0, 3):
        bound[copy].pages.insert(2, "x")
    assert [copy for copy, *_ in seen(findings(dossier_of(bound)))] == [2, 3, 5]
    assert {kind for *_, kind, _ in seen(findings(dossier_of(bound, lead=1)))} == {"missing-page"}


def test_pages_added_at_one_place_are_two_pages_when_their_texts_differ() -> None:
    bound = copies()
    bound[1].pages.insert(2, "x")
    bound[2].pages.insert(2, "y")
    assert seen(findings(dossier_of(bound))) == [(2, 3, "extra-page", "warn"), (3, 3, "extra-page", "warn")]


def test_of_two_copies_the_one_with_fewer_pages_lacks_them() -> None:
    bound = copies(of=2)
    bound[1].pages.insert(2, "x")
    for lead in (0, 1):
        (finding,) = findings(dossier_of(bound, lead))
        assert (finding.subject.copy, finding.subject.field) == (1, "missing-page")
        assert "1 of 2 copies" in finding.message.en


def test_a_missing_page_may_be_the_one_that_could_not_be_made_out() -> None:
    bound = copies()
    bound[2].pages[2] = "x"
    dossier = dossier_of(bound)
    at = next(n for n, p in enumerate(dossier.copies[1].pages) if p.relation is Relation.EXTRA)
    found = findings(related(dossier, 1, at, relation=Relation.UNREADABLE))
    assert {(kind, outcome) for _, _, kind, outcome in seen(found)} == {
        ("missing-page", "cannot-tell"),
        ("unreadable-page", "cannot-tell"),
    }
    assert all(f.severity is Severity.MAJOR for f in found)
    assert any("可能即为此页" in f.message.zh for f in found)


@pytest.mark.parametrize(
    ("relation", "kind", "outcome", "severity"),
    [
        (Relation.SWAPPED, "swapped-page", Outcome.WARN, Severity.MINOR),
        (Relation.DUPLICATE, "duplicate-page", Outcome.WARN, Severity.MINOR),
        (Relation.VERSION, "other-version", Outcome.FAIL, Severity.MAJOR),
        (Relation.UNREADABLE, "unreadable-page", Outcome.CANNOT_TELL, Severity.MAJOR),
    ],
)
def test_a_page_that_stands_otherwise_is_told_with_both_pages(
    relation: Relation, kind: str, outcome: Outcome, severity: Severity
) -> None:
    dossier = related(dossier_of(copies()), 1, 3, relation=relation)
    (finding,) = findings(dossier)
    assert (finding.outcome, finding.severity) == (outcome, severity)
    assert (finding.subject.copy, finding.subject.page, finding.subject.field) == (3, 4, kind)
    assert [e.page for e in finding.evidence] == [page_of(dossier, 0, 4), page_of(dossier, 2, 4)]
    assert "附件第3份第4页" in finding.message.zh


@pytest.mark.parametrize(
    ("relation", "kind"), [(Relation.SWAPPED, "swapped-page"), (Relation.VERSION, "other-version")]
)
def test_order_and_version_of_the_lead_may_be_the_odd_ones(relation: Relation, kind: str) -> None:
    dossier = dossier_of(copies())
    for other in (0, 1, 2):
        dossier = related(dossier, other, 3, relation=relation)
    found = findings(dossier)
    assert [(f.subject.copy, f.subject.page, f.subject.field) for f in found] == [(1, 4, kind), (5, 4, kind)]
    assert all("5份中3份" in f.message.zh for f in found)
    assert found[0].evidence[1].page == page_of(dossier, 0, 4)


@pytest.mark.parametrize("moved", [3, 4])
def test_a_moved_page_is_told_where_it_belongs(moved: int) -> None:
    """Copy 3 has d and e the other way round; either may be said to have moved."""
    bound = copies()
    bound[2].pages[3:5] = ["e", "d"]
    dossier = related(dossier_of(bound), 1, moved, relation=Relation.SWAPPED)
    (finding,) = findings(dossier)
    where = "应在本份第5页之后，与第1份第5页一致" if moved == 3 else "应在本份第3页之后，与第1份第4页一致"
    assert where in finding.message.zh
    assert "it should follow its page" in finding.message.en


def test_a_moved_page_of_the_lead_is_told_where_it_belongs() -> None:
    bound = copies()
    bound[0].pages[3:5] = ["e", "d"]
    dossier = dossier_of(bound)
    for other in range(4):
        dossier = related(dossier, other, 4, relation=Relation.SWAPPED)
    (finding,) = findings(dossier)
    assert seen([finding]) == [(1, 4, "swapped-page", "warn")]
    assert "应在本份第5页之后，与第2份第5页一致（5份中4份如此）" in finding.message.zh


def test_another_version_tells_the_words_that_differ() -> None:
    difference = Difference(DifferenceKind.TEXT, PLACE, PLACE, lead_text="三年", text="五年", field="term")
    dossier = dossier_of(copies())
    dossier = related(dossier, 1, 3, relation=Relation.VERSION, differences=(difference,))
    (finding,) = findings(dossier)
    assert "版本不同：“五年”，而5份中4份为“三年”" in finding.message.zh
    assert (finding.subject.field, [e.box for e in finding.evidence]) == ("other-version", [PLACE, PLACE])
    doubtful = related(dossier, 1, 3, differences=(replace(difference, certain=False),))
    assert findings(doubtful)[0].outcome is Outcome.CANNOT_TELL


def test_a_page_of_somebody_else_is_shown_alone_and_its_content_not_told() -> None:
    bound = copies()
    bound[2].pages.insert(2, "x")
    dossier = dossier_of(bound)
    at = next(n for n, p in enumerate(dossier.copies[1].pages) if p.relation is Relation.EXTRA)
    (finding,) = findings(related(dossier, 1, at, relation=Relation.FOREIGN))
    assert seen([finding]) == [(3, 3, "foreign-page", "fail")]
    assert [(e.page, e.text) for e in finding.evidence] == [(page_of(dossier, 2, 3), "")]
    assert finding.severity is Severity.MAJOR
    assert finding.subject.document is None
    assert "请勿展示其内容" in finding.message.zh
    assert "Do not show its content" in finding.message.en


def test_pages_that_are_both_missing_and_left_over_are_all_told() -> None:
    dossier = dossier_of(copies())
    pairs = tuple(PagePair(p.lead, None, Relation.MISSING) for p in dossier.copies[0].pages)
    empty = replace(dossier.copies[0], pages=pairs)
    found = findings(replace(dossier, copies=(empty, *dossier.copies[1:])))
    assert [f.outcome for f in found] == [Outcome.CANNOT_TELL] + 6 * [Outcome.FAIL]


def test_a_page_of_somebody_else_may_lie_in_the_lead_and_in_the_place_of_another() -> None:
    dossier = dossier_of(copies())
    for other in range(4):
        relation = Relation.FOREIGN if other else Relation.MISSING
        dossier = related(dossier, other, 3, relation=relation, page=None)
    trimmed = tuple(
        replace(v, pages=tuple(p for p in v.pages if at == 0 or p.id != v.pages[4].id))
        for at, v in enumerate(dossier.volumes)
    )
    assert seen(findings(replace(dossier, volumes=trimmed))) == [(1, 4, "foreign-page", "fail")]
    instead = related(dossier_of(copies()), 1, 3, relation=Relation.FOREIGN)
    assert seen(findings(instead)) == [(3, 4, "missing-page", "fail"), (3, 4, "foreign-page", "fail")]


@pytest.mark.parametrize(
    ("relation", "kind", "outcome"),
    [
        (Relation.UNREADABLE, "unreadable-page", "cannot-tell"),
        (Relation.DUPLICATE, "extra-page", "warn"),
    ],
)
def test_a_page_of_the_lead_that_is_odd_by_itself_is_told_once(
    relation: Relation, kind: str, outcome: str
) -> None:
    bound = copies()
    bound[0].pages.insert(2, "x")
    dossier = dossier_of(bound)
    for other, comparison in enumerate(dossier.copies):
        at = next(n for n, p in enumerate(comparison.pages) if p.relation is Relation.MISSING)
        dossier = related(dossier, other, at, relation=relation)
    assert seen(findings(dossier)) == [(1, 3, kind, outcome)]


def test_a_page_that_most_copies_cannot_be_compared_with_is_the_unreadable_one() -> None:
    dossier = dossier_of(copies())
    for other in range(3):
        dossier = related(dossier, other, 3, relation=Relation.UNREADABLE)
    assert seen(findings(dossier)) == [(1, 4, "unreadable-page", "cannot-tell")]


def test_a_page_that_seems_missing_in_the_lead_may_be_its_unreadable_one() -> None:
    bound = copies()
    bound[0].pages[2] = "x"
    dossier = dossier_of(bound)
    for other, comparison in enumerate(dossier.copies):
        at = next(n for n, p in enumerate(comparison.pages) if p.relation is Relation.MISSING)
        dossier = related(dossier, other, at, relation=Relation.UNREADABLE)
    assert {(f.subject.field, f.outcome) for f in findings(dossier)} == {
        ("unreadable-page", Outcome.CANNOT_TELL),
        ("missing-page", Outcome.CANNOT_TELL),
    }


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(0, 4), min_size=1, max_size=4), st.integers(0, 4))
def test_who_lacks_a_page_does_not_hang_on_who_leads(without: set[int], lead: int) -> None:
    bound = copies("abcde")
    for copy in without:
        bound[copy].pages.remove("c")
    found = findings(dossier_of(bound, lead))
    if len(without) == 4:
        (only,) = {0, 1, 2, 3, 4} - without
        assert seen(found) == [(only + 1, 3, "extra-page", "warn")]
    else:
        assert seen(found) == [(copy + 1, 3, "missing-page", "fail") for copy in sorted(without)]
