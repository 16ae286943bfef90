"""Evidence of a post abroad 海外任职证明: letters and certificates in five languages (domain B.12)."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import letters, parties, shapes
from extractors.fields.layout import Sheet
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.fields.wording import HONORIFIC, ORGANISATION, PERSON, POST, spaced
from extractors.values import countries, dates
from extractors.values.date_words import DAY_OR_MONTH, WESTERN_DATE
from extractors.values.value import Value
from ingest.wording import Bilingual

_OPEN = re.compile(
    r"至今|^今|迄今|目前|現在|现在|\b(?:to date|present|today|now|current(?:ly)?|heute|ongoing|continuing)\b",
    re.IGNORECASE,
)
_CURRENT = (
    r"has been (?:a |an )?(?:(?:continuously|full[- ]time"
    r"|permanently) )?(?:employed|working|a member|with|serving)"
    r"|is (?:currently|presently|still|a (?:permanent|full|current))"
    r"|(?:currently|presently) (?:holds|serves|employed|works)"
    r"|at present|to date|to the present|holds the (?:position|post)"
    r"|ist seit|bis heute|至今|现任|目前任职|在籍|在職していること"
    r"|現在に至る|confirm your appointment|pleased to appoint|is our"
)
_FORMER = (
    r"was (?:a |an )?(?:(?:continuously|full[- ]time"
    r"|permanently) )?(?:employed|working|a member|with|appointed)"
    r"|worked (?:for|at|with|as)|served (?:as|with|at)|left (?:the|our"
    r"|us)|resigned|has left|曾任|曾在|离职|退職|war (?:vom|von)"
    r"|verlässt|ausgeschieden"
)
_FULL = r"full[- ]?time|全职|全時|常勤|Vollzeit|temps plein"
_PART = r"part[- ]?time|兼职|非常勤|Teilzeit|temps partiel"
_PERIOD = rf"(?:{WESTERN_DATE}|{DAY_OR_MONTH})"
_BECAME = r"(?:promoted|appointed) (?:to |as )(?:the (?:position|post|rank) of )?(?:an? |the |our )?"
_IS = r"\b(?:as|als|is|joined us as) (?:an? |the |our |currently )?"
_HAN_BODY = r"[\u4e00-\u9fff()·]{2,30}?(?:大学|学院|研究所|研究院|公司|中心|医院|集团|机构|实验室)"
# Han characters without 为, 担, 聘 and 请, which follow a name.
_NO_VERB = r"[A-Za-z\u4e00-\u4e39\u4e3b-\u62c4\u62c6-\u8057\u8059-\u8bf6\u8bf8-\u9fff·'’.\- ]"
_HAN_PERSON = r"[A-Za-z\u4e00-\u9fff·'’.\- ]{2,50}+"


def _end(raw: str) -> Value | None:
    """The last day or month, "open" where the post is still held."""
    found = shapes.day_or_month(raw)
    if found is not None:
        return found
    still = _OPEN.search(raw)
    return Value(dates.OPEN, still.group()) if still else None


def _period_end(raw: str) -> Value | None:
    """The end in a cell that holds the whole period."""
    behind = re.split(r"至|~|〜|～|–|—| - |\bto\b|\bbis\b|から", raw, maxsplit=1)
    return (_end(behind[1]) if len(behind) > 1 else None) or _end(raw)


def _status(raw: str) -> Value | None:
    """Whether the post is held at the time of the letter; the weightier word first: what ended is former."""
    plain = " ".join(raw.split())
    if re.search(_FORMER, plain, re.IGNORECASE):
        return Value("former", raw)
    return Value("current", raw) if re.search(_CURRENT, plain, re.IGNORECASE) else None


def _basis(raw: str) -> Value | None:
    return Value("part-time" if re.search(_PART, raw, re.IGNORECASE) else "full-time", raw)


def _body(raw: str) -> Value | None:
    """An organisation; the date below it belongs to the letter."""
    return None if dates.parse(raw) else shapes.organisation(raw)


def _around(view: View) -> Iterator[Field]:
    """What stands in no sentence: head, country, date alone, the signer's name and title."""
    specs = {spec.name: spec for spec in view.kind.fields}
    head = letters.letterhead(view, "organisation")
    stated = None if head else next(view.matched(specs["organisation"]), None)
    labelled = next(view.labelled(specs["organisation"]), None)
    yield from [field for field in (head or labelled or stated,) if field]
    if not any(view.labelled(specs["country"])):
        yield from [field for field in (letters.head_country(view, "country"),) if field]
    if not any(view.labelled(specs["letter_date"])):
        yield from [field for field in (letters.letter_date(view, "letter_date"),) if field]
    signed = list(letters.signer(view, "issuer_name", "issuer_title"))
    yield from signed


_TITLE_LINE = re.compile(
    r"(?:letterof(?:appointment|employment)|appointmentletter|certificateof(?:employment|service)"
    r"|towhomitmayconcern|(?:employmentverification|verificationofemployment)(?:letter)?|employmentcertificate|arbeitszeugnis|dienstzeugnis)",
    re.IGNORECASE,
)


def _recommends(sheet: Sheet) -> bool:
    """A letter of recommendation begins like a certificate and certifies nothing."""
    plain = sheet.plain.lower()
    return ("recommend" in plain or "推荐信" in plain) and not re.search(
        "employ|certif|confirm|任职|在职", plain
    )


def _sign(line: str) -> bool:
    """A line that is nothing but the title: letters set it no larger than their text, at the left."""
    return len(line) <= 40 and _TITLE_LINE.fullmatch("".join(line.split()).strip(":,.")) is not None


TYPE = DocumentType(
    name="overseas_employment",
    called=Bilingual(zh="海外任职证明", en="Evidence of overseas employment"),
    titles=(
        *("海外任职证明", "工作证明", "在职证明", "任职证明", "离职证明", "聘书"),
        *("To Whom It May Concern", "Letter of Employment", "Certificate of Employment"),
        *("Employment Verification", "Verification of Employment", "Employment Verification Letter"),
        *("Employment Certificate", "Letter of Appointment", "Appointment Letter"),
        *("Certificate of Service", "在職証明書", "Arbeitszeugnis", "Dienstzeugnis"),
        *("Arbeitsbescheinigung",),
    ),
    anchors=(
        "To whom it may concern",
        "This is to certify",
        "This is to confirm",
        "has been employed",
        "was employed",
        "Human Resources",
        "employed by",
        "full-time",
        "confirm your appointment",
        "在職していること",
        "在職期間",
        "兹证明",
        "特此证明",
        "beschäftigt",
        "Vollzeit",
    ),
    against=("公证书", "公证员", "译文", "意向书", "劳动合同", "has conferred"),
    fields=(
        FieldSpec(
            "holder_name",
            parties.named,
            ("Employee name", "Name of employee", "Employee", "Full name", "Name", "姓名", "氏名"),
            (
                *spaced(
                    r"(?:certify|confirm|verify|state|attest|declare"
                    rf"|advise)s? that {HONORIFIC}(?P<v>{PERSON})",
                    rf"\bDear {HONORIFIC}(?P<v>{PERSON})",
                    rf"\b(?:Herrn?|Frau) {HONORIFIC}(?P<v>{PERSON})",
                ),
                rf"(?:兹证明|兹有|兹聘请|特聘请?|聘请|(?<!\w)证明)(?P<v>{_HAN_PERSON})[,(:]",
                rf"(?:兹聘请|特聘请?|聘请)(?P<v>{_NO_VERB}{{2,50}}+)(?:为|担任)",
            ),
            first="patterns",
        ),
        FieldSpec(
            "organisation",
            _body,
            (
                "Employer",
                "Organisation",
                "Organization",
                "Company",
                "任职单位",
                "工作单位",
                "单位",
                "勤務先",
                "単位",
                "会社名",
            ),
            spaced(
                rf"(?:在|单位: ?)(?P<v>{_HAN_BODY})(?=全职|兼职|工作|任职|担任|任|曾|[,。\n]|$)",
                rf"(?:employed|engaged) (?:by|at|with) (?:the )?(?P<v>{ORGANISATION})",
                rf"(?:working|worked|served) (?:for|at|with) (?:the )?(?P<v>{ORGANISATION})",
            ),
            wrap=True,
        ),
        FieldSpec("country", countries.parse, ("Country", "国家", "所在国家")),
        FieldSpec(
            "title",
            shapes.text(60),
            (
                "Job title",
                "Position held",
                "Position",
                "Title",
                "Current position",
                "职务",
                "职称",
                "職名",
                "役職",
            ),
            spaced(
                r"(?:\b(?:position|post|rank|title|office|role) of (?:an? "
                rf"|the )?|{_BECAME}|{_IS})(?P<v>{POST})"
                r"(?= at present|[,.;)\n]| in | at | on | with | from "
                r"| since | and | bei | tätig| beschäftigt|$)",
                r"(?:担任|聘为|现任|曾任|任)(?P<v>[\u4e00-\u9fff()]{2,14}?)(?:一职|职务|[,。;(]|至今|,)",
            ),
            many=True,
            first="patterns",
        ),
        FieldSpec(
            "start",
            shapes.day_or_month,
            (
                "Start date",
                "Date of joining",
                "Date of hire",
                "Employed since",
                "Period of employment",
                "入职时间",
                "任职时间",
                "在職期間",
                "入社年月日",
                "Commencement date",
            ),
            spaced(
                r"(?:since|from|effective|with effect from|as of|beginning|commencing|starting|seit dem"
                rf"|vom|joined \w+ on|between)\s(?:on\s)?(?:the\s)?(?P<v>{WESTERN_DATE})",
                rf"(?:自|从|于)(?P<v>{DAY_OR_MONTH})(?:起|至|到|入职|开始|加入)",
                rf"(?P<v>{DAY_OR_MONTH})(?:から|より|至|~|〜|-)",
                rf"on\s(?P<v>{WESTERN_DATE})\s(?:and )?(?:he|she|has|was)",
            ),
        ),
        FieldSpec(
            "end",
            _period_end,
            (
                "End date",
                "Date of leaving",
                "Period of employment",
                "离职时间",
                "任职时间",
                "在職期間",
                "退職年月日",
            ),
            spaced(
                rf"(?<=\d)\s(?:to|until|through|till|and|bis zum|bis|–"
                rf"|-)\s(?:the\s)?(?P<v>{WESTERN_DATE}|present|date|heute)",
                rf"{DAY_OR_MONTH}起?(?:至|到|~|〜|から)(?P<v>{DAY_OR_MONTH}|今|現在|现在)",
                rf"(?:until|bis zum|left (?:us|the \w+) on)\s(?P<v>{WESTERN_DATE})",
                rf"于(?P<v>{DAY_OR_MONTH})离职",
                r"(?P<v>至今)",
                r"\b(?P<v>(?:to|until|till) (?:date|now|the present|this day))\b",
            ),
        ),
        FieldSpec("status", _status, (), spaced(rf"(?P<v>{_FORMER})", rf"(?P<v>{_CURRENT})")),
        FieldSpec(
            "full_time",
            _basis,
            ("Employment status", "Basis of employment", "勤務形態", "雇用形態"),
            (rf"(?P<v>{_PART}|{_FULL})",),
            first="patterns",
        ),
        FieldSpec(
            "issuer_name",
            shapes.person,
            ("Issued by", "Name of signatory", "签发人", "发证人", "証明者"),
            (r"(?:签发人|[証证]明者)[:\s]{0,2}(?P<v>[^\n,。;:]{2,40})",),
            loose=True,
        ),
        FieldSpec("issuer_title", shapes.text(60), ("Title of signatory", "签发人职务"), ()),
        FieldSpec(
            "letter_date",
            shapes.day,
            ("Date", "Date of issue", "Issued on", "日期", "出具日期", "发证日期", "Datum", "発行日"),
            spaced(rf"(?:^|\n)[A-ZÀ-Þ][^\W\d_]{{2,20}}, (?:den |le )?(?P<v>{WESTERN_DATE})(?=\n|$)"),
        ),
    ),
    stops=(
        "Tel",
        "Telephone",
        "E-mail",
        "Passport number",
        "护照号",
        "生年月日",
        "Date of birth",
        "所属",
        "Re",
    ),
    extract=_around,
    sign=_sign,
    refuses=_recommends,
)
