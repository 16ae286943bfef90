"""What was sealed opens as it was, in its place, with its key, whole; nothing else opens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.sealing.envelope import (
    HEAD_BYTES,
    PIECE_BYTES,
    NotSealed,
    SealBroken,
    new_head,
    parse_head,
    plain_size,
    seal,
    unseal,
)

KEY = bytes(range(32))
PLACE = "dossiers/BJ-1/1/report.json"


def sealed(data: bytes, place: str = PLACE, key: bytes = KEY) -> bytes:
    return b"".join(seal([data], new_head("00ff00ff00ff00ff", personal=False), key, place))


def opened(data: bytes, place: str = PLACE, key: bytes = KEY) -> bytes:
    return b"".join(unseal([data[HEAD_BYTES:]], parse_head(data), key, place))


@given(st.binary(max_size=300), st.integers(1, 64))
def test_what_was_sealed_comes_back_however_it_is_cut(data: bytes, cut: int) -> None:
    head = new_head("0123456789abcdef", personal=True)
    pieces = [data[i : i + cut] for i in range(0, len(data), cut)]
    whole = b"".join(seal(pieces, head, KEY, PLACE))
    body = whole[HEAD_BYTES:]
    again = unseal([body[i : i + cut] for i in range(0, len(body), cut)], parse_head(whole), KEY, PLACE)
    assert b"".join(again) == data
    assert parse_head(whole) == head


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 2 * PIECE_BYTES])
def test_the_size_of_the_plain_bytes_is_known_from_that_of_the_sealed(size: int) -> None:
    data = bytes(size)
    assert plain_size(len(sealed(data))) == size
    assert opened(sealed(data)) == data


@given(st.binary(min_size=1, max_size=80), st.data())
def test_a_changed_bit_anywhere_is_noticed(data: bytes, draw: st.DataObject) -> None:
    whole = bytearray(sealed(data))
    place = draw.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= 1 << draw.draw(st.integers(0, 7))
    with pytest.raises((SealBroken, NotSealed)):
        opened(bytes(whole))


@given(st.binary(min_size=1, max_size=80), st.data())
def test_a_shortened_object_is_noticed(data: bytes, draw: st.DataObject) -> None:
    whole = sealed(data)
    with pytest.raises((SealBroken, NotSealed)):
        opened(whole[: draw.draw(st.integers(0, len(whole) - 1))])


def test_pieces_left_out_or_in_another_order_are_noticed() -> None:
    whole = sealed(bytes(PIECE_BYTES) + bytes([1]) * PIECE_BYTES + b"end")
    head, body, size = whole[:HEAD_BYTES], whole[HEAD_BYTES:], PIECE_BYTES + 16
    first, second, last = body[:size], body[size : 2 * size], body[2 * size :]
    for wrong in (first + last, second + first + last, first + second, first + first + last):
        with pytest.raises(SealBroken):
            opened(head + wrong)


def test_another_key_and_another_place_open_nothing() -> None:
    whole = sealed(b"passport")
    with pytest.raises(SealBroken):
        opened(whole, key=bytes(32))
    with pytest.raises(SealBroken):
        opened(whole, place="dossiers/BJ-2/1/report.json")


def test_the_same_bytes_sealed_twice_have_nothing_in_common() -> None:
    first, second = sealed(b"the same"), sealed(b"the same")
    assert first[HEAD_BYTES:] != second[HEAD_BYTES:]


@given(st.binary(max_size=120))
def test_other_bytes_are_no_sealed_object(data: bytes) -> None:
    if not data.startswith(b"DSE1"):
        with pytest.raises(NotSealed):
            parse_head(data)
