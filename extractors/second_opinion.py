"""What a second reader's word is worth: which fields it is asked about, and how sure they are afterwards.

A first reading is never replaced by a second one; only a check digit decides for either. Both are kept.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize

from rapidfuzz.distance import Levenshtein, Opcodes

from extractors.document import Answer, Field, Reading
from extractors.fields.critical import CRITICAL
from extractors.fields.spec import FieldSpec
from extractors.page_text import Line, PageText
from extractors.reading.script import is_latin
from extractors.values.value import Value

SURE = 0.995  # a first reading this sure, or borne out by a check digit, needs no second one
# Measured on made pages (scan, photocopy, photograph): of the doubtful values on which both readers agreed
# two of some 1,000 were wrong, for the two reasons that `_after` now tells. Where they differed, the first
# reader was wrong in letters and digits at times, but in none of 12 values to which the second one gave a
# shape that such a value cannot have, and in none of 10 that differed in Chinese characters alone (scan).
AGREED = 0.995
DISPUTED = 0.90
_LEAST = 0.5  # confidence below which the second reader has no opinion
_OBJECTS = 0.75  # confidence from which it may speak against the first
_LINES = 3  # a value on more lines is prose
_GLUED = re.compile(r"[A-Z]{10,}|[A-Za-z]{15,}")  # perhaps two words without their space, read so for sure
# A code in which I and 1, O and 0 may stand for one another: no reader can tell them in many a typeface.
_HAN = re.compile(r"[\u3400-\u9fff〇]+")
_TWINS = re.compile(r"(?=.*\d)(?=.*(?:[IO]|[01][A-Z]))[0-9A-Z\- ]{5,}")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field to look at again, and the lines of its page that it stands on."""

    field: Field
    lines: tuple[Line, ...]


def doubtful(field: Field) -> bool:
    """Whether a field is critical and neither its confidence nor a check digit bears it out."""
    if field.name not in CRITICAL or field.answer is not Answer.FOUND or field.check is True:
        return False
    return field.confidence < SURE or _GLUED.search(field.raw) is not None


def is_ambiguous(text: str) -> bool:
    """Whether readers of every kind may agree on it and be wrong: a lost space, I for 1 and O for 0."""
    return _GLUED.search(text) is not None or _TWINS.fullmatch(text) is not None


def doubt_about(field: Field, text: PageText) -> Doubt | None:
    """The doubt with the lines that spell the field's `raw`; None where they are not to be found."""
    packed = _packed(field.raw)
    near = [line for line in text.lines if _shared(line, field) > 0.3]
    holding = [line for line in near if packed in _packed(line.text)]
    if packed and holding:
        return Doubt(field, (max(holding, key=lambda line: _shared(line, field)),))
    if packed and len(near) <= _LINES and packed in _packed("".join(line.text for line in near)):
        return Doubt(field, tuple(near))
    return None


def weighed(doubt: Doubt, second: Sequence[Reading], spec: FieldSpec | None) -> Field:
    """The field after the second reading of its lines (one for each of `doubt.lines`)."""
    field = doubt.field
    confidence = min((reading.confidence for reading in second), default=0.0)
    if confidence < _LEAST or not all(reading.text for reading in second):
        return field
    first = _joined([line.text for line in doubt.lines])
    raw = counterpart(first, field.raw, _joined([reading.text for reading in second]))
    value = spec.read(raw) if spec else None
    before = field.readings or (Reading(field.reader, field.raw, field.confidence),)
    readings = (*before, Reading(second[0].reader, raw, confidence))
    if field.check is False and value is not None and value.check:
        return replace(field, value=value.value, raw=value.raw, check=True, readings=readings)
    shapeless = spec is not None and value is None
    return replace(field, confidence=_after(field, readings[-1], value, shapeless), readings=readings)


def _after(field: Field, second: Reading, value: Value | None, shapeless: bool) -> float:
    """How sure `field` is once the second reader made `second`, with the shape `value`, of its place.

    Where it made nothing of it, or nothing that such a field can be (`shapeless`), as before. A first reading
    that is sure is doubted for its spaces only.
    """
    mine, other = reading_form(field.raw), reading_form(second.text)
    if not other:
        return field.confidence
    if (value is not None and value.value == field.value) or (mine == other and value is None):
        return field.confidence if _TWINS.fullmatch(field.raw) else max(field.confidence, AGREED)
    if shapeless or second.confidence < _OBJECTS or _only_han_differs(mine, other):
        return field.confidence
    if field.confidence >= SURE and mine.count(" ") == other.count(" "):
        return field.confidence
    return min(field.confidence, DISPUTED)


def _only_han_differs(mine: str, other: str) -> bool:
    """Whether the readings differ in Chinese characters alone: there the second errs far more often."""
    own = _HAN.sub("", mine)
    return own != mine and own in ("", _HAN.sub("", other))


def counterpart(first: str, raw: str, second: str) -> str:
    """What `second` has in the place that `raw` takes in `first`, two readings of the same line.

    What only `second` has at either end of the place belongs to it: a character may be lost in `raw`.

    >>> counterpart("注册号: 1234 日期", "1234", "注册号:12345日期")
    '12345'
    >>> counterpart("编号：2017", "2017", "编号2017")
    '2017'
    >>> counterpart("授权单位 OFFICEPORT SELWYN", "OFFICEPORT SELWYN", "授权单位 OFFICE PORT SELWYN")
    'OFFICE PORT SELWYN'
    """
    plain, other = _plain(first), _plain(second)
    letters, wanted = "".join(c for c, _ in plain), "".join(c for c, _ in _plain(raw))
    start = letters.find(wanted)
    if start < 0 or not wanted:
        return second
    end = start + len(wanted)
    steps = Levenshtein.opcodes(letters, "".join(c for c, _ in other))
    low = _behind(steps, start - 1) if start else 0
    high = _moved(steps, end) if end < len(letters) else len(other)
    return second[other[low][1] : other[high - 1][1] + 1] if low < high else ""


def _behind(steps: Opcodes, index: int) -> int:
    """Where in the second reading that begins which stands behind the character `index` of the first."""
    lost = any(s.tag == "delete" and s.src_start <= index < s.src_end for s in steps)
    return _moved(steps, index) + (0 if lost else 1)


def _moved(steps: Opcodes, index: int) -> int:
    """Where the character `index` of the first reading stands in the second."""
    step = next(s for s in steps if s.src_start <= index < s.src_end)
    return min(step.dest_start + index - step.src_start, max(step.dest_start, step.dest_end - 1))


def _plain(text: str) -> list[tuple[str, int]]:
    """The characters that tell, in one width and case, each with its place in `text`."""
    return [
        (c, i) for i, raw in enumerate(text) for c in normalize("NFKC", raw).casefold() if not c.isspace()
    ]


def _packed(text: str) -> str:
    return "".join(c for c, _ in _plain(text))


def reading_form(text: str) -> str:
    """Equal for readings that say the same: letters and digits; spaces tell only between Latin words.

    Marks do not tell: both readers take one for another on any scan, and no value hangs on them.
    """
    plain = re.sub(r"[\W_]+", " ", normalize("NFKC", text).casefold())
    return re.sub(r"(?<![a-z]) | (?![a-z])", "", plain)


def _joined(texts: Sequence[str]) -> str:
    joined = ""
    for text in texts:
        joined += (" " if is_latin(joined[-1:]) and is_latin(text[:1]) else "") + text
    return joined


def _shared(line: Line, field: Field) -> float:
    """The share of the smaller box, line or field, that the two have in common."""
    return line.box.overlap(field.box) / max(1.0, min(line.box.area, field.box.area))
