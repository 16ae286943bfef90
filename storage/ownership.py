"""Whose dossier it is: the first employer who hands over anything of a dossier; no other may add to it."""

from storage.object_store import ObjectMissing, ObjectStore, checked_key

_OWNERS = "dossier-owners"


def claim_dossier(store: ObjectStore, dossier: str, sender: str) -> bool:
    """Whether the dossier is the sender's, who becomes its owner where it has none.

    The owner stands in the object, never in its key, and is told to nobody. Two processes that claim for two
    senders at the same moment may both be told yes: an inbox has one watcher. Raises StoreError, ValueError.
    """
    if "/" in dossier:
        raise ValueError(f"not the name of a dossier: {dossier!r}")
    key = checked_key(f"{_OWNERS}/{dossier}")
    try:
        return store.get(key).decode() == sender
    except ObjectMissing:
        store.put(key, sender.encode(), "text/plain")
        return store.get(key).decode() == sender
