"""Which copy is the odd one where a text, a signature, a seal or a note differs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.copies.comparison import Difference, DifferenceKind, Original
from ingest.page import Box
from tests.validators.bound import (
    MARK,
    PLACE,
    Copy,
    copies,
    dossier_of,
    findings,
    page_of,
    related,
    seen,
)
from validators.finding import Finding, Outcome, Severity
from validators.verdict import Verdict, verdict_of


def test_a_changed_date_fails_with_both_places_side_by_side() -> None:
    bound = copies()
    bound[2].texts["b"] = "2017"
    dossier = dossier_of(bound)
    (finding,) = findings(dossier)
    assert seen([finding]) == [(3, 2, "sign_date_employer", "fail")]
    lead, own = finding.evidence
    assert (lead.page, lead.box, lead.text) == (page_of(dossier, 0, 2), PLACE, "2016")
    assert (own.page, own.box, own.text) == (page_of(dossier, 2, 2), PLACE.grow(2), "2017")
    assert (
        "第3份第2页（劳动合同）：与第1份第2页不同：“2017”，而5份中4份为“2016”。请更换本页"
        in finding.message.zh
    )
    assert "“2017” instead of “2016” (so in 4 of 5 copies)" in finding.message.en
    assert verdict_of([finding]) is Verdict.INCOMPLETE


def test_a_date_that_the_lead_alone_has_otherwise_is_a_finding_about_the_lead_once() -> None:
    bound = copies()
    bound[0].texts["b"] = "2017"
    dossier = dossier_of(bound)
    (finding,) = findings(dossier)
    assert seen([finding]) == [(1, 2, "sign_date_employer", "fail")]
    assert [(e.page, e.text) for e in finding.evidence] == [
        (page_of(dossier, 1, 2), "2016"),
        (page_of(dossier, 0, 2), "2017"),
    ]
    assert "“2017”，而5份中4份为“2016”" in finding.message.zh


def test_a_copy_that_is_wrong_together_with_the_lead_is_found_too() -> None:
    bound = copies()
    bound[0].texts["b"] = bound[3].texts["b"] = "2017"
    found = findings(dossier_of(bound))
    assert [copy for copy, *_ in seen(found)] == [1, 4]
    assert [e.text for e in found[1].evidence] == ["2016", "2017"]


def test_of_two_copies_nobody_knows_which_is_right() -> None:
    bound = copies(of=2)
    bound[1].texts["b"] = "2017"
    (finding,) = findings(dossier_of(bound))
    assert (finding.outcome, finding.subject.copy) == (Outcome.FAIL, 2)
    assert "Find out which is right" in finding.message.en


def test_all_differing_texts_of_a_page_are_one_finding() -> None:
    dossier = dossier_of(copies())
    places = [Box(100, y, 300, y + 30) for y in (100, 200, 300, 400, 500)]
    differences = tuple(
        Difference(
            DifferenceKind.TEXT, box, box, lead_text=f"甲{n}", text=f"乙{n}", field="position" if n else ""
        )
        for n, box in enumerate(places)
    )
    (finding,) = findings(related(dossier, 1, 3, differences=differences))
    assert len(finding.evidence) == 10
    assert finding.subject.field == "position"
    assert "另有2处" in finding.message.zh
    assert "and 2 more places" in finding.message.en


@pytest.mark.parametrize(
    ("lead_text", "text", "zh", "en"),
    [
        ("", "不", "多出“不”（5份中4份没有）", "“不” is added"),
        ("不", "", "缺“不”（5份中4份有）", "“不” is left out"),
    ],
)
def test_a_word_put_in_or_left_out_is_said_so(lead_text: str, text: str, zh: str, en: str) -> None:
    spot = Box(300, 400, 300, 440)
    difference = Difference(DifferenceKind.TEXT, spot, spot, lead_text=lead_text, text=text)
    (finding,) = findings(related(dossier_of(copies()), 1, 3, differences=(difference,)))
    assert zh in finding.message.zh
    assert en in finding.message.en
    assert (finding.outcome, finding.subject.field) == (Outcome.FAIL, "text")


def test_an_uncertain_difference_is_for_a_person() -> None:
    bound = copies()
    bound[2].texts["b"] = "2017"
    bound[2].doubtful.add("b")
    (finding,) = findings(dossier_of(bound))
    assert (finding.outcome, finding.severity) == (Outcome.CANNOT_TELL, Severity.MAJOR)
    assert "疑有不同" in finding.message.zh
    bound[0].doubtful.add("b")
    bound[0].texts["b"], bound[2].texts["b"] = "2017", "2016"
    (finding,) = findings(dossier_of(bound))
    assert (finding.subject.copy, finding.outcome) == (1, Outcome.CANNOT_TELL)


@pytest.mark.parametrize(
    ("kind", "word"), [(DifferenceKind.SIGNATURE, "未签字"), (DifferenceKind.SEAL, "未盖章")]
)
@pytest.mark.parametrize("odd", range(5))
def test_a_mark_missing_in_one_copy_is_told_there_with_how_many_have_it(
    kind: DifferenceKind, word: str, odd: int
) -> None:
    bound = copies()
    for copy in bound:
        copy.marked = {"e"} if copy is not bound[odd] else set()
        copy.original = Original.PHOTOCOPY
    bound[(odd + 1) % 5].original = Original.ORIGINAL
    found = [f for f in findings(dossier_of(bound, mark=kind)) if f.subject.field != "photocopied-seals"]
    assert seen(found) == [(odd + 1, 5, kind.value, "warn")]
    assert found[0].severity is Severity.INFO
    assert word in found[0].message.zh
    assert "5份中4份有" in found[0].message.zh
    assert "in 4 of 5 copies" in found[0].message.en


@pytest.mark.parametrize("lead", range(3))
def test_the_original_unsigned_is_a_failure(lead: int) -> None:
    bound = copies()
    for copy in bound[1:]:
        copy.marked = {"e"}
    bound[0].original = Original.ORIGINAL
    (finding,) = findings(dossier_of(bound, lead))
    assert (finding.outcome, finding.severity, finding.subject.copy) == (Outcome.FAIL, Severity.MAJOR, 1)
    assert "本份盖有原章" in finding.message.zh


def test_an_uncertain_mark_of_the_original_is_for_a_person() -> None:
    bound = copies()
    for copy in bound[:4]:
        copy.marked = {"e"}
    bound[4].original = Original.ORIGINAL
    bound[4].doubtful = {"e"}
    (finding,) = findings(dossier_of(bound))
    assert (finding.outcome, finding.severity) == (Outcome.CANNOT_TELL, Severity.MAJOR)


def test_every_copy_without_a_signature_is_named_however_few_are_signed() -> None:
    bound = copies()
    bound[2].marked = {"e"}
    found = findings(dossier_of(bound))
    assert [(copy, kind) for copy, _, kind, _ in seen(found)] == [(c, "signature") for c in (1, 2, 4, 5)]
    assert all("5份中1份有" in f.message.zh for f in found)
    assert all("无法判断哪一份是正本" in f.message.zh for f in found)
    assert [e.box for e in found[0].evidence] == [MARK.grow(2), MARK]


def test_a_note_is_odd_where_fewer_copies_have_it() -> None:
    bound = copies()
    bound[3].marked = {"e"}
    (finding,) = findings(dossier_of(bound, mark=DifferenceKind.NOTE))
    assert seen([finding]) == [(4, 5, "note", "warn")]
    assert finding.severity is Severity.INFO
    for copy in (0, 1, 2):
        bound[copy].marked = {"e"}
    (finding,) = findings(dossier_of(bound, mark=DifferenceKind.NOTE))
    assert seen([finding]) == [(5, 5, "missing-note", "warn")]


sheets = st.lists(st.sampled_from("abcde"), min_size=3, max_size=5, unique=True).map(sorted)
texts = st.dictionaries(st.sampled_from("abcde"), st.sampled_from(["2017", "2018"]), max_size=2)
marks = st.sets(st.sampled_from("abcde"), max_size=3)
truth = st.lists(st.builds(Copy, sheets, texts, marks), min_size=5, max_size=5)


@settings(max_examples=60, deadline=None)
@given(truth, st.sampled_from([DifferenceKind.SIGNATURE, DifferenceKind.SEAL, DifferenceKind.NOTE]))
def test_who_leads_does_not_change_which_pages_and_marks_are_missing(
    bound: list[Copy], mark: DifferenceKind
) -> None:
    for number, copy in enumerate(bound, 1):
        copy.number, copy.texts = number, {}
        copy.marked &= set(copy.pages)
    told = []
    for lead in range(5):
        found = findings(dossier_of(bound, lead, mark))
        told.append(
            {
                (f.subject.copy, f.subject.field, f.outcome, f.subject.page)
                for f in found
                if _decided(bound, f)
            }
        )
    assert all(one == told[0] for one in told)


def _decided(bound: list[Copy], finding: Finding) -> bool:
    """Pages that the lead lacks are compared with nothing; what stands there nobody can say."""
    everywhere = set.intersection(*(set(copy.pages) for copy in bound))
    if finding.subject.field in ("missing-page", "extra-page", None):
        return False
    assert finding.subject.copy
    assert finding.subject.page
    return bound[finding.subject.copy - 1].pages[finding.subject.page - 1] in everywhere


@settings(max_examples=60, deadline=None)
@given(texts, st.integers(0, 4), st.integers(0, 4), st.integers(0, 4))
def test_the_odd_ones_are_those_whose_text_few_copies_have(
    odd: dict[str, str], first: int, second: int, lead: int
) -> None:
    bound = copies("abcde")
    for copy in {first, second}:
        bound[copy].texts = dict(odd)
    found = findings(dossier_of(bound, lead))
    if not odd:
        assert [f.outcome for f in found] == [Outcome.PASS]
        return
    assert {(f.subject.copy, f.subject.page) for f in found} == {
        (copy + 1, "abcde".index(page) + 1) for copy in {first, second} for page in odd
    }
    assert len(found) == len({first, second}) * len(odd)
