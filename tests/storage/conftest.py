"""A store of each backend that is found, the S3 one on a real server."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from storage.object_store import Access, ObjectStore
from storage.opening import backends, open_store
from storage.sealing.data_keys import DataKeys, Rings
from storage.sealing.local_keys import LocalKeys
from storage.sealing.store import SealedStore
from tests.servers.ceph import ACCESS_KEY, SECRET_KEY, CephServer

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

_buckets = count(1)
_KEYS = LocalKeys({"tests": bytes(range(32))}, "tests")


def _found() -> "list[ParameterSet]":
    """Every backend; one that nobody wrote an address for fails in `a_store`, so that none stays untested."""
    names = [module.__name__.rpartition(".")[2] for module in backends()]
    return [
        pytest.param((name, sealed), marks=[pytest.mark.server] if name == "s3" else [], id=name + sealed)
        for name in names
        for sealed in ("", "-sealed")
    ]


@pytest.fixture
def new_bucket(s3_server: CephServer) -> Callable[[], ObjectStore]:
    """Opens a store in a bucket that does not exist yet."""
    access = Access(s3_server.endpoint, ACCESS_KEY, SECRET_KEY)
    return lambda: open_store(f"s3://tests-{next(_buckets)}/deep/folder", access)


@pytest.fixture(params=_found())
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ObjectStore:
    """An empty store that has been checked; as it is, and with everything in it sealed."""
    store: ObjectStore
    backend, sealed = request.param
    match backend:
        case "folder":
            store = open_store(str(tmp_path / "a new" / "store"))
        case "memory":
            store = open_store("memory:")
        case "s3":
            store = request.getfixturevalue("new_bucket")()
        case name:
            pytest.fail(f"the backend {name} has no address to be tested at")
    if sealed:
        store = SealedStore(store, DataKeys(store, Rings(_KEYS, _KEYS)))
    store.check()
    return store
