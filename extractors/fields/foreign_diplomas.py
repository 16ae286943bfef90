"""How diplomas of ten languages word who gets which degree, where and when (domain B.7)."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.view import View
from extractors.fields.wording import HONORIFIC, PERSON_IN_LINE, spaced
from extractors.values import dates
from extractors.values.value import Value

_CAPITAL = r"[A-ZÀ-Þ][\w'’.\-]{1,30}"
_SCHOOL = r"(?:University|Institute|College|Polytechnic|Academy)"
_HAN = r"\u4e00-\u9fff"
_HANGUL = r"\uac00-\ud7a3"
_CYRILLIC = r"А-Яа-яЁё"

_KOREAN_FIELDS = (
    "공학|이학|약학|의학|문학|법학|경영학|경제학|교육학|농학|철학|치의학|한의학|수의학|간호학|예술학|음악학|행정학|정치학"
    "|사회학|체육학|보건학|신학|이학|건축학|언론학"
)

HOLDER = (
    *spaced(
        rf"(?:conferred (?:up)?on|awarded to|certif(?:y|ies) that|admitted|admits|confers? upon) {HONORIFIC}"
        rf"(?P<v>{PERSON_IN_LINE})",
        rf"(?P<v>{PERSON_IN_LINE}) (?i:has been|having|was|is hereby|has satisfied)",
        rf"\b(?:Herrn?|Frau|Monsieur|Madame|Mme|M\.|Don|Doña|Dña\.|Señor|Signor[ae]?|Dott\.) {HONORIFIC}"
        rf"(?P<v>{PERSON_IN_LINE})",
        r"\b(?:conferi\w{2,6}|rilasci\w{1,4}|est conféré|est délivré"
        rf"|concede|otorga) (?:a|à|al) (?P<v>{PERSON_IN_LINE})",
        rf"(?P<v>{PERSON_IN_LINE})(?= (?:examinibus|ad gradum|qui |quae |natus|nata))",
        rf"(?:Senatus|Praeses|Rector|Universitatis)\n(?P<v>{PERSON_IN_LINE})(?=\n)",
    ),
    rf"(?:氏\s?名|姓\s?名|성\s?명)[:\s]{{0,3}}(?P<v>{PERSON_IN_LINE}|[{_HAN}·]{{2,12}}|[{_HANGUL}]{{2,5}})",
    rf"(?P<v>(?-i:(?<!\w)[А-ЯЁ][{_CYRILLIC}]{{1,24}}+(?:\s[А-ЯЁ][{_CYRILLIC}]{{1,24}}+){{1,3}}))"
    r"(?=\s(?:присужд|присво|защит))",
)
_WORD = r"[A-Z][\w'’.\-]{1,30}"
INSTITUTION = (
    rf"(?P<v>(?-i:(?<![A-Za-z])(?:The )?(?:(?!The ){_WORD}+ ){{1,4}}{_SCHOOL}(?: ?of(?: {_WORD}){{1,4}})?))",
    rf"(?P<v>(?-i:(?:The )?{_SCHOOL} ?of(?: {_WORD}){{1,4}}))",
)
# The same as a line of its own: the larger the type, the surer.
_LINE = re.compile(
    rf"(?:Die\s|Der\s|L['’])?(?P<v>Universitas(?:\s{_CAPITAL}){{1,4}}"
    rf"|(?:{_CAPITAL}\s){{0,4}}[\w\-]{{0,30}}(?:Universität|Hochschule|Akademie)(?:\s(?:zu|der|für|in|{_CAPITAL})){{0,5}}"
    rf"|(?:Université|École|Ecole|Institut|Universidad|Università|Universita|Politecnico)(?:\s[\w'’\-]{{1,24}}){{1,7}}"
    rf"|[{_HAN}·]{{2,16}}(?:大学院?|大學|学院|研究院)|[{_HANGUL}]{{2,16}}(?:대학교|대학원|대학)"
    rf"|[{_CYRILLIC}«»\"\-\s]{{3,80}}(?:университет|институт|академия)[{_CYRILLIC}«»\"\-\s]{{0,60}})"
    r"\s?(?:총장|学長|學長|長)?"
)
DEGREE = (
    r"Doctor of (?:Philosophy|Science|Engineering|Medicine|Education"
    r"|Business Administration|Laws|Letters)|Juris Doctor"
    r"|(?:Master|Bachelor) of (?:Business Administration|Applied Science|\w{3,20})"
    r"|(?:Philosophi(?:ae|æ)|Medicin(?:ae|æ)|Scientiarum) Doctor(?:em"
    r"|is)?|Doctor(?:em|is)? Philosophi(?:ae|æ)"
    r"|Doktor(?:s|in)? der \w{4,30}|Doktor-Ingenieurs?"
    r"|Dottor(?:e|essa) di ricerca|Dottorato di ricerca|Docteur "
    r"(?:ès sciences|en médecine)|Docteur\b|Doctora?(?= en\b)"
    r"|Máster(?= en\b)|Master(?= en\b)|(?:博士|修士|硕士|学士)\s?[（(][^()（）\n]{1,8}[)）]"
    rf"|(?:{_KOREAN_FIELDS})\s?(?:박사|석사|학사)(?!과정)"
    rf"|(?:кандидат|доктор|магистр)[а]?\s[{_CYRILLIC}\-]{{4,30}}\sнаук"
)
TITLE = (rf"(?P<v>{DEGREE})", r"(?P<v>Dr\. ?(?:rer\. ?nat\.|phil\.|-?Ing\.))")
FIELD = (
    r"in the field of (?P<v>[A-Z][\w&\- ]{1,79}?)(?=[,.;\n]| to the| and has|$)",
    r"(?:im Fach|in der Fachrichtung|auf dem Gebiet(?: der)?"
    r"|im Fachgebiet)\s(?P<v>[A-ZÀ-Þ][\w\- ]{3,60}?)(?=[,.;\n]|$)",
    r"(?:Docteur|Doctora?|Dottor\w{1,4} di ricerca|Dottorato di ricerca|Máster|Master)\s(?:en|in)\s"
    r"(?P<v>[A-ZÀ-Þ][\w'’\- ]{3,60}?)(?=[,.;\n]|$)",
    rf"(?:{DEGREE})\s{{1,4}}(?:in|im Fach)\s{{1,4}}(?P<v>[A-Z][\w&\- ]{{1,79}}?)(?=[,.;\n]"
    r"| having| with| on | this| given| at a |$)",
    r"research in (?P<v>[A-Z][\w&\- ]{1,79}?)(?=[,.;\n]| the | has |$)",
    r"(?:博士|修士)\s?[（(](?P<v>[^()（）\n]{1,8})[)）]",
    rf"에서\s?(?P<v>[{_HANGUL}]{{2,12}}?)\s?전공",
)
NUMBER = (
    r"(?P<v>[甲乙]?第\s?\d{1,7}\s?号)",
    r"제\s?(?P<v>\d[\d\- ]{1,14})\s?호",
    r"№\s?(?P<v>[A-ZА-Я]{0,4}\s?\d[\d\-]{2,14})",
    r"\b(?:N°|Nº|Nr\.|Diploma n\.|Certificat n°|Serial No\.?"
    r"|Diploma No\.?)\s?(?P<v>[A-Z]{0,4}[\d][\w\-/]{2,16})",
)
DATE = (
    r"(?:(?<!born )\bon|\bthis|\bdated|\bgiven)\s{1,4}+(?:the\s{1,4}+)?+"
    r"(?P<v>[^.;]{6,80}?(?:\d{4}|(?:thousand|hundred)[\w ,-]{0,24}))",
)
_BORN = re.compile(
    r"(?:born|geboren|née?|nacid[oa]|nat[oa]|natus|nata|birth|生年月日|출생|생년월일|родил\w*)\W.{0,24}$",
    re.IGNORECASE | re.DOTALL,
)
_GIVES = re.compile(
    r"(?:given|dated|this|datum|fait|dado|dato|den|le|on|от|решением|held|conferred|awarded)\W{0,3}(?:\w{1,9}\W){0,3}$",
    re.IGNORECASE,
)


def holder(raw: str) -> Value | None:
    """A name in Latin, Han, Hangul or Cyrillic letters."""
    other = re.fullmatch(
        rf"[{_HANGUL}]{{2,5}}|[{_CYRILLIC}]{{2,25}}(?:[\s\-][{_CYRILLIC}]{{2,25}}){{1,3}}", raw.strip()
    )
    return Value(" ".join(raw.split()), raw.strip()) if other else shapes.person(raw)


def institution(view: View, name: str) -> Field | None:
    """The school that a line of its own names, in the largest type."""
    found: list[tuple[float, Field]] = []
    for number, sheet in enumerate(view.sheets):
        for index, run in enumerate(sheet.runs):
            match = _LINE.fullmatch(run.text.strip()) if len(run.text) <= 120 else None
            value = shapes.organisation(match.group("v")) if match else None
            if value is not None:
                found.append(
                    (
                        run.box.height,
                        view.field(name, value, [(number, view.neighbourhoods[number].whole(index))]),
                    )
                )
    return max(found, key=lambda item: item[0])[1] if found else None


def conferred(view: View, name: str) -> Iterator[Field]:
    """The day of the award without usual words before it: no birthday, best behind a word of giving."""
    text = view.stream.text
    usable = [
        date
        for date in dates.find(text)
        if len(date.value) == 10
        and not _BORN.search(text[max(0, date.start - 40) : date.start])
        and not _birth(text, date.end)
    ]
    if usable:
        best = max(usable, key=lambda d: (bool(_GIVES.search(text[max(0, d.start - 40) : d.start])), d.start))
        yield view.field(name, Value(best.value, best.raw), view.stream.stretches(best.start, best.end))


def _birth(text: str, end: int) -> bool:
    return text[end : end + 2].strip()[:1] in ("生", "생")
