"""What only a server can do wrong: keys, silence, nonsense; every error of the SDK has the store's word."""

import inspect
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import minio.error
import pytest
import urllib3.exceptions
from urllib3 import HTTPResponse

from storage.backends import s3
from storage.backends.s3 import Place, translated
from storage.object_store import (
    Access,
    ObjectMissing,
    ObjectStore,
    StoreDenied,
    StoreError,
    StoreMisconfigured,
    StoreUnreachable,
)
from storage.opening import open_store
from tests.servers.ceph import ACCESS_KEY, SECRET_KEY, CephServer, free_port

PLACE = Place("host:1", False, "bucket")


@pytest.mark.server
@pytest.mark.parametrize(("key", "secret"), [(ACCESS_KEY, "wrong"), ("nobody", SECRET_KEY)])
def test_wrong_keys_are_denied_and_the_sentence_does_not_show_them(
    s3_server: CephServer, key: str, secret: str
) -> None:
    store = open_store("s3://denied", Access(s3_server.endpoint, key, secret))
    for use in (
        store.check,
        lambda: store.put("a", b"x"),
        lambda: store.get("a"),
        lambda: list(store.list()),
    ):
        with pytest.raises(StoreDenied, match="refuses the keys") as caught:
            use()
        assert secret not in str(caught.value) + caught.value.message.zh


@pytest.mark.server
def test_a_bucket_is_made_by_the_check_and_missed_without(new_bucket: Callable[[], ObjectStore]) -> None:
    store = new_bucket()
    with pytest.raises(StoreMisconfigured, match="bucket does not exist"):
        store.put("a", b"x")
    store.check()
    store.put("a", b"x")


@pytest.mark.server
def test_two_folders_of_a_bucket_are_two_stores(s3_server: CephServer) -> None:
    access = Access(s3_server.endpoint, ACCESS_KEY, SECRET_KEY)
    one, other = (open_store(f"s3://shared-bucket/{name}", access) for name in ("one", "other"))
    one.check()
    one.put("a", b"x")
    assert [o.key for o in one.list()] == ["a"]
    assert list(other.list()) == []


@pytest.mark.server
def test_a_plain_server_behind_https_is_a_wrong_setting(s3_server: CephServer) -> None:
    store = open_store(f"s3+https://127.0.0.1:{s3_server.port}/bucket", Access("", ACCESS_KEY, SECRET_KEY))
    with pytest.raises(StoreMisconfigured, match="TLS"):
        store.check()


def test_where_nobody_listens_the_store_is_unreachable() -> None:
    with pytest.raises(StoreUnreachable, match="nobody listens there"):
        _at(free_port()).check()


def test_a_server_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(s3, "_CHECK_SECONDS", 0.3)
    silent = socket.create_server(("127.0.0.1", 0))
    with silent, pytest.raises(StoreUnreachable, match="no answer in time"):
        _at(silent.getsockname()[1]).check()


def test_a_server_that_falls_silent_later_is_given_up_by_the_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(s3, "_READ_SECONDS", 0.1)
    silent = socket.create_server(("127.0.0.1", 0))
    with silent, pytest.raises(StoreUnreachable, match="no answer in time"):
        _at(silent.getsockname()[1]).get("a")


def test_the_limits_together_end_within_twenty_seconds() -> None:
    assert s3._CHECK_SECONDS <= 18
    assert s3._CONNECT_SECONDS * 3 <= 18


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", StoreMisconfigured),
        (b"HTTP/1.1 404 No\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nno", StoreMisconfigured),
        (b"HTTP/1.1 500 Oh\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\noh", StoreUnreachable),
        (b"HTTP/1.1 409 No\r\nContent-Length: 0\r\n\r\n", StoreMisconfigured),
        (
            b"HTTP/1.1 403 No\r\nContent-Type: application/xml\r\nContent-Length: 3\r\n\r\n<a>",
            StoreMisconfigured,
        ),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort", StoreUnreachable),
        (b"SSH-2.0-OpenSSH_9.2\r\n", StoreUnreachable),
        (b"", StoreUnreachable),
    ],
)
def test_something_else_on_the_port_is_told_from_a_server_that_is_out_of_order(
    answer: bytes, kind: type[StoreError]
) -> None:
    with _answering(answer) as port, pytest.raises(kind):
        list(_at(port).list())


def _errors_of(module: Any, root: type[Exception]) -> list[type[Exception]]:
    return [c for _, c in inspect.getmembers(module, inspect.isclass) if issubclass(c, root)]


@pytest.mark.parametrize(
    "kind",
    _errors_of(minio.error, minio.error.MinioException)
    + _errors_of(urllib3.exceptions, urllib3.exceptions.HTTPError),
)
def test_no_error_of_the_libraries_passes_the_border(kind: type[Exception]) -> None:
    error = kind.__new__(kind)
    if isinstance(error, minio.error.S3Error):
        error = _s3_error("Whatever", 418)
    if isinstance(error, minio.error.ServerError):
        error = minio.error.ServerError("said", 503)
    word = translated(error, PLACE)
    assert isinstance(word, StoreUnreachable | StoreMisconfigured)
    assert word.message.zh


@pytest.mark.parametrize(
    ("code", "status", "kind"),
    [
        ("NoSuchKey", 404, ObjectMissing),
        ("NoSuchBucket", 404, StoreMisconfigured),
        ("AccessDenied", 403, StoreDenied),
        ("SignatureDoesNotMatch", 403, StoreDenied),
        ("InvalidAccessKeyId", 403, StoreDenied),
        ("RequestTimeTooSkewed", 403, StoreDenied),
        ("SlowDown", 503, StoreUnreachable),
        ("InternalError", 500, StoreUnreachable),
        ("Newfangled", 507, StoreUnreachable),
        ("Newfangled", 400, StoreMisconfigured),
    ],
)
def test_what_to_do_next_follows_from_the_servers_answer(
    code: str, status: int, kind: type[StoreError]
) -> None:
    assert type(translated(_s3_error(code, status), PLACE, "key")) is kind


def _s3_error(code: str, status: int) -> minio.error.S3Error:
    return minio.error.S3Error(HTTPResponse(status=status), code, "said", "/", "1", "1")


def _at(port: int) -> ObjectStore:
    return open_store(f"s3+http://127.0.0.1:{port}/bucket", Access("", "key", "secret"))


@contextmanager
def _answering(answer: bytes) -> Iterator[int]:
    """A port where every connection gets the same bytes, whatever it says."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(65536)
                    connection.sendall(answer)

        Thread(target=serve, daemon=True).start()
        try:
            yield server.getsockname()[1]
        finally:
            server.shutdown(socket.SHUT_RDWR)
