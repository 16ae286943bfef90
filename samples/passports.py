"""How ten states print the data page of a passport: titles, labels, dates, numbers, authorities."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

_EN = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_FR = ("JAN", "FÉV", "MARS", "AVR", "MAI", "JUIN", "JUIL", "AOÛT", "SEPT", "OCT", "NOV", "DÉC")


def english(day: date) -> str:
    """20 MAR 1985."""
    return f"{day.day:02d} {_EN[day.month - 1]} {day.year}"


def mixed(day: date) -> str:
    """05 Feb 1985, as the United States print it."""
    return f"{day.day:02d} {_EN[day.month - 1].title()} {day.year}"


def bilingual(day: date) -> str:
    """20 MAR/MARS 85."""
    return f"{day.day:02d} {_EN[day.month - 1]}/{_FR[day.month - 1]} {day.year % 100:02d}"


def apart(day: date) -> str:
    """20 MAR /MARS 85, as Canada prints it."""
    return f"{day.day:02d} {_EN[day.month - 1]} /{_FR[day.month - 1]} {day.year % 100:02d}"


def dotted(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def spaced(day: date) -> str:
    """20 03 1985, as France prints it."""
    return f"{day:%d %m %Y}"


def korean(day: date) -> str:
    """20 3월/MAR 1985."""
    return f"{day.day:02d} {day.month}월/{_EN[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True)
class State:
    """One state's data page. `rows` hold the field of each place and its label, from top to bottom.

    `number` is a pattern: A a letter, 9 a digit, C a letter or digit of Germany's set, else itself.
    """

    code: str
    kind: str
    title: str
    nationality: str
    number: str
    day: Callable[[date], str]
    authorities: tuple[str, ...]
    places: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    rows: tuple[tuple[tuple[str, str], ...], ...]
    value: str = ""  # normal form of the nationality, where not the code
    optional: str = ""

    @property
    def normal(self) -> str:
        return self.value or self.code


def number(pattern: str, rng: random.Random) -> str:
    """A number after a pattern of `State.number`."""
    sets = {"A": "ABCEGHKLMNPRTX", "9": "0123456789", "C": "CFGHJKLMNPRTVWXYZ0123456789"}
    return "".join(rng.choice(sets[c]) if c in sets else c.lower().upper() for c in pattern)


_INVENTED = (("HALVEMOOR", "TOBIAS AUREL"), ("QUILLHAVEN", "MATILDA"), ("DUNMARROW", "RUPERT CORIN"))
_CHINESE = (
    (("kind", "类型/Type"), ("issuing_state", "国家码/Country Code"), ("passport_no", "护照号/Passport No.")),
    (("name", "姓名/Name"),),
    (("sex", "性别/Sex"), ("nationality", "国籍/Nationality"), ("dob", "出生日期/Date of birth")),
    (("birth_place", "出生地点/Place of birth"), ("issue_date", "签发日期/Date of issue")),
    (("issue_place", "签发地点/Place of issue"), ("expiry", "有效期至/Date of expiry")),
    (("authority", "签发机关/Authority"),),
)
_FRENCH_LAST = (("authority", "Autorité/Authority (9)"), ("expiry", "Date d'expiration/Date of expiry (8)"))

STATES = (
    State(
        "CHN", "P<", "中华人民共和国 PEOPLE'S REPUBLIC OF CHINA 护照 PASSPORT", "中国/CHINESE", "G99999999",
        english, ("公安部出入境管理局",), ("北京/BEIJING", "江苏/JIANGSU"), (), _CHINESE,
    ),
    State(
        "CHN", "PO", "中华人民共和国 PEOPLE'S REPUBLIC OF CHINA 护照 PASSPORT", "中国/CHINESE", "EA9999999",
        english, ("国家移民管理局", "公安部出入境管理局"), ("北京/BEIJING", "上海/SHANGHAI"), (), _CHINESE,
        optional="LHPNMGLJOBKJA9",
    ),
    State(
        "USA", "P<", "UNITED STATES OF AMERICA  PASSPORT / PASSEPORT / PASAPORTE", "UNITED STATES OF AMERICA",
        "599999999", mixed, ("UNITED STATES DEPARTMENT OF STATE",), ("CALIFORNIA, U.S.A.", "OHIO, U.S.A."),
        _INVENTED, (
            (("kind", "Type / Type / Tipo"), ("issuing_state", "Code / Code / Codigo"),
             ("passport_no", "Passport No. / No. du Passeport / No. de Pasaporte")),
            (("surname", "Surname / Nom / Apellidos"),),
            (("given_names", "Given Names / Prénoms / Nombres"),),
            (("nationality", "Nationality / Nationalité / Nacionalidad"),),
            (("dob", "Date of birth / Date de naissance / Fecha de nacimiento"),),
            (("birth_place", "Place of birth / Lieu de naissance / Lugar de nacimiento"),
             ("sex", "Sex / Sexe / Sexo")),
            (("issue_date", "Date of issue / Date de délivrance / Fecha de expedición"),
             ("authority", "Authority / Autorité / Autoridad")),
            (("expiry", "Date of expiration / Date d'expiration / Fecha de caducidad"),),
        ),
    ),
    State(
        "GBR", "P<", "UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND  PASSPORT", "BRITISH CITIZEN",
        "599999999", bilingual, ("HMPO", "IPS"), ("WESTERMARK", "PORT SELWYN"), _INVENTED, (
            (("kind", "Type/Type"), ("issuing_state", "Code/Code"),
             ("passport_no", "Passport No./Passeport No.")),
            (("surname", "Surname/Nom (1)"),),
            (("given_names", "Given names/Prénoms (2)"),),
            (("nationality", "Nationality/Nationalité (3)"),),
            (("dob", "Date of birth/Date de naissance (4)"),),
            (("sex", "Sex/Sexe (5)"), ("birth_place", "Place of birth/Lieu de naissance (6)")),
            (("issue_date", "Date of issue/Date de délivrance (7)"), ("authority", "Authority/Autorité (8)")),
            (("expiry", "Date of expiry/Date d'expiration (9)"),),
        ),
    ),
    State(
        "D", "P<", "BUNDESREPUBLIK DEUTSCHLAND  REISEPASS PASSPORT PASSEPORT", "DEUTSCH", "CCCCCCCCC", dotted,
        ("STADT NORDHAVEN", "LANDRATSAMT WESTERMARK"), ("NORDHAVEN", "WESTERMARK"),
        (("GRÜNWALDT", "JÖRG"), ("LINDQVARST", "ANSELM"), ("MÖLLENDORN", "VERENA"),
         ("VON FALKENRADE-CASTELBRAND", "MAXIMILIAN ALEXANDER LEOPOLD")), (
            (("kind", "Typ/Type/Type"), ("issuing_state", "Kode/Code/Code"),
             ("passport_no", "Pass-Nr./Passport No./Passeport No")),
            (("surname", "1. Name/Surname/Nom"),),
            (("given_names", "2. Vornamen/Given names/Prénoms"),),
            (("dob", "3. Geburtstag/Date of birth/Date de naissance"), ("sex", "4. Geschlecht/Sex/Sexe")),
            (("birth_place", "5. Geburtsort/Place of birth/Lieu de naissance"),
             ("nationality", "6. Staatsangehörigkeit/Nationality/Nationalité")),
            (("issue_date", "7. Ausstellungsdatum/Date of issue/Date de délivrance"),
             ("expiry", "8. Gültig bis/Date of expiry/Date d'expiration")),
            (("authority", "9. Behörde/Authority/Autorité"),),
        ), value="DEU",
    ),
    State(
        "CAN", "P<", "CANADA  PASSPORT PASSEPORT", "CANADIAN/CANADIENNE", "AA999999", apart,
        ("GATINEAU", "OTTAWA"), ("NORHAVEN CAN", "PORT SELWYN CAN"), _INVENTED, (
            (("kind", "Type/Type"), ("issuing_state", "Issuing Country/Pays émetteur"),
             ("passport_no", "Passport No./N° de passeport")),
            (("surname", "Surname/Nom"),),
            (("given_names", "Given names/Prénoms"),),
            (("nationality", "Nationality/Nationalité"),),
            (("dob", "Date of birth/Date de naissance"),),
            (("sex", "Sex/Sexe"), ("birth_place", "Place of birth/Lieu de naissance")),
            (("issue_date", "Date of issue/Date de délivrance"),
             ("authority", "Issuing Authority/Autorité de délivrance")),
            (("expiry", "Date of expiry/Date d'expiration"),),
        ),
    ),
    State(
        "AUS", "P<", "AUSTRALIA  PASSPORT", "AUSTRALIAN", "A9999999", english, ("NORHAVEN", "AUSTRALIA"),
        ("ARKANIA", "NORHAVEN"), _INVENTED, (
            (("kind", "Type"), ("issuing_state", "Code of issuing State"), ("passport_no", "Document No.")),
            (("surname", "Family name"),),
            (("given_names", "Given names"),),
            (("nationality", "Nationality"), ("dob", "Date of birth")),
            (("sex", "Sex"), ("birth_place", "Place of birth")),
            (("issue_date", "Date of issue"), ("expiry", "Date of expiry")),
            (("authority", "Authority"),),
        ),
    ),
    State(
        "JPN", "P<", "日本国 JAPAN  旅券 PASSPORT", "JAPAN", "AA9999999", english,
        ("MINISTRY OF FOREIGN AFFAIRS",), ("TOKYO", "OSAKA"),
        (("TAKAMORI", "HARUKA"), ("MISONOBE", "KENJI"), ("ARISAKA", "SAYURI")), (
            (("kind", "型/Type"), ("issuing_state", "発行国/Issuing country"),
             ("passport_no", "旅券番号/Passport No.")),
            (("surname", "姓/Surname"),),
            (("given_names", "名/Given name"),),
            (("nationality", "国籍/Nationality"), ("dob", "生年月日/Date of birth")),
            (("sex", "性別/Sex"), ("domicile", "本籍/Registered Domicile")),
            (("issue_date", "発行年月日/Date of issue"),),
            (("expiry", "有効期間満了日/Date of expiry"), ("authority", "発行官庁/Authority")),
        ),
    ),
    State(
        "FRA", "P<", "RÉPUBLIQUE FRANÇAISE  PASSEPORT PASSPORT", "FRANÇAISE", "99AA99999", spaced,
        ("PRÉFECTURE DE NORHAVEN", "SOUS-PRÉFECTURE D'ARKANIE"), ("NORHAVEN", "SAINT-AUREL"),
        (("IBARROUX", "VICTOIRE ADRIENNE"), ("TESSANDRE", "MARIUS"), ("ROSMARINE-DUVERNOIS", "ANTONIN")), (
            (("kind", "Type/Type"), ("issuing_state", "Code du pays/Country code"),
             ("passport_no", "Passeport n°/Passport No.")),
            (("surname", "Nom/Surname (1)"),),
            (("given_names", "Prénoms/Given names (2)"),),
            (("nationality", "Nationalité/Nationality (3)"),),
            (("dob", "Date de naissance/Date of birth (4)"), ("sex", "Sexe/Sex (5)")),
            (("birth_place", "Lieu de naissance/Place of birth (6)"),),
            (("issue_date", "Date de délivrance/Date of issue (7)"),),
            _FRENCH_LAST[::-1],
        ),
    ),
    State(
        "RUS", "P<", "РОССИЙСКАЯ ФЕДЕРАЦИЯ / RUSSIAN FEDERATION  ПАСПОРТ / PASSPORT",
        "РОССИЙСКАЯ ФЕДЕРАЦИЯ/RUSSIAN FEDERATION", "799999999", dotted, ("ФМС 77001", "МВД 50012"),
        ("Г. МОСКВА / RUSSIA", "Г. ОМСК / USSR"),
        (("ORLOVSKII", "SERGEI"), ("VERESOVA", "ANNA"), ("KRUTOYAROV", "DMITRII")), (
            (("kind", "Тип/Type"), ("issuing_state", "Код государства выдачи/Code of issuing State"),
             ("passport_no", "Номер паспорта/Passport No.")),
            (("surname", "Фамилия/Surname"),),
            (("given_names", "Имя/Given names"),),
            (("nationality", "Гражданство/Nationality"),),
            (("dob", "Дата рождения/Date of birth"),),
            (("sex", "Пол/Sex"), ("birth_place", "Место рождения/Place of birth")),
            (("issue_date", "Дата выдачи/Date of issue"),
             ("authority", "Орган, выдавший документ/Authority")),
            (("expiry", "Дата окончания срока действия/Date of expiry"),),
        ),
    ),
    State(
        "KOR", "PM", "대한민국 REPUBLIC OF KOREA  여권 PASSPORT", "REPUBLIC OF KOREA", "M99999999", korean,
        ("MINISTRY OF FOREIGN AFFAIRS",), (), (("HANSEO", "MIN JUN"), ("GANGBYEON", "SEOYEON")), (
            (("kind", "종류/Type"), ("issuing_state", "발행국/Issuing country"),
             ("passport_no", "여권번호/Passport No.")),
            (("surname", "성/Surname"),),
            (("given_names", "이름/Given names"),),
            (("nationality", "국적/Nationality"), ("dob", "생년월일/Date of birth")),
            (("sex", "성별/Sex"),),
            (("issue_date", "발급일/Date of issue"), ("authority", "발행관청/Authority")),
            (("expiry", "기간만료일/Date of expiry"),),
        ),
    ),
)  # fmt: skip

# What printed letters become in the zone (ICAO 9303 part 3, section 6).
ZONE_LETTERS = {"Ä": "AE", "Ö": "OE", "Ü": "UE", "ß": "SS", "É": "E", "È": "E"}


def in_zone(name: str) -> str:
    """A name as the machine readable zone spells it."""
    return "".join(ZONE_LETTERS.get(c, c) for c in name)
