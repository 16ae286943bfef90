"""The applicant's nationality as the passports say it, for rules that differ by it."""

from extractors.document import Field
from validators.dossier import Dossier

CHINA = "CHN"


def nationalities(dossier: Dossier) -> tuple[Field, ...]:
    """Every nationality (ISO 3166-1 alpha-3) read in a passport of the lead copies, sure or not."""
    return tuple(field for passport in dossier.lead("passport") for field in passport.all("nationality"))
