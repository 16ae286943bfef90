"""One page of the lead copy compared with the pages of other copies that should answer to it."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from rapidfuzz.fuzz import partial_ratio

from extractors.copies.another import is_another_page, probes
from extractors.copies.comparison import Difference, DifferenceKind
from extractors.copies.laying import Laid, LeadPage, lay, lead_page
from extractors.copies.marks import MarkedPage, compare_marks, is_red_in
from extractors.copies.readings import ALIKE, STAMPED, LeadReadings, chosen, differing, heard, same_words
from extractors.copies.words import respelled
from extractors.imaging.blank import is_blank
from extractors.imaging.picture import Grey, PictureUnreadable, Quad, load
from extractors.imaging.quality import quality_of, with_colour_dropped
from extractors.imaging.unlike import Unlikeness, struck_through, unlikeness
from extractors.page_text import LayerChoice, PageText, Quality, Word
from extractors.reading.carried import carried
from extractors.reading.engine import Engine, Piece
from extractors.second_opinion import SURE, reading_form
from ingest.page import Box, PageImage

UNLIKE = 0.35  # a word that looks otherwise
ANOTHER = 0.5  # share of such print from which the page is another one
SPELLED = 60.0  # per cent of the shorter of word and value that is in the other
TOUCHED = 0.03  # share of a word under a seal or a signature: its ink may be taken for a character
AROUND_MM = 2.0  # of a seal: pieces are cut with some of what is around them


@dataclass(frozen=True, slots=True)
class CriticalPlace:
    """Where a critical field stands on a lead page, in pixels of the page upright, and its text there."""

    field: str
    box: Box
    text: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a copy says where the lead has the word of this number (see `words_of`), in the lead's `box`."""

    word: int
    box: Box
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The page of a copy that answers to a lead page.

    `text` is the lead's, in the copy's places and with what differs there; `heard` are the words that were
    read again, whatever came of it. `turn`: degrees clockwise by which the page lies otherwise than the
    lead's. `unlike` is the share of print that looks otherwise: much is another page of the same form.
    """

    text: PageText
    turn: int
    differences: tuple[Difference, ...]
    heard: tuple[Heard, ...]
    unlike: float

    @property
    def otherwise(self) -> frozenset[Box]:
        """The places, in the lead, of the words that this page has otherwise."""
        return frozenset(one.lead_box for one in self.differences if one.kind is DifferenceKind.TEXT)


def compare_page(
    page: PageImage,
    text: PageText,
    critical: Sequence[CriticalPlace],
    copies: Sequence[PageImage],
    engine: Engine,
    at_most: Sequence[float] = (),
) -> tuple[Counterpart | None, ...]:
    """For each page of `copies` what answers to the lead page `page`; None where it is another page.

    So is one that is unlike to the share in `at_most` (one for each of `copies`) or more: it was found to be
    less unlike another page of the lead, and need not be read. None as well where the copy's picture cannot
    be decoded: reading it will say why. Raises PictureUnreadable for the lead's, OSError where a picture's
    file is gone.
    """
    if text.blank:
        return tuple(_blank(copy, text) for copy in copies)
    comparing = _Comparing(lead_page(page, text), tuple(critical), engine)
    shares = at_most or [ANOTHER] * len(copies)
    found = [comparing.with_copy(copy, share) for copy, share in zip(copies, shares, strict=True)]
    odd = {number for one in found if one is not None for number in _otherwise(one)}
    return tuple(
        one if one is None or comparing.has_heard(copy, one, odd) else comparing.with_copy(copy, odd=odd)
        for copy, one in zip(copies, found, strict=True)
    )


def _otherwise(found: Counterpart) -> set[int]:
    """The words that a copy has otherwise: what the others have there decides which copy is odd."""
    return {said.word for said in found.heard if said.box in found.otherwise}


def _blank(page: PageImage, text: PageText) -> Counterpart | None:
    try:
        picture = load(page.file)
    except PictureUnreadable:
        return None
    if not is_blank(picture, page.dpi):
        return None
    height, width = picture.shape[:2]
    return Counterpart(PageText(width, height, page.dpi, 0, text.engine, 0.0, blank=True), 0, (), (), 0.0)


class _Comparing:
    def __init__(self, lead: LeadPage, critical: tuple[CriticalPlace, ...], engine: Engine) -> None:
        self._lead = lead
        self._engine = engine
        self._words = lead.words
        self._fields = _fields_of(self._words, critical)
        self._again = LeadReadings(engine)
        self._telling: dict[Path, set[int]] = {}  # words that it matters to read, by the copy's picture
        self._agreed: dict[int, list[Grey]] = {}  # ink of copies that were read and say what the lead says
        around = AROUND_MM * lead.sheet.dpi / 25.4
        marks = [seal.box.grow(around) for seal in lead.text.seals]
        marks += [signature.box for signature in lead.text.signatures]
        self._stamped = {
            n for n, word in enumerate(self._words) if any(_touches(box, word.box) for box in marks)
        }

    def with_copy(
        self, page: PageImage, at_most: float = ANOTHER, odd: Set[int] = frozenset()
    ) -> Counterpart | None:
        """What answers to the lead page; words that are `odd` in another copy are read in any case."""
        try:
            laid = lay(self._lead, page)
        except PictureUnreadable:
            return None
        if laid is None:
            return None
        unlike = self._unlikeness(laid)
        share = self._share(unlike)
        if share >= min(at_most, ANOTHER):
            return None
        self._telling[page.file] = {n for n, one in enumerate(unlike) if self._may_tell(n, one)}
        return self._compared(laid, unlike, share, odd)

    def has_heard(self, page: PageImage, found: Counterpart, odd: Set[int]) -> bool:
        """Whether of the `odd` words all were read for which that matters."""
        return odd & self._telling[page.file] <= {said.word for said in found.heard}

    def _unlikeness(self, laid: Laid) -> tuple[Unlikeness, ...]:
        return unlikeness(laid.lead_ink, laid.ink, self._lead.boxes)

    def _share(self, unlike: Sequence[Unlikeness]) -> float:
        """The share of the page's print that looks otherwise; what lies under seals tells nothing."""
        plain = [n for n in range(len(self._words)) if n not in self._stamped]
        areas = {n: self._words[n].box.area for n in plain}
        whole = sum(areas.values())
        return sum(areas[n] for n in plain if unlike[n].score >= UNLIKE) / whole if whole else 0.0

    def _compared(
        self, laid: Laid, unlike: Sequence[Unlikeness], share: float, odd: Set[int]
    ) -> Counterpart | None:
        read = self._heard(laid, unlike, self._to_read(laid, unlike, odd))
        if read is None:
            return None
        found: dict[int, Difference] = {}
        for number, piece in read.items():
            word = self._words[number]
            if same_words(piece.text, word.text):
                self._agreed.setdefault(number, []).append(laid.ink)
                continue
            difference = differing(
                laid,
                number,
                word,
                piece,
                unlike[number],
                self._again,
                stamped=number in self._stamped,
                critical=number in self._fields or number in odd,
            )
            if difference is not None:
                found[number] = replace(difference, field=self._fields.get(number, ""))
        other = {n: Word(d.text, self._words[n].box, read[n].confidence) for n, d in found.items()}
        text = self._carried(laid, respelled(self._lead.text, other))
        marks = compare_marks(MarkedPage(laid, text), [d.lead_box for d in found.values()])
        struck = [
            self._struck(laid, number)
            for number in struck_through(unlike)
            if self._plain(number, found) and not laid.is_astray(self._words[number].box)
        ]
        text = replace(text, seals=marks.seals, signatures=marks.signatures)
        differences = (*found.values(), *struck, *marks.differences)
        said = tuple(
            Heard(n, self._words[n].box, piece.text, round(piece.confidence, 4)) for n, piece in read.items()
        )
        return Counterpart(text, laid.turn, differences, said, share)

    def _heard(
        self, laid: Laid, unlike: Sequence[Unlikeness], numbers: Sequence[int]
    ) -> dict[int, Piece] | None:
        """These words read in the copy; None where the first of them tell that it is another page."""
        plain = [n for n in numbers if n not in self._stamped]
        first = probes(self._words, plain, {n: unlike[n].score for n in plain})
        read = heard(laid, {n: self._words[n] for n in first}, self._engine)
        if is_another_page(self._words, read):
            return None
        read |= heard(laid, {n: self._words[n] for n in numbers if n not in read}, self._engine)
        return {n: read[n] for n in numbers}

    def _struck(self, laid: Laid, number: int) -> Difference:
        box = self._words[number].box
        return Difference(DifferenceKind.NOTE, box, laid.place(box), certain=False)

    def _plain(self, number: int, found: Mapping[int, Difference]) -> bool:
        return number not in found and number not in self._stamped

    def _to_read(self, laid: Laid, unlike: Sequence[Unlikeness], odd: Set[int]) -> list[int]:
        """Of words under signatures and colourless seals only critical fields: the others hardly tell."""
        told = [
            n
            for n in chosen(self._words, unlike, {*self._fields, *odd})
            if self._may_tell(n, unlike[n]) and not self._is_known(n, laid)
        ]
        if all(number in self._fields for number in told):
            return told
        hidden = [signature.box for signature in self._lead.text.signatures]
        hidden += [seal.box for seal in self._lead.text.seals if not is_red_in(laid, seal)]
        return [
            number
            for number in told
            if number in self._fields or not any(_touches(box, self._words[number].box) for box in hidden)
        ]

    def _may_tell(self, number: int, unlike: Unlikeness) -> bool:
        """Whether it matters how a word reads: as a difference, which has to be seen, or as a vote.

        Print that looks alike is no difference whatever was read (`readings.differing`), and of what the
        lead is sure nobody is asked to vote: half of the critical fields need no second reading.
        """
        least = STAMPED if number in self._stamped else ALIKE
        return unlike.score >= least or self._words[number].confidence < SURE

    def _is_known(self, number: int, laid: Laid) -> bool:
        """Whether a word looks as in a copy that was read and says what the lead says.

        What lies on the lead's scan makes it unlike all copies; it need not be read in each.
        """
        word = self._words[number]
        if number in self._stamped or word.confidence < SURE:
            return False
        box = [self._lead.boxes[number]]
        return any(unlikeness(ink, laid.ink, box)[0].score < ALIKE for ink in self._agreed.get(number, ()))

    def _carried(self, laid: Laid, text: PageText) -> PageText:
        width, height = laid.sheet.size
        moved = carried(text, laid.place, width, height)
        quads = [laid.quad(word.box) for word in self._words]
        return replace(
            moved,
            dpi=laid.sheet.dpi,
            rotation=laid.rotation,
            layer=LayerChoice.NONE,
            quality=_quality(laid, quads),
        )


def _quality(laid: Laid, quads: list[Quad]) -> Quality:
    quality = quality_of(laid.sheet.grey, laid.sheet.dpi, quads)
    return with_colour_dropped(quality) if laid.sheet.colourless and laid.lead.text.seals else quality


def _fields_of(words: Sequence[Word], critical: Sequence[CriticalPlace]) -> dict[int, str]:
    """The words that spell critical fields."""
    return {
        number: place.field
        for place in critical
        for number, word in enumerate(words)
        if (_holds(place.box, word.box) or _holds(word.box, place.box)) and _spells(word.text, place.text)
    }


def _spells(word: str, value: str) -> bool:
    """Whether a word is of a value, or holds it; a label beside the value is neither."""
    return not value or partial_ratio(reading_form(word), reading_form(value)) >= SPELLED


def _holds(one: Box, other: Box) -> bool:
    """Whether the middle of the other lies in the one: a label above a value only touches it."""
    x, y = other.centre
    return one.x0 <= x <= one.x1 and one.y0 <= y <= one.y1


def _touches(one: Box, other: Box) -> bool:
    return one.overlap(other) > TOUCHED * other.area
