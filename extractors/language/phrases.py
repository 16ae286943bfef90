"""Phrases (titles, labels, anchors) found on a page by spaCy's PhraseMatcher over folded characters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Levenshtein
from spacy.matcher import PhraseMatcher

from extractors.language.page_doc import PageDoc, phrase_doc, pipeline
from extractors.values.confusions import fold
from extractors.values.names import has_han


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
        self._exact: dict[str, set[str]] = {}
        for key, texts in phrases.items():
            for text in texts:
                self._exact.setdefault(_packed(text), set()).add(key)
            docs = [phrase_doc(text) for text in texts if text.strip()]
            if docs:
                self._matcher.add(key, docs)

        self._long = [
            (phrase, frozenset(owners))
            for phrase, owners in self._exact.items()
            if len(phrase) >= (6 if has_han(phrase) else 8)
        ]

    def exact(self, text: str) -> frozenset[str]:
        """The keys of the phrase that `text` is, whatever its spaces and look-alikes."""
        return frozenset(self._exact.get(_packed(text), ()))

    def near(self, text: str) -> tuple[frozenset[str], int]:
        """The keys of the long phrase that `text` begins with, some characters misread, and its length.

        One wrong character is allowed in six; one in four where a slash ends the phrase. Phrases of fewer
        than six Han or eight Latin characters are too short for that. Without a nearest one there is no
        key.
        """
        packed = _packed(text)
        head, slash, _ = packed.partition("/")
        best: tuple[float, int] = (1.0, 0)
        keys: frozenset[str] = frozenset()
        for phrase, owners in self._long:
            allowed = len(phrase) // (4 if slash else 6)
            compared = head if slash else packed[: len(phrase)]
            wrong = Levenshtein.distance(compared, phrase, score_cutoff=allowed)
            if slash and wrong and phrase.startswith(head):
                continue  # a shorter phrase, whole: PASSPORT / PASSEPORT is no Passport No.
            rank = (wrong / len(phrase), -len(phrase))
            if wrong <= allowed and rank <= best:
                keys = keys | owners if rank == best else owners
                best = rank
        return keys, (len(head) if slash else -best[1])

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


def _packed(text: str) -> str:
    return fold("".join(text.split()))


def _whole_words(page: PageDoc, first: int, last: int) -> bool:
    """Whether no Latin letter goes on before or behind, spaces counting as the end of a word."""
    doc, places = page.doc, page.places
    if first > 0 and _latin(doc[first].text) and _latin(doc[first - 1].text):
        touches = places[first - 1] == (places[first][0], places[first][1] - 1)
        if touches and not _new_word(doc[first - 1].text, doc[first].text):
            return False
    if last < len(doc) and _latin(doc[last - 1].text) and _latin(doc[last].text):
        touches = places[last] == (places[last - 1][0], places[last - 1][1] + 1)
        return not touches or _new_word(doc[last - 1].text, doc[last].text)
    return True


def _new_word(left: str, right: str) -> bool:
    """Whether a capital behind a small letter shows that a space was lost in reading."""
    return left.islower() and right.isupper()


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _longest(hits: list[Hit]) -> list[Hit]:
    """Without the hits that lie inside, or overlap, a longer one of another place; equal places all stay."""
    kept: list[Hit] = []
    for _, row in groupby(sorted(hits, key=lambda h: (h.row, h.start - h.end, h.start)), lambda h: h.row):
        taken: dict[int, tuple[int, int]] = {}  # character → the place that has it
        for hit in row:
            place = (hit.start, hit.end)
            if all(taken.get(at, place) == place for at in range(*place)):
                taken.update(dict.fromkeys(range(*place), place))
                kept.append(hit)
    return kept
