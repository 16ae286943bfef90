"""Between store and catalogue: every kept revision is filed, and the whole made again from the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ingest.wording import Bilingual
from service.record import RecordUnusable
from service.settings import Settings
from storage.object_store import ObjectMissing, ObjectStore

if TYPE_CHECKING:
    from storage.catalogue.catalogue import Catalogue

NOT_KEPT = Bilingual("no whole revision is kept", "没有完整保存的版本")


class CatalogueAway(Exception):
    """The catalogue cannot be used; nothing is lost: it can be made again from the store."""

    def __init__(self, why: Bilingual) -> None:
        super().__init__(why.en)
        self.message = why


@contextmanager
def catalogue(settings: Settings) -> Iterator["Catalogue"]:
    """The catalogue of the settings, its tables in this program's form. Raises CatalogueAway, inside too."""
    from service.jobs.database import database_of
    from service.jobs.queue import JobsError
    from storage.catalogue.opening import CatalogueFailed, opened

    try:
        with opened(database_of(settings).beside("catalogue.sqlite").engine(alone=True)) as found:
            yield found
    except JobsError as error:
        raise CatalogueAway(error.message) from error
    except CatalogueFailed as error:
        why = f"the catalogue's database does not answer ({error})", f"目录数据库没有响应（{error}）"
        raise CatalogueAway(Bilingual(*why)) from error


def file_revision(store: ObjectStore, dossier: str, into: "Catalogue") -> Bilingual | None:
    """File the last revision of a dossier; why it cannot be, or None. Raises StoreError."""
    from service.filing import filed
    from service.recalling import recall

    try:
        into.file(filed(recall(store, dossier), _received(store, dossier)))
    except ObjectMissing:
        return NOT_KEPT
    except RecordUnusable as error:
        return Bilingual(f"{error}; process it again", f"记录格式不符（{error}），请重新处理")
    return None


def rebuild(store: ObjectStore, into: "Catalogue") -> Iterator[tuple[str, Bilingual | None]]:
    """File every dossier of the store and forget the others; each with why it could not be filed.

    Raises StoreError. Stopped at any moment, it is simply begun again.
    """
    from storage.revision import kept_dossiers

    kept = kept_dossiers(store)
    for gone in sorted({*into.dossiers()} - {*kept}):
        into.remove(gone)
    for dossier in kept:
        into.remove(dossier)  # a revision that was taken back must not outlive its object
        yield dossier, file_revision(store, dossier, into)


def _received(store: ObjectStore, dossier: str) -> str:
    """When the last delivery for the dossier came in."""
    from storage.delivery import deliveries_of, load_delivery

    known = deliveries_of(store, dossier)
    return load_delivery(store, known[-1]).received.isoformat() if known else ""
