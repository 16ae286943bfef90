"""Whether a page that can be laid on a page of the lead bears other values: another page of the same form."""

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from extractors.copies.comparison import Difference, DifferenceKind
from extractors.page_text import Word
from extractors.reading.engine import Piece
from extractors.second_opinion import reading_form

PROBED, OTHERWISE = 12, 8  # values read of a page that looks unlike, and those of them that make it another
LEGIBLE = 0.9  # confidence of both readings; below a value may be anything
ALIKE, ALIKE_FIGURE = 0.6, 0.7  # of the characters, of the digits: more is the same value misread, or mended
LETTERS = 4  # shorter pieces are read one way and another
WORDED = 2  # sure differences in words from which it is asked whom a page names


def probes(words: Sequence[Word], numbers: Iterable[int], scores: Mapping[int, float]) -> list[int]:
    """Of these words those to look at first, the most unlike; none where a page has too few to tell."""
    telling = [n for n in numbers if len(reading_form(words[n].text)) >= LETTERS]
    chosen = sorted(telling, key=lambda n: -scores[n])[:PROBED]
    return chosen if len(chosen) >= OTHERWISE else []


def is_another_page(words: Sequence[Word], read: Mapping[int, Piece]) -> bool:
    """Whether so many values were read wholly otherwise that no version of the page says as much.

    Amounts, dates and names of another year, person or company; a reader's error, a shifted digit or what
    was mended in a version leaves most characters as they are.
    """
    return sum(_is_other(words[number], piece) for number, piece in read.items()) >= OTHERWISE


def _is_other(word: Word, piece: Piece) -> bool:
    mine, other = reading_form(word.text), reading_form(piece.text)
    if min(word.confidence, piece.confidence) < LEGIBLE or min(len(mine), len(other)) < LETTERS:
        return False
    digits, others = ("".join(filter(str.isdigit, form)) for form in (mine, other))
    if 2 * len(digits) > len(mine):
        return Levenshtein.normalized_similarity(digits, others) < ALIKE_FIGURE
    return Levenshtein.normalized_similarity(mine, other) < ALIKE


def is_worded_otherwise(differences: Iterable[Difference]) -> bool:
    """Whether enough words surely differ for the page to be somebody else's: it is read in full."""
    told = (one for one in differences if one.kind is DifferenceKind.TEXT and one.certain)
    return sum(1 for _ in told) >= WORDED
