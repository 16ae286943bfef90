"""The owner of a dossier is the first who hands over anything of it."""

import pytest

from storage.backends.memory import MemoryStore
from storage.object_store import ObjectStore
from storage.ownership import claim_dossier


def test_the_first_sender_owns_the_dossier_and_another_does_not(store: ObjectStore) -> None:
    assert claim_dossier(store, "BJ-1", "科大")
    assert not claim_dossier(store, "BJ-1", "北大")
    assert claim_dossier(store, "BJ-1", "科大")
    assert claim_dossier(store, "BJ-10", "北大")
    assert all("大" not in item.key for item in store.list())


@pytest.mark.parametrize("dossier", ["a/b", "..", ""])
def test_a_name_that_leads_elsewhere_is_refused(dossier: str) -> None:
    with pytest.raises(ValueError):
        claim_dossier(MemoryStore(), dossier, "科大")
