"""Whose a page is: whether it names the people and companies of the dossier, or others."""

from collections.abc import Iterable, Set

from rapidfuzz.fuzz import ratio

from extractors.copies.comparison import Difference
from extractors.document import Answer, Document, Field, ReadPage
from extractors.page_text import PageText
from extractors.split import find_documents

# Fields that name the applicant or the employer; dates and amounts name nobody.
NAMING = frozenset(
    (
        "passport_no", "employee_id", "name_zh", "name_foreign", "surname", "given_names", "holder_name",
        "employee_name", "employer_name", "entity_name", "company_name", "employer_uscc", "uscc", "mrz1",
        "mrz2",
    )
)  # fmt: skip
_LEGIBLE = 0.85  # confidence below which a name may be anything
_ALIKE, _ALIKE_LONG = 75.0, 85.0  # per cent of two spellings of one name, and of one of many characters
_LONG = 10  # characters: companies of one town and trade share most of theirs
_SHORTEST, _SHORTEST_LATIN = 3, 6  # characters: shorter names stand in many a text, or in longer words


class Identity:
    """The names in the documents of the lead copy."""

    def __init__(self, documents: Iterable[Document]) -> None:
        named = [field for document in documents for field in document.fields if _names(field)]
        self._values = {_plain(field.value) for field in named} - {""}

    def is_foreign(self, text: PageText) -> bool:
        """Whether a page names somebody else and nobody of the dossier. False where it names nobody."""
        written = _plain("".join(line.text for line in text.lines))
        words = {_plain(word) for line in text.lines for word in line.text.split()}
        if any(_stands_in(value, written, words) for value in self._values):
            return False
        found = find_documents([ReadPage("", text)], None, None)
        named = [field for document in found for field in document.fields if _names(field)]
        return bool(named) and not any(self.knows(field) for field in named)

    def knows(self, field: Field) -> bool:
        value = _plain(field.value)
        return any(_same(value, known) for known in self._values)


def _names(field: Field) -> bool:
    return field.name in NAMING and field.answer is Answer.FOUND and field.confidence >= _LEGIBLE


def _plain(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _stands_in(value: str, written: str, words: Set[str]) -> bool:
    """Whether a folded name is there: a short one of Latin letters as a word of its own."""
    if len(value) < _SHORTEST_LATIN and value.isascii():
        return len(value) >= _SHORTEST and value in words
    return len(value) >= _SHORTEST and value in written


def _same(first: str, second: str) -> bool:
    """Whether two folded names are spellings of one."""
    least = _ALIKE_LONG if min(len(first), len(second)) >= _LONG else _ALIKE
    return ratio(first, second) >= least


def is_another(differences: Iterable[Difference]) -> bool:
    """Whether what differs between two pages of one form makes them two people's (or companies').

    A letter or a digit makes nobody else.
    """
    named = {
        one.field
        for one in differences
        if one.certain and one.field in NAMING and not _same(_plain(one.lead_text), _plain(one.text))
    }
    return len(named) > 1
