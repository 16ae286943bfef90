"""The visual zone of a passport's data page: its labels in the languages of ten states, and their shapes."""

import re
from datetime import date

from extractors.fields import shapes
from extractors.fields.spec import FieldSpec
from extractors.values import countries, names, passport_number, travel_dates
from extractors.values.value import Value

_LAST_EXPIRY = 2099
_OTHER_SCRIPTS = re.compile(r"[\u0400-\u04ff\u3040-\u30ff\uac00-\ud7a3]")  # Cyrillic, kana, Hangul
# Small letters in several languages, or beside Chinese: a label, not a value.
_LABEL = re.compile(r"/.*[a-z]{2}|[a-z]{2}.*/|[\u4e00-\u9fff].*[a-z]{2}")
# States whose zone has another code than ISO 3166-1 alpha-3; British kinds of nationality.
_ZONE_STATES = {"D": "DEU", "GBD": "GBR", "GBN": "GBR", "GBO": "GBR", "GBP": "GBR", "GBS": "GBR"}


def state_of(code: str) -> str:
    """ISO 3166-1 alpha-3 of a state's code in the zone; stateless persons' codes stay (XXA, XXB, XXC)."""
    return _ZONE_STATES.get(code, code)


def capitals(raw: str) -> Value | None:
    """A name in Latin capitals."""
    value = shapes.person_latin(raw)
    return Value(value.value.upper(), value.raw) if value else None


def state(raw: str) -> Value | None:
    """A state's code, or its name."""
    value = raw.strip().upper()
    if len(value) == 3 and value.isalpha() and value.isascii():
        return Value(state_of(value), raw.strip())
    return countries.parse(raw)


def day(raw: str) -> Value | None:
    """A date in the past."""
    return travel_dates.parse(raw, date.today().year)


def expiry(raw: str) -> Value | None:
    """A date of this century."""
    return travel_dates.parse(raw, _LAST_EXPIRY)


def place(raw: str) -> Value | None:
    """A place or an office; of several scripts those that other papers repeat, Latin and Chinese."""
    parts = [part for part in raw.split("/") if not _OTHER_SCRIPTS.search(part)]
    # A reader gives $ for S, and a point for a speck between two words.
    mended = re.sub(r"(?<=[A-Z])·(?=[A-Z])", " ", re.sub(r"\$(?=[A-Z])", "S", "/".join(parts) or raw))
    value = names.organisation(mended)
    if not 2 <= len(value) <= 60 or not re.search(r"[^\W\d_]{2}", value) or _LABEL.search(raw):
        return None
    return Value(value, raw.strip())


VISUAL = (
    FieldSpec(
        "issuing_state",
        state,
        (
            "Code", "Kode", "Codigo", "Country code", "Code of issuing State", "Code du pays",
            "Issuing country", "Pays émetteur", "国家码", "签发国", "発行国",
            "Код государства выдачи", "발행국",
        ),
    ),
    FieldSpec(
        "passport_no",
        passport_number.parse,
        (
            "Passport No.", "Passport No", "Passeport No.", "Passeport n°", "N° de passeport",
            "No. du Passeport", "No. de Pasaporte", "Pass-Nr.", "Document No.", "护照号", "护照号码",
            "旅券番号",
            "Номер паспорта", "여권번호",
        ),
    ),
    FieldSpec(
        "surname",
        capitals,
        ("Surname", "Nom", "Name", "Family name", "Apellidos", "姓", "Фамилия", "성"),
    ),
    FieldSpec(
        "given_names",
        capitals,
        ("Given names", "Given name", "Prénoms", "Prénom", "Vornamen", "Nombres", "名", "Имя", "이름"),
    ),
    FieldSpec(
        "nationality",
        countries.parse,
        (
            "Nationality", "Nationalité", "Nacionalidad", "Staatsangehörigkeit", "国籍",
            "Гражданство", "국적",
        ),
    ),
    FieldSpec(
        "dob",
        day,
        (
            "Date of birth", "Date de naissance", "Fecha de nacimiento", "Geburtsdatum", "Geburtstag",
            "Tag der Geburt", "出生日期", "生年月日", "Дата рождения", "생년월일",
        ),
    ),
    FieldSpec("sex", shapes.sex, ("Sex", "Sexe", "Sexo", "Geschlecht", "性别", "性別", "Пол", "성별")),
    FieldSpec(
        "birth_place",
        place,
        (
            "Place of birth", "Lieu de naissance", "Lugar de nacimiento", "Geburtsort", "出生地点", "出生地",
            "Место рождения",
        ),
    ),
    FieldSpec(
        "issue_date",
        day,
        (
            "Date of issue", "Date de délivrance", "Fecha de expedición", "Ausstellungsdatum",
            "Tag der Ausstellung", "Issued on", "签发日期", "発行年月日", "Дата выдачи", "발급일",
        ),
    ),
    FieldSpec(
        "expiry",
        expiry,
        (
            "Date of expiry", "Date of expiration", "Date d'expiration", "Fecha de caducidad", "Gültig bis",
            "有效期至", "有効期間満了日", "Valid until", "Expires on", "Дата окончания срока действия",
            "기간만료일",
        ),
    ),
    FieldSpec(
        "authority",
        place,
        (
            "Authority", "Autorité", "Autoridad", "Behörde", "Issuing authority", "Autorité de délivrance",
            "签发机关", "発行官庁", "Орган, выдавший документ", "발행관청",
        ),
    ),
)  # fmt: skip
OTHERS = (
    "Type", "Typ", "Tipo", "类型", "型", "Тип", "종류", "Signature", "持证人签名", "Date of birth Sex",
    "Registered Domicile", "本籍", "Place of issue", "签发地点", "Personal No.", "Endorsements", "姓名",
)  # fmt: skip
"""Labels that end a value."""
