"""Seals, signatures and notes of a copy's page against the lead's: who has them, wherever they were set.

Each copy is signed and sealed by itself: a mark need not lie in the same place, nor look the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product

from extractors.copies.comparison import Difference, DifferenceKind
from extractors.copies.laying import Laid
from extractors.copies.notes import AROUND_MM, joined, notes
from extractors.imaging.ink import RED_FROM, is_grey, reds
from extractors.imaging.loose import INKED, loose_ink, loose_red, reduced_reds
from extractors.imaging.picture import Grey, Picture, cut_box
from extractors.imaging.seals import SealFound, find_seals
from extractors.imaging.unlike import DPI
from extractors.page_text import PageText, Seal, SealColour, Signature
from extractors.reading.signatures import find_signatures
from ingest.page import Box

RED_LEFT = 0.3  # of the lead's red in the place of its seal: it was pressed there in the copy too
INK_LEFT = 0.35  # of the lead's ink in the place of its signature
NO_INK = 0.15  # surely nobody signed there
A_NAME, REWRITTEN = 0.15, 0.3  # of a signature's place: a name that is gone; of it: signed in other strokes
ONE_MARK = 0.6  # of a seal's place that a signature takes
ASIDE_MM = 25.0  # from a seal or a signature of the lead to the same one in a copy
MOST = 12  # notes on a page that are told


@dataclass(frozen=True, slots=True)
class Marks:
    """What the copy's page carries, in its pixels, and how that differs from the lead's."""

    seals: tuple[Seal, ...]
    signatures: tuple[Signature, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class MarkedPage:
    """A laid page with its lines (in its own pixels), and the marks on it once they are asked for."""

    laid: Laid
    text: PageText

    @cached_property
    def found_seals(self) -> tuple[SealFound, ...]:
        return find_seals(self.laid.sheet.picture, self.laid.sheet.dpi)

    @cached_property
    def found_signatures(self) -> tuple[Signature, ...]:
        sheet = self.laid.sheet
        seals = tuple(Seal(found.box, found.colour) for found in self.found_seals)
        return find_signatures(self.text.lines, seals, sheet.picture, sheet.lifted, sheet.dpi)

    @cached_property
    def extra(self) -> tuple[Box, ...]:
        """Ink that only the copy has, in pixels of the lead's page; not what a photocopy shows of red ink."""
        laid = self.laid
        found = loose_ink(laid.ink, laid.lead_ink, laid.valid)
        return _of_lead(laid, found and loose_ink(laid.ink, laid.lead.ink_of_all, laid.valid))

    @cached_property
    def gone(self) -> tuple[Box, ...]:
        """Ink that only the lead has."""
        laid = self.laid
        found = loose_ink(laid.lead_ink, laid.ink, laid.valid)
        return _of_lead(laid, found and loose_ink(laid.lead_ink, laid.ink_of_all, laid.valid))

    @cached_property
    def reddened(self) -> tuple[Box, ...]:
        """Red that only the copy has, in pixels of the lead's page."""
        laid = self.laid
        return loose_red(reduced_reds(laid.sheet.picture), laid.lead.reds, laid.matrix)


def compare_marks(page: MarkedPage, compared: Sequence[Box]) -> Marks:
    """`compared` are the places of words, in the lead, that were found to differ."""
    seals = _Seals(page)
    signatures = _Signatures(page)
    known = [
        *(seal.box for seal in page.laid.lead.text.seals),
        *(signature.box for signature in page.laid.lead.text.signatures),
        *(difference.lead_box for difference in (*seals.differences, *signatures.differences)),
    ]
    once = _one_mark(page.laid, signatures.differences, seals.differences)
    told = tuple(islice(notes(page.laid, page.extra, page.gone, known, compared), MOST))
    return Marks(
        tuple(seals.present),
        tuple(signatures.present),
        (*(d for d in (*seals.differences, *signatures.differences) if d not in once), *told),
    )


def _one_mark(laid: Laid, signatures: Sequence[Difference], seals: Sequence[Difference]) -> list[Difference]:
    """A signature that only one of the two has, where only the other has a seal: one mark, black in one.

    A photocopy shows a name's seal as strokes of a pen; so none of the pages without colour may tell it.
    """
    same = []
    for signature, seal in product(signatures, seals):
        opposed = signature.in_lead != seal.in_lead
        shared = signature.lead_box.overlap(seal.lead_box)
        black = laid.lead.reds if signature.in_lead else reduced_reds(laid.sheet.picture)
        if opposed and shared > ONE_MARK * seal.lead_box.area and not (black > RED_FROM).any():
            same += [signature, seal]
    return same


def is_red_in(laid: Laid, seal: Seal) -> bool:
    """Whether a red seal of the lead is there in the copy, in its place and in red."""
    if seal.colour is not SealColour.RED:
        return False
    there, here = _red(laid.lead.sheet.picture, seal.box), _red(laid.sheet.picture, laid.place(seal.box))
    return here >= RED_LEFT * there


class _Seals:
    """The lead's seals looked for in the copy, and the copy's that the lead has not."""

    def __init__(self, page: MarkedPage) -> None:
        self._page = page
        self.present: list[Seal] = []
        self.differences: list[Difference] = []
        lost = [seal for seal in page.laid.lead.text.seals if not self._is_in_place(seal)]
        elsewhere = self._paired(lost) if lost else {}
        for number, seal in enumerate(lost):
            self._look_for(seal, elsewhere.get(number))
        if page.reddened:
            self._more()

    def _is_in_place(self, seal: Seal) -> bool:
        laid = self._page.laid
        if not is_red_in(laid, seal):
            return False
        self.present.append(Seal(laid.place(seal.box), seal.colour, "", 0.0, seal.shape, seal.riding))
        return True

    def _paired(self, lost: Sequence[Seal]) -> dict[int, SealFound]:
        """The copy's seals that are nearest to where the lead's lost ones should be, each for one of them."""
        laid = self._page.laid
        near = ASIDE_MM * laid.sheet.dpi / 25.4
        known = {seal.box for seal in self.present}
        places = [laid.place(seal.box) for seal in lost]
        apart = sorted(
            (_distance(found.box, place), number, other)
            for number, place in enumerate(places)
            for other, found in enumerate(self._page.found_seals)
            if found.box not in known and _near(found.box, place, near)
        )
        pairs: dict[int, int] = {}
        for _, number, other in apart:
            if number not in pairs and other not in pairs.values():
                pairs[number] = other
        return {number: self._page.found_seals[other] for number, other in pairs.items()}

    def _look_for(self, seal: Seal, found: SealFound | None) -> None:
        place = self._page.laid.place(seal.box)
        if found is not None:
            self.present.append(Seal(found.box, found.colour, "", 0.0, found.shape, found.riding))
        elif self._shows_through(seal):
            self.present.append(Seal(place, SealColour.BLACK, "", 0.0, seal.shape, seal.riding))
        elif not seal.riding:  # each sheet has its own part of a riding seal, or none
            self.differences.append(
                Difference(DifferenceKind.SEAL, seal.box, place, text=seal.text, in_copy=False)
            )

    def _shows_through(self, seal: Seal) -> bool:
        """Whether a scan without colour has the ink of the seal in its place, besides the print there."""
        laid = self._page.laid
        if seal.colour is not SealColour.RED or not is_grey(laid.sheet.picture):
            return False
        box = seal.box.scaled(DPI / laid.lead.sheet.dpi)
        print_, both, here = (_inked(ink, box) for ink in (laid.lead.ink, laid.lead.ink_of_all, laid.ink))
        return both > print_ and here - print_ >= INK_LEFT * (both - print_)

    def _more(self) -> None:
        laid = self._page.laid
        near = ASIDE_MM * laid.sheet.dpi / 25.4
        for found in self._page.found_seals:
            if found.riding or any(_near(found.box, seal.box, near) for seal in self.present):
                continue
            box = laid.place_in_lead(found.box)
            if any(box.overlap(red) > 0 for red in self._page.reddened):
                self.present.append(Seal(found.box, found.colour, "", 0.0, found.shape, found.riding))
                self.differences.append(Difference(DifferenceKind.SEAL, box, found.box, in_lead=False))


class _Signatures:
    """The lead's signatures looked for in the copy, and the copy's that the lead has not."""

    def __init__(self, page: MarkedPage) -> None:
        self._page = page
        self.present: list[Signature] = []
        self.differences: list[Difference] = []
        lost = [signature for signature in page.laid.lead.text.signatures if not self._is_in_place(signature)]
        for signature in lost:
            self._look_for(signature)
        if page.extra:
            self._more()

    def _is_in_place(self, signature: Signature) -> bool:
        """Whether it is there: with other strokes perhaps, but not with one of two names gone."""
        laid = self._page.laid
        there, here = self._inks(signature)
        if here < INK_LEFT * there:
            return False
        self.present.append(Signature(laid.place(signature.box), signature.anchor))
        factor = DPI / laid.lead.sheet.dpi
        around = AROUND_MM * laid.lead.sheet.dpi / 25.4
        for gone in joined(self._page.gone, around):  # the characters of one name
            share = gone.overlap(signature.box) / signature.box.area
            again = sum(extra.overlap(gone) for extra in self._page.extra) > REWRITTEN * gone.area
            if share >= A_NAME and not again:
                here, there = (_inked(ink, gone.scaled(factor)) for ink in (laid.ink, laid.lead_ink))
                self._tell(signature, gone, certain=here < NO_INK * there)
        return True

    def _look_for(self, signature: Signature) -> None:
        laid = self._page.laid
        place = laid.place(signature.box)
        near = ASIDE_MM * laid.sheet.dpi / 25.4
        known = [one.box for one in self.present]
        for found in self._page.found_signatures:
            free = not any(found.box.overlap(other) > 0 for other in known)
            if free and found.anchor == signature.anchor and _near(found.box, place, near):
                self.present.append(found)
                return
        there, here = self._inks(signature)
        self._tell(signature, signature.box, certain=here < NO_INK * there)

    def _inks(self, signature: Signature) -> tuple[float, float]:
        """The share of ink in its place, in the lead and in the copy."""
        laid = self._page.laid
        box = signature.box.scaled(DPI / laid.lead.sheet.dpi)
        return _inked(laid.lead_ink, box), _inked(laid.ink, box)

    def _tell(self, signature: Signature, box: Box, *, certain: bool) -> None:
        place, anchor = self._page.laid.place(box), signature.anchor
        self.differences.append(
            Difference(DifferenceKind.SIGNATURE, box, place, anchor, anchor, in_copy=False, certain=certain)
        )

    def _more(self) -> None:
        laid = self._page.laid
        around = AROUND_MM * laid.lead.sheet.dpi / 25.4
        known = [signature.box for signature in self.present]
        for found in self._page.found_signatures:
            box = laid.place_in_lead(found.box)
            if any(found.box.overlap(other) > 0 for other in known):
                continue
            if any(box.grow(around).overlap(ink) > 0.5 * ink.area for ink in self._page.extra):
                self.present.append(found)
                self.differences.append(
                    Difference(
                        DifferenceKind.SIGNATURE,
                        box,
                        found.box,
                        found.anchor,
                        found.anchor,
                        in_lead=False,
                    )
                )


def _of_lead(laid: Laid, boxes: Iterable[Box]) -> tuple[Box, ...]:
    factor = laid.lead.sheet.dpi / DPI
    return tuple(box.scaled(factor) for box in boxes)


def _inked(ink: Grey, box: Box) -> float:
    """The share of a box at 150 dpi that is surely ink."""
    return float((cut_box(ink, box) > INKED).mean())


def _red(picture: Picture, box: Box) -> float:
    return float((reds(cut_box(picture, box)) > RED_FROM).mean())


def _near(one: Box, other: Box, reach: float) -> bool:
    return one.overlap(other) > 0 or _distance(one, other) < reach


def _distance(one: Box, other: Box) -> float:
    (x, y), (u, v) = one.centre, other.centre
    return float(((x - u) ** 2 + (y - v) ** 2) ** 0.5)
