"""The gate answers as soon as a volume is finished, and names what has to be scanned again."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractors.imaging.page_look import PageLook
from extractors.page_text import Fault
from ingest.cover import CoverSheet
from ingest.page import PageImage
from ingest.reasons import Situation, refuse
from ingest.volume import Binding
from service.station.answer import GateAnswer, Reason, Verdict, as_json, lines
from service.station.gate import Gate, Memory

COVER = CoverSheet(False, "A", Binding.FORM, 1, 5, 2)
END = CoverSheet(True, "A", Binding.FORM, 1, 5, 2)
OTHER = CoverSheet(False, "B", Binding.FORM, 1, 5, 1)
FINE = PageLook(blank=False, grey=False, lean=0.3)
BLANK = PageLook(blank=True, grey=False)

Thing = CoverSheet | PageLook
A4 = (1654, 2339)


def _page(index: int, thing: Thing, size: tuple[int, int] = A4, dpi: float = 200.0) -> PageImage:
    codes = (thing.payload(),) if isinstance(thing, CoverSheet) else ()
    ink = 0.0 if isinstance(thing, PageLook) and thing.blank else 0.05
    return PageImage("b.pdf", index, Path("x"), *size, dpi, "0" * 64, codes=codes, ink=ink)


def _answers(gate: Gate, things: Sequence[Thing], first: int = 0) -> list[GateAnswer]:
    told: list[GateAnswer] = []
    for index, thing in enumerate(things, first):
        look = thing if isinstance(thing, PageLook) else FINE
        told += gate.take(_page(index, thing), lambda _, look=look: look)  # type: ignore[misc]
    return told


def _reasons(answer: GateAnswer) -> list[tuple[Reason, int | None]]:
    return [(rescan.reason, rescan.sheet) for rescan in answer.rescans]


def test_the_answer_comes_with_the_end_sheet() -> None:
    (answer,) = _answers(Gate("b"), [COVER, FINE, FINE, END])
    assert (answer.dossier, answer.copy, answer.counted, answer.verdict) == ("A", 1, 2, Verdict.GOOD)


def test_the_next_cover_finishes_a_volume_and_the_end_of_the_batch_the_last() -> None:
    gate = Gate("b")
    (first,) = _answers(gate, [COVER, FINE, FINE, OTHER, FINE])
    (second,) = gate.finish()
    assert (first.dossier, second.dossier, second.verdict) == ("A", "B", Verdict.GOOD)


def test_missing_sheets_are_told() -> None:
    (answer,) = _answers(Gate("b"), [COVER, FINE, END])
    assert _reasons(answer) == [(Reason.MISSING_SHEETS, None)]
    assert answer.verdict is Verdict.RESCAN


def test_a_side_that_is_missing_is_told() -> None:
    (answer,) = _answers(Gate("b"), [COVER, COVER, FINE, FINE, FINE, END])
    assert (Reason.MISSING_SIDE, None) in _reasons(answer)


def test_an_end_sheet_of_another_dossier_is_told() -> None:
    (answer,) = _answers(Gate("b"), [COVER, FINE, CoverSheet(True, "B", Binding.FORM, 1, 5)])
    assert answer.dossier is None
    assert _reasons(answer) == [(Reason.COVER, None)]


def test_a_missed_cover_leaves_pages_that_are_told_apart() -> None:
    gate = Gate("b")
    told = [*_answers(gate, [COVER, FINE, FINE, FINE, FINE, OTHER, FINE]), *gate.finish()]
    assert [answer.dossier for answer in told] == ["A", None, "B"]
    assert _reasons(told[0]) == [(Reason.COVER, None)]


@pytest.mark.parametrize(
    ("look", "reason"),
    [
        (PageLook(False, False, 0.1, (Fault.BLURRED,)), Reason.BLURRED),
        (PageLook(False, False, 0.1, (Fault.DARK,)), Reason.DARK),
        (PageLook(False, False, 0.1, (Fault.FAINT,)), Reason.FAINT),
        (PageLook(False, False, 0.1, (Fault.CUT,)), Reason.CUT),
        (PageLook(False, False, 4.2), Reason.SKEWED),
    ],
)
def test_a_page_with_a_fault_is_named_by_its_sheet(look: PageLook, reason: Reason) -> None:
    (answer,) = _answers(Gate("b"), [COVER, FINE, look, END])
    assert _reasons(answer) == [(reason, 2)]
    assert (answer.rescans[0].page, answer.verdict) == (3, Verdict.RESCAN)


def test_a_back_is_named_as_one_and_an_empty_one_is_right() -> None:
    dark = PageLook(False, False, 0.1, (Fault.DARK,))
    (answer,) = _answers(Gate("b"), [COVER, COVER, FINE, dark, FINE, BLANK, END])
    assert [(r.reason, r.sheet, r.back) for r in answer.rescans] == [(Reason.DARK, 1, True)]


def test_an_empty_page_is_to_be_looked_at() -> None:
    (answer,) = _answers(Gate("b"), [COVER, FINE, BLANK, END])
    assert _reasons(answer) == [(Reason.EMPTY, 2)]
    assert answer.verdict is Verdict.LOOK


def test_a_picture_much_longer_than_the_others_is_a_double_feed() -> None:
    gate = Gate("b")
    told: list[GateAnswer] = []
    things: list[Thing] = [COVER, FINE, FINE, FINE, END]
    for index, thing in enumerate(things):
        size = (1654, 2800) if index == 2 else A4
        cover = CoverSheet(thing.end, "A", Binding.FORM, 1, 5, 3) if isinstance(thing, CoverSheet) else thing
        told += gate.take(_page(index, cover, size), lambda _: FINE)
    assert _reasons(told[0]) == [(Reason.DOUBLE_FEED, 2)]


def test_a_low_resolution_is_told() -> None:
    gate = Gate("b")
    told: list[GateAnswer] = []
    things: list[Thing] = [COVER, FINE, FINE, END]
    for index, thing in enumerate(things):
        told += gate.take(_page(index, thing, (620, 877), 75.0), lambda _: FINE)
    assert {reason for reason, _ in _reasons(told[0])} == {Reason.RESOLUTION}


def test_a_volume_all_without_colour_is_to_be_looked_at() -> None:
    grey = PageLook(blank=False, grey=True)
    three = CoverSheet(False, "A", Binding.FORM, 1, 5, 3)
    gate = Gate("b")
    _answers(gate, [three, grey, grey, grey])
    (answer,) = gate.finish()
    assert _reasons(answer) == [(Reason.COLOUR_DROPPED, None)]


def test_a_good_volume_that_comes_again_is_told_and_one_that_was_asked_for_is_not() -> None:
    memory = Memory()
    for pages, reasons in (([FINE], [Reason.MISSING_SHEETS]), ([FINE] * 2, []), ([FINE] * 2, [Reason.AGAIN])):
        (answer,) = _answers(Gate("b", memory=memory), [COVER, *pages, END])
        assert [reason for reason, _ in _reasons(answer)] == reasons


def test_the_rest_of_an_open_volume_completes_it() -> None:
    memory = Memory()
    gate = Gate("1", memory=memory)
    _answers(gate, [COVER, FINE])
    (first,) = gate.finish()
    (second,) = _answers(Gate("2", memory=memory), [COVER, FINE, END], first=20)
    assert (first.verdict, second.verdict, second.counted) == (Verdict.RESCAN, Verdict.GOOD, 2)


def test_a_dossier_that_is_not_expected_is_told() -> None:
    (answer,) = _answers(Gate("b", expected=frozenset({"C"})), [COVER, FINE, FINE, END])
    assert _reasons(answer) == [(Reason.OTHER_DOSSIER, None)]


def test_a_page_that_cannot_be_opened_is_told_with_its_volume() -> None:
    gate = Gate("b")
    _answers(gate, [COVER, FINE])
    gate.refuse(refuse(Situation.BAD_PAGE, "b.pdf", 2))
    (answer,) = _answers(gate, [END], first=3)
    assert Reason.UNREADABLE in {reason for reason, _ in _reasons(answer)}


def test_an_answer_is_shown_in_one_language_or_both_and_as_plain_values() -> None:
    (answer,) = _answers(Gate("b"), [COVER, FINE, END])
    assert (
        lines(answer)[0]
        == "✗ A 申报书 1/5，1/2 张（单面）：需重扫  form 1/5, 1/2 sheets (one side): SCAN AGAIN"
    )
    assert "申报书" not in "".join(lines(answer, zh=False))
    plain = as_json(answer)
    assert (plain["verdict"], plain["binding"], plain["declared_sheets"]) == ("rescan", "form", 2)
