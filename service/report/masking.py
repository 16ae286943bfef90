"""Identity numbers are masked in the texts of the report page (domain E.4, PIPL articles 28 and 51).

Masked are the numbers of passports, identity cards and residence cards, machine-readable lines and phones:
those found as fields wherever they are repeated, and whatever has the shape of one. Dates of birth stay: the
rule on age shows its computation. What is painted over in pictures is told in `hiding`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from service.report.schema import Place, Report, ReportDocument, ReportFinding, Sentence
from validators.oddity import Kind

_IDENTITY_FIELD = re.compile(r"^(mrz\d?|(.*_)?(passport_no|id_no|id|card_no|phone|mobile))$")
_IDENTITY_RULES = frozenset({"person.passport-number", "passport.mrz"})
_COPIES = "copies.same"
# Shapes: resident ID and residence card (18, 15, 3 letters + 12 digits), bank card, mobile phone, PRC
# passport, telephone with its area code, machine-readable line (ICAO 9303: "<" fills capitals and digits).
_SHAPES = re.compile(
    r"(?<![0-9A-Za-z])"
    r"(?:\d{17}[0-9Xx]|\d{15,16}|\d{19}|[A-Z]{3}\d{12}|1[3-9]\d{9}|[EGDSP][A-Z]?\d{7,8}|0\d{2,3}-\d{7,8})"
    r"(?![0-9A-Za-z])"
    r"|(?=[A-Z0-9]*<)[A-Z0-9<]{20,}"
)
_TOKEN = re.compile(r"(?=(?:[A-Za-z<]*\d){3})[0-9A-Za-z<]{5,}")
_GAPS = re.compile(r"[\s\-]+")
_OF_SOMEBODY_ELSE = Sentence(
    en="A page compared here is somebody else's, and what it says is not shown. "
    "The finding on that page says what to do.",
    zh="此处比对的页面属于他人，内容不予显示；处理办法见关于该页的发现。",
)
_SHORTEST = 5  # characters: shorter readings are no number, and would be found inside everything
_STAR = "*"


class Mask:
    """Masks the identity numbers of one report; numbers of other kinds that the report knows stay."""

    def __init__(self, secret: Iterable[str], public: Iterable[str] = ()) -> None:
        self._secret = sorted({n for s in secret if len(n := _bare(s)) >= _SHORTEST}, key=len, reverse=True)
        self._public = {_bare(text) for text in public} - set(self._secret)
        spelled = ("[\\s\\-]{0,2}".join(map(re.escape, number)) for number in self._secret)
        self._known = re.compile("|".join(spelled) or r"(?!)", re.IGNORECASE)

    def text(self, text: str) -> str:
        """The text with every identity number masked.

        >>> Mask(["11010119900307002X"]).text("证件 110101 19900307 002X。")
        '证件 1101**********002X。'
        """
        known = self._known.sub(lambda match: self._stars(match[0]), text)
        return _SHAPES.sub(lambda match: match[0] if self._open(match[0]) else self._stars(match[0]), known)

    def token(self, text: str) -> str:
        """As `text`, for places known to hold an identity number: anything that looks like a number goes."""
        return _TOKEN.sub(lambda match: self._stars(match[0]), self.text(text))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where identity numbers stand in the text."""
        known = [match.span() for match in self._known.finditer(text)]
        return known + [m.span() for m in _SHAPES.finditer(text) if not self._open(m[0])]

    def _open(self, text: str) -> bool:
        return _bare(text) in self._public

    def _stars(self, text: str) -> str:
        """Both ends stay, and the places where this number differs from another of the report: a reviewer
        must see where two readings disagree."""
        number = _bare(text)
        ends = 4 if len(number) >= 15 and "<" not in number else 2
        shown = {*range(ends), *range(len(number) - ends, len(number))} | self._differences(number)
        return "".join(c if i in shown else _STAR for i, c in enumerate(number))

    def _differences(self, number: str) -> set[int]:
        places: set[int] = set()
        for other in self._secret:
            differing = {i for i, (a, b) in enumerate(zip(number, other, strict=False)) if a != b}
            if len(other) == len(number) and len(differing) <= 2:
                places |= differing
        return places


def _bare(text: str) -> str:
    return _GAPS.sub("", text).upper()


def mask_of(report: Report) -> Mask:
    """The mask for a report: its identity fields are secret, the values of all other fields are known."""
    fields = [field for document in report.documents for field in document.fields]
    secret = [text for f in fields if is_identity(f.name) for text in (f.value, f.raw)]
    public = [f.value for f in fields if not is_identity(f.name)]
    return Mask([*secret, *_beside(report, Mask(secret, public))], public)


def _beside(report: Report, mask: Mask) -> Iterator[str]:
    """Identity numbers as another copy has them, where nobody took them as fields."""
    for finding in report.findings:
        texts = [place.text for place in finding.evidence]
        known = about_identity(finding) or any(mask.spans(text) for text in texts)
        if finding.rule == _COPIES and known:
            yield from (match[0] for text in texts for match in _TOKEN.finditer(text))


def masked(report: Report) -> Report:
    """The same report with identity numbers masked in every text of it."""
    mask = mask_of(report)
    foreign = foreign_pages(report)
    shown = report.model_copy(
        update={
            "findings": tuple(_loosely(finding, mask, foreign) for finding in report.findings),
            "documents": tuple(_without(document, foreign) for document in report.documents),
        }
    )
    hidden = Report.model_validate(_each_text(shown.model_dump(), mask))
    return hidden.model_copy(update={"volumes": report.volumes})  # no texts; what is for showing only stays


def foreign_pages(report: Report) -> frozenset[str]:
    """Pages that belong to somebody else's dossier: nothing of them is shown."""
    return frozenset(
        place.page
        for finding in report.findings
        if finding.subject.field == Kind.FOREIGN
        for place in finding.evidence
    )


def _without(document: ReportDocument, pages: frozenset[str]) -> ReportDocument:
    return document.model_copy(update={"fields": tuple(f for f in document.fields if f.page not in pages)})


def _loosely(finding: ReportFinding, mask: Mask, foreign: frozenset[str]) -> ReportFinding:
    identity = about_identity(finding)

    def shown(place: Place) -> str:
        if place.page in foreign:
            return ""
        return mask.token(place.text) if identity else place.text

    places = tuple(place.model_copy(update={"text": shown(place)}) for place in finding.evidence)
    changed: dict[str, object] = {"evidence": places}
    if finding.subject.field != Kind.FOREIGN and any(place.page in foreign for place in finding.evidence):
        changed["message"] = _OF_SOMEBODY_ELSE
    return finding.model_copy(update=changed)


def is_identity(field: str) -> bool:
    """Whether a field of this name holds an identity number or a phone."""
    return bool(_IDENTITY_FIELD.match(field))


def about_identity(finding: ReportFinding) -> bool:
    """Whether the evidence of the finding may be an identity number."""
    return finding.rule in _IDENTITY_RULES or is_identity(finding.subject.field or "")


def _each_text(value: Any, mask: Mask) -> Any:
    if isinstance(value, dict):
        return {key: _each_text(item, mask) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_each_text(item, mask) for item in value)
    return mask.text(value) if type(value) is str else value
