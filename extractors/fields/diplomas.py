"""What Chinese certificates of study have in common: holder, school, period, numbers of no fixed form."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from unicodedata import normalize

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.dated import lowest_date
from extractors.fields.spec import FieldSpec, Shape
from extractors.fields.view import View
from extractors.values import dates, domestic_number, names
from extractors.values.date_words import DAY_OR_MONTH
from extractors.values.value import Value

_DOUBTFUL = 0.9  # what another field contradicts is never surer
# The holder before 男 or 女; 学生, 研究生 and 兹证明 go before the name.
HOLDER = (
    r"(?:(?:学生|研究生|兹证明|证明)\s?:?\s?|(?<![\u4e00-\u9fff·]))"
    r"(?P<v>[\u4e00-\u9fff·]{2,20}?|(?-i:[A-Z][A-Za-z'’.\- ]{1,69}+))"
    r"\s?[,(]?\s?(?:性别\s?:?\s?)?[男女](?![\u4e00-\u9fff])"
)
_HOLDER_NAMED = r"(?:学生|研究生)\s?(?P<v>[\u4e00-\u9fff·]{2,15}?)\s?(?:同学|[,，])"
_SCHOOL = r"[\u4e00-\u9fff()]{2,20}?(?:大学|学院|研究院|研究所|科学院|党校)"
_FIELDS = (
    r"(?:本校|我校|本院|我院)(?P<v>[\u4e00-\u9fff、()]{2,24}?)(?:学科|\(?专业)",
    r"(?:大学|学院)(?P<v>[\u4e00-\u9fff、()]{2,24}?)专业",
    r"在(?P<v>[\u4e00-\u9fff、()]{2,24}?)专业",
    r"(?P<v>[\u4e00-\u9fff、]{2,20}?)专业(?:完成|的|,|学习|攻读)",
)
SCHOOLS = (
    rf"(?:培养单位|学校名称|校名|授予单位)\s?:?\s?(?P<v>{_SCHOOL})",
    rf"(?m)(?:^|。)(?P<v>{_SCHOOL})(?=$|校\(?院?\)?长)",
    rf"(?:在|系|由|经)(?P<v>{_SCHOOL})",
)
PERIOD = rf"(?P<v>{DAY_OR_MONTH}\s?(?:至|到|-|—)\s?{DAY_OR_MONTH})"


def school(raw: str) -> Value | None:
    """The first school named in `raw`."""
    found = re.search(_SCHOOL, names.tidy(raw))
    return Value(found.group(), raw.strip()) if found else None


def study_period(raw: str) -> Value | None:
    """A period of study as YYYY-MM/YYYY-MM (ISO 8601), days left out."""
    period = dates.period(raw)
    if period is None or not period.start or not period.end or period.end == dates.OPEN:
        return None
    return Value(f"{period.start[:7]}/{period.end[:7]}", raw.strip())


def old_number(raw: str) -> Value | None:
    """A certificate's number of no fixed form, as before 2001 and 2005: 第 9712345 号, 97-0123."""
    found = re.search(r"(?:第\s?)?[A-Z\d][A-Z\d\-—.() ]{3,20}(?:号)?", normalize("NFKC", raw[:200]).upper())
    value = re.sub(r"[\s—\-第号]", "", found.group()) if found else ""
    return Value(value, raw.strip()) if found and sum(c.isdecimal() for c in value) >= 4 else None


def verification_number(raw: str) -> Value | None:
    """The number a verification is looked up by: sixteen letters and digits in fours, or digits."""
    value = re.sub(r"[\s\-]", "", normalize("NFKC", raw[:60])).upper()
    return Value(value, raw.strip()) if re.fullmatch(r"[A-Z0-9]{16}|[A-Z]{0,4}[0-9]{6,18}", value) else None


def dated_at_foot(view: View, name: str, beside: str, verifies: Sequence[str]) -> Field | None:
    """The date at the foot, which has no label of its own, near words that match `beside`.

    None on a page that verifies a certificate, told by a word of `verifies`: the date at its foot is its own.
    """
    if any(word in sheet.plain for sheet in view.sheets for word in verifies):
        return None
    return lowest_date(view, name, beside)


def in_keeping(
    view: View, date_name: str, date: Field | None, parse: Shape, level_of: Callable[[str], str]
) -> Iterator[Field]:
    """Number, level and date, as sure as they agree; the date, too, where the number has no form that tells.

    `date` is the one at the foot, if any. `parse` knows the numbers that state a year and, by `level_of`, a
    level.
    """
    specs = {spec.name: spec for spec in view.kind.fields}
    number, level = view.first(specs["certificate_no"]), view.first(specs["level"])
    date = date or view.first(specs[date_name])
    if number is not None and parse(number.value) is not None:
        yield from _weighed(number, level, date, level_of(number.value))
    elif date is not None:
        yield date


def _weighed(number: Field, level: Field | None, date: Field | None, stated: str) -> list[Field]:
    """The three fields; those that are doubtful where the number contradicts them (domain C.11).

    The number states the level `stated`, and a year that is not after the date.
    """
    doubtful: set[str] = set()
    if level is not None and level.value != stated:
        doubtful |= {number.name, level.name}
    if date is not None and date.value and int(date.value[:4]) < domestic_number.year(number.value):
        doubtful |= {number.name, date.name}
    fields = [field for field in (number, level, date) if field is not None]
    return [replace(f, confidence=min(f.confidence, _DOUBTFUL)) if f.name in doubtful else f for f in fields]


HOLDER_NAME = FieldSpec(
    "holder_name", shapes.person, ("姓名", "学位获得者"), (HOLDER, _HOLDER_NAMED), first="patterns"
)
SEX = FieldSpec(
    "sex",
    shapes.sex,
    ("性别",),
    (r"(?:性别\s?:?|[,，])\s?(?P<v>[男女])(?:性)?(?=[,，。\n]|$)",),
    first="patterns",
)
FIELD = FieldSpec("field", shapes.text(40), ("学科专业", "专业名称", "学科（专业）", "学科", "专业"), _FIELDS)
PRESIDENT = FieldSpec(
    "president",
    shapes.person_short,
    ("校长", "校（院）长", "院长", "校（院）长姓名", "校长姓名"),
    signed=True,
    loose=True,
)
