"""What is held is tried again after a while, longer each time: one drop, or all of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.watching.drop import Drop
from ingest.wording import Bilingual
from service.intake.holding import Held, HoldCode

# What is out of order for one drop is so for all: while it is, one drop tries for the others.
_COMMON = frozenset(
    (HoldCode.STORE, HoldCode.STORE_SETTING, HoldCode.DISK_FULL, HoldCode.JOBS, HoldCode.LEDGER)
)
_FIRST, _LONGEST = 1.0, 60.0  # seconds to the next try: doubled each time, up to the longest


@dataclass(frozen=True, slots=True)
class Hold:
    """Why something is held, how often it was tried, since when and until when, by the watcher's clock."""

    code: HoldCode
    why: Bilingual
    tries: int
    since: float
    due: float


class Holds:
    """All holds of one watched folder; `now` in seconds of a clock that never goes back."""

    def __init__(self) -> None:
        self._drops: dict[Drop, Hold] = {}
        self._common: Hold | None = None

    def why(self, drop: Drop, now: float) -> Hold | None:
        """Why the drop is not tried now."""
        for hold in (self._common, self._drops.get(drop)):
            if hold is not None and now < hold.due:
                return hold
        return None

    def hold(self, drop: Drop | None, held: Held, now: float) -> Hold:
        """The drop (None: no drop in particular) was tried, and is held."""
        common = drop is None or held.code in _COMMON
        before = self._common if common else self._drops.get(drop) if drop else None
        same = before if before is not None and before.code is held.code else None
        tries = same.tries + 1 if same else 1
        since = same.since if same else now
        hold = Hold(held.code, held.why, tries, since, now + min(_LONGEST, _FIRST * 2 ** min(tries - 1, 10)))
        if common:
            self._common = hold
        elif drop:
            self._drops[drop] = hold
        return hold

    def free(self, drop: Drop) -> None:
        """The drop was taken: nothing holds it, or all."""
        self._common = None
        self._drops.pop(drop, None)

    def keep_only(self, drops: set[Drop]) -> None:
        """Forget drops that are gone."""
        for drop in [drop for drop in self._drops if drop not in drops]:
            del self._drops[drop]

    def __iter__(self) -> Iterator[Hold]:
        yield from ([self._common] if self._common else ())
        yield from self._drops.values()
