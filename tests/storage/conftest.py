"""A store of each backend that is found, the S3 one on a real server."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from storage.object_store import Access, ObjectStore
from storage.opening import backends, open_store
from tests.servers.ceph import ACCESS_KEY, SECRET_KEY, CephServer

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

_buckets = count(1)


def _found() -> "list[ParameterSet]":
    """Every backend; one that nobody wrote an address for fails in `a_store`, so that none stays untested."""
    names = [module.__name__.rpartition(".")[2] for module in backends()]
    return [pytest.param(n, marks=[pytest.mark.server] if n == "s3" else [], id=n) for n in names]


@pytest.fixture
def new_bucket(s3_server: CephServer) -> Callable[[], ObjectStore]:
    """Opens a store in a bucket that does not exist yet."""
    access = Access(s3_server.endpoint, ACCESS_KEY, SECRET_KEY)
    return lambda: open_store(f"s3://tests-{next(_buckets)}/deep/folder", access)


@pytest.fixture(params=_found())
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ObjectStore:
    """An empty store that has been checked."""
    store: ObjectStore
    match request.param:
        case "folder":
            store = open_store(str(tmp_path / "a new" / "store"))
        case "memory":
            store = open_store("memory:")
        case "s3":
            store = request.getfixturevalue("new_bucket")()
        case name:
            pytest.fail(f"the backend {name} has no address to be tested at")
    store.check()
    return store
