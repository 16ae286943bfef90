"""What differs between the track for foreign experts and the general one (domain notes, 0.1)."""

from collections.abc import Callable
from dataclasses import replace

from ingest.wording import Bilingual
from validators.dossier import Dossier
from validators.finding import Outcome
from validators.phrase import sentences
from validators.rule import Answer

FOREIGN, GENERAL = "foreign-expert", "general"
TRACKS = {
    FOREIGN: Bilingual("track for foreign experts", "外专渠道"),
    GENERAL: Bilingual("general track", "普通渠道"),
}


def by_track(dossier: Dossier, answer: Callable[[str], Answer]) -> Answer:
    """The answer for the dossier's track; where that is not known, the one that both tracks give.

    >>> from validators.example import dossier
    >>> from validators.rule import failed, passed
    >>> yes, no = passed(Bilingual("60.", "60岁。")), failed(Bilingual("60.", "60岁。"))
    >>> ask = lambda track: yes if track == FOREIGN else no
    >>> by_track(dossier(), ask).outcome.value, by_track(dossier(track=None), ask).outcome.value
    ('pass', 'cannot-tell')
    """
    track = dossier.application.track.value
    if track in TRACKS:
        return answer(track)
    one, other = answer(FOREIGN), answer(GENERAL)
    if one.outcome is other.outcome:
        return one
    message = sentences(one.message, other.message, _WHICH)
    return replace(one, outcome=Outcome.CANNOT_TELL, message=message, severity=None)


_WHICH = Bilingual(
    "The answer depends on the track (foreign expert or general), which is not known. Declare it.",
    "结论取决于申报渠道（外专或普通），而渠道未知。请予注明。",
)
