"""Pages compared by what was read on them, where their pictures cannot be laid on one another."""

import re
from collections.abc import Iterator

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from extractors.copies.comparison import Difference, DifferenceKind
from extractors.copies.words import words_of
from extractors.page_text import PageText, Word
from extractors.second_opinion import reading_form

SAME_PAGE = 0.93  # likeness of texts from which only the reader differs
SAME_SHEET = 0.55  # from which two pages are versions of one
OTHERWISE = 0.85  # of two words that say the same; of a number every digit has to be there
VALUES, DIGITS, FEW = 0.5, 4, 3  # share of two pages' numbers of so many digits; fewer of them tell nothing
SURE = 0.95  # confidence of two readings of different layouts from which a figure tells
TOLD = 6  # differences of two versions that are told
_FIGURE = re.compile(r"\d(?:[\d.,/:年月-]*\d)?")
_LETTERS = 3  # shorter words tell nothing by themselves


def alike(first: PageText, second: PageText) -> float:
    """How much two pages say the same, 0 to 1, whatever their layout."""
    return ratio(spelled(first), spelled(second)) / 100


def same_values(first: PageText, second: PageText) -> bool:
    """Whether two pages bear the same numbers, dates and amounts, as far as they bear any.

    Two pages of one form say the same but for these.
    """
    mine, other = _values(first), _values(second)
    fewer = min(len(mine), len(other))
    return fewer < FEW or len(mine & other) >= VALUES * fewer


def _values(text: PageText) -> set[str]:
    found = (re.sub(r"\D", "", run) for line in text.lines for run in _FIGURE.findall(line.text))
    return {digits for digits in found if len(digits) >= DIGITS}


def differences(lead: PageText, copy: PageText) -> tuple[Difference, ...]:
    """The first few words that only one of two versions of a sheet has, each beside the likeliest other."""
    return tuple(one for one, _ in zip(_unmatched(lead, copy), range(TOLD), strict=False))


def differing_numbers(lead: PageText, copy: PageText) -> tuple[Difference, ...]:
    """The first few figures, surely read, that only one of two layouts of a page has."""
    sure = (
        one for one in _unmatched(lead, copy, SURE) if any(character.isdigit() for character in one.lead_text)
    )
    return tuple(one for one, _ in zip(sure, range(TOLD), strict=False))


def _unmatched(lead: PageText, copy: PageText, least: float = 0.0) -> Iterator[Difference]:
    others = words_of(copy)
    forms = [reading_form(word.text) for word in others]
    whole = "".join(forms)
    for word in words_of(lead):
        form = reading_form(word.text)
        if word.confidence < least or len(form) < _LETTERS or not forms or _stands_in(form, whole):
            continue
        _, score, place = extractOne(form, forms, scorer=ratio)
        numbers = any(character.isdigit() for character in form)
        if score < 100 * (1.0 if numbers else OTHERWISE) and others[place].confidence >= least:
            yield _difference(word, others[place])


def _stands_in(form: str, whole: str) -> bool:
    """Whether a word is there, cut otherwise; a figure that stands within a longer one is another."""
    before = r"(?<!\d)" if form[0].isdigit() else ""
    behind = r"(?!\d)" if form[-1].isdigit() else ""
    return re.search(before + re.escape(form) + behind, whole) is not None


def _difference(mine: Word, other: Word) -> Difference:
    return Difference(
        DifferenceKind.TEXT, mine.box, other.box, lead_text=mine.text, text=other.text, certain=False
    )


def spelled(text: PageText) -> str:
    """The letters and digits of a page, one behind the other, for comparing."""
    return "".join(c for line in text.lines for c in line.text.casefold() if c.isalnum())
