"""The comparison ladder: which differences are excused, and by what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.ladder import Reading, Step, compare, compare_codes, look_alike, stated
from validators.script import normal

SURE, UNSURE, POOR = 0.999, 0.97, 0.5
NAMES = st.text(alphabet="北京云杉智能科技有限公司戊戌戍己已abcrnm01OIl（）()", min_size=0, max_size=14)
CONFIDENCES = st.sampled_from([1.0, 0.996, 0.99, 0.9, 0.7, 0.1])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("北京（云杉）公司", "北京(云杉)公司"),
        ("北京〔云杉〕公司", "北京[云杉]公司"),
        ("ＡＢＣ 公司", "abc公司"),
        ("約翰•史密斯", "约翰·史密斯"),
        ("東方電氣", "东方电气"),
        ("Jean–Luc", "JEAN-LUC"),
    ],
)
def test_spelling_conventions_do_not_count(left: str, right: str) -> None:
    assert compare(stated(left, SURE), stated(right, SURE)) is Step.NORMALISED


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("云杉有限公司", "云杉有限责任公司"),
        ("云杉股份有限公司", "云杉有限公司"),
        ("北京圆通", "北京元通"),
        ("张昇", "张升"),
        ("李喆", "李哲"),
    ],
)
def test_what_is_another_name_stays_another_name(left: str, right: str) -> None:
    assert compare(stated(left, SURE), stated(right, SURE)) is Step.DIFFERENT


def test_two_sure_readings_that_look_alike_still_differ() -> None:
    assert compare(stated("戊公司", SURE), stated("戌公司", SURE)) is Step.DIFFERENT
    assert compare_codes(stated("E0", SURE), stated("EO", SURE)) is Step.DIFFERENT


@pytest.mark.parametrize(
    ("other", "confidence", "step"),
    [
        ("北京云杉智能科枝有限公司", UNSURE, Step.LOOK_ALIKE),
        ("北京云杉智能科学有限公司", UNSURE, Step.NEAR),
        ("北京云杉智能贸易有限公司", UNSURE, Step.DIFFERENT),
        ("北京云杉绿色贸易有限公司", POOR, Step.ILLEGIBLE),
        ("", SURE, Step.ILLEGIBLE),
        ("：", SURE, Step.ILLEGIBLE),
    ],
)
def test_an_unsure_reading_is_excused_for_little(other: str, confidence: float, step: Step) -> None:
    assert compare(stated("北京云杉智能科技有限公司", SURE), stated(other, confidence)) is step


def test_numbers_are_never_excused_for_an_edit() -> None:
    assert compare_codes(stated("L898902C3", SURE), stated("L898902C4", UNSURE)) is Step.ILLEGIBLE
    assert compare_codes(stated("L898902C3", SURE), stated("L 898902-C3", UNSURE)) is Step.NORMALISED


def test_letters_that_run_together_look_alike() -> None:
    assert look_alike("bernard", "bemard")
    assert not look_alike("bernard", "bernhard")


@given(NAMES, NAMES, CONFIDENCES, CONFIDENCES)
def test_the_ladder_has_no_left_and_right(left: str, right: str, one: float, other: float) -> None:
    a, b = stated(left, one), stated(right, other)
    assert compare(a, b) is compare(b, a)
    assert compare_codes(a, b) is compare_codes(b, a)


@given(NAMES, NAMES, CONFIDENCES, CONFIDENCES)
def test_whether_two_texts_are_the_same_does_not_hang_on_confidence(
    left: str, right: str, one: float, other: float
) -> None:
    sure = compare(stated(left, 1.0), stated(right, 1.0))
    assert compare(stated(left, one), stated(right, other)).same is sure.same


@given(NAMES)
def test_the_normal_form_is_its_own_normal_form(text: str) -> None:
    assert normal(normal(text)) == normal(text)


def test_a_check_digit_makes_a_reading_sure() -> None:
    assert compare_codes(Reading("A1", 0.6, True), Reading("B2", 0.6, True)) is Step.DIFFERENT


@pytest.mark.parametrize("step", Step)
def test_every_step_has_words(step: Step) -> None:
    assert step.words.en
    assert step.words.zh
