"""Keys that wrap data keys: what every keeper of such keys does, and how it fails."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from ingest.wording import Bilingual
from storage.object_store import StoreMisconfigured


class KeyMissing(StoreMisconfigured):
    """The key that opens something is not among those given: nothing is broken, and nothing opens."""

    def __init__(self, key_id: str, setting: str) -> None:
        super().__init__(
            Bilingual(
                f"the key {key_id!r} is needed and is not given; put it back into {setting}. Without it"
                " nobody can open what it locks",
                f"缺少密钥“{key_id}”，请在 {setting} 中补回。没有该密钥，任何人都无法打开由它加密的内容",
            )
        )
        self.key_id = key_id


class WrongKey(StoreMisconfigured):
    """A key of that name is given, but it is another one than the one that locked."""

    def __init__(self, key_id: str, setting: str) -> None:
        super().__init__(
            Bilingual(
                f"the key called {key_id!r} in {setting} is not the one that was used: its bytes differ, or"
                " what it locked was altered",
                f"{setting} 中名为“{key_id}”的密钥与加密时所用的不一致，或被加密的内容已遭改动",
            )
        )
        self.key_id = key_id


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A data key, locked by the key called `by`."""

    by: str
    data: bytes


class KeyRing(ABC):
    """Wraps data keys with the key in use, and opens what that one or an earlier one wrapped."""

    @property
    @abstractmethod
    def current(self) -> str:
        """The name of the key in use."""

    @abstractmethod
    def wrap(self, data_key: bytes, about: bytes) -> Wrapped:
        """Lock a data key; the same `about` is needed to open it. Raises StoreError."""

    @abstractmethod
    def unwrap(self, wrapped: Wrapped, about: bytes) -> bytes:
        """The data key. Raises KeyMissing, WrongKey, StoreError."""
