"""Words of invented diplomas: fields and degrees in other languages, names in Cyrillic, Roman numerals."""

FIELDS = {
    "de": {
        "Molecular Pharmacology": "Molekulare Pharmakologie",
        "Electrochemistry": "Elektrochemie",
        "Microelectronics": "Mikroelektronik",
        "Robotics": "Robotik",
        "Environmental Engineering": "Umwelttechnik",
    },
    "fr": {
        "Molecular Pharmacology": "Pharmacologie moléculaire",
        "Electrochemistry": "Électrochimie",
        "Microelectronics": "Microélectronique",
        "Robotics": "Robotique",
        "Environmental Engineering": "Génie environnemental",
    },
    "es": {
        "Molecular Pharmacology": "Farmacología Molecular",
        "Electrochemistry": "Electroquímica",
        "Microelectronics": "Microelectrónica",
        "Robotics": "Robótica",
        "Environmental Engineering": "Ingeniería Ambiental",
    },
    "it": {
        "Molecular Pharmacology": "Farmacologia molecolare",
        "Electrochemistry": "Elettrochimica",
        "Microelectronics": "Microelettronica",
        "Robotics": "Robotica",
        "Environmental Engineering": "Ingegneria ambientale",
    },
}
JAPANESE_FIELDS = {
    "Molecular Pharmacology": "薬学",
    "Electrochemistry": "理学",
    "Microelectronics": "工学",
    "Robotics": "工学",
    "Environmental Engineering": "工学",
}
HANGUL = {
    "Molecular Pharmacology": ("약학", "약학박사"),
    "Electrochemistry": ("화학", "이학박사"),
    "Microelectronics": ("전자공학", "공학박사"),
    "Robotics": ("기계공학", "공학박사"),
    "Environmental Engineering": ("환경공학", "공학박사"),
}
RUSSIAN_SCIENCES = {
    "Molecular Pharmacology": "фармацевтических",
    "Electrochemistry": "химических",
    "Microelectronics": "технических",
    "Robotics": "технических",
    "Environmental Engineering": "технических",
}
GERMAN_DEGREES = (
    ("Doktor der Naturwissenschaften", "Dr. rer. nat."),
    ("Doktor der Ingenieurwissenschaften", "Dr.-Ing."),
    ("Doktor der Philosophie", "Dr. phil."),
)
OTHER_DEGREES = (
    ("Doctor of Philosophy", "doctor"),
    ("Master of Science", "master"),
    ("Bachelor of Science", "bachelor"),
    ("Doctor of Medicine", "doctor-professional"),
    ("Doctor of Business Administration", "doctor-professional"),
    ("Master of Engineering", "master"),
    ("Doctor of Engineering", "doctor"),
)
_LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", "абкдефгхийклмнопкрстуввсызжц"[:26], strict=True))


def cyrillic(name: str) -> str:
    """Letter by letter: the names are invented anyway."""
    return " ".join("".join(_LETTERS[c] for c in word.lower()).capitalize() for word in name.split())


_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def roman(number: int) -> str:
    """MMVIII."""
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text
