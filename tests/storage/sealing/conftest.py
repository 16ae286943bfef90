"""A store whose objects are sealed, and the one below it."""

import pytest

from storage.backends.memory import MemoryStore
from storage.sealing.data_keys import DataKeys, Rings
from storage.sealing.local_keys import LocalKeys
from storage.sealing.store import SealedStore

GENERAL = LocalKeys({"g1": bytes(range(32))}, "DOSSIER_KEYS")
PERSONAL = LocalKeys({"p1": bytes(range(32, 64))}, "DOSSIER_PERSONAL_KEYS")


@pytest.fixture
def inner() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def keys(inner: MemoryStore) -> DataKeys:
    return DataKeys(inner, Rings(GENERAL, PERSONAL))


@pytest.fixture
def store(inner: MemoryStore, keys: DataKeys) -> SealedStore:
    return SealedStore(inner, keys)
