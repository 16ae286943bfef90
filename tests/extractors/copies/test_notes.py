"""Loose ink that is a note, and loose ink that is print lying aside."""

from collections.abc import Sequence

import numpy as np
import pytest

from extractors.copies.comparison import Difference, DifferenceKind
from extractors.copies.laying import Laid, LeadPage, Sheet
from extractors.copies.notes import notes
from extractors.page_text import PageText
from ingest.page import Box

NOTE = Box(300, 300, 420, 340)


def laid() -> Laid:
    """Two empty sheets of A5 at 150 dpi."""
    empty = Sheet(np.full((1240, 880, 3), 255, np.uint8), 150)
    return Laid(empty, np.eye(3), 0, LeadPage(empty, PageText(880, 1240, 150, 0, "test", 1.0)))


def told(
    more: Sequence[Box], less: Sequence[Box], known: Sequence[Box] = (), compared: Sequence[Box] = ()
) -> list[Difference]:
    return list(notes(laid(), more, less, known, compared))


def test_ink_of_one_scan_only_is_a_note_of_that_copy() -> None:
    assert told([NOTE], []) == [Difference(DifferenceKind.NOTE, NOTE, NOTE, in_lead=False, in_copy=True)]
    assert told([], [NOTE]) == [Difference(DifferenceKind.NOTE, NOTE, NOTE, in_lead=True, in_copy=False)]


def test_pieces_of_ink_that_lie_together_are_one_note() -> None:
    (found,) = told([Box(300, 300, 350, 340), Box(360, 300, 420, 340)], [])
    assert found.lead_box == NOTE


def test_ink_about_a_known_mark_or_in_a_word_that_differs_is_no_note() -> None:
    assert not told([NOTE], [], known=[NOTE.grow(20)])
    assert not told([NOTE], [], compared=[NOTE])


RULE = Box(700, 100, 712, 700)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Box(730, 120, 742, 690), True),  # 3 mm aside
        (Box(790, 120, 802, 690), False),  # too far
        (Box(730, 120, 742, 300), False),  # too short
        (Box(100, 400, 700, 412), False),  # across
    ],
)
def test_a_rule_beside_another_of_the_other_scan_is_the_same_on_a_bent_sheet(other: Box, same: bool) -> None:
    assert (told([RULE], [other]) == []) is same


def test_a_note_beside_a_rule_stays_a_note() -> None:
    assert [one.lead_box for one in told([NOTE], [RULE])] == [NOTE, RULE]
