"""The queues that keep the contract, each empty, and the databases that two of them lie in."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa

from service.jobs.database import Database, database_at
from service.jobs.dbos_jobs import DbosJobs
from service.jobs.memory import MemoryJobs
from service.jobs.queue import Jobs
from tests.servers.postgres import PostgresServer

_numbers = count(1)
DATABASES = ["sqlite", pytest.param("postgres", marks=pytest.mark.server)]


@pytest.fixture
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Database]:
    """Makes an empty database of a kind."""

    def make(kind: str) -> Database:
        if kind == "sqlite":
            return database_at(str(tmp_path / f"folder {next(_numbers)}" / "jobs.sqlite"))
        server: PostgresServer = request.getfixturevalue("postgres")
        name = f"jobs_{next(_numbers)}"
        address = server.url().replace("postgresql:", "postgresql+psycopg:")
        engine = sa.create_engine(address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(sa.text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return database_at(server.url(name))

    return make


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest, new_database: Callable[[str], Database]) -> Database:
    return new_database(request.param)


@pytest.fixture(params=["memory", *DATABASES])
def jobs(request: pytest.FixtureRequest, new_database: Callable[[str], Database]) -> Iterator[Jobs]:
    with MemoryJobs() if request.param == "memory" else DbosJobs(new_database(request.param)) as queue:
        yield queue
