"""Letter of intent 意向书, and the offer letter that one side signs (domain B.11)."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import letters, parties, shapes, terms
from extractors.fields.clauses import clause, flag
from extractors.fields.signing import EMPLOYEE, EMPLOYER, sign_dates
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.fields.wording import spaced
from extractors.values.date_words import DAY, WESTERN_DAY
from extractors.values.value import Value
from ingest.wording import Bilingual

_CONDITIONS = (
    re.compile(
        r"(?:入选|获批|批准|评审通过)后|如.{0,12}(?:入选|获批)"
        r"|subject to|conditional (?:up)?on|condition that",
        re.IGNORECASE,
    ),
    re.compile(
        r"签订正式|签署正式|正式(?:劳动|聘用)?合同|formal (?:employment )?contract|contingent", re.IGNORECASE
    ),
)
_KINDS = (
    (r"意向|letterofintent|\bloi\b", "letter-of-intent"),
    (r"谅解备忘录|备忘录|memorandum", "memorandum"),
    (r"offer|录用通知|聘用通知", "offer-letter"),
)


def _kind(raw: str) -> Value | None:
    plain = "".join(raw.split())
    return next((Value(kind, raw) for words, kind in _KINDS if re.search(words, plain, re.IGNORECASE)), None)


def _validity(raw: str) -> Value | None:
    """The last day, or so many months from signing on."""
    return shapes.day(raw) or terms.count(1, 60)(raw)


def _special(view: View) -> Iterator[Field]:
    yield from _titled(view)
    named = list(parties.registered_names(view))
    yield from named
    yield from parties.addresses(view)
    yield from clause(view, "conditions", _CONDITIONS)
    signed = list(sign_dates(view, one=True))
    offer = any(field.value == "offer-letter" for field in _titled(view))
    if offer and not any(field.name == EMPLOYER for field in signed):
        dated = letters.letter_date(view, EMPLOYER)
        signed = [
            *[field for field in signed if field.name == EMPLOYEE],
            *[field for field in (dated,) if field],
        ]
    yield from signed
    if offer and not any(field.name == "employer_name" for field in named):
        yield from [field for field in (letters.letterhead(view, "employer_name"),) if field]


def _titled(view: View) -> Iterator[Field]:
    """The kind of paper by its title: the first line of the first page that names one."""
    sheet = view.sheets[0]
    for index, run in enumerate(sheet.runs):
        if run.middle < 0.4 * sheet.height and len(run.text) <= 60:
            kind = _kind(run.text)
            if kind is not None:
                yield view.field("kind", kind, [(0, view.neighbourhoods[0].whole(index))])
                return


_TITLE_LINE = re.compile(
    r"(?:offerletter|letterof(?:offer|intent)|(?:offerof)?employmentoffer|letterofintentandoffer)",
    re.IGNORECASE,
)


def _sign(line: str) -> bool:
    """A line that is nothing but the title: letters set it no larger than their text, at the left."""
    return len(line) <= 40 and _TITLE_LINE.fullmatch("".join(line.split())) is not None


TYPE = DocumentType(
    name="letter_of_intent",
    called=Bilingual(zh="意向书", en="Letter of intent"),
    titles=(
        "意向书",
        "聘用意向书",
        "工作意向书",
        "合作意向书",
        "引进意向书",
        "引进意向协议",
        "意向性协议",
        "意向协议书",
        "意向性合同",
        "意向合同",
        "录用通知书",
        "聘用通知书",
        "Letter of Intent",
        "Memorandum of Understanding",
        "Offer Letter",
        "Letter of Offer",
        "Offer of Employment",
        "Employment Offer",
    ),
    anchors=(
        "意向",
        "正式合同",
        "入选后",
        "拟聘",
        "双方初步",
        "达成如下意向",
        "letter of intent",
        "intends to employ",
        "pleased to offer",
        "offer you the position",
        "open for acceptance",
        "upon your selection",
        "acceptance of this offer",
        "formal contract",
        "formal employment contract",
    ),
    fields=(
        FieldSpec("kind", _kind),
        parties.CONTRACT_NO,
        *parties.PARTIES,
        *terms.TERMS,
        FieldSpec(
            "valid_until",
            _validity,
            ("有效期", "有效期限", "Valid until"),
            (
                rf"有效期(?:限)?(?:至|到|截至|截止)\s?(?P<v>{DAY})",
                r"有效期(?:限)?(?:为|:)?[^。;\d\n]{0,16}?(?P<v>\d{1,2}|[一二三四五六七八九十]{1,3})\s?个?月",
                *spaced(
                    r"(?:valid|open|remains? in (?:force|effect)|expires?|lapse\w?)(?: for "
                    rf"acceptance)? (?:until|through|on|till) (?:the )?(?P<v>{WESTERN_DAY})",
                    r"(?:valid|remains? in (?:force|effect)|validity) (?:for"
                    r"|of) (?P<v>\w{1,8})(?: \(\d{1,2}\))? months",
                ),
            ),
            first="patterns",
        ),
        FieldSpec("conditions", flag),
        *terms.SIGN_DATES,
    ),
    stops=("联系电话", "国籍", "性别", "出生日期", "日期", "签订日期", "Date", "Nationality"),
    extract=_special,
    sign=_sign,
)
