from pathlib import Path

import pytest

from storage.backends.folder import FolderStore
from storage.backends.memory import MemoryStore
from storage.object_store import Access, StoreMisconfigured
from storage.opening import backends, open_store

_ACCESS = Access("http://127.0.0.1:9000", "key", "secret")


def test_every_backend_answers_to_schemes_of_its_own() -> None:
    schemes = [scheme for module in backends() for scheme in module.SCHEMES]
    assert len(schemes) == len(set(schemes))
    assert {"", "file", "memory", "s3", "s3+http", "s3+https"} <= set(schemes)


def test_a_path_is_a_folder_even_with_signs_that_mean_something_in_a_url(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "a #1 100%25?x"))
    assert isinstance(store, FolderStore)
    store.put("k", b"x")
    assert (tmp_path / "a #1 100%25?x" / "k").read_bytes() == b"x"


def test_a_file_url_is_a_folder(tmp_path: Path) -> None:
    open_store(f"file://{tmp_path}/a%20b").put("k", b"x")
    assert (tmp_path / "a b" / "k").read_bytes() == b"x"


def test_each_memory_store_is_new() -> None:
    store = open_store("memory:")
    assert isinstance(store, MemoryStore)
    store.put("k", b"x")
    assert not open_store("memory:").exists("k")


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("s3://bucket", "http://127.0.0.1:9000, bucket bucket"),
        ("s3://bucket/deep/folder", "http://127.0.0.1:9000, bucket bucket"),
        ("s3+http://localhost:8900/bucket", "http://localhost:8900, bucket bucket"),
        ("s3+https://s3.test/bucket/x?region=eu-1", "https://s3.test, bucket bucket"),
        ("s3://localhost:8900/bucket", "https://localhost:8900, bucket bucket"),
    ],
)
def test_an_s3_url_names_its_server_and_bucket(url: str, place: str) -> None:
    assert str(getattr(open_store(url, _ACCESS), "_place")) == place  # noqa: B009 - not part of the store


def test_an_endpoint_without_http_in_front_is_one_with_tls() -> None:
    store = open_store("s3://bucket", Access("s3.test:9000", "key", "secret"))
    assert str(getattr(store, "_place")) == "https://s3.test:9000, bucket bucket"  # noqa: B009


@pytest.mark.parametrize(
    ("url", "access", "said"),
    [
        ("ftp://host/x", _ACCESS, "no store answers to"),
        ("s3://key:hush@host/bucket", _ACCESS, "holds keys"),
        ("s3://bucket", Access("", "key", "secret"), "DOSSIER_S3_ENDPOINT"),
        ("s3://bucket", Access("ftp://localhost:9000", "key", "secret"), "http://HOST:PORT"),
        ("s3://bucket", Access("http://key:hush@host", "key", "secret"), "http://HOST:PORT"),
        ("s3+http://localhost:8900", _ACCESS, "no bucket"),
        ("s3+http://localhost:8900/My_Bucket", _ACCESS, "no name for a bucket"),
        ("s3+http://localhost:many/bucket", _ACCESS, "not set right"),
        ("s3+http://[::1/bucket", _ACCESS, "not a path or URL"),
        ("s3://bucket", Access("http://localhost:1"), "DOSSIER_S3_SECRET_KEY"),
    ],
)
def test_a_wrong_setting_is_named_and_no_key_is_shown(url: str, access: Access, said: str) -> None:
    with pytest.raises(StoreMisconfigured, match=said) as caught:
        open_store(url, access)
    assert "hush" not in str(caught.value) + caught.value.message.zh


def test_an_access_does_not_show_its_keys() -> None:
    assert "secret" not in repr(_ACCESS)
    assert "'key'" not in repr(_ACCESS)
