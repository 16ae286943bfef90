"""An empty catalogue on each database."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from storage.catalogue.catalogue import Catalogue
from tests.servers.postgres import PostgresServer

_numbers = count(1)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.server)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "sqlite":
        made = sa.create_engine(f"sqlite:///{tmp_path}/catalogue.sqlite")
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        name = f"catalogue{next(_numbers)}"
        admin = sa.create_engine(_driver(server.url()), isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(sa.text(f"CREATE DATABASE {name}"))
        admin.dispose()
        made = sa.create_engine(_driver(server.url(name)))
    yield made
    made.dispose()


@pytest.fixture
def catalogue(engine: Engine) -> Catalogue:
    found = Catalogue(engine)
    found.prepare()
    return found


def _driver(url: str) -> str:
    return url.replace("postgresql:", "postgresql+psycopg:")
