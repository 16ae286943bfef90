"""Degrees of invented universities in ten languages, as their diplomas word them."""

import random
from collections.abc import Callable

from samples.canvas import Page
from samples.case import Case
from samples.diploma_page import DOCTOR, Diploma, Drawn, Line, lay
from samples.diploma_words import (
    HANGUL,
    JAPANESE_FIELDS,
    OTHER_DEGREES,
    RUSSIAN_SCIENCES,
    cyrillic,
)
from samples.diplomas_western import french, german, italian, latin, spanish
from samples.fonts import Font
from samples.letters import day
from samples.numbers import en_date, en_ordinal
from samples.people import PLACES
from samples.sheets import specimen
from samples.typeset import Mark


def draw(case: Case, rng: random.Random, version: int) -> tuple[Page, list[tuple[str, str]]]:
    """The page, and what is true of it though no one text says it; `version` counts over `DRAWERS`."""
    facts = random.Random(f"{case.seed}-overseas_degree")
    place = next(name for name, _ in PLACES if name in case.degree.institution)
    diploma = Diploma(case, rng, facts, place, f"{facts.randint(10, 99)}-{facts.randint(10000, 99999)}")
    page, unprinted = DRAWERS[version](diploma)
    specimen(page)
    return page, unprinted


def _japanese(diploma: Diploma) -> Drawn:
    case = diploma.case
    field = JAPANESE_FIELDS[case.degree.field_en]
    number = diploma.facts.randint(100, 9999)
    university = case.degree.institution_zh
    lines: list[Line] = [
        (["学位記"], Font.SONG_BOLD, 34, 10),
        ([Mark(f"甲第{number}号", "certificate_no")], Font.SONG, 14, 8),
        (["氏名　", diploma.holder], Font.SONG, 18, 3),
        (
            [f"{case.applicant.dob.year}年{case.applicant.dob.month}月{case.applicant.dob.day}日生"],
            Font.SONG,
            13,
            8,
        ),
        (["本学大学院の博士課程を修了し、論文の審査及び最終試験に合格したので"], Font.SONG, 13, 5),
        (
            [Mark(f"博士（{field}）", "degree_title_original", f"博士({field})"), "の学位を授与する"],
            Font.SONG_BOLD,
            20,
            10,
        ),
        ([diploma.stated(day(diploma.conferred, "", "ja").text)], Font.SONG, 14, 6),
        ([Mark(university, "institution")], Font.SONG_BOLD, 20, 0),
    ]
    return lay(diploma, lines), [*DOCTOR, ("field", field)]


def _korean(diploma: Diploma) -> Drawn:
    field, title = HANGUL[diploma.case.degree.field_en]
    conferred = diploma.conferred
    lines: list[Line] = [
        (["학 위 기"], Font.SONG_BOLD, 32, 8),
        (
            ["제 ", Mark(diploma.number, "certificate_no", diploma.number.replace("-", "")), " 호"],
            Font.SONG,
            13,
            8,
        ),
        (["성명: ", diploma.holder], Font.SONG, 17, 8),
        ([f"위 사람은 본 대학교 대학원에서 {field} 전공의 박사과정을 이수하고"], Font.SONG, 13, 3),
        (
            ["소정의 시험과 논문심사에 합격하여 ", Mark(title, "degree_title_original"), "의 학위를 수여함"],
            Font.SONG,
            15,
            10,
        ),
        ([diploma.stated(f"{conferred.year}년 {conferred.month}월 {conferred.day}일")], Font.SONG, 14, 6),
        ([Mark(_hangul_university(diploma.place), "institution"), " 총장"], Font.SONG_BOLD, 20, 0),
    ]
    return lay(diploma, lines), [*DOCTOR, ("field", field)]


def _hangul_university(place: str) -> str:
    names = {
        "Norhaven": "노르하벤",
        "Arkania": "아르카니아",
        "Port Selwyn": "셀윈",
        "Westermark": "베스터마르크",
    }
    return f"{names[place]}대학교"


def _russian(diploma: Diploma) -> Drawn:
    written = f"{diploma.conferred.day} {diploma.month('ru')} {diploma.conferred.year}"
    names = {
        "Norhaven": "Норхавенский",
        "Arkania": "Арканийский",
        "Port Selwyn": "Селвинский",
        "Westermark": "Вестермаркский",
    }
    science = RUSSIAN_SCIENCES[diploma.case.degree.field_en]
    person = diploma.case.applicant
    holder = cyrillic(f"{person.surname} {person.given}")
    lines: list[Line] = [
        (["ДИПЛОМ"], Font.LATIN_BOLD, 32, 4),
        ([Mark(f"кандидата {science} наук", "degree_title_original")], Font.LATIN_BOLD, 18, 6),
        (diploma.no("№ "), Font.LATIN, 14, 8),
        (
            [Mark(f"{names[diploma.place]} государственный университет", "institution")],
            Font.LATIN_BOLD,
            17,
            8,
        ),
        (["Решением диссертационного совета от ", diploma.stated(written), " г."], Font.LATIN, 13, 6),
        ([Mark(holder, "holder_name")], Font.LATIN_BOLD, 20, 5),
        ([f"присуждена ученая степень кандидата {science} наук"], Font.LATIN, 13, 0),
    ]
    return lay(diploma, lines), DOCTOR


def _admitted(diploma: Diploma) -> Drawn:
    """Another English wording, and any level."""
    title, level = diploma.facts.choice(OTHER_DEGREES)
    conferred = diploma.conferred
    lines: list[Line] = [
        ([Mark(diploma.case.degree.institution, "institution")], Font.LATIN_BOLD, 28, 8),
        (["This is to certify that"], Font.LATIN, 13, 4),
        ([diploma.holder], Font.LATIN_BOLD, 22, 4),
        (["having satisfied the examiners was admitted to the degree of"], Font.LATIN, 13, 4),
        ([Mark(title, "degree_title_original")], Font.LATIN_BOLD, 24, 4),
        (["in ", Mark(diploma.case.degree.field_en, "field")], Font.LATIN, 16, 5),
        (
            [
                "at a Congregation held on ",
                diploma.stated(f"{conferred.day} {conferred:%B} {conferred.year}"),
            ],
            Font.LATIN,
            13,
            6,
        ),
        (diploma.no("Serial No. "), Font.LATIN, 10, 0),
    ]
    return lay(diploma, lines), [("level", level)]


def _regents(diploma: Diploma) -> Drawn:
    """American: the day in words, the year in Roman numerals or figures."""
    conferred = diploma.conferred
    written = f"{en_ordinal(conferred.day)} day of {conferred:%B}, {conferred.year}"
    if diploma.facts.random() < 0.5:
        written = en_date(conferred)
    lines: list[Line] = [
        (["The Regents of the"], Font.LATIN, 14, 3),
        ([Mark(diploma.case.degree.institution, "institution")], Font.LATIN_BOLD, 32, 4),
        (["on the nomination of the Graduate Council have conferred upon"], Font.LATIN, 13, 4),
        ([diploma.holder], Font.LATIN_BOLD, 26, 4),
        (
            ["who has proved ability by original research in ", Mark(diploma.case.degree.field_en, "field")],
            Font.LATIN,
            13,
            4,
        ),
        (
            ["the degree of ", Mark(diploma.case.degree.title, "degree_title_original")],
            Font.LATIN_BOLD,
            24,
            4,
        ),
        (["Given this ", diploma.stated(written), "."], Font.LATIN, 13, 0),
    ]
    return lay(diploma, lines, wide=True, top=28), DOCTOR


DRAWERS: tuple[Callable[[Diploma], Drawn], ...] = (
    latin,
    german,
    french,
    spanish,
    italian,
    _japanese,
    _admitted,
    _regents,
    _korean,
    _russian,
)
