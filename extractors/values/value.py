"""What a parser of one format hands back: the normalised value beside what was read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """A value in its normal form.

    `raw` is what was read; `check` says whether a check digit holds (None: the format has none);
    `repaired` marks a value that is not quite what was read: a look-alike replaced to make the check digit
    hold, a lost space or mark restored. It is never surer than doubtful text.
    """

    value: str
    raw: str
    check: bool | None = None
    repaired: bool = False
