"""What is written in both scans of a piece of print: read again by the same engine, and weighed."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

import numpy as np
from rapidfuzz.distance import Levenshtein

from extractors.copies.comparison import Difference, DifferenceKind
from extractors.copies.laying import Laid, Sheet
from extractors.copies.margin import as_read, margin
from extractors.imaging.picture import Quad
from extractors.imaging.unlike import Unlikeness
from extractors.page_text import Word
from extractors.reading.engine import Engine, Likelihood, Piece, Sight, Weigher
from extractors.second_opinion import reading_form

# Measured on made scans and photographs (60 pages, four equal copies and two with changes of each, 954
# changed texts): of the changes one in a hundred has a margin below 7.6, none one below 5.5; of equal pieces
# that are read otherwise by chance none one above 3.2, unless it is sealed, small, or lies aside.
LOOK, LOOK_FIGURE = 0.155, 0.135  # unlikeness from which a piece, or a figure, is read again
ALIKE = 0.10  # unlikeness below which two pieces look the same, whatever was read
CLEARLY = 0.14  # above which they do not
PERHAPS, SURELY = 4.5, 7.0  # margins from which a difference is worth a person's look, and is certain
SURE = 0.96  # confidence of both readings of what a seal lies on, or of small print
STAMPED = 0.2  # how unlike what a seal lies on has to be
SMALL, SMALL_STRIKING = 0.25, 0.55  # the same of small print that is surely read, and of other
SMALL_MM = 4.3  # height of a piece: labels of passports are lower, and read one way and another
LITTLE, MUCH = 0.5, 0.8  # of the characters are the same, digits or none: the piece was cut out elsewhere
LONG = 12.5  # times as long as high: longer lines are read in pieces
GROWN = (0.0, 0.12, -0.06)  # heights by which a piece is cut larger, or smaller, to weigh what it says
_HAN, _LATIN = 2.0, 1.1  # widths


@dataclass(slots=True)
class LeadReadings:
    """The pieces of a lead page that were read again, and what they may say: once for all copies."""

    engine: Engine
    known: dict[int, Piece] = field(default_factory=dict)
    weighed: dict[int, list[Likelihood]] = field(default_factory=dict)

    def read(self, laid: Laid, number: int, word: Word) -> Piece:
        if number not in self.known:
            self.known[number] = read_line(self.engine, laid.lead.sheet, laid.lead.quad(word.box))
        return self.known[number]

    def weigh(self, laid: Laid, number: int, word: Word) -> list[Likelihood]:
        """The piece cut in every way."""
        if number not in self.weighed:
            self.weighed[number] = _weighed(self.engine, laid.lead.sheet, laid.lead.quad(word.box))
        return self.weighed[number]


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
    and pictures differ by it. And it has to be much likelier than an error of the reader, in both scans and
    however the piece is cut (`margin`). What holds by less is uncertain; of a word that is `stamped`, by a
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
    small = laid.lead.height_mm(word.box) < SMALL_MM and not _counts(mine.text, piece.text)
    sure = min(_confidence(mine), _confidence(piece))
    plainly = (SMALL if sure >= SURE else SMALL_STRIKING) if small else CLEARLY
    if seen < (plainly if small and not critical else ALIKE):
        return None
    here = _weighed(lead.engine, laid.sheet, laid.quad(word.box))
    ways = {mine.text, word.text}  # where the lead is read two ways, a difference has to hold for both
    holds = min(margin(way, piece.text, lead.weigh(laid, number, word), here) for way in ways)
    certain = holds >= SURELY and seen >= plainly
    if stamped:
        certain = certain and seen >= STAMPED and sure >= SURE
    if holds < PERHAPS or (stamped and not certain):
        return None
    return Difference(
        DifferenceKind.TEXT,
        word.box,
        laid.place(word.box),
        lead_text=word.text if same_words(mine.text, word.text) else mine.text,
        text=piece.text,
        certain=certain,
    )


def _weighed(engine: Engine, sheet: Sheet, quad: Quad) -> list[Likelihood]:
    """What a piece says, cut in every way."""
    quads = [_grown(quad, share) for share in GROWN]
    if isinstance(engine, Weigher):
        return [engine.weigh(sheet.lifted, sheet.dpi, one) for one in quads]
    read = [read_line(engine, sheet, one) for one in quads]
    return [as_read(piece.text, _confidence(piece)) for piece in read]


def _is_read_elsewhere(laid: Laid, word: Word, read: tuple[Piece, Piece], engine: Engine) -> bool:
    """Whether what reads as nothing like the lead's piece lies a little aside, and says the same there.

    Only then: a figure that was changed may well stand unchanged in the next row.
    """
    mine, other = read
    likely = LITTLE if _counts(mine.text, other.text) else MUCH
    if Levenshtein.normalized_similarity(mine.text, other.text) >= likely:
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


def is_figure(text: str) -> bool:
    """Whether a piece is a number, an amount or a code: digits are read surely, and each of them counts."""
    characters = [character for character in text if character.isalnum()]
    digits = sum(character.isdigit() for character in characters)
    return 2 * digits >= len(characters) > 0 and not any(ord(c) > 0x2E7F for c in text)


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
