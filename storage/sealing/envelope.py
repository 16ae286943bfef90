"""A sealed object: a head that says which data key opens it, then pieces of AES-256-GCM.

The construction is AES-GCM-HKDF streaming: each object has a key of its own, derived from the data key and 32
random bytes, so that no nonce is ever used twice; a piece's nonce is its number and whether it is the last
one, so that pieces cannot be left out, repeated, put in another order or cut off at the end. The object's
place is authenticated with every piece: an object that was moved does not open there.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PIECE_BYTES = (1 << 20) - 16  # of plaintext; with its tag a megabyte
KEY_BYTES = 32
ID_BYTES = 8

_MAGIC = b"DSE1"
_SALT_BYTES = 32
_TAG_BYTES = 16
HEAD_BYTES = len(_MAGIC) + 1 + ID_BYTES + _SALT_BYTES


class NotSealed(ValueError):
    """The bytes do not begin like a sealed object."""


class SealBroken(ValueError):
    """The bytes are not those that were sealed at this place with this key."""


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a sealed object: whether its data key is one for personal information, and which."""

    personal: bool
    key_id: str
    salt: bytes

    def to_bytes(self) -> bytes:
        return _MAGIC + (b"p" if self.personal else b"g") + bytes.fromhex(self.key_id) + self.salt


def new_head(key_id: str, *, personal: bool) -> Head:
    """A head for one object, with salt of its own; `key_id` is 16 hex digits."""
    return Head(personal, key_id, os.urandom(_SALT_BYTES))


def parse_head(data: bytes) -> Head:
    """The head of at least HEAD_BYTES bytes. Raises NotSealed."""
    kind = data[len(_MAGIC) : len(_MAGIC) + 1]
    if len(data) < HEAD_BYTES or not data.startswith(_MAGIC) or kind not in (b"p", b"g"):
        raise NotSealed("no sealed object")
    key_id = data[len(_MAGIC) + 1 : HEAD_BYTES - _SALT_BYTES].hex()
    return Head(kind == b"p", key_id, data[HEAD_BYTES - _SALT_BYTES : HEAD_BYTES])


def seal(pieces: Iterable[bytes], head: Head, key: bytes, place: str) -> Iterator[bytes]:
    """The sealed bytes of `pieces` (of any length), head first, for the object called `place`."""
    cipher, about = _cipher(key, head), _about(head, place)
    yield head.to_bytes()
    for number, piece, last in _numbered(_regrouped(pieces, PIECE_BYTES)):
        yield cipher.encrypt(_nonce(number, last), piece, about)


def unseal(pieces: Iterable[bytes], head: Head, key: bytes, place: str) -> Iterator[bytes]:
    """The plain bytes of what follows the head. Raises SealBroken, at the latest at the end: what was given
    out before it may not be used."""
    cipher, about = _cipher(key, head), _about(head, place)
    for number, piece, last in _numbered(_regrouped(pieces, PIECE_BYTES + _TAG_BYTES)):
        try:
            yield cipher.decrypt(_nonce(number, last), piece, about)
        except InvalidTag:
            raise SealBroken(place) from None


def plain_size(sealed: int) -> int:
    """Bytes of plaintext in a sealed object of so many bytes; negative for what is too short to be one."""
    body = sealed - HEAD_BYTES
    pieces = max(1, -(-body // (PIECE_BYTES + _TAG_BYTES)))
    return body - pieces * _TAG_BYTES


def _cipher(key: bytes, head: Head) -> AESGCM:
    return AESGCM(HKDF(SHA256(), KEY_BYTES, head.salt, b"dossier object").derive(key))


def _about(head: Head, place: str) -> bytes:
    return head.to_bytes() + place.encode()


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _numbered(pieces: Iterable[bytes]) -> Iterator[tuple[int, bytes, bool]]:
    """Each piece with its number and whether it is the last; of nothing at all, one empty piece."""
    number, held = 0, None
    for piece in pieces:
        if held is not None:
            yield number, held, False
            number += 1
        held = piece
    yield number, held or b"", True


def _regrouped(pieces: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The same bytes in pieces of `size`, the last one shorter."""
    buffer = bytearray()
    for piece in pieces:
        buffer += piece
        while len(buffer) >= size:
            yield bytes(buffer[:size])
            del buffer[:size]
    if buffer:
        yield bytes(buffer)
