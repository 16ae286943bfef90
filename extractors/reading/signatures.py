"""Signatures: handwriting right of, below or, over a rule, above a printed label that asks for one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from extractors.imaging.handwriting import find_handwriting, has_rule
from extractors.imaging.picture import Picture
from extractors.page_text import Line, Seal, SealColour, Signature, Word
from extractors.reading.script import is_han
from ingest.page import Box

_ASKS = re.compile(
    r"(?:签字|签名|签章|签署人|签\s*收|注册会计师|[Ss]ignature|SIGNATURE|[Ss]igned(?:\s+by)?)"
    r"(?:\s*[或/、及与和]?\s*(?:盖章?|公章|签章|章))?\s*[)）]?\s*(?P<colon>[:：]?)\s*(?P<rest>.*)$"
)
_PARTY = re.compile(
    r"^(?:[甲乙丙]\s*方|本人|员工|申请人|申报人|劳动者|法定代表人|授权代表|委托代理人|负责人)"
    r"\s*(?:[(（][^)）章]{0,12}[)）])?\s*(?P<colon>[:：])\s*(?P<rest>.*)$"
)
_CLOSING = re.compile(r"^Yours (?:faithfully|sincerely|truly)(?P<colon>,?)(?P<rest>)$")
_BELOW_RULE = re.compile(  # what stands under the rule one signs on, Western style
    r"^(?:(?:[Tt]he )?(?:Rector|(?:Vice[- ])?(?:President|Chancellor|Dean|Principal)|Dean|Registrar|Provost"
    r"|(?:Managing |Executive )?Director|Secretary|Chair(?:man|woman|person)?"
    r"|Authori[sz]ed [Ss]ignator(?:y|ies)|Signature)(?:(?: of|,) [^:：.;]{2,40})?|[\w ]{2,20} [Ss]ignature)$"
)
_RIGHT_MM = 72.0
_UP_MM = 9.0  # a signature rises above and hangs below its label
_BELOW_MM = (1.0, 14.0)
_ABOVE_MM = (
    16.0,
    0.4,
    6.0,
)  # from the label's top: where writing and where its rule may begin; where both end
_ABOVE_WIDER_MM = 14.0
_ASIDE_MM = 6.5  # from the label's middle to the signature's


@dataclass(frozen=True, slots=True)
class _Anchor:
    text: str
    box: Box
    em: float  # pixels
    above: bool = False  # the label stands under its rule


def find_signatures(
    lines: tuple[Line, ...], seals: tuple[Seal, ...], picture: Picture, lifted: Picture, dpi: float
) -> tuple[Signature, ...]:
    """One signature for each label that has one; `picture` is the upright page, `lifted` without red.

    Strokes inside a black or blue seal count for nothing: a signature under one is rather missed than
    invented.
    """
    usual = _usual_em(lines)
    anchors = [anchor for line in lines if (anchor := _anchor(line, usual)) is not None]
    if not anchors:
        return ()
    black = [seal.box for seal in seals if seal.colour is not SealColour.RED]
    printed = [(word.box, _letters_at_end(word.text)) for line in lines for word in line.words or (line,)]
    found: list[Signature] = []
    for anchor in anchors:
        box = _written(anchor, anchors, printed, black, picture, lifted, dpi)
        if box is not None and not any(box.overlap(s.box) > 0.4 * min(box.area, s.box.area) for s in found):
            found.append(Signature(box, anchor.text))
    return tuple(found)


def _usual_em(lines: tuple[Line, ...]) -> float:
    """The size of the page's print in pixels: width by length of its longer lines."""
    sizes = [line.box.width / length for line in lines if (length := _length(line.text)) >= 4]
    return median(sizes) if sizes else 1e9


def _anchor(line: Line, usual: float) -> _Anchor | None:
    """The label part of a line that asks for a signature; None for running text that speaks of one."""
    if _BELOW_RULE.match(line.text.strip()):
        return _Anchor(line.text.strip(), *_extent(line, line.text.strip(), usual), above=True)
    match = _asks(line.text)
    if match is None:
        return None
    rest = match["rest"]
    if rest and not match["colon"] and not line.text[: match.start("rest")].rstrip().endswith((")", "）")):
        return None
    if len(rest) > 32 or any(mark in rest for mark in "，。；"):
        return None
    label = line.text[: match.start("rest")]
    return _Anchor(label.rstrip(" :：,"), *_extent(line, label, usual))


def _asks(text: str) -> re.Match[str] | None:
    return _ASKS.search(text) or _PARTY.match(text) or _CLOSING.match(text.strip())


def _extent(line: Line, label: str, usual: float) -> tuple[Box, float]:
    """Box and character size of the label at the head of a line; what follows it may be written larger."""
    words = line.words or (Word(line.text, line.box, line.confidence),)
    head, left = [words[0]], len("".join(label.split())) - len("".join(words[0].text.split()))
    for word in words[1:]:
        if left <= 0:
            break
        head.append(word)
        left -= len("".join(word.text.split()))
    box = head[0].box
    for word in head[1:]:
        box = box.union(word.box)
    length = _length("".join(word.text for word in head))
    em = min(box.width / max(1.0, length), 1.3 * usual, box.height)
    end = box.x1 if left == 0 else min(box.x1, box.x0 + em * _length(label))
    return Box(box.x0, box.y0, end, box.y1), em


def _letters_at_end(text: str) -> int:
    match = re.search(r"[A-Za-z .·-]+$", text)
    return sum(c.isalpha() for c in match[0]) if match else 0


def _length(text: str) -> float:
    """In em: Han characters and full-width marks one, the others half."""
    return sum(1.0 if is_han(c) or ord(c) > 0x2E80 else 0.5 for c in text)


def _written(
    anchor: _Anchor,
    anchors: list[_Anchor],
    printed: list[tuple[Box, int]],
    seals: list[Box],
    picture: Picture,
    lifted: Picture,
    dpi: float,
) -> Box | None:
    """Handwriting above the label's rule, or right of the label as far as the next one, or below it."""
    mm, middle = dpi / 25.4, anchor.box.centre[1]
    windows = list(_above(anchor, lifted, mm))
    if not windows and (not anchor.above or _ASKS.search(anchor.text)):
        windows = list(_beside(anchor, anchors, mm))
    for window, aside in windows:
        box = find_handwriting(picture, lifted, dpi, window, anchor.em, printed, seals)
        if box is not None and abs(box.centre[1] - middle) < aside * mm:
            return box
    return None


def _above(anchor: _Anchor, lifted: Picture, mm: float) -> Iterator[tuple[Box, float]]:
    """Over the label, where a rule runs; and how far (mm) from its middle a signature may lie."""
    if not anchor.above:
        return
    box, wider = anchor.box, _ABOVE_WIDER_MM * mm
    high, low, rule = (_ABOVE_MM[0] * mm, _ABOVE_MM[1] * mm, _ABOVE_MM[2] * mm)
    if has_rule(lifted, 25.4 * mm, Box(box.x0 - wider, box.y0 - rule, box.x1 + wider, box.y0 - low)):
        yield Box(box.x0 - wider, box.y0 - high, box.x1 + wider, box.y0 - low), _ABOVE_MM[0] + 4


def _beside(anchor: _Anchor, anchors: list[_Anchor], mm: float) -> Iterator[tuple[Box, float]]:
    """Right of the label, then below it; and how far (mm) from its middle a signature may lie."""
    box, middle = anchor.box, anchor.box.centre[1]
    others = [
        other.box.x0
        for other in anchors
        if other.box.x0 > box.x1 and abs(other.box.centre[1] - middle) < _UP_MM * mm
    ]
    right = min([box.x1 + _RIGHT_MM * mm, *others])
    yield Box(box.x1 + 0.3 * anchor.em, middle - _UP_MM * mm, right, middle + _UP_MM * mm), _ASIDE_MM
    top, bottom = box.y1 + _BELOW_MM[0] * mm, box.y1 + _BELOW_MM[1] * mm
    yield Box(box.x0 - 2 * mm, top, box.x0 + 50 * mm, bottom), 2 * _BELOW_MM[1]
