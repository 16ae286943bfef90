"""The applicant's nationality as the passport says it, for rules that differ by it."""

from validators.certainty import sure
from validators.dossier import Dossier

CHINA = "CHN"


def nationality(dossier: Dossier) -> str | None:
    """ISO 3166-1 alpha-3 as read in the passport; None when unsure, unread, or two passports differ."""
    read = {f.value for d in dossier.lead("passport") for f in d.all("nationality") if sure(f)}
    return read.pop() if len(read) == 1 else None
