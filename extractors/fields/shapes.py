"""Shapes of field values: from what stands beside a label to its normal form, or None."""

import re
from collections.abc import Mapping, Sequence
from unicodedata import normalize

from extractors.fields.spec import LONGEST, Shape
from extractors.values import amounts, dates, names
from extractors.values.value import Value

_FILLERS = re.compile(r"[_＿…]+|\.{3,}")
_REMARK = re.compile(r"\s{0,20}[（(](?:签字|签章|盖章|公章|签名|签字或盖章|章)[）)].*$")
_HAN_NAME = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{1,15}(?:[·•・][\u3400-\u4dbf\u4e00-\u9fff]{1,15}){0,4}")
_LATIN_NAME = re.compile(r"[^\W\d_][^\W\d_'’.\-]*(?:[ ,.\-'’]{1,2}[^\W\d_][^\W\d_'’.\-]*){0,7}\.?")
_ORGANISATION = re.compile(r"[\w（）()·&.,'\-/、“”《》 \u3000]{2,120}")
_LONGEST = 1000  # characters: a field is shorter


def clean(raw: str) -> str:
    """NFKC without stray spaces, without the line of a blank and without what points at a signature."""
    return names.tidy(_REMARK.sub("", _FILLERS.sub(" ", raw[:_LONGEST])))


def text(longest: int = 60) -> Shape:
    """Any words up to `longest` characters."""

    def shape(raw: str) -> Value | None:
        value = names.organisation(clean(raw))
        if not 0 < len(value) <= longest or not re.search(r"\w", value):
            return None
        return _worded(value, raw)

    return shape


def clauses(raw: str) -> Value | None:
    """A list of clauses parted by semicolons, its last mark included; colons only behind 项目 and 范围.

    None where it is longer than what is looked at: a list cut short would say something else.
    """
    if len(raw) >= LONGEST:
        return None
    value = names.tidy(raw)
    mended = re.sub(r"(?<!项目)(?<!范围):", ";", value)
    return Value(mended, raw.strip(), repaired=mended != value) if len(value) > 1 else None


def person(raw: str) -> Value | None:
    """A person's name in Han characters or Latin letters."""
    value = names.person(clean(raw))
    if _HAN_NAME.fullmatch(value) and (len(value) <= 6 or "·" in value):
        return Value(value, raw.strip())
    return person_latin(raw)


def person_han(raw: str) -> Value | None:
    """A name in Han characters; a transliterated one may be long and without middle dot."""
    value = names.person(clean(raw))
    return Value(value, raw.strip()) if _HAN_NAME.fullmatch(value) and len(value) >= 2 else None


def person_latin(raw: str) -> Value | None:
    """A name in Latin letters."""
    value = names.person(clean(raw))
    if not 2 < len(value) <= 70 or names.has_han(value) or not _LATIN_NAME.fullmatch(value):
        return None
    return _worded(value, raw)


def person_short(raw: str) -> Value | None:
    """A Chinese person's name, four characters at most: what goes on behind them is no name."""
    value = names.person(clean(raw))
    return Value(value, raw.strip()) if _HAN_NAME.fullmatch(value) and 2 <= len(value) <= 4 else None


def organisation(raw: str) -> Value | None:
    """The name of a company, a school, an office: words, at least two characters, no sentence."""
    value = names.organisation(clean(raw))
    if len(value) < 2 or not _ORGANISATION.fullmatch(value) or value.replace(" ", "").isdecimal():
        return None
    return _worded(value, raw)


def _worded(value: str, raw: str) -> Value:
    """Latin words with the spaces that a reader lost; `repaired` also where one may be lost."""
    parted = value if names.has_han(value) else names.respaced(names.relettered(value))
    doubtful = parted != value or re.search(r"[A-Z]{15}", parted) is not None
    return Value(parted, raw.strip(), repaired=doubtful)


def sex(raw: str) -> Value | None:
    """ "M" or "F"; among tick boxes the ticked one."""
    value = clean(raw)
    alone = {"男": "M", "女": "F", "M": "M", "F": "F", "MALE": "M", "FEMALE": "F", "男性": "M", "女性": "F"}
    parts = {alone.get(part, "") for part in re.split(r"[/ ]+", value.upper()) if part}
    if len(parts) == 1 and "" not in parts:
        return Value(parts.pop(), raw.strip())
    return ticked({"男": "M", "女": "F"})(raw)


_TICKED = "☑☒√✓✔■●▣⊠V区团囚"
_EMPTY = "□☐口○〇◯囗O0"
_DOUBTFUL = "◪"  # a box of which the picture does not tell whether it is ticked
_PARENTHESES = re.compile(r"[(（]\s*([√✓✔VvⅤ]?)\s*[)）]")


def ticked(options: Mapping[str, str]) -> Shape:
    """The ticked one of several options printed beside tick boxes, or the only one printed without.

    Boxes stand before their options, or all behind; parentheses count as boxes. An empty box at every other
    option is needed; where nothing was read beside the one that is left, its box is taken for ticked, but not
    for sure. Where a box is in doubt nothing is chosen.
    """

    def shape(raw: str) -> Value | None:
        marks = _marks(
            "".join(_PARENTHESES.sub(lambda m: "☑" if m[1] else "□", raw[:_LONGEST]).split()), options
        )
        if not marks or _DOUBTFUL in marks.values():
            return None
        if len(marks) == 1:
            option, mark = next(iter(marks.items()))
            return None if mark and mark in _EMPTY else Value(options[option], raw.strip())
        chosen = [option for option, mark in marks.items() if not mark or mark not in _EMPTY]
        if len(chosen) != 1:
            return None
        return Value(options[chosen[0]], raw.strip(), repaired=marks[chosen[0]] == "")

    return shape


def _marks(plain: str, options: Mapping[str, str]) -> dict[str, str]:
    """The character beside each option that is printed: before it, or behind it where all boxes stand so."""
    boxes = _TICKED + _EMPTY + _DOUBTFUL
    places = {option: plain.find(option) for option in options if option in plain}
    before = {option: plain[max(0, at - 1) : at] for option, at in places.items()}
    behind = {option: plain[at + len(option) :][:1] for option, at in places.items()}
    first = min(places.values(), default=0)
    trailing = plain[-1:] in "☑□◪" and plain[max(0, first - 1) : first] not in tuple(boxes)
    return behind if places and trailing and all(m in tuple(boxes) for m in behind.values()) else before


def day(raw: str) -> Value | None:
    """A date with its day."""
    found = dates.parse(raw)
    return _dated(found, found.value) if found and len(found.value) == 10 else None


def day_or_month(raw: str) -> Value | None:
    """A date, the day may be missing."""
    found = dates.parse(raw)
    return _dated(found, found.value) if found and found.value else None


def month(raw: str) -> Value | None:
    """A month; of a full date its month."""
    found = dates.parse(raw)
    return _dated(found, found.value[:7]) if found and found.value else None


def _dated(found: dates.FoundDate, value: str) -> Value:
    return Value(value, found.raw, repaired=found.repaired)


def period_start(raw: str) -> Value | None:
    """The first day of a period (自…至…), or a single date."""
    period = dates.period(raw)
    if period and period.start:
        return Value(period.start, _date_raw(raw, 0))
    return day(raw) if not period else None


def period_end(raw: str) -> Value | None:
    """The last day of a period, "open" where none was agreed."""
    period = dates.period(raw)
    if period is None or not period.end:
        return None
    if period.end != dates.OPEN:
        return Value(period.end, _date_raw(raw, -1))
    opened = re.search(r"长期|永久|无固定期限|不约定期限|2999年12月31日", raw)
    return Value(period.end, opened.group() if opened else raw.strip())


def _date_raw(raw: str, which: int) -> str:
    found = dates.find(raw)
    return raw[found[which].start : found[which].end] if found else raw.strip()


def amount(raw: str) -> Value | None:
    """An amount of yuan as a plain decimal; other currencies are no amount of yuan."""
    found = amounts.parse(raw)
    if found is None or found.currency != "CNY":
        return None
    return Value(amounts.plain(found.number), raw.strip(" ,;。；，"))


def number(lowest: int, highest: int) -> Shape:
    """A whole number between two bounds, in figures or Chinese numerals."""

    def shape(raw: str) -> Value | None:
        found = re.search(r"(?<![\d.])\d{1,7}(?![\d.])", normalize("NFKC", raw).replace(",", ""))
        if found and lowest <= int(found.group()) <= highest:
            return Value(str(int(found.group())), found.group() if found.group() in raw else raw.strip())
        return None

    return shape


_LEVELS: Sequence[tuple[str, str]] = (
    (r"\b(M\.?D|J\.?D|Ed\.?D|D\.?B\.?A|Pharm\.?D)\b|juris doctor|habilitation"
     r"|doctor of (medicine|education|business administration|jurisprudence)", "doctor-professional"),
    (r"博士|\bph\.? ?d\b|d\.? ?phil|doctor|docteur|doktor|\bdr\b\.?|\b(sc\.?d|d\.?sc|eng\.?d)\b|박사"
     r"|кандидат|доктор|dottor", "doctor"),
    (r"硕士|修士|maestr[ií]a|máster|maîtrise|laurea magistrale|master|\bm\.?(sc|a|eng|phil|ba)\b|magister"
     r"|석사|магистр", "master"),
    (r"学士|bachelor|\bb\.?(sc|a|eng)\b|학사|бакалавр|licen[cz]e|licenciatura|baccalaureus", "bachelor"),
    (r"其他|其它|\bother\b|associate degree|postgraduate diploma|专科|大专", "other"),
)  # fmt: skip


def level(raw: str) -> Value | None:
    """The level of a degree: "doctor-professional", "doctor", "master", "bachelor" or "other"."""
    value = normalize("NFKC", raw)
    for pattern, name in _LEVELS:
        if re.search(pattern, value, re.IGNORECASE):
            return Value(name, raw.strip())
    return None


def code(longest: int = 40) -> Shape:
    """A number of a paper: capitals and digits, separators gone, Chinese characters kept."""

    def shape(raw: str) -> Value | None:
        value = re.sub(r"[\s\-–—_/]", "", normalize("NFKC", raw)).upper().strip(":：.。")
        if not 3 <= len(value) <= longest or not re.search(r"\d", value):
            return None
        return Value(value, raw.strip()) if re.fullmatch(r"[\w\[\]〔〕()【】.]+", value) else None

    return shape


def report_number(raw: str) -> Value | None:
    """The number of an auditor's report: one kind of bracket, no spaces."""
    value = "".join(normalize("NFKC", raw).split())
    value = re.sub(r"[\[〔【(]((?:19|20)\d{2})[\]〕】)]", r"[\1]", value)
    return Value(value, raw.strip()) if value else None


def first_of(*shapes: Shape) -> Shape:
    """The first shape that takes the text."""

    def shape(raw: str) -> Value | None:
        return next((value for s in shapes if (value := s(raw)) is not None), None)

    return shape


def within(pattern: str, inner: Shape) -> Shape:
    """What `inner` makes of the first match of `pattern` (its group `v`) in the text."""
    compiled = re.compile(pattern)

    def shape(raw: str) -> Value | None:
        found = compiled.search(raw[:4000])
        return inner(found.group("v")) if found else None

    return shape


year = within(r"(?P<v>(?:19|20)\d\d)", number(1900, 2100))
"""The first year of the last or of this century."""
