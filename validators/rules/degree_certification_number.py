"""The number of a certification or a Chinese certificate has the form of its time and fits the text."""

import re
from collections.abc import Callable, Iterator

from extractors.document import Answer as Found
from extractors.document import Document, Field
from extractors.values import cscse_number, domestic_number
from ingest.wording import Bilingual
from validators.awards import waived
from validators.certainty import sure, sure_type
from validators.dossier import Dossier
from validators.finding import Severity, evidence_of
from validators.phrase import phrase, sentences
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, not_applicable, passed, warned

_COUNTRIES = {
    **{"美": "USA", "英": "GBR", "日": "JPN", "德": "DEU", "法": "FRA", "澳": "AUS", "加": "CAN"},
    **{"俄": "RUS", "韩": "KOR", "荷": "NLD", "意": "ITA", "瑞典": "SWE", "瑞士": "CHE"},
}
_OLD = re.compile(r"教留服认(?:遗证|遗)?([\u4e00-\u9fa5]{1,3})\[(\d{4})\]\d+号")
Told = tuple[Callable[..., Answer], Bilingual]


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each certification, and for each Chinese certificate with a number.

    >>> from validators.example import document, doubtful, outcomes
    >>> def of(number, day): return document("cscse_certification", certificate_no=number, issue_date=day)
    >>> old, new = of("教留服认美[2010]00001号", "2010-06-01"), of("120190000001", "2019-05-01")
    >>> outcomes(check, old), outcomes(check, new)
    (['pass'], ['pass'])
    >>> early = of("120190000001", "2016-05-01")
    >>> outcomes(check, early), outcomes(check, doubtful(early))
    (['fail'], ['cannot-tell'])
    """
    changed = programme.number("certification.number-changed")
    certified = tuple(
        _certification(programme, paper, changed) for paper in dossier.lead("cscse_certification")
    )
    chinese = dossier.lead("domestic_degree", "domestic_graduation")
    numbered = tuple(_chinese(programme, paper) for paper in chinese if _numbers(paper))
    if certified or numbered:
        return (*certified, *numbered)
    if chinese and not dossier.lead("overseas_degree"):
        evidence = tuple(document_evidence(dossier, paper) for paper in chinese)
        return (not_applicable(_UNNUMBERED, evidence),)
    return (not_applicable(_WAIVED) if waived(dossier, programme) else cannot_tell(_NONE),)


_UNNUMBERED = Bilingual(
    "No number was found on the Chinese certificates; before 2005 they have none of a fixed form.",
    "国内证书上未见编号；2005年以前的证书无统一编号。",
)
_WAIVED = Bilingual(
    "No certification is asked for: it is waived for foreign nationals, or none of this programme's papers.",
    "外籍申报人免交认证，或本项目不要求认证。",
)
_NONE = Bilingual(
    "No certification was recognised, so its number cannot be checked. Send it, or let a person look.",
    "未识别到认证书，无法核对编号。请补交或由人工查看。",
)


def _numbers(paper: Document) -> tuple[Field, ...]:
    """Numbers that stand there, read or not."""
    standing = (Found.FOUND, Found.NOT_READABLE)
    return tuple(f for f in paper.fields if f.name == "certificate_no" and f.answer in standing)


def _certification(programme: Programme, paper: Document, changed: int) -> Answer:
    return _judged(programme, paper, "issue_date", lambda number, day: _cscse(paper, number, day, changed))


def _chinese(programme: Programme, paper: Document) -> Answer:
    dated = "date_conferred" if paper.type == "domestic_degree" else "issue_date"
    return _judged(programme, paper, dated, lambda number, day: _domestic(paper, number, day))


def _judged(
    programme: Programme, paper: Document, dated: str, odd: Callable[[str, str], Iterator[Told]]
) -> Answer:
    """The heaviest of what is odd with the paper's number; cannot-tell where number or date are not sure."""
    number, day = paper.first("certificate_no"), paper.first(dated)
    read = tuple(field for field in (number, day) if field is not None)
    evidence = tuple(evidence_of(field) for field in (*read, *(() if number else _numbers(paper))))
    subject = document_subject(paper, "certificate_no")
    if number is None or day is None:
        message = phrase(
            "{document}: its number and date of issue could not both be read. Look at it, or scan it again.",
            "{document}：未能同时读出编号和签发日期。请人工查看或重新扫描。",
            document=named(paper, programme),
        )
        return cannot_tell(message, evidence, subject)
    told = phrase(
        "{document}: number {number}, issued {day}.",
        "{document}：编号{number}，日期{day}。",
        document=named(paper, programme),
        number=number.value,
        day=day.value,
    )
    found = tuple(odd(number.value, day.value))
    relied = (*read, *_compared(paper)) if found else read
    if not all(map(sure, relied)) or not sure_type(paper):
        return cannot_tell(sentences(told, _DOUBT), evidence, subject)
    if not found:
        return passed(sentences(told, _FITS), evidence, subject)
    make = failed if any(make is failed for make, _ in found) else warned
    return make(sentences(told, *(why for _, why in found)), evidence, subject)


def _compared(paper: Document) -> tuple[Field, ...]:
    return tuple(field for name in ("country", "level") for field in paper.all(name))


def _cscse(paper: Document, number: str, day: str, changed: int) -> Iterator[Told]:
    issued = int(day[:4])
    old = _OLD.fullmatch(number)
    if old is None and cscse_number.parse(number) is None:
        yield failed, _FORMLESS
        return
    year = int(old.group(2) if old else number[1:5])
    if old is None and issued < changed:
        yield failed, _TOO_NEW
    if old is not None and issued > changed:
        yield warned, _TOO_OLD
    if year > issued:
        yield failed, _YEAR
    elif year < issued - 1:
        yield warned, _YEAR
    state = _COUNTRIES.get(old.group(1)) if old else None
    if state and any(field.value != state for field in paper.all("country")):
        yield failed, _COUNTRY


def _domestic(paper: Document, number: str, day: str) -> Iterator[Told]:
    degree = paper.type == "domestic_degree"
    parse = domestic_number.degree if degree else domestic_number.graduation
    value = parse(number)
    if value is None or value.value != number:
        return  # of no fixed form: before 2005, or before 2001
    if domestic_number.year(number) > int(day[:4]):
        yield failed, _YEAR
    level = (domestic_number.degree_level if degree else domestic_number.graduation_level)(number)
    if any(field.value != level for field in paper.all("level")):
        yield failed, _LEVEL


_FITS = Bilingual("They fit one another.", "二者相符。")
_DOUBT = Bilingual(
    "A reading is not certain. Compare the places, or scan them again.", "识别不确定，请人工比对或重新扫描。"
)
_FORMLESS = Bilingual(
    "No certification has a number of this form. Check it with the issuer.",
    "编号不符合任何已知编号规则，请向出具机构核实。",
)
_TOO_NEW = Bilingual(
    "Numbers of twelve digits were not in use by then. Check it with the issuer.",
    "该日期时尚未启用12位编号，请向出具机构核实。",
)
_TOO_OLD = Bilingual(
    "Numbers of the old form were no longer in use. A reviewer may check it with the issuer.",
    "该日期时旧式编号已停用，审核人员可向出具机构核实。",
)
_YEAR = Bilingual(
    "The year in the number does not fit the date. Check it with the issuer.",
    "编号中的年份与日期不符，请向出具机构核实。",
)
_COUNTRY = Bilingual(
    "The number names another country than the text. Check it with the issuer.",
    "编号中的国别与正文不符，请向出具机构核实。",
)
_LEVEL = Bilingual(
    "The number states another level than the text. Check it with the issuer.",
    "编号中的学位层次与正文不符，请向出具机构核实。",
)


RULE = Rule(
    "degree.certification-number",
    ("C-02", "D-17"),
    Severity.MINOR,
    (
        "cscse_certification.certificate_no",
        "cscse_certification.issue_date",
        "cscse_certification.country",
        "domestic_degree.certificate_no",
        "domestic_degree.date_conferred",
        "domestic_degree.level",
        "domestic_graduation.certificate_no",
        "domestic_graduation.issue_date",
        "domestic_graduation.level",
    ),
    check,
)
