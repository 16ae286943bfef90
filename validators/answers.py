"""Several answers of one rule as one, where none of them is odd."""

from collections.abc import Iterable

from validators.finding import Outcome
from validators.phrase import sentences
from validators.rule import Answer, passed


def together(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers that are no pass; where all are passes, one that says it all.

    What does not apply is left out beside what does. At least one answer has to be given.
    """
    given = tuple(answers)
    odd = tuple(a for a in given if a.outcome not in (Outcome.PASS, Outcome.NOT_APPLICABLE))
    passes = tuple(a for a in given if a.outcome is Outcome.PASS)
    if odd or not passes:
        return odd or given[:1]
    evidence = tuple(dict.fromkeys(e for answer in passes for e in answer.evidence))
    return (passed(sentences(*(a.message for a in passes)), evidence),)
