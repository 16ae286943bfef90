"""What DBOS has recorded of a job, in our words."""

from datetime import UTC, datetime

from ingest.wording import Bilingual
from service.jobs.job import JobState
from service.jobs.reasons import worker_died

STATES = {
    "ENQUEUED": JobState.WAITING,
    "DELAYED": JobState.WAITING,
    "PENDING": JobState.RUNNING,
    "SUCCESS": JobState.DONE,
    "ERROR": JobState.DEAD,
    "MAX_RECOVERY_ATTEMPTS_EXCEEDED": JobState.DEAD,
    "CANCELLED": JobState.CANCELLED,
}


class Dead(Exception):
    """What DBOS records of a job that ended without being done; `data` is the reason in both languages."""

    def __init__(self, reason: Bilingual) -> None:
        super().__init__(reason.en)
        self.data = {"en": reason.en, "zh": reason.zh}


def reason_of(status: str, error: object, attempts: int) -> Bilingual:
    """Why a job is dead that ended in a status after so many attempts."""
    if status == "MAX_RECOVERY_ATTEMPTS_EXCEEDED":
        return worker_died(attempts - 1)
    data = getattr(error, "data", None) or {}
    name = type(error).__name__
    return Bilingual(str(data.get("en", name)), str(data.get("zh", name)))


def time_of(milliseconds: int | None) -> datetime:
    """A time that is recorded in milliseconds since 1970."""
    return datetime.fromtimestamp((milliseconds or 0) / 1000, UTC)
