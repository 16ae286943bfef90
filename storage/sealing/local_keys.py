"""Wrapping keys in a file or in the environment, a line each: a name, a space, 32 bytes in base64.

The last line is the key in use; the lines above it open what they locked. `new_key_line` makes one.
"""

import base64
import binascii
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ingest.wording import Bilingual
from storage.object_store import StoreMisconfigured
from storage.sealing.envelope import KEY_BYTES
from storage.sealing.keys import KeyMissing, KeyRing, Wrapped, WrongKey

_NONCE_BYTES = 12
_READABLE_BY_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_NAME_LENGTH = 64


class LocalKeys(KeyRing):
    """Keys by their names, the last one in use; `setting` is where they come from, for errors."""

    def __init__(self, keys: Mapping[str, bytes], setting: str) -> None:
        self._keys = dict(keys)
        self._setting = setting

    def __repr__(self) -> str:
        return f"LocalKeys({', '.join(self._keys)})"

    @property
    def current(self) -> str:
        return list(self._keys)[-1]

    def wrap(self, data_key: bytes, about: bytes) -> Wrapped:
        # A wrapping key locks a data key for each dossier: far below 2^32, up to which random nonces serve.
        nonce = os.urandom(_NONCE_BYTES)
        return Wrapped(self.current, nonce + AESGCM(self._keys[self.current]).encrypt(nonce, data_key, about))

    def unwrap(self, wrapped: Wrapped, about: bytes) -> bytes:
        key = self._keys.get(wrapped.by)
        if key is None:
            raise KeyMissing(wrapped.by, self._setting)
        try:
            return AESGCM(key).decrypt(wrapped.data[:_NONCE_BYTES], wrapped.data[_NONCE_BYTES:], about)
        except (InvalidTag, ValueError):
            raise WrongKey(wrapped.by, self._setting) from None


def read_key_file(file: Path, setting: str) -> LocalKeys:
    """The keys in a file that only its owner may read. Raises StoreMisconfigured."""
    try:
        mode = file.stat().st_mode
        text = file.read_text(encoding="ascii")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _wrong(
            f"the file named in {setting} cannot be read: {reason}",
            f"无法读取 {setting} 指定的密钥文件：{reason}",
        ) from error
    except ValueError as error:
        raise _malformed(setting) from error
    if mode & _READABLE_BY_OTHERS:
        raise _wrong(
            f"the key file named in {setting} may be read by others; make it mode 600",
            f"{setting} 指定的密钥文件可被其他用户读取，请将权限改为 600",
        )
    return parse_keys(text, setting)


def parse_keys(text: str, setting: str) -> LocalKeys:
    """Keys from lines; empty ones and those that begin with # say nothing. Raises StoreMisconfigured."""
    keys: dict[str, bytes] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("#"):
            continue
        name, key = _parsed(line, setting)
        if name in keys:
            raise _wrong(f"{setting} has two keys called {name!r}", f"{setting} 中有两个密钥同名“{name}”")
        keys[name] = key
    if not keys:
        raise _wrong(f"{setting} holds no key", f"{setting} 中没有密钥")
    return LocalKeys(keys, setting)


def new_key_line(name: str) -> str:
    """A line for a key file: the name and a key that nobody has seen."""
    return f"{name} {base64.b64encode(os.urandom(KEY_BYTES)).decode()}"


def _parsed(line: str, setting: str) -> tuple[str, bytes]:
    name, _, written = line.partition(" ")
    try:
        key = base64.b64decode(written.strip(), validate=True)
    except (binascii.Error, ValueError):
        raise _malformed(setting) from None
    if len(key) != KEY_BYTES or len(name) > _NAME_LENGTH:
        raise _malformed(setting)
    return name, key


def _malformed(setting: str) -> StoreMisconfigured:
    return _wrong(
        f"{setting} must hold lines of a name, a space and 32 bytes in base64 (see `dossier keys new`)",
        f"{setting} 的每一行应为：名称、空格、32 字节密钥的 base64（可用 `dossier keys new 名称` 生成）",
    )


def _wrong(en: str, zh: str) -> StoreMisconfigured:
    return StoreMisconfigured(Bilingual(en, zh))
