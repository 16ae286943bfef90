"""Any S3 server as object store, through the minio SDK, which no other file imports."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Thread
from urllib.parse import SplitResult, parse_qs
from xml.etree.ElementTree import ParseError

from minio import Minio
from minio.error import InvalidResponseError, MinioException, S3Error, ServerError
from urllib3 import PoolManager, Retry, Timeout
from urllib3.exceptions import (
    HTTPError,
    LocationValueError,
    NameResolutionError,
    NewConnectionError,
    SSLError,
    TimeoutError,
)

from ingest.wording import Bilingual
from storage.object_store import (
    CHUNK_BYTES,
    Access,
    ObjectMissing,
    ObjectStore,
    StoreDenied,
    StoredObject,
    StoreError,
    StoreMisconfigured,
    StoreUnreachable,
)

SCHEMES = ("s3", "s3+http", "s3+https")

_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_CHECK_SECONDS = 10.0  # also bounds what no socket timeout does, the resolving of names
_CONNECT_SECONDS = 3.0
_READ_SECONDS = 15.0
_DENIED = {
    "AccessDenied",
    "AccountProblem",
    "AllAccessDisabled",
    "AuthorizationHeaderMalformed",
    "ExpiredToken",
    "InvalidAccessKeyId",
    "InvalidSecurity",
    "InvalidToken",
    "NotSignedUp",
    "RequestTimeTooSkewed",
    "SignatureDoesNotMatch",
}
_NO_ANSWER = Bilingual("no answer in time", "对方未及时应答")
_NO_TLS = Bilingual(
    "it makes no TLS connection to trust (a server without TLS is written http://HOST:PORT)",
    "无法建立可信的 TLS 连接（未启用 TLS 的服务器请写成 http://HOST:PORT）",
)
_BROKEN = Bilingual("the connection broke", "连接中断")
_REASONS = (
    (NameResolutionError, Bilingual("its name is not known", "无法解析主机名")),
    (NewConnectionError, Bilingual("nobody listens there", "没有服务在监听")),
    (TimeoutError, _NO_ANSWER),
)
_TRY_AGAIN = {"InternalError", "OperationAborted", "RequestTimeout", "ServiceUnavailable", "SlowDown"}


@dataclass(frozen=True, slots=True)
class Place:
    """A bucket of a server, and the folder in it that is the store; `endpoint` is HOST[:PORT]."""

    endpoint: str
    secure: bool
    bucket: str
    prefix: str = ""

    def __str__(self) -> str:
        return f"{'https' if self.secure else 'http'}://{self.endpoint}, bucket {self.bucket}"


def open_backend(address: SplitResult, access: Access) -> ObjectStore:
    """`s3://BUCKET[/PREFIX]` at `access.endpoint`, or `s3+http://HOST:PORT/BUCKET[/PREFIX]`; `?region=`."""
    try:
        place = _place(address, access.endpoint)
        region = parse_qs(address.query).get("region", [access.region])[0]
        if not access.access_key or not access.secret_key:
            raise StoreMisconfigured(
                Bilingual(
                    "the S3 store needs DOSSIER_S3_ACCESS_KEY and DOSSIER_S3_SECRET_KEY",
                    "S3 存储需要设置 DOSSIER_S3_ACCESS_KEY 与 DOSSIER_S3_SECRET_KEY",
                )
            )
        return S3Store(place, access, region)
    except ValueError as error:
        raise StoreMisconfigured(
            Bilingual(f"the S3 store is not set right: {error}", f"S3 存储设置有误：{error}")
        ) from error


def _place(address: SplitResult, endpoint: str) -> Place:
    """Server, bucket and folder; a server without http(s) in front is one with TLS. Raises ValueError."""
    scheme, netloc, path = address.scheme.removeprefix("s3").lstrip("+"), address.netloc, address.path
    if not scheme and not address.port:
        if not endpoint:
            raise ValueError("DOSSIER_S3_ENDPOINT has to say http://HOST:PORT or https://HOST:PORT")
        scheme, _, host = endpoint.rpartition("://")
        netloc, path = host.rstrip("/"), f"/{address.netloc}{address.path}"
    if scheme not in ("", "http", "https") or "/" in netloc or "@" in netloc or not netloc:
        raise ValueError("the server has to be http://HOST:PORT or https://HOST:PORT")
    bucket, _, prefix = path.strip("/").partition("/")
    if not bucket:
        raise ValueError("DOSSIER_STORE names no bucket")
    if not _BUCKET.fullmatch(bucket):
        raise ValueError(f"{bucket} is no name for a bucket: 3 to 63 lower-case letters, digits, '-' and '.'")
    return Place(netloc, scheme != "http", bucket, f"{prefix}/" if prefix else "")


class S3Store(ObjectStore):
    """Objects of a bucket. Files go up in parts of 5 MiB or more; what comes down is streamed."""

    def __init__(self, place: Place, access: Access, region: str = "us-east-1") -> None:
        self._place = place
        self._region = region
        self._client = Minio(
            place.endpoint,
            access.access_key,
            access.secret_key,
            secure=place.secure,
            region=region,
            http_client=PoolManager(
                timeout=Timeout(connect=_CONNECT_SECONDS, read=_READ_SECONDS),
                retries=Retry(total=2, read=1, backoff_factor=0.2, status_forcelist=[502, 503, 504]),
                maxsize=10,
            ),
        )

    def check(self) -> None:
        """See that the server answers and takes the keys; make the bucket where it is missing."""
        failures: list[StoreError] = []
        done: list[bool] = []

        def try_bucket() -> None:
            try:
                with self._border():
                    if not self._client.bucket_exists(self._place.bucket):
                        self._client.make_bucket(self._place.bucket, self._region)
                done.append(True)
            except StoreError as error:
                failures.append(error)

        attempt = Thread(target=try_bucket, daemon=True)
        attempt.start()
        attempt.join(_CHECK_SECONDS)
        if failures:
            raise failures[0]
        if not done:
            raise _unreachable(self._place, _NO_ANSWER)

    def _list(self, prefix: str) -> Iterator[StoredObject]:
        with self._border():
            found = self._client.list_objects(self._place.bucket, self._place.prefix + prefix, recursive=True)
            for item in found:
                key = (item.object_name or "").removeprefix(self._place.prefix)
                yield StoredObject(key, item.size or 0)

    def _put(self, key: str, data: bytes | Path, content_type: str, /) -> None:
        with data.open("rb") if isinstance(data, Path) else BytesIO(data) as source:
            length = data.stat().st_size if isinstance(data, Path) else len(data)
            with self._border():
                self._client.put_object(
                    self._place.bucket,
                    self._place.prefix + key,
                    source,
                    length,
                    content_type=content_type,
                    num_parallel_uploads=1,
                )

    def _chunks(self, key: str) -> Iterator[bytes]:
        with self._border(key):
            response = self._client.get_object(self._place.bucket, self._place.prefix + key)
            try:
                yield from response.stream(CHUNK_BYTES)
            finally:
                response.close()
                response.release_conn()

    def _stat(self, key: str) -> StoredObject:
        with self._border(key):
            found = self._client.stat_object(self._place.bucket, self._place.prefix + key)
            return StoredObject(key, found.size or 0)

    def _delete(self, key: str) -> None:
        with self._border():
            self._client.remove_object(self._place.bucket, self._place.prefix + key)

    @contextmanager
    def _border(self, key: str = "") -> Iterator[None]:
        try:
            yield
        # ValueError and ParseError: the SDK's own checks of names, and answers that it cannot read
        except (MinioException, HTTPError, OSError, ValueError, ParseError) as error:
            raise translated(error, self._place, key) from error


def translated(error: Exception, place: Place, key: str = "") -> StoreError:
    """The store's word for an error of the SDK or of the connection below it."""
    if isinstance(error, S3Error):
        return _of_answer(error, place, key)
    if isinstance(error, ServerError):
        return _of_status(error.status_code, place)
    if isinstance(error, InvalidResponseError):
        return _of_status(getattr(error, "_code", 0), place)
    cause = getattr(error, "reason", None) or error
    if isinstance(cause, SSLError):
        return _misconfigured(place, _NO_TLS)
    if isinstance(error, LocationValueError) or not isinstance(error, HTTPError | OSError):
        return _misconfigured(
            place, Bilingual("it does not answer as an S3 server", "对方的应答不符合 S3 协议")
        )
    return _unreachable(place, next((said for kind, said in _REASONS if isinstance(cause, kind)), _BROKEN))


def _of_answer(error: S3Error, place: Place, key: str) -> StoreError:
    code = error.code or ""
    if code == "NoSuchKey":
        return ObjectMissing(key)
    if code in _DENIED:
        return StoreDenied(
            Bilingual(
                f"the S3 store at {place} refuses the keys ({code}): see DOSSIER_S3_ACCESS_KEY, _SECRET_KEY",
                f"S3 存储（{place}）拒绝访问（{code}），请检查 DOSSIER_S3_ACCESS_KEY、_SECRET_KEY",
            )
        )
    if code in _TRY_AGAIN:
        return _unreachable(place, Bilingual(f"it answers {code}", f"应答为 {code}"))
    if code == "NoSuchBucket":
        return _misconfigured(place, Bilingual("the bucket does not exist", "存储桶不存在"))
    return _of_status(getattr(error.response, "status", 0), place, code)


def _of_status(status: int, place: Place, code: str = "") -> StoreError:
    answer = f"HTTP {status} {code}".rstrip()
    said = Bilingual(f"it answers {answer}", f"应答为 {answer}")
    return _unreachable(place, said) if status >= 500 else _misconfigured(place, said)


def _unreachable(place: Place, said: Bilingual) -> StoreUnreachable:
    return StoreUnreachable(
        Bilingual(
            f"the S3 store at {place} cannot be reached: {said.en}", f"无法连接 S3 存储（{place}）：{said.zh}"
        )
    )


def _misconfigured(place: Place, said: Bilingual) -> StoreMisconfigured:
    return StoreMisconfigured(
        Bilingual(
            f"the S3 store at {place} cannot be used: {said.en}", f"S3 存储（{place}）不可用：{said.zh}"
        )
    )
