"""How the conditions of a project stand together: alternatives to one another, or all of them (R-23, R-24).

Each condition has its own rule and answers for itself. Where one of several is enough, a condition that is
not met weighs nothing beside another one that certainly is; the answer then says both.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from ingest.wording import Bilingual
from validators.dossier import Dossier
from validators.finding import Outcome, Severity
from validators.phrase import sentences
from validators.programme import Programme
from validators.readings import by_reading
from validators.rule import Answer

LONG, SHORT = "long-term", "short-term"
LONG_TERM, SHORT_TERM = "long-term.contract-date", "short-term.criteria"


def by_project(dossier: Dossier, long: Callable[[], Answer], short: Callable[[], Answer]) -> Answer:
    """The answer for the dossier's project; where that is not known, the one that both projects give."""
    project = dossier.application.project.value
    if project in (LONG, SHORT):
        return long() if project == LONG else short()
    one, other = long(), short()
    if one.outcome is other.outcome:
        return one
    asked = other if one.outcome is Outcome.NOT_APPLICABLE else one
    return replace(
        asked, outcome=Outcome.CANNOT_TELL, message=sentences(asked.message, _WHICH), severity=None
    )


def together(answers: Iterable[Answer]) -> Outcome:
    """The outcome of conditions that must all be met: PASS, FAIL or CANNOT_TELL."""
    outcomes = {answer.outcome for answer in answers}
    if Outcome.FAIL in outcomes:
        return Outcome.FAIL
    return Outcome.PASS if outcomes == {Outcome.PASS} else Outcome.CANNOT_TELL


def beside(programme: Programme, key: str, own: Answer, alternatives: Iterable[Outcome]) -> Answer:
    """The answer `own` of one condition by the setting `key` (any or all), beside the other `alternatives`.

    >>> from validators.example import programme
    >>> from validators.rule import failed
    >>> own = failed(Bilingual("Too short.", "期限不足。"))
    >>> [beside(programme(), LONG_TERM, own, [other]).outcome.value for other in Outcome][:4]
    ['warn', 'fail', 'cannot-tell', 'cannot-tell']
    >>> beside(programme(), LONG_TERM, own, [Outcome.PASS]).message.en
    'Too short. Another condition is met, and one is enough. Under another reading of the clause \
(long-term.contract-date = all): not met.'
    """
    others = set(alternatives)
    return by_reading(programme, key, lambda choice: own if choice == "all" else _one_of(own, others))


def _one_of(own: Answer, others: set[Outcome]) -> Answer:
    if own.outcome not in (Outcome.FAIL, Outcome.CANNOT_TELL):
        return own
    if Outcome.PASS in others:
        weight = Outcome.WARN if own.outcome is Outcome.FAIL else Outcome.CANNOT_TELL
        return replace(own, outcome=weight, message=sentences(own.message, _ENOUGH), severity=Severity.MINOR)
    if own.outcome is Outcome.FAIL and others - {Outcome.FAIL}:
        return replace(own, outcome=Outcome.CANNOT_TELL, message=sentences(own.message, _OPEN))
    return own


_ENOUGH = Bilingual("Another condition is met, and one is enough.", "另有条件已符合，符合其一即可。")
_OPEN = Bilingual(
    "One condition is enough, and whether another one is met is not certain.",
    "符合其一即可，而其他条件是否符合尚不能确定。",
)
_WHICH = Bilingual(
    "The answer depends on whether the project is long-term or short-term, which is not known. Declare it.",
    "结论取决于长期项目或短期项目，而项目类别未知。请予注明。",
)
