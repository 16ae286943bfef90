import pytest

from storage.cache import ReadingCache
from storage.object_store import ObjectStore


def test_what_was_read_once_is_found_again_and_nothing_else(store: ObjectStore) -> None:
    cache = ReadingCache(store)
    assert cache.get("ab12") is None
    cache.put("ab12", b"lines")
    assert cache.get("ab12") == b"lines"
    assert cache.get("ab13") is None


@pytest.mark.parametrize("digest", ["", "AB", "../x", "a/b", "zz"])
def test_only_a_digest_is_a_key_of_the_cache(store: ObjectStore, digest: str) -> None:
    with pytest.raises(ValueError, match="not a digest"):
        ReadingCache(store).get(digest)
