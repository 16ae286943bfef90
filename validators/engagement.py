"""What was agreed with the employer: contracts, else letters of intent, and whether any is asked for."""

from extractors.document import Document
from ingest.wording import Bilingual
from validators.clause import Need
from validators.dossier import Dossier
from validators.doubt import hidden
from validators.phrase import sentences
from validators.programme import Programme
from validators.route import need, not_expected
from validators.rule import Answer, cannot_tell

CONTRACT, INTENT = "labor_contract", "letter_of_intent"


def engagements(dossier: Dossier) -> tuple[Document, ...]:
    """The contracts of the lead copies; letters of intent where there is no contract."""
    return dossier.lead(CONTRACT) or dossier.lead(INTENT)


def not_asked(dossier: Dossier, programme: Programme) -> Answer | None:
    """The answer where the route asks for no contract; None where it does or may."""
    if need(dossier, programme, "documents.contract") is Need.NOT_EXPECTED:
        return not_expected(dossier, Bilingual("contract or letter of intent", "合同或意向书"))
    return None


def none_found(dossier: Dossier, programme: Programme) -> Answer:
    """The answer of a rule on contracts where there is none: `documents.contract` tells of the absence."""
    missing = Bilingual(
        "No contract or letter of intent was recognised, so this could not be checked. Send it.",
        "未识别到合同或意向书，无法核查此项。请补交。",
    )
    return cannot_tell(sentences(missing, hidden(dossier, programme.kind(CONTRACT).binding)))
