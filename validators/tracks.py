"""What differs between the track for foreign experts and the general one (domain notes, 0.1)."""

from collections.abc import Callable
from dataclasses import replace

from ingest.wording import Bilingual
from validators.dossier import Dossier
from validators.finding import Outcome
from validators.phrase import sentences
from validators.programme import Programme
from validators.rule import Answer

FOREIGN, GENERAL = "foreign-expert", "general"
TRACKS = {
    FOREIGN: Bilingual("track for foreign experts", "外专渠道"),
    GENERAL: Bilingual("general track", "普通渠道"),
}


def by_track(dossier: Dossier, programme: Programme, answer: Callable[[str], Answer]) -> Answer:
    """The answer for the dossier's track; where that is none of the programme's, the one all of those give.

    >>> from validators.example import dossier, programme
    >>> from validators.rule import failed, passed
    >>> yes, no = passed(Bilingual("60.", "60岁。")), failed(Bilingual("60.", "60岁。"))
    >>> ask = lambda track: yes if track == FOREIGN else no
    >>> [by_track(dossier(track=track), programme(), ask).outcome.value for track in (FOREIGN, GENERAL, None)]
    ['pass', 'fail', 'cannot-tell']
    """
    track = dossier.application.track.value
    if track in programme.tracks:
        return answer(track)
    answers = tuple(map(answer, programme.tracks))
    one = answers[0]
    if len({each.outcome for each in answers}) == 1:
        return one
    message = sentences(*(each.message for each in answers), _WHICH)
    return replace(one, outcome=Outcome.CANNOT_TELL, message=message, severity=None)


_WHICH = Bilingual(
    "The answer depends on the track (foreign expert or general), which is not known. Declare it.",
    "结论取决于申报渠道（外专或普通），而渠道未知。请予注明。",
)
