"""Five copies are five readings: where the lead's is doubtful, the others decide."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.copies.comparison import COPY_OF
from extractors.copies.page import Counterpart, Heard
from extractors.copies.words import respelled, words_of
from extractors.document import Document, Field, Reading
from extractors.page_text import PageText, Word
from extractors.second_opinion import SURE, counterpart, is_ambiguous, reading_form
from ingest.page import Box

FEWEST = 3  # readings that make a vote
BORNE_OUT = 0.995  # confidence of what all copies say
OUTVOTED = 0.98  # of what most say against the lead


@dataclass(frozen=True, slots=True)
class Vote:
    """All readings of one word of a lead page, the lead's own first; a copy's reader is `copy-of:<page>`."""

    box: Box
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Voted:
    """The lead page with its doubtful words as most copies have them, the words by number, the votes."""

    text: PageText
    decided: Mapping[int, Word]
    votes: tuple[Vote, ...]


def voted(text: PageText, heard: Mapping[str, Sequence[Heard]]) -> Voted:
    """Count the readings of each doubtful word; `heard` goes by the copies' page ids.

    A copy that has another word there must not be among those heard: it does not say what the lead says.
    """
    said: dict[int, list[Reading]] = defaultdict(list)
    for page, again in heard.items():
        for one in again:
            said[one.word].append(Reading(COPY_OF + page, one.text, one.confidence))
    words = words_of(text)
    decided: dict[int, Word] = {}
    votes = []
    for number, others in said.items():
        word = words[number]
        if word.confidence >= SURE or len(others) + 1 < FEWEST:
            continue
        readings = (Reading(text.engine, word.text, word.confidence), *others)
        votes.append(Vote(word.box, readings))
        decided[number] = _decided(word, readings)
    return Voted(respelled(text, decided), decided, tuple(votes))


def _decided(word: Word, readings: Sequence[Reading]) -> Word:
    """The word as most have it; as it was where none has more than half of the readings."""
    forms: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.text:
            forms[reading_form(reading.text)].append(reading)
    agreed = max(forms.values(), key=len, default=[])
    if 2 * len(agreed) <= len(readings):
        return word
    surest = max(reading.confidence for reading in agreed)
    if reading_form(word.text) == reading_form(agreed[0].text):
        whole = len(agreed) == len(readings) and not is_ambiguous(word.text)
        return replace(word, confidence=max(word.confidence, BORNE_OUT) if whole else word.confidence)
    best = max(agreed, key=lambda reading: reading.confidence)
    return replace(word, text=best.text, confidence=min(surest, OUTVOTED), other=word.text)


def after_vote(found: Counterpart, voted: Voted) -> Counterpart:
    """A copy's page with the lead's words as decided, but for those that the copy has otherwise."""
    odd = found.otherwise
    words = words_of(found.text)
    decided = {
        number: replace(word, box=words[number].box, other="")
        for number, word in voted.decided.items()
        if word.box not in odd
    }
    return replace(found, text=respelled(found.text, decided))


def with_votes(documents: Sequence[Document], votes: Mapping[str, Sequence[Vote]]) -> tuple[Document, ...]:
    """The documents whose fields tell the readings that decided them; `votes` go by page id."""
    return tuple(
        replace(document, fields=tuple(_field(field, votes) for field in document.fields))
        for document in documents
    )


def _field(field: Field, votes: Mapping[str, Sequence[Vote]]) -> Field:
    near = [vote for vote in votes.get(field.page, ()) if _same_place(vote.box, field.box)]
    if len(near) != 1 or field.readings:
        return field
    return replace(field, readings=_of_value(field.raw, near[0].readings))


def _of_value(raw: str, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """What the readings of a word, label and all, have in the place of a value that one of them spells."""
    spelt = next((reading.text for reading in readings if raw and raw in reading.text), None)
    if spelt is None:
        return ()
    return tuple(replace(reading, text=counterpart(spelt, raw, reading.text)) for reading in readings)


def _same_place(word: Box, field: Box) -> bool:
    return word.overlap(field) > 0.5 * min(word.area, field.area)
