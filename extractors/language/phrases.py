"""Phrases (titles, labels, anchors) found on a page by spaCy's PhraseMatcher over folded characters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spacy.matcher import PhraseMatcher

from extractors.language.page_doc import PageDoc, phrase_doc, pipeline


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Characters `start` to `end` of row `row` are the phrase filed under `key`."""

    row: int
    start: int
    end: int
    key: str


class PhraseIndex:
    """Phrases under keys, to be found in pages. A phrase may stand under several keys."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._matcher = PhraseMatcher(pipeline().vocab, attr="NORM")
        for key, texts in phrases.items():
            docs = [phrase_doc(text) for text in texts if text.strip()]
            if docs:
                self._matcher.add(key, docs)

    def find(self, page: PageDoc, *, overlapping: bool = False) -> tuple[Hit, ...]:
        """Hits in reading order; of hits of different phrases that overlap only the longest, unless told.

        Latin phrases count only as whole words.
        """
        strings = pipeline().vocab.strings
        found = []
        for key, first, last in self._matcher(page.doc):
            row, start = page.places[first]
            end = page.places[last - 1][1] + 1
            if _whole_words(page, first, last):
                found.append(Hit(row, start, end, strings[key]))
        return tuple(sorted(set(found) if overlapping else _longest(found)))


def _whole_words(page: PageDoc, first: int, last: int) -> bool:
    """Whether no Latin letter goes on before or behind, spaces counting as the end of a word."""
    doc, places = page.doc, page.places
    if first > 0 and _latin(doc[first].text) and _latin(doc[first - 1].text):
        touches = places[first - 1] == (places[first][0], places[first][1] - 1)
        if touches:
            return False
    if last < len(doc) and _latin(doc[last - 1].text) and _latin(doc[last].text):
        return places[last] != (places[last - 1][0], places[last - 1][1] + 1)
    return True


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _longest(hits: list[Hit]) -> list[Hit]:
    """Without the hits that lie inside, or overlap, a longer one of another place; equal places all stay."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.row, h.start - h.end, h.start)):
        rivals = (k for k in kept if k.row == hit.row and k.start < hit.end and hit.start < k.end)
        if all((k.start, k.end) == (hit.start, hit.end) for k in rivals):
            kept.append(hit)
    return kept
