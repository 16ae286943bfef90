"""Doctorates of invented universities in Latin, German, French, Spanish and Italian."""

from samples.diploma_page import DOCTOR, Diploma, Drawn, Line, lay
from samples.diploma_words import (
    GERMAN_DEGREES,
    roman,
)
from samples.fonts import Font
from samples.letters import day
from samples.typeset import Mark


def latin(diploma: Diploma) -> Drawn:
    stem = diploma.place.split()[-1].rstrip("aeiou")
    written = (
        f"die {roman(diploma.conferred.day)} mensis {diploma.month('la')} "
        f"anno Domini {roman(diploma.conferred.year)}"
    )
    lines: list[Line] = [
        ([Mark(f"Universitas {stem}ensis", "institution")], Font.LATIN_BOLD, 34, 5),
        (["Omnibus has litteras inspecturis salutem in Domino"], Font.LATIN, 13, 4),
        (["Notum sit quod nos Rector et Senatus"], Font.LATIN, 13, 3),
        ([diploma.holder], Font.LATIN_BOLD, 26, 3),
        (["examinibus rite superatis ad gradum"], Font.LATIN, 13, 3),
        ([Mark("Philosophiae Doctoris", "degree_title_original")], Font.LATIN_BOLD, 25, 3),
        (["admisimus cum omnibus iuribus et privilegiis ad hunc gradum pertinentibus."], Font.LATIN, 13, 2),
        (["Datum ", diploma.stated(written), "."], Font.LATIN, 13, 0),
    ]
    return lay(diploma, lines, wide=True, top=28), DOCTOR


def german(diploma: Diploma) -> Drawn:
    case = diploma.case
    title, short = diploma.facts.choice(GERMAN_DEGREES)
    person = "Herrn" if case.applicant.sex == "M" else "Frau"
    lines: list[Line] = [
        ([Mark(f"Technische Universität {diploma.place}", "institution")], Font.LATIN_BOLD, 24, 8),
        (["URKUNDE"], Font.LATIN_BOLD, 26, 8),
        (["Die Fakultät verleiht"], Font.LATIN, 13, 3),
        ([f"{person} ", diploma.holder], Font.LATIN_BOLD, 20, 3),
        (
            [f"geboren am {day(case.applicant.dob, '', 'de').text} in {case.applicant.birth_place}"],
            Font.LATIN,
            12,
            5,
        ),
        (["den akademischen Grad"], Font.LATIN, 13, 3),
        ([Mark(title, "degree_title_original"), f" ({short})"], Font.LATIN_BOLD, 18, 4),
        (["im Fach ", diploma.field("de")], Font.LATIN, 14, 4),
        (
            [
                "nachdem in ordnungsgemäßem Promotionsverfahren die "
                "wissenschaftliche Befähigung erwiesen wurde."
            ],
            Font.LATIN,
            12,
            6,
        ),
        (
            [f"{diploma.place}, den ", diploma.stated(day(diploma.conferred, "", "de").text)],
            Font.LATIN,
            13,
            0,
        ),
    ]
    return lay(diploma, lines), DOCTOR


def french(diploma: Diploma) -> Drawn:
    person = "Monsieur" if diploma.case.applicant.sex == "M" else "Madame"
    written = f"{diploma.conferred.day} {diploma.month('fr')} {diploma.conferred.year}"
    lines: list[Line] = [
        ([Mark(f"Université de {diploma.place}", "institution")], Font.LATIN_BOLD, 24, 8),
        (["DIPLÔME NATIONAL"], Font.LATIN_BOLD, 22, 8),
        (["Vu les pièces justificatives, le grade de"], Font.LATIN, 13, 4),
        ([Mark("Docteur", "degree_title_original"), " en ", diploma.field("fr")], Font.LATIN_BOLD, 22, 5),
        (["est conféré à"], Font.LATIN, 13, 4),
        ([f"{person} ", diploma.holder], Font.LATIN_BOLD, 20, 5),
        (["pour en jouir avec les droits et prérogatives qui y sont attachés."], Font.LATIN, 12, 6),
        ([f"Fait à {diploma.place}, le ", diploma.stated(written)], Font.LATIN, 13, 4),
        (diploma.no("N° "), Font.LATIN, 11, 0),
    ]
    return lay(diploma, lines), DOCTOR


def spanish(diploma: Diploma) -> Drawn:
    person = "Don" if diploma.case.applicant.sex == "M" else "Doña"
    written = f"{diploma.conferred.day} de {diploma.month('es')} de {diploma.conferred.year}"
    lines: list[Line] = [
        ([Mark(f"Universidad de {diploma.place}", "institution")], Font.LATIN_BOLD, 28, 7),
        (["considerando que, conforme a las disposiciones vigentes,"], Font.LATIN, 13, 4),
        ([f"{person} ", diploma.holder], Font.LATIN_BOLD, 22, 4),
        (["ha superado los estudios de doctorado, expide el presente título de"], Font.LATIN, 13, 5),
        ([Mark("Doctor", "degree_title_original"), " en ", diploma.field("es")], Font.LATIN_BOLD, 24, 6),
        ([f"Dado en {diploma.place}, a ", diploma.stated(written)], Font.LATIN, 13, 0),
    ]
    return lay(diploma, lines, wide=True), DOCTOR


def italian(diploma: Diploma) -> Drawn:
    written = f"{diploma.conferred.day} {diploma.month('it')} {diploma.conferred.year}"
    lines: list[Line] = [
        ([Mark(f"Università degli Studi di {diploma.place}", "institution")], Font.LATIN_BOLD, 22, 9),
        (["Noi Rettore, visti gli atti, conferiamo a"], Font.LATIN, 13, 4),
        ([diploma.holder], Font.LATIN_BOLD, 24, 5),
        (["il titolo di"], Font.LATIN, 13, 4),
        (
            [Mark("Dottore di ricerca", "degree_title_original"), " in ", diploma.field("it")],
            Font.LATIN_BOLD,
            20,
            8,
        ),
        ([f"{diploma.place}, ", diploma.stated(written)], Font.LATIN, 13, 4),
        (diploma.no("Diploma n. "), Font.LATIN, 11, 0),
    ]
    return lay(diploma, lines), DOCTOR
