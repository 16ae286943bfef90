"""Names of persons and organisations in one written form, so that equal names compare equal.

>>> person("张　三"), person("MÜLLER,  Hans"), person(" Jean–Luc  Picard ")
('张三', 'MÜLLER, Hans', 'Jean-Luc Picard')
>>> organisation("北京（某某） 科技有限公司"), organisation("Acme  Ltd.")
('北京(某某)科技有限公司', 'Acme Ltd.')
>>> respaced("EnvironmentalEngineering"), respaced("HALVEMOORMarius")
('Environmental Engineering', 'HALVEMOOR Marius')
>>> respaced("McDonald GmbH"), respaced("Royal Universityof Norhaven")
('McDonald GmbH', 'Royal University of Norhaven')
>>> latin_tokens("MÜLLER, Hans-Peter"), latin_tokens("O'Brien SEÁN")
(('MULLER', 'HANS', 'PETER'), ('OBRIEN', 'SEAN'))
>>> has_han("张三"), has_han("Zhang")
(True, False)
"""

import re
from unicodedata import combining, normalize

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff〇"
_HAN_SPACE = re.compile(rf"(?<=[{_HAN}()·,、。：:；;“”《》])\s+|\s+(?=[{_HAN}()·,、。：:；;“”《》])")
_DASHES = re.compile(r"[‐‑‒–—−]")
_SPECIAL = str.maketrans(
    {"ß": "ss", "Ø": "O", "ø": "o", "Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe", "Ł": "L", "ł": "l"}
)
# Variants that readers give for simplified characters; never those that tell names apart (喆/哲, 昇/升).
_VARIANTS = str.maketrans("溫強峯羣裏", "温强峰群里")
_EDGES = " ,;:、。，"
_LIMIT = 2000  # characters: more than the longest value has


def tidy(text: str) -> str:
    """NFKC, single spaces, none beside a Han character."""
    narrow = re.sub(r"\s+", " ", normalize("NFKC", text[:_LIMIT]).translate(_VARIANTS)).strip()
    # An opening bracket or a comma between Latin words keeps its space.
    if not has_han(narrow):
        return narrow
    return _HAN_SPACE.sub("", narrow)


def person(text: str) -> str:
    """A person's name: as `tidy`, one kind of hyphen and of middle dot."""
    return re.sub(r"[•・‧∙]", "·", _DASHES.sub("-", tidy(text))).strip(_EDGES)


def organisation(text: str) -> str:
    """An organisation's name: as `tidy`, brackets half-width, no marks around it, no speck behind Han."""
    return re.sub(rf"(?<=[{_HAN}])[.·]+$", "", tidy(text).strip(_EDGES))


def respaced(text: str) -> str:
    """Latin words parted again where a reader lost the space before a capital or about a small word."""
    parted = re.sub(r"\b(of|the|in|on|and|for|by)(?=[A-Z][a-z])", r"\1 ", text)
    parted = re.sub(
        r"\b(University|Institute|College|School|Academy|Doctor|Master)(of|for)\b", r"\1 \2", parted
    )
    parted = re.sub(r"\b(?!MAC|MC|DE|VAN|VON)([A-Z]{3,})(?=[A-Z][a-z]{2})", r"\1 ", parted)
    return re.sub(r"\b(?!Mc|Mac|De|Di|La|Le|Van|Von)([A-Z]?[a-z]{3,})(?=[A-Z][a-z]{2})", r"\1 ", parted)


def relettered(text: str) -> str:
    """Digits within Latin words as the letters they were: "Se1wyn" is Selwyn."""
    return re.sub(r"(?<=[a-z])1(?=[a-z])", "l", re.sub(r"(?<=[A-Za-z])0(?=[a-z])", "o", text))


def has_han(text: str) -> bool:
    return re.search(f"[{_HAN}]", text) is not None


def latin_tokens(text: str) -> tuple[str, ...]:
    """The words of a Latin name in capitals without accents, apostrophes gone, hyphens parting."""
    plain = "".join(c for c in normalize("NFKD", text[:_LIMIT].translate(_SPECIAL)) if not combining(c))
    return tuple(re.findall(r"[A-Z0-9]+", re.sub(r"['’`]", "", plain.upper())))
