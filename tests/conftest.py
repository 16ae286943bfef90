"""Real servers for tests that need one, started once a session and stopped with it."""

import os
from collections.abc import Iterator

import pytest

from tests.servers.ceph import CephServer, missing_programs
from tests.servers.postgres import BINARIES, PostgresServer


@pytest.fixture(scope="session")
def s3_server() -> Iterator[CephServer]:
    """A Ceph RGW. Where it is not installed the test fails, unless DOSSIER_TESTS_WITHOUT_CEPH is set."""
    missing = missing_programs()
    if missing:
        reason = f"no {', '.join(missing)} here; ./run test installs Ceph"
        if os.environ.get("DOSSIER_TESTS_WITHOUT_CEPH"):
            pytest.skip(f"DOSSIER_TESTS_WITHOUT_CEPH is set: {reason}")
        pytest.fail(reason)
    with CephServer() as server:
        yield server


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL in which tests make databases of their own."""
    if not BINARIES:
        pytest.fail("no PostgreSQL here; ./run test installs it")
    server = PostgresServer()
    yield server
    server.close()
