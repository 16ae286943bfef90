"""What DBOS has no public way for: four changes to the rows in which it keeps its jobs.

Each is one transaction guarded by the state that it starts from, so that nothing that runs is touched. The
tables are those of DBOS 3.4–3.x (`workflow_status`, `operation_outputs`); the contract's tests run over them.
"""

import time
from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.engine import Engine


class Rows:
    """The rows of one database; times are in milliseconds since 1970."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        schema = "dbos" if engine.dialect.name == "postgresql" else None
        columns = (
            *("workflow_uuid", "status", "name", "executor_id", "application_version", "owner_xid"),
            *("recovery_attempts", "started_at_epoch_ms", "updated_at", "queue_name"),
        )
        self._jobs = sa.table("workflow_status", *map(sa.column, columns), schema=schema)
        self._steps = sa.table("operation_outputs", sa.column("workflow_uuid"), schema=schema)

    def at_work(self) -> tuple[str, ...]:
        """Names of the workers that have jobs in hand, dead ones included."""
        jobs = self._jobs.c
        with self._engine.begin() as connection:
            found = connection.scalars(
                sa.select(jobs.executor_id).where(jobs.status == "PENDING").distinct().order_by("executor_id")
            )
            return tuple(found)

    def queue_again(self, worker: str, *, given_back: bool = False) -> int:
        """Queue what the worker has in hand; a job that is given back was not tried in vain."""
        jobs = self._jobs.c
        with self._engine.begin() as connection:
            done = connection.execute(
                sa.update(self._jobs)
                .where(jobs.status == "PENDING", jobs.executor_id == worker)
                .values(
                    status="ENQUEUED",
                    owner_xid=None,
                    started_at_epoch_ms=None,
                    recovery_attempts=jobs.recovery_attempts - (1 if given_back else 0),
                    updated_at=_now(),
                )
            )
            return done.rowcount

    def adopt(self, version: str, kinds: Collection[str], waited_s: float) -> int:
        """Take over jobs that wait for a version of the program that may be gone, from their first step."""
        jobs = self._jobs.c
        strange = sa.or_(jobs.application_version.is_(None), jobs.application_version != version)
        with self._engine.begin() as connection:
            done = connection.execute(
                sa.update(self._jobs)
                .where(jobs.status == "ENQUEUED", jobs.name.in_(kinds), strange)
                .where(jobs.updated_at < _now() - int(waited_s * 1000))
                .values(application_version=version, updated_at=_now())
                .returning(jobs.workflow_uuid)
            )
            ids = tuple(done.scalars())
            if ids:
                connection.execute(sa.delete(self._steps).where(self._steps.c.workflow_uuid.in_(ids)))
            return len(ids)

    def dismiss(self, job: str) -> None:
        """Cancel a job that has failed; DBOS leaves those alone."""
        jobs = self._jobs.c
        with self._engine.begin() as connection:
            connection.execute(
                sa.update(self._jobs)
                .where(jobs.workflow_uuid == job, jobs.status == "ERROR")
                .values(status="CANCELLED", queue_name=None, updated_at=_now())
            )


def _now() -> int:
    return int(time.time() * 1000)
