"""Resident identity card 居民身份证, second generation: both sides on one page or on two (domain B.5).

民族 ends a value but is not extracted: ethnic origin is sensitive and no rule may use it (domain F.3).
"""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.cards import TERM, confirmed, first_card, packed, term_end, term_start
from extractors.fields.layout import Sheet
from extractors.fields.places import Stretch
from extractors.fields.spec import DocumentType, FieldSpec, Part
from extractors.fields.view import View
from extractors.values import resident_id
from extractors.values.date_words import DAY
from extractors.values.value import Value
from ingest.wording import Bilingual

_LONGEST = 420  # characters on a page with two such cards; a page with more text is something else
_OTHERS = re.compile(
    r".{0,20}(?:居住证|居留证|居留身份证|通行证|回乡证|临时居民身份证|签证|护照)(?:PASSPORT)?"
)


def _is_no_such_card(sheet: Sheet) -> bool:
    """Much text, or the name of a card that only looks like one: residence and travel permits."""
    plain = sheet.plain
    if len(plain) > _LONGEST or not re.search("公民身份号|居民身份证|签发机关", plain):
        return True
    if re.search(r"(?<!\d)8[123]0000(?:19|20)\d{9}[\dX]", plain):
        return True
    return any(_OTHERS.fullmatch(packed(run)) for run in sheet.runs)


def _crop(sheet: Sheet) -> Sheet:
    """The first card's sides: a name begins a front, an authority a back."""
    front = first_card(sheet, re.compile("姓名"))
    return first_card(front, re.compile("(?:中华人民共和国)?居民身份证"))


def _office(raw: str) -> Value | None:
    found = re.search(r"[\u4e00-\u9fff]{2,20}?公安局(?:[\u4e00-\u9fff]{1,8}?分局)?", "".join(raw.split()))
    return Value(found.group(), raw.strip()) if found else None


def _address(view: View) -> Field | None:
    """All lines from 住址 down to the number; a card's lines are short, and where they break says nothing."""
    for number, sheet in enumerate(view.sheets):
        runs = [(index, run, packed(run)) for index, run in enumerate(sheet.runs)]
        begins = next(((i, run) for i, run, text in runs if text.startswith("住址")), None)
        ends = next((run for _, run, text in runs if text.startswith("公民身份号")), None)
        if begins is None or ends is None:
            continue
        first, label = begins
        lines = [
            (run.middle, Stretch(index, 0, len(run.text)))
            for index, run, _ in runs
            if label.middle - 0.6 * label.box.height < run.middle < ends.middle - 0.6 * run.box.height
            and label.box.x0 - 2 * label.box.height < run.box.x0 < ends.box.x1
            and index != first
        ]
        where = [
            Stretch(first, label.text.index("址") + 1, len(label.text)),
            *(s for _, s in sorted(lines, key=_high)),
        ]
        raw = "".join(sheet.runs[s.run].text[s.start : s.end] for s in where)
        value = shapes.text(80)(raw)
        if value is not None:
            return view.field("address", value, [(number, s) for s in where if s.start < s.end])
    return None


def _high(line: tuple[float, Stretch]) -> float:
    return line[0]


def _extract(view: View) -> Iterator[Field]:
    address = _address(view)
    if address is not None:
        yield address
    yield from _numbered(view)


def _numbered(view: View) -> Iterator[Field]:
    """The number, and birth and sex, which it repeats."""
    specs = {spec.name: spec for spec in TYPE.fields}
    number = view.first(specs["id_no"])
    if number is None:
        return
    yield number
    for name, value in (
        ("dob", resident_id.birth_date(number.value)),
        ("sex", resident_id.sex(number.value)),
    ):
        field = confirmed(view.first(specs[name]), name, value or "", number)
        if field is not None:
            yield field


TYPE = DocumentType(
    name="prc_id_card",
    called=Bilingual(zh="居民身份证", en="PRC identity card"),
    titles=("居民身份证", "中华人民共和国居民身份证", "身份证"),
    anchors=("公民身份号码", "居民身份证", "签发机关", "有效期限", "住址", "民族", "公安局"),
    against=("公证书", "译文", "居留", "居住证", "通行证"),
    parts=(
        Part("front", (), 0, ("住址", "民族"), sign="公民身份号"),
        Part("back", (), 0, ("签发机关",), sign="(?:中华人民共和国)?居民身份证$"),
    ),
    single=True,
    fields=(
        FieldSpec(
            "name_zh",
            shapes.person_han,
            ("姓名",),
            (r"姓名:?(?P<v>[\u4e00-\u9fff·]{2,20}?)(?=\n|性别|$)",),
            loose=True,
        ),
        FieldSpec("sex", shapes.sex, ("性别",), (r"性别:?(?P<v>[男女])",), loose=True, first="patterns"),
        FieldSpec("dob", shapes.day, ("出生",), (rf"出生\s?:?(?P<v>{DAY})",), loose=True, first="patterns"),
        FieldSpec("address", shapes.text(80), ("住址",), wrap=True, loose=True),
        FieldSpec(
            "id_no",
            resident_id.parse,
            ("公民身份号码",),
            (r"号码?\s?:?\s?(?P<v>[\dXx×乂OoIl ]{18,24})", r"(?P<v>(?<![\dA-Z])\d{17}[\dXx×乂](?![\dA-Z]))"),
            loose=True,
            first="patterns",
        ),
        FieldSpec(
            "authority", _office, ("签发机关",), (r"签发机关:?(?P<v>[^\n]{3,30})",), wrap=True, loose=True
        ),
        FieldSpec("issue_date", term_start, ("有效期限",), (TERM,), loose=True, first="patterns"),
        FieldSpec("expiry", term_end, ("有效期限",), (TERM,), loose=True, first="patterns"),
    ),
    stops=("民族",),
    extract=_extract,
    refuses=_is_no_such_card,
    crop=_crop,
)
