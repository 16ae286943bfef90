"""What is written in both scans of a piece of print: read again by the same engine, and weighed."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

import numpy as np
from rapidfuzz.distance import Levenshtein

from extractors.copies.comparison import Difference, DifferenceKind
from extractors.copies.laying import Laid, Sheet
from extractors.imaging.picture import Quad
from extractors.imaging.unlike import Unlikeness
from extractors.page_text import Word
from extractors.reading.engine import Engine, Piece, Sight
from extractors.second_opinion import reading_form

# Measured on made scans (260 equal pages, 565 changed characters): of the changes 95 % look otherwise by .2
# in their place and are read with .9; of equal pieces that are read otherwise by chance only small print and
# what lies under seals does.
LOOK, LOOK_FIGURE = 0.155, 0.135  # unlikeness from which a piece, or a figure, is read again
ALIKE = 0.10  # unlikeness below which two pieces look the same, whatever was read
FAINTLY = 0.14  # the same, outside critical fields
CLEARLY = 0.2  # above which they do not
UNSTEADY = 0.15  # the same of a figure or a critical field that is read now so, now otherwise
STRIKING, SMALL_STRIKING = 0.35, 0.55  # above which it is worth a look however it is read; of small print
SURE, PERHAPS = 0.9, 0.6  # confidence of both readings
SURER = 0.96  # the same, where little is to be seen, and of what a seal lies on
KNOWN = 0.98  # confidence of the lead's own reading, where little is to be seen
SMALL_MM = 4.3  # height of a piece: labels of passports are lower, and read one way and another
LITTLE = 0.5  # of the characters are the same: the piece was cut out of another place
LONG = 12.5  # times as long as high: longer lines are read in pieces
GROWN = (0.12, -0.06)  # heights by which a piece is cut larger, and smaller, to read it once more
_HAN, _LATIN = 2.0, 1.1  # widths


@dataclass(slots=True)
class LeadReadings:
    """The pieces of a lead page that were read again, in the ways they were cut: once for all copies."""

    engine: Engine
    known: dict[tuple[int, float], Piece] = field(default_factory=dict)

    def read(self, laid: Laid, number: int, word: Word, grown: float = 0.0) -> Piece:
        if (number, grown) not in self.known:
            quad = _grown(laid.lead.quad(word.box), grown)
            self.known[number, grown] = read_line(self.engine, laid.lead.sheet, quad)
        return self.known[number, grown]


def read_line(engine: Engine, sheet: Sheet, quad: Quad) -> Piece:
    """One line of an upright page, in pieces where it is long, as the whole page is read."""
    width, height = np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[3] - quad[0])
    if max(width, height) <= LONG * min(width, height):
        return engine.reread(sheet.lifted, sheet.dpi, [quad])[0]
    pieces = engine.read(sheet.lifted, sheet.dpi, Sight(0, [quad]))
    confidence = min((piece.confidence for piece in pieces), default=0.0)
    return Piece("".join(piece.text for piece in pieces), confidence, quad)


def heard(laid: Laid, words: Mapping[int, Word], engine: Engine) -> dict[int, Piece]:
    """What the engine reads in the copy, in the places of the lead's words."""
    return {number: read_line(engine, laid.sheet, laid.quad(word.box)) for number, word in words.items()}


def same_words(first: str, second: str) -> bool:
    """Whether two readings say the same: marks, width and spaces between Han characters do not tell."""
    return reading_form(first) == reading_form(second)


def differing(
    laid: Laid,
    number: int,
    word: Word,
    piece: Piece,
    unlike: Unlikeness,
    lead: LeadReadings,
    *,
    stamped: bool,
    critical: bool,
) -> Difference | None:
    """The difference that the copy's reading `piece` of a word tells of; None where it is the reader's.

    A difference has to be read and to be seen, in the same place of the piece: readers stumble over noise,
    and pictures differ by it. What is seen or read only half is uncertain; of a word that is `stamped`, by a
    seal that lies otherwise in each copy, it tells nothing.
    """
    mine = lead.read(laid, number, word)
    if same_words(mine.text, piece.text):
        return None
    # nothing read under a seal: what the lead reads there are letters of the seal itself, as often as not
    hidden = stamped and not piece.text.strip()
    if hidden or _is_read_elsewhere(laid, word, (mine, piece), lead.engine):
        return None
    seen = _seen(unlike, mine.text, piece.text)
    if seen < ALIKE:
        return None
    sure = min(_confidence(mine), _confidence(piece))
    steady = not _meet(laid, number, word, (mine, piece), lead)
    certain = steady and sure >= (SURER if stamped else SURE) and seen >= CLEARLY
    small = laid.lead.height_mm(word.box) < SMALL_MM and not _counts(mine.text, piece.text)
    if small and not critical and seen < SMALL_STRIKING:
        return None
    certain = certain and not (small and seen < SMALL_STRIKING)
    if not certain and (stamped or not _may_be(seen, sure, word, steady=steady, critical=critical)):
        return None
    return Difference(
        DifferenceKind.TEXT,
        word.box,
        laid.place(word.box),
        lead_text=word.text if same_words(mine.text, word.text) else mine.text,
        text=piece.text,
        certain=certain,
    )


def _meet(laid: Laid, number: int, word: Word, read: tuple[Piece, Piece], lead: LeadReadings) -> bool:
    """Whether the two say the same once they are cut a little larger or smaller."""
    mine, other = ({reading_form(piece.text)} for piece in read)
    for grown in GROWN:
        mine.add(reading_form(lead.read(laid, number, word, grown).text))
        quad = _grown(laid.quad(word.box), grown)
        other.add(reading_form(read_line(lead.engine, laid.sheet, quad).text))
        if mine & other:
            return True
    return False


def _is_read_elsewhere(laid: Laid, word: Word, read: tuple[Piece, Piece], engine: Engine) -> bool:
    """Whether what reads as nothing like the lead's piece lies a little aside, and says the same there.

    Only then: a figure that was changed may well stand unchanged in the next row.
    """
    mine, other = read
    if Levenshtein.normalized_similarity(mine.text, other.text) >= LITTLE:
        return False
    quad = laid.found_quad(word.box)
    return quad is not None and same_words(mine.text, read_line(engine, laid.sheet, quad).text)


def _counts(first: str, second: str) -> bool:
    """Whether digits differ: they are read surely even where they are small."""
    one, other = ("".join(c for c in text if c.isdigit()) for text in (first, second))
    return one != other


def _seen(unlike: Unlikeness, first: str, second: str) -> float:
    """How unlike the pieces look where they are read otherwise.

    Where the copy has a character less, ink must be gone, and where it has one more, there must be more: a
    speck on a letter does not make it vanish.
    """
    place = _changed(first, second)
    tags = {step.tag for step in Levenshtein.opcodes(reading_form(first), reading_form(second))} - {"equal"}
    if tags == {"delete"}:
        return unlike.gone_within(*place)
    if tags == {"insert"}:
        return unlike.more_within(*place)
    return unlike.within(*place)


def _may_be(seen: float, sure: float, word: Word, *, steady: bool, critical: bool) -> bool:
    """Whether what is not certain is worth a person's look."""
    if seen >= STRIKING:
        return sure >= PERHAPS
    counts = critical or is_figure(word.text)
    if not steady:
        return counts and seen >= UNSTEADY and sure >= SURE
    if seen >= CLEARLY:
        return sure >= PERHAPS
    if counts:
        return sure >= SURE
    return seen >= FAINTLY and sure >= SURER and word.confidence >= KNOWN


def is_figure(text: str) -> bool:
    """Whether a piece is a number, an amount or a code: digits are read surely, and each of them counts."""
    digits = sum(character.isdigit() for character in text)
    return 2 * digits >= len(text.replace(" ", "")) > 0 and not any(ord(c) > 0x2E7F for c in text)


def _confidence(piece: Piece) -> float:
    """Nothing read where nothing stands is as sure as the picture is unlike."""
    return piece.confidence if piece.text.strip() else 1.0


def _grown(quad: Quad, share: float) -> Quad:
    """The corners moved outwards by a share of the line's height."""
    down = (quad[3] - quad[0] + quad[2] - quad[1]) / 2
    along = (quad[1] - quad[0]) / max(1.0, float(((quad[1] - quad[0]) ** 2).sum() ** 0.5))
    aside = along * float((down**2).sum() ** 0.5) * share
    up = down * share
    grown = quad.copy()
    grown[0] += -up - aside
    grown[1] += -up + aside
    grown[2] += up + aside
    grown[3] += up - aside
    return grown


def _changed(first: str, second: str) -> tuple[float, float]:
    """Where the first reading is not as the second, as shares of its length, one character to either side."""
    widths = [_HAN if ord(character) > 0x2E7F else _LATIN for character in first] or [1.0]
    steps = [step for step in Levenshtein.opcodes(first, second) if step.tag != "equal"]
    if not first or not steps:
        return 0.0, 1.0
    low, high = max(0, steps[0].src_start - 1), min(len(first), steps[-1].src_end + 1)
    whole = sum(widths)
    return sum(widths[:low]) / whole, sum(widths[:high]) / whole


def chosen(words: Sequence[Word], unlike: Sequence[Unlikeness], critical: Set[int]) -> list[int]:
    """The words to read again: those of critical fields, and those that look unlike."""
    return [
        number
        for number, word in enumerate(words)
        if word.text
        and (number in critical or unlike[number].score >= (LOOK_FIGURE if is_figure(word.text) else LOOK))
    ]
