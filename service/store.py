"""The store of the settings, without anything that reads pages: a watcher needs no more than this."""

from service.settings import Settings
from storage.object_store import Access, ObjectStore
from storage.opening import open_store
from storage.sealing.opening import sealed


def store_of(settings: Settings) -> ObjectStore:
    """The store that the settings name, not asked anything yet. Raises StoreMisconfigured."""
    access = Access(
        endpoint=settings.s3_endpoint,
        access_key=settings.s3_access_key.get_secret_value(),
        secret_key=settings.s3_secret_key.get_secret_value(),
        region=settings.s3_region,
    )
    store = open_store(settings.store, access)
    return sealed(store, settings.keys, settings.personal_keys, settings.spool) if settings.keys else store
