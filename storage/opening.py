"""From `DOSSIER_STORE` to the store it names; a backend is found by being in `storage/backends`."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from urllib.parse import urlsplit

import storage.backends
from ingest.wording import Bilingual
from storage.object_store import Access, ObjectStore, StoreMisconfigured


def open_store(url: str, access: Access | None = None) -> ObjectStore:
    """The store that `url` names, without asking it anything yet (`check()` does).

    `PATH` or `file:///PATH`; `memory:`; `s3://BUCKET[/PREFIX]` with the server in `access.endpoint`;
    `s3+http://HOST:PORT/BUCKET[/PREFIX]` and `s3+https://…` with the server in the URL. Keys come in
    `access`, never in the URL. Raises StoreMisconfigured.
    """
    try:
        address = urlsplit(url)
    except ValueError:
        raise StoreMisconfigured(
            Bilingual("DOSSIER_STORE is not a path or URL", "DOSSIER_STORE 不是有效的路径或网址")
        ) from None
    if address.password is not None or address.username is not None:
        raise StoreMisconfigured(
            Bilingual(
                "DOSSIER_STORE holds keys; they belong in DOSSIER_S3_ACCESS_KEY and DOSSIER_S3_SECRET_KEY",
                "DOSSIER_STORE 中含有密钥；密钥应写在 DOSSIER_S3_ACCESS_KEY 与 DOSSIER_S3_SECRET_KEY 中",
            )
        )
    schemes: list[str] = []
    for backend in backends():
        if address.scheme in backend.SCHEMES:
            store: ObjectStore = backend.open_backend(address, access or Access())
            return store
        schemes += backend.SCHEMES
    known = ", ".join(sorted(filter(None, schemes)))
    raise StoreMisconfigured(
        Bilingual(
            f"DOSSIER_STORE begins with {address.scheme}:, which no store answers to; known: a path, {known}",
            f"没有存储支持 DOSSIER_STORE 的前缀 {address.scheme}:；可用：目录路径、{known}",
        )
    )


def backends() -> Iterator[ModuleType]:
    """The modules of `storage/backends`, imported one after another, as far as they are asked for."""
    for module in pkgutil.iter_modules(storage.backends.__path__):
        yield importlib.import_module(f"{storage.backends.__name__}.{module.name}")
