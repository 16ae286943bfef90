"""Copies with defects: each changes just what it names, and nothing else of any copy."""

import random
from collections import Counter

import pytest

from extractors.fields.critical import CRITICAL
from ingest.volume import Binding
from samples.canvas import Ink, Page, Rect, SealMark, SignatureMark, Text
from samples.copy_defects import ON_PAGE, SHEETS, Defect, Kind, Leaf
from samples.copy_marks import with_correction, with_note, without_seal, without_signature
from samples.copy_order import Bound, Stock, rearrange
from samples.copy_sets import COPIES, CopySet, Treatment, copy_set
from samples.copy_texts import another_version, change_text


@pytest.fixture(scope="module")
def made() -> CopySet:
    return copy_set(20171001)


@pytest.fixture
def page() -> Page:
    page = Page()
    page.text(30, 30, "护照号码：C88058654", field="passport_no", value="C88058654", part="C88058654")
    page.text(30, 40, "1986年2月25日", field="dob", value="1986-02-25")
    page.text(30, 50, "1,200,000.00", field="revenue", value="1200000.00")
    page.text(30, 60, "KESTRELBY Rupert", field="name_foreign", value="KESTRELBY Rupert")
    page.text(30, 70, "甲方应当在2024年之前负责全部工作。")
    page.add(SignatureMark(Rect(30, 90, 64, 101), "柳晓宁", "签字"))
    page.add(SealMark(120, 100, 40, "北京华远新材料科技有限公司"))
    return page


def leaves(count: int) -> list[Leaf]:
    """Documents of two pages each."""
    return [Leaf(f"{n // 2}/{n % 2}", "audit_report", Page()) for n in range(count)]


def rearranged(kind: Kind, seed: int) -> tuple[list[str], Defect, list[str]]:
    right = leaves(10)
    others = [Leaf(f"other/{n}", "passport", Page()) for n in range(3)]
    stock, copy = Stock(Binding.ATTACHMENTS, right, others, others), Bound(2, list(right))
    defect = rearrange(kind, copy, stock, random.Random(seed))
    assert defect is not None
    assert {*defect.keys} <= stock.taken
    return [leaf.key for leaf in copy.leaves], defect, [leaf.key for leaf in right]


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (Kind.DIGIT, "passport_no"),
        (Kind.DATE, "dob"),
        (Kind.AMOUNT, "revenue"),
        (Kind.NAME, "name_foreign"),
        (Kind.WORD, ""),
        (Kind.FIGURE, ""),
    ],
)
@pytest.mark.parametrize("seed", range(4))
def test_one_text_is_changed_and_no_longer_than_before(page: Page, kind: Kind, field: str, seed: int) -> None:
    before = list(page.elements)
    change = change_text(kind, page, random.Random(seed))
    assert change is not None
    assert page.elements == before
    (old, new), *others = ((a, b) for a, b in zip(before, change.page.elements, strict=True) if a != b)
    assert isinstance(old, Text)
    assert isinstance(new, Text)
    assert not others
    assert change.field == field == (field if field in CRITICAL else "")
    assert len(new.text) == len(old.text)
    assert change.before != change.after
    assert change.after in new.text
    (spot,) = change.spots
    assert spot.around.x0 <= spot.core.x0 < spot.core.x1 <= spot.around.x1 + 0.01


def test_a_page_without_such_a_text_is_left_alone() -> None:
    page = Page()
    page.text(30, 30, "无", 10.5)
    assert all(change_text(kind, page, random.Random(0)) is None for kind in (Kind.DIGIT, Kind.WORD))
    assert another_version(page, random.Random(0)) is None
    assert without_seal(page, random.Random(0)) is None
    assert with_correction(page, random.Random(0)) is None


def test_another_version_differs_in_several_runs(page: Page) -> None:
    change = another_version(page, random.Random(1))
    assert change is not None
    differing = [a for a, b in zip(page.elements, change.page.elements, strict=True) if a != b]
    assert 3 <= len(differing) == len(change.spots)


def test_a_signature_or_a_seal_is_gone_alone(page: Page) -> None:
    for change, kind in (
        (without_signature(page, random.Random(0)), SignatureMark),
        (without_seal(page, random.Random(0)), SealMark),
    ):
        assert change is not None
        assert [e for e in page.elements if e not in change.page.elements] == [
            e for e in page.elements if isinstance(e, kind)
        ]


def test_a_seal_of_which_the_page_holds_an_edge_or_a_black_one_does_not_count() -> None:
    page = Page()
    page.add(SealMark(-15, 100, 40, "北京华远新材料科技有限公司"))
    page.add(SealMark(100, 100, 40, "北京华远新材料科技有限公司", ink=Ink.BLACK))
    assert without_seal(page, random.Random(0)) is None


@pytest.mark.parametrize("seed", range(5))
def test_a_note_is_written_where_nothing_stands(page: Page, seed: int) -> None:
    change = with_note(page, random.Random(seed))
    assert change is not None
    *_, note = change.page.elements
    assert isinstance(note, SignatureMark)
    for run in (e.box for e in page.elements if isinstance(e, Text)):
        area = note.area
        assert area.x0 >= run.x1 or area.x1 <= run.x0 or area.y0 >= run.y1 or area.y1 <= run.y0


@pytest.mark.parametrize("seed", range(6))
def test_missing_pages_are_gone_and_the_others_in_order(seed: int) -> None:
    keys, defect, right = rearranged(Kind.MISSING, seed)
    assert keys == [key for key in right if key not in defect.keys]
    assert right[defect.place] == defect.keys[0]
    assert defect.copies == {2}


@pytest.mark.parametrize("seed", range(6))
def test_a_duplicate_stands_there_twice(seed: int) -> None:
    keys, defect, right = rearranged(Kind.DUPLICATE, seed)
    assert Counter(keys) == Counter([*right, *defect.keys])
    assert keys[defect.at] == defect.keys[0]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("kind", [Kind.SWAPPED, Kind.MOVED, Kind.ORDER])
def test_what_lies_elsewhere_and_what_it_went_past_are_named(kind: Kind, seed: int) -> None:
    keys, defect, right = rearranged(kind, seed)
    assert keys != right
    assert sorted(keys) == sorted(right)
    named = {*defect.keys, *defect.near}
    assert all(a == b or {a, b} <= named for a, b in zip(keys, right, strict=True))
    unmoved = [key for key in keys if key not in defect.keys]
    assert unmoved == [key for key in right if key not in defect.keys] or kind is Kind.SWAPPED


@pytest.mark.parametrize("kind", [Kind.EXTRA, Kind.FOREIGN])
def test_a_page_put_in_has_a_key_of_its_own(kind: Kind) -> None:
    keys, defect, right = rearranged(kind, 3)
    assert keys[defect.at] == defect.keys[0]
    assert defect.keys[0] not in right
    assert defect.place == -1


def test_a_copy_of_two_pages_loses_none() -> None:
    right = leaves(2)
    stock, copy = Stock(Binding.FORM, right, (), ()), Bound(1, list(right))
    assert rearrange(Kind.MISSING, copy, stock, random.Random(0)) is None
    assert copy.leaves == right


def test_a_seed_gives_the_same_set(made: CopySet) -> None:
    assert copy_set(20171001).defects == made.defects


def test_every_copy_of_form_and_attachments_is_there(made: CopySet) -> None:
    numbers = range(1, COPIES + 1)
    assert {*made.volumes} == {(b, n) for b in (Binding.FORM, Binding.ATTACHMENTS) for n in numbers}
    assert Treatment.PLAIN in made.treatments.values()
    kinds = {defect.kind for defect in made.defects}
    assert len(kinds & {*ON_PAGE}) >= 9
    assert len(kinds & {*SHEETS}) >= 3


def test_a_page_of_a_copy_bears_one_defect_and_half_of_the_pages_none(made: CopySet) -> None:
    bearing = Counter(
        (defect.binding, copy, key)
        for defect in made.defects
        if defect.kind is not Kind.ORDER
        for copy in defect.copies
        for key in defect.keys
    )
    assert set(bearing.values()) == {1}
    touched = {key for _, _, key in bearing}
    whole = {leaf.key for leaves in made.volumes.values() for leaf in leaves if leaf.key}
    assert len(whole - touched) >= 0.25 * len(whole)


def test_copies_differ_where_a_defect_says_so_and_nowhere_else(made: CopySet) -> None:
    for binding in (Binding.FORM, Binding.ATTACHMENTS):
        odd = {
            (c, d.keys[0])
            for d in made.defects
            if d.kind in ON_PAGE and d.binding is binding
            for c in d.copies
        }
        pages: dict[str, Counter[str]] = {}
        for copy in range(1, COPIES + 1):
            for leaf in made.volumes[binding, copy]:
                pages.setdefault(leaf.key, Counter())[repr(leaf.page.elements)] += 1
        for key, looks in pages.items():
            several = len({copy for copy, other in odd if other == key})
            assert (len(looks) > 1) == (several > 0) or not key


def test_few_pages_of_one_kind_without_treatment() -> None:
    made = copy_set(20171002, kinds=(Kind.DIGIT,), pages=6, treated=False)
    assert {defect.kind for defect in made.defects} <= {Kind.DIGIT}
    assert {len(leaves) for leaves in made.volumes.values()} == {6}
    assert set(made.treatments.values()) == {Treatment.PLAIN}
