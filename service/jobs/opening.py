"""From `DOSSIER_DATABASE` to the queue it names."""

from service.jobs.queue import Jobs
from service.settings import Settings


def open_jobs(settings: Settings) -> Jobs:
    """The queue of the settings, ready for `enqueue`, for people's questions and for work.

    Raises JobsMisconfigured, JobsUnreachable. Use it as a context manager, or `close` it.
    """
    from service.jobs.database import database_of
    from service.jobs.dbos_jobs import DbosJobs  # a second, and memory, that other commands do without

    return DbosJobs(database_of(settings))
