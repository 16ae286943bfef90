"""The applicant's nationality as the passports say it, for rules that differ by it."""

from extractors.document import Field
from validators.certainty import sure
from validators.dossier import Dossier

CHINA = "CHN"
CHINESE_NAMES = (CHINA, "HKG", "MAC", "TWN")  # states and regions whose documents give names in Chinese


def nationalities(dossier: Dossier) -> tuple[Field, ...]:
    """Every nationality (ISO 3166-1 alpha-3) read in a passport of the lead copies, sure or not."""
    return tuple(field for passport in dossier.lead("passport") for field in passport.all("nationality"))


def foreign(dossier: Dossier) -> bool:
    """Whether the passports certainly are of other states than China."""
    read = nationalities(dossier)
    return bool(read) and all(sure(field) and field.value != CHINA for field in read)


def chinese(dossier: Dossier) -> bool:
    """Whether the passports certainly are China's."""
    read = nationalities(dossier)
    return bool(read) and all(sure(field) and field.value == CHINA for field in read)


def has_chinese_name(dossier: Dossier) -> bool:
    """Whether the passports certainly are of a state or region whose nationals bear Chinese names."""
    read = nationalities(dossier)
    return bool(read) and all(sure(field) and field.value in CHINESE_NAMES for field in read)
