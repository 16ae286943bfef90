"""What two readings of a piece of print are worth: a difference has to be read and to be seen."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from extractors.copies.comparison import Difference, DifferenceKind
from extractors.copies.laying import Laid, LeadPage, Sheet
from extractors.copies.readings import (
    ALIKE,
    CLEARLY,
    GROWN,
    LONG,
    PERHAPS,
    SMALL_STRIKING,
    SURELY,
    LeadReadings,
    chosen,
    differing,
    heard,
    is_figure,
    read_line,
    same_words,
)
from extractors.imaging.picture import Picture, Quad, quad_of
from extractors.imaging.unlike import Unlikeness
from extractors.page_text import PageText, Word
from extractors.reading.engine import NO_FENCES, Fences, Likelihood, Piece, Sight
from ingest.page import Box

BOX = Box(100, 100, 300, 140)
WORD = Word("C88058654", BOX, 0.95)
LEAD, COPY = 255, 254  # the papers of the two pages, by which the engine knows them
Says = Callable[[float], str]


class Speaking:
    """An engine that says what it is told to of either page, by the height of the piece."""

    name = version = "speaking"

    def __init__(self, lead: Says | str, copy: Says | str, confidence: float = 0.99) -> None:
        self._says = {LEAD: lead, COPY: copy}
        self._confidence = confidence
        self.asked: list[tuple[int, Quad]] = []
        self.whole = 0

    def look(self, picture: Picture, dpi: float) -> Sight:
        raise AssertionError("nobody looks at a whole page")

    def read(
        self, picture: Picture, dpi: float, sight: Sight, fences: Fences = NO_FENCES
    ) -> tuple[Piece, ...]:
        self.whole += 1
        return tuple(Piece(half, c, sight.quads[0]) for half, c in (("甲方", 0.9), ("乙方", 0.8)))

    def reread(self, picture: Picture, dpi: float, quads: Sequence[Quad]) -> tuple[Piece, ...]:
        page = int(picture[0, 0, 0])
        self.asked += [(page, quad) for quad in quads]
        texts = [self._text(page, quad) for quad in quads]
        return tuple(
            Piece(text, self._confidence if text else 0.0, quad)
            for text, quad in zip(texts, quads, strict=True)
        )

    def _text(self, page: int, quad: Quad) -> str:
        says = self._says[page]
        return says if isinstance(says, str) else says(float(quad[3, 1] - quad[0, 1]))


def laid() -> Laid:
    lead = LeadPage(
        Sheet(np.full((400, 500, 3), LEAD, np.uint8), 200), PageText(500, 400, 200, 0, "speaking", 1.0)
    )
    return Laid(Sheet(np.full((400, 500, 3), COPY, np.uint8), 200), np.eye(3), 0, lead)


def unlike(score: float, start: float = 0.0, end: float = 1.0) -> Unlikeness:
    along = np.zeros(100, np.float32)
    along[round(100 * start) : round(100 * end)] = score
    return Unlikeness(score, along, along, along)


def weighed(
    engine: Speaking, seen: Unlikeness, word: Word = WORD, *, stamped: bool = False, critical: bool = False
) -> Difference | None:
    page = laid()
    piece = heard(page, {0: word}, engine)[0]
    return differing(page, 0, word, piece, seen, LeadReadings(engine), stamped=stamped, critical=critical)


def test_what_is_read_otherwise_and_looks_otherwise_is_a_certain_difference() -> None:
    found = weighed(Speaking("C88058654", "C88058854"), unlike(0.25))
    assert found == Difference(DifferenceKind.TEXT, BOX, BOX, "C88058654", "C88058854")


def test_what_only_reads_otherwise_is_the_readers_difference() -> None:
    assert weighed(Speaking("C88058654", "C88058854"), unlike(ALIKE - 0.01)) is None


def test_what_looks_otherwise_elsewhere_in_the_piece_is_no_difference() -> None:
    assert weighed(Speaking("C88058654", "C88058854"), unlike(0.5, 0.0, 0.3)) is None


@pytest.mark.parametrize("copy", ["C88058654", "c88058654", "C8805 8654", "C88058654。"])
def test_the_same_words_are_no_difference_however_they_look(copy: str) -> None:
    assert weighed(Speaking("C88058654", copy), unlike(0.5)) is None


def test_both_are_read_by_the_same_engine_and_the_pages_reading_does_not_count() -> None:
    assert weighed(Speaking("C88058854", "C88058854"), unlike(0.25)) is None


def test_the_lead_says_what_the_page_says_where_the_engine_says_the_same() -> None:
    word = Word("护照 C88058654。", BOX, 0.95)
    found = weighed(Speaking("护照C88058654", "护照C88058854"), unlike(0.25), word)
    assert found is not None
    assert found.lead_text == "护照 C88058654。"


def test_readings_that_meet_once_the_piece_is_cut_otherwise_are_no_difference() -> None:
    tall = 40 * (1 + GROWN[1])
    engine = Speaking("主管会计学习", lambda height: "主管会计学习" if height >= tall else "主管会计工作")
    assert weighed(engine, unlike(0.25), Word("主管会计学习", BOX, 0.99)) is None


@pytest.mark.parametrize(
    ("confidence", "seen", "certain"),
    [
        (0.95, CLEARLY, True),
        (0.95, ALIKE, False),
        (0.75, CLEARLY, False),
        (0.75, ALIKE, False),
        (0.5, CLEARLY, None),
        (0.5, 0.5, None),
    ],
)
def test_certain_is_what_is_surely_read_and_clearly_seen(
    confidence: float, seen: float, certain: bool | None
) -> None:
    word = Word("甲方应当按月支付", BOX, 0.99)
    found = weighed(Speaking("甲方应当按月支付", "甲方应当按年支付", confidence), unlike(seen), word)
    assert (found.certain if found else None) is certain


class Weighing(Speaking):
    """The same, and it knows how likely a piece of the copy says anything else."""

    def __init__(self, lead: str, copy: str, *margins: float) -> None:
        super().__init__(lead, copy)
        self._margins = margins

    def weigh(self, picture: Picture, dpi: float, quad: Quad) -> Likelihood:
        page = int(picture[0, 0, 0])
        cut = len([one for one, _ in self.asked if one == page]) - 1
        self.asked.append((page, quad))
        own = self._text(page, quad)
        return lambda text: 0.0 if text == own else -self._margins[cut % len(GROWN)]


@pytest.mark.parametrize(
    ("margins", "certain"),
    [
        ((SURELY, SURELY, SURELY), True),
        ((SURELY, SURELY, PERHAPS), False),
        ((SURELY, 0.9 * PERHAPS, SURELY), None),
        ((SURELY, -SURELY, SURELY), None),
    ],
)
def test_a_difference_has_to_be_likelier_than_an_error_however_the_piece_is_cut(
    margins: tuple[float, ...], certain: bool | None
) -> None:
    found = weighed(Weighing("C88058654", "C88058854", *margins), unlike(0.25))
    assert (found.certain if found else None) is certain


SMALL = Box(100, 100, 200, 118)  # 2.3 mm high


@pytest.mark.parametrize(
    ("text", "seen", "told"),
    [
        ("姓名", CLEARLY, False),
        ("姓名", 0.3, True),
        ("C8805", CLEARLY, True),
        ("第5条", CLEARLY, True),
    ],
)
def test_small_print_differs_where_it_strikes_the_eye_or_in_a_digit(
    text: str, seen: float, told: bool
) -> None:
    engine = Speaking(text, text.replace("名", "氏").replace("5", "6"))
    assert (weighed(engine, unlike(seen), Word(text, SMALL, 0.95)) is not None) is told


@pytest.mark.parametrize(("seen", "told"), [(0.5, False), (SMALL_STRIKING + 0.01, True)])
def test_small_print_that_is_not_surely_read_differs_where_it_strikes_the_eye(
    seen: float, told: bool
) -> None:
    engine = Speaking("姓名", "姓氏", 0.9)
    assert (weighed(engine, unlike(seen), Word("姓名", SMALL, 0.9)) is not None) is told


def test_a_critical_field_in_small_print_that_is_surely_read_otherwise_is_told() -> None:
    word = Word("柳晓宁", SMALL, 0.99)
    assert weighed(Speaking("柳晓宁", "柳晓宇"), unlike(CLEARLY), word, critical=True) is not None


@pytest.mark.parametrize(("copy", "ink"), [("C8805865", "gone"), ("C880586543", "more")])
def test_a_character_less_or_more_is_a_difference_where_ink_is_gone_or_more(copy: str, ink: str) -> None:
    along, none = np.full(100, 0.3, np.float32), np.zeros(100, np.float32)
    gone, more = Unlikeness(0.3, along, along, none), Unlikeness(0.3, along, none, along)
    engine = Speaking("C88058654", copy)
    assert (weighed(engine, gone) is not None) is (ink == "gone")
    assert (weighed(engine, more) is not None) is (ink == "more")


@pytest.mark.parametrize(("confidence", "told"), [(0.99, True), (0.95, False)])
def test_under_a_seal_a_difference_is_certain_or_none(confidence: float, told: bool) -> None:
    found = weighed(Speaking("C88058654", "C88058854", confidence), unlike(0.5), stamped=True)
    assert (found is not None) is told
    assert found is None or found.certain


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("1,200,000.00", True),
        ("C88058654", True),
        ("2017", True),
        ("- 1 -", True),
        ("- -", False),
        ("2017年", False),
        ("AB1", False),
        ("", False),
    ],
)
def test_a_figure_is_mostly_digits_and_no_han(text: str, figure: bool) -> None:
    assert is_figure(text) is figure


def test_a_word_of_which_nothing_is_left_is_a_difference() -> None:
    found = weighed(Speaking("C88058654", ""), unlike(0.5))
    assert found is not None
    assert found.text == ""


def test_a_piece_of_the_lead_is_read_once_for_all_copies() -> None:
    engine = Speaking("C88058654", "C88058854")
    lead, page = LeadReadings(engine), laid()
    for _ in range(3):
        piece = heard(page, {0: WORD}, engine)[0]
        differing(page, 0, WORD, piece, unlike(0.25), lead, stamped=False, critical=False)
    asked = [page for page, _ in engine.asked]
    assert asked.count(LEAD) == 1 + len(GROWN)
    assert asked.count(COPY) == 3 * (1 + len(GROWN))


def test_a_long_line_is_read_in_pieces_as_sure_as_the_least_sure() -> None:
    engine = Speaking("", "")
    long = quad_of(Box(0, 0, 30 * (LONG + 1), 30))
    piece = read_line(engine, laid().sheet, long)
    assert (piece.text, piece.confidence, engine.whole) == ("甲方乙方", 0.8, 1)


def test_marks_width_and_spaces_between_han_characters_do_not_tell() -> None:
    assert same_words("甲方：（北京）", "甲 方:(北京)。")
    assert not same_words("甲方", "乙方")


def test_words_of_critical_fields_and_those_that_look_unlike_are_read_again() -> None:
    han, figure = Word("甲方", BOX, 0.9), Word("2017", BOX, 0.9)
    words = [han, han, han, figure, figure, Word("", BOX, 0.0)]
    seen = [unlike(score) for score in (0.0, 0.1, 0.16, 0.14, 0.1, 0.9)]
    assert chosen(words, seen, critical={1, 5}) == [1, 2, 3]
