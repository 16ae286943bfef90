"""Printed labels that ask for a signature, cut out of the lines that hold them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from extractors.page_text import Line, Word
from extractors.reading.script import is_han
from ingest.page import Box

_ASKS = re.compile(  # engines read some faces in the traditional characters that they resemble
    r"(?:[签簽](?:字|名|章|署人|\s*收)|[注註][册冊][会會][计計][师師]|[Ss]ignature|SIGNATURE|[Ss]igned(?:\s+by)?)"
    r"(?:\s*[或/、及与和]?\s*(?:盖章?|公章|签章|章))?\s*[)）]?\s*(?P<colon>[:：]?)\s*(?P<rest>.*)$"
)
_PARTY = re.compile(
    r"^(?:[甲乙丙]\s*方|本\s*人|员\s*工|申\s*请\s*人|申\s*报\s*人|劳动者|法定代表人|授权代表|委托代理人|负责人)"
    r"\s*(?:[(（][^)）章]{0,12}[)）])?\s*(?P<colon>[:：])\s*(?P<rest>.*)$"
)
_OFFICE = re.compile(r"^(?:局\s*长|主\s*任|校\s*长|院\s*长)\s*(?P<colon>[:：]?)\s*(?P<rest>\w{0,4})$")
_CLOSING = re.compile(
    r"^(?:Yours (?:faithfully|sincerely|truly)|[Ss]incerely(?: yours)?"
    r"|(?:[Ss]igned )?[Ff]or and on behalf of(?: [^.;:]{2,50})?)(?P<colon>[,:]?)(?P<rest>)$"
)
_BELOW_RULE = re.compile(  # what stands under the rule one signs on, Western style
    r"^(?:(?:[Tt]he )?(?:Rector|(?:Vice[- ])?(?:President|Chancellor|Dean|Principal)|Dean|Registrar|Provost"
    r"|(?:Managing |Executive )?Director|Secretary|Chair(?:man|woman|person)?"
    r"|Authori[sz]ed ?[Ss]ignator(?:y|ies)|Signature)(?:(?: ?of|,) ?[^:：.;]{2,40})?"
    r"|[\w ]{2,20} [Ss]ignature)$"
)
_LATIN_EM = 1.4  # heights of a capital letter; a tight box around Latin letters is no higher
_LONGEST = 32  # characters written behind a label; more is running text


@dataclass(frozen=True, slots=True)
class Anchor:
    """A label; `box` in pixels ends where the label does."""

    text: str
    box: Box
    em: float  # pixels
    above: bool = False  # the label stands under its rule
    shared: bool = False  # one piece holds label and signature: its end and size are guesses


def asking(lines: tuple[Line, ...]) -> list[Anchor]:
    """All labels of a page that ask for a signature, in the order of its lines."""
    usual = _usual_em(lines)
    labels = (label for line in lines for label in _labels(line))
    return [anchor for label in labels if (anchor := anchor_of(label, usual)) is not None]


def asks_for_signature(label: str) -> bool:
    """Whether the label names a signature, not just an office or a party."""
    return _ASKS.search(label) is not None


def _labels(line: Line) -> Iterator[Line]:
    """The line, cut before the words with which a second and further label begins."""
    words: list[Word] = []
    for word in line.words:
        if words and _asks(word.text) and _asks("".join(w.text for w in words)):
            yield _joined(words)
            words = []
        words.append(word)
    yield line if len(words) == len(line.words) else _joined(words)


def _joined(words: list[Word]) -> Line:
    box = words[0].box
    for word in words[1:]:
        box = box.union(word.box)
    return Line(
        "".join(word.text for word in words), box, min(word.confidence for word in words), tuple(words)
    )


def anchor_of(line: Line, usual: float) -> Anchor | None:
    """The label part of a line that asks for a signature; None for running text that speaks of one."""
    if _BELOW_RULE.match(line.text.strip()):
        return Anchor(line.text.strip(), *_extent(line, line.text.strip(), usual), above=True)
    match = _asks(line.text)
    if match is None:
        return None
    rest = match["rest"]
    label = line.text[: match.start("rest")]
    parted = match["colon"] or match.re is _OFFICE or label.rstrip().endswith((")", "）"))
    if rest and (not parted or len(rest) > _LONGEST or any(mark in rest for mark in "，。；")):
        return None
    return Anchor(label.rstrip(" :：,"), *_extent(line, label, usual), shared=_shares(line, label))


def _shares(line: Line, label: str) -> bool:
    """Whether a Han label ends inside a piece."""
    left = len(dense(label))
    for word in line.words:
        left -= len(dense(word.text))
        if left <= 0:
            break
    return left < 0 and is_han(label[0])


def dense(text: str) -> str:
    return "".join(text.split())


def _usual_em(lines: tuple[Line, ...]) -> float:
    """The size of the page's print in pixels: width by length of its longer lines."""
    sizes = [line.box.width / length for line in lines if (length := length_in_em(line.text)) >= 4]
    return median(sizes) if sizes else 1e9


def _asks(text: str) -> re.Match[str] | None:
    return _ASKS.search(text) or _PARTY.match(text) or _OFFICE.match(text) or _CLOSING.match(text.strip())


def _extent(line: Line, label: str, usual: float) -> tuple[Box, float]:
    """Box and character size of the label at the head of a line; what follows it may be written larger."""
    words = line.words or (Word(line.text, line.box, line.confidence),)
    head, left = [words[0]], len(dense(label)) - len(dense(words[0].text))
    for word in words[1:]:
        if left <= 0:
            break
        head.append(word)
        left -= len(dense(word.text))
    box = head[0].box
    for word in head[1:]:
        box = box.union(word.box)
    length = length_in_em("".join(word.text for word in head))
    height = box.height * (1.0 if any(is_han(c) for c in label) else _LATIN_EM)
    em = min(box.width / max(1.0, length), 1.3 * usual, height)
    end = box.x1 if left == 0 else min(box.x1, box.x0 + em * length_in_em(label))
    return Box(box.x0, box.y0, end, box.y1), em


def length_in_em(text: str) -> float:
    """In em: Han characters and full-width marks one, the others half."""
    return sum(map(_width, text))


@lru_cache(maxsize=8192)
def _width(character: str) -> float:
    return 1.0 if is_han(character) or ord(character) > 0x2E80 else 0.5
