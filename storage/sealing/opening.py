"""From the settings of keys to a store that seals with them."""

import os
from pathlib import Path

from ingest.wording import Bilingual
from storage.object_store import ObjectStore, StoreMisconfigured
from storage.sealing.command_keys import CommandKeys
from storage.sealing.data_keys import DataKeys, Rings
from storage.sealing.keys import KeyRing
from storage.sealing.local_keys import parse_keys, read_key_file
from storage.sealing.store import SealedStore

GENERAL, PERSONAL = "DOSSIER_KEYS", "DOSSIER_PERSONAL_KEYS"


def sealed(store: ObjectStore, keys: str, personal_keys: str, spool: Path | None = None) -> SealedStore:
    """The store with everything put into it sealed. Raises StoreError.

    `keys` and `personal_keys` say where wrapping keys are (`open_keys`); without the second the volumes of
    personal information can be neither read nor written.
    """
    personal = open_keys(personal_keys, PERSONAL) if personal_keys else None
    return SealedStore(store, DataKeys(store, Rings(open_keys(keys, GENERAL), personal)), spool)


def open_keys(where: str, setting: str) -> KeyRing:
    """`file:PATH`, `env:VARIABLE` (lines as in a file) or `command:COMMAND …`. Raises StoreMisconfigured."""
    kind, _, rest = where.partition(":")
    match kind:
        case "file":
            return read_key_file(Path(rest), setting)
        case "env":
            return parse_keys(os.environ.get(rest, ""), f"{setting} ({rest})")
        case "command":
            return CommandKeys(rest, setting)
        case _:
            raise StoreMisconfigured(
                Bilingual(
                    f"{setting} must begin with file:, env: or command:",
                    f"{setting} 须以 file:、env: 或 command: 开头",
                )
            )
