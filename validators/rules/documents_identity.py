"""The passport is there, and for a Chinese national the identity card too."""

from validators.certainty import sure_type
from validators.dossier import Dossier
from validators.finding import Outcome, Severity
from validators.nationality import CHINA, nationalities
from validators.phrase import phrase
from validators.presence import present
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """The passport decides; a missing identity card is a person's matter until its pages are recognised."""
    answer = present(dossier, programme, RULE.id)
    chinese = any(field.value == CHINA for field in nationalities(dossier))
    if answer.outcome is not Outcome.PASS or not chinese:
        return (answer,)
    if any(sure_type(card) for card in dossier.lead("prc_id_card")):
        return (answer,)
    return (
        cannot_tell(
            phrase(
                "The passport says nationality CHN, and no identity card was recognised. "
                "A Chinese national files both; look for the card or send it.",
                "护照国籍为中国，但未识别到居民身份证。中国籍申报人须同时提交身份证，请查找或补交。",
            ),
            answer.evidence,
            answer.subject,
        ),
    )


RULE = Rule("documents.identity", ("C-04",), Severity.BLOCKER, ("passport.nationality", "prc_id_card"), check)
