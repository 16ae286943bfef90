"""Whose dossier it is: the first employer who hands over anything of a dossier; no other may add to it."""

from collections.abc import Iterator

from storage.object_store import ObjectMissing, ObjectStore, checked_key

_OWNERS = "dossier-owners"


def claim_dossier(store: ObjectStore, dossier: str, sender: str) -> bool:
    """Whether the dossier is the sender's, who becomes its owner where it has none.

    The owner stands in the object, never in its key, and is told to nobody. Two processes that claim for two
    senders at the same moment may both be told yes: an inbox has one watcher. Raises StoreError, ValueError.
    """
    mine = owns(store, dossier, sender)
    if mine is None:
        store.put(_key(dossier), sender.encode(), "text/plain")
        mine = owns(store, dossier, sender)
    return bool(mine)


def owns(store: ObjectStore, dossier: str, sender: str) -> bool | None:
    """Whether the dossier is the sender's; None where it is nobody's. Raises StoreError, ValueError."""
    try:
        return store.get(_key(dossier)).decode() == sender
    except ObjectMissing:
        return None


def owned_dossiers(store: ObjectStore) -> Iterator[tuple[str, str]]:
    """Every dossier that somebody owns, with its owner. Raises StoreError."""
    for item in store.list(f"{_OWNERS}/"):
        yield item.key.removeprefix(f"{_OWNERS}/"), store.get(item.key).decode()


def _key(dossier: str) -> str:
    if "/" in dossier:
        raise ValueError(f"not the name of a dossier: {dossier!r}")
    return checked_key(f"{_OWNERS}/{dossier}")
