"""A spaCy document over the lines of a page; each token is one character and knows its box."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from extractors.values.confusions import fold_character
from ingest.page import Box

_BREAK = "\n"


class TextRow(Protocol):
    """A row of text with a box for each stretch of its characters (a run of `extractors.fields.layout`)."""

    @property
    def text(self) -> str: ...

    def span_box(self, start: int, end: int) -> Box: ...


@dataclass(frozen=True, slots=True)
class PageDoc:
    """`doc` holds one token a character, spaces left out, and a break token behind each row.

    `places` says for each token its row and the character's index in the row's text.
    """

    doc: Doc
    places: tuple[tuple[int, int], ...]


@cache
def pipeline() -> Language:
    """spaCy's blank Chinese pipeline (character segmentation, nothing to download).

    The NORM of each lexeme used is its character folded by the confusion classes, so matching on NORM ignores
    case, width and the look-alikes that readers mix up.
    """
    language = spacy.blank("zh")
    if not Token.has_extension("box"):
        Token.set_extension("box", getter=_token_box)
    return language


@cache
def _word(character: str) -> str:
    """`character`, once its lexeme's NORM is set."""
    pipeline().vocab[character].norm_ = fold_character(character)
    return character


def _token_box(token: Token) -> Box:
    row, at = token.doc.user_data["places"][token.i]
    box: Box = token.doc.user_data["rows"][row].span_box(at, at + 1)
    return box


def phrase_doc(phrase: str) -> Doc:
    """A phrase to look for, in the same tokens as the pages."""
    return Doc(pipeline().vocab, words=[_word(c) for c in phrase if not c.isspace()])


def page_doc(rows: Sequence[TextRow]) -> PageDoc:
    """The rows as one document; `token._.box` gives each character's box."""
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for number, row in enumerate(rows):
        for at, character in _visible(row.text):
            words.append(_word(character))
            places.append((number, at))
        words.append(_BREAK)
        places.append((number, max(0, len(row.text) - 1)))
    doc = Doc(pipeline().vocab, words=words, spaces=[False] * len(words))
    doc.user_data["places"], doc.user_data["rows"] = places, rows
    return PageDoc(doc, tuple(places))


def _visible(text: str) -> Iterable[tuple[int, str]]:
    return ((at, character) for at, character in enumerate(text) if not character.isspace())
