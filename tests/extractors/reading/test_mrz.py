from collections.abc import Callable, Sequence

import numpy as np
import pytest

from extractors.imaging.picture import Picture, Quad
from extractors.imaging.tilt import Tilt
from extractors.reading.engine import Piece
from extractors.reading.engines.recorded import Recorded
from extractors.reading.mrz import with_zone, zone_text
from extractors.reading.placed import placed

MakePiece = Callable[..., Piece]

UPPER = "P<UTOFALKENRADE<<CEDRIC<AUREL<<<<<<<<<<<<<<<"
LOWER = "K392245431UTO8507069M2807204<<<<<<<<<<<<<<04"
PAPER = np.zeros((400, 2000, 3), np.uint8)
LEVEL = Tilt(0, 0, 0)


class Slicer(Recorded):
    """Rereads a line as the slices of its truth that the quadrilaterals cover."""

    def __init__(self, text: str) -> None:
        super().__init__(())
        self._text = text

    def reread(self, picture: Picture, dpi: float, quads: Sequence[Quad]) -> tuple[Piece, ...]:
        low, high = quads[0][0, 0], quads[-1][1, 0]
        cuts = [round((q[0, 0] - low) / (high - low) * len(self._text)) for q in quads] + [len(self._text)]
        return tuple(Piece(self._text[a:b], 0.99, q) for a, b, q in zip(cuts, cuts[1:], quads, strict=False))


def _read(pieces: Sequence[Piece], engine: Recorded) -> list[str]:
    return [p.text for p in with_zone([placed(p, LEVEL) for p in pieces], PAPER, 200, engine)]


def test_pieces_of_a_zone_line_become_one_line_of_44(piece: MakePiece) -> None:
    row = [piece(UPPER[:14], 10, 10), piece("E<<CEDRIC<AU RE", 150, 11), piece("L<<<<<<<<<<<<<<く", 290, 10)]
    pieces = [*row, piece("护照", 10, 80)]
    assert _read(pieces, Slicer(UPPER)) == ["护照", UPPER]


def test_a_line_with_a_dropped_filler_is_read_again(piece: MakePiece) -> None:
    assert _read([piece(LOWER.replace("<", "", 1), 10, 10)], Slicer(LOWER)) == [LOWER]


def test_the_nearest_reading_is_kept_where_none_has_the_right_length(piece: MakePiece) -> None:
    short = UPPER[:-2]
    assert _read([piece(short, 10, 10)], Slicer(short)) == [short]


@pytest.mark.parametrize("text", ["Tel. <010> 5550 <9187> und noch viel mehr Text", "甲方<乙方<<丙方" * 5])
def test_other_lines_with_angle_brackets_stay_as_they_are(piece: MakePiece, text: str) -> None:
    assert _read([piece(text, 10, 10)], Slicer(UPPER)) == [text]


def test_look_alikes_of_the_filler_are_fillers() -> None:
    assert zone_text("p くuto«a") == "P<UTO<A"


CHINESE = (
    "POCHNZHENGJIAN<<YANGBEN<<<<<<<<<<<<<<<<<<<<<",
    "E123456784CHN8503208M2901178LHPNMGLJOBKJA922",
)


def test_a_second_line_without_any_filler_is_found_below_the_first(piece: MakePiece) -> None:
    upper, lower = CHINESE
    pieces = [piece(upper, 10, 10), piece(lower[:22], 12, 45), piece(lower[22:], 240, 45)]
    assert _read(pieces, Slicer(lower)) == [upper, lower]


def test_text_below_a_zone_line_is_not_drawn_into_the_zone(piece: MakePiece) -> None:
    below = "持证人签名 Signature of bearer and some more words"
    assert _read([piece(UPPER, 10, 10), piece(below, 12, 45)], Slicer(UPPER)) == [below, UPPER]


class Wavering(Slicer):
    """Reads another text each time it is asked."""

    def __init__(self, *texts: str) -> None:
        super().__init__(texts[0])
        self._rest = list(texts)

    def reread(self, picture: Picture, dpi: float, quads: Sequence[Quad]) -> tuple[Piece, ...]:
        self._text = self._rest.pop(0)
        return super().reread(picture, dpi, quads)


def test_readings_of_a_name_vote_on_each_character(piece: MakePiece) -> None:
    engine = Wavering(
        UPPER.replace("CEDRIC", "CEDRIO"),
        UPPER.replace("FALK", "FALX"),
        UPPER,
        UPPER.replace("AUREL", "AUREI"),
    )
    assert _read([piece(UPPER.replace("U", "下"), 10, 10)], engine) == [UPPER]


def test_the_reading_whose_check_digits_hold_is_taken(piece: MakePiece) -> None:
    right = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
    wrong = right.replace("740812", "740872")
    assert _read([piece(wrong, 10, 10)], Wavering(wrong, right, wrong, wrong)) == [right]
