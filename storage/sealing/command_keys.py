"""Wrapping keys that never leave a key management service: a command of the operator's locks and unlocks.

`COMMAND wrap` reads a data key in base64 on its standard input and writes `NAME BASE64`: the name of the
key it used and what came of it. `COMMAND unwrap NAME` reads that BASE64 and writes the data key in base64.
What the key is for stands in the environment as DOSSIER_KEY_CONTEXT (hex), for services that can bind it.
Exit code 3 says that there is no key of that name, any other but 0 is a failure that may pass.
"""

import base64
import binascii
import os
import shlex
import subprocess

from ingest.wording import Bilingual
from storage.object_store import StoreMisconfigured, StoreUnreachable
from storage.sealing.envelope import KEY_BYTES
from storage.sealing.keys import KeyMissing, KeyRing, Wrapped, WrongKey

_SECONDS = 20.0
_NO_SUCH_KEY = 3


class CommandKeys(KeyRing):
    """Keys behind a command, with its arguments as a shell would part them; no shell is started."""

    def __init__(self, command: str, setting: str) -> None:
        self._command = shlex.split(command)
        self._setting = setting
        if not self._command:
            raise StoreMisconfigured(Bilingual(f"{setting} names no command", f"{setting} 未写明命令"))

    @property
    def current(self) -> str:
        """The service decides: asked by wrapping bytes that lock nothing."""
        return self.wrap(bytes(KEY_BYTES), b"").by

    def wrap(self, data_key: bytes, about: bytes) -> Wrapped:
        name, _, data = self._run(("wrap",), data_key, about).partition(" ")
        return Wrapped(name, self._decoded(data))

    def unwrap(self, wrapped: Wrapped, about: bytes) -> bytes:
        key = self._decoded(self._run(("unwrap", wrapped.by), wrapped.data, about, wrapped.by))
        if len(key) != KEY_BYTES:
            raise WrongKey(wrapped.by, self._setting)
        return key

    def _run(self, arguments: tuple[str, ...], data: bytes, about: bytes, key_id: str = "") -> str:
        try:
            done = subprocess.run(
                (*self._command, *arguments),
                input=base64.b64encode(data) + b"\n",
                capture_output=True,
                timeout=_SECONDS,
                check=False,
                env={**os.environ, "DOSSIER_KEY_CONTEXT": about.hex()},
            )
        except FileNotFoundError as error:
            raise StoreMisconfigured(
                Bilingual(f"the command in {self._setting} is not there", f"{self._setting} 中的命令不存在")
            ) from error
        except (OSError, subprocess.TimeoutExpired) as error:
            raise self._failed(type(error).__name__) from error
        if done.returncode == _NO_SUCH_KEY and key_id:
            raise KeyMissing(key_id, self._setting)
        if done.returncode:
            raise self._failed(f"exit code {done.returncode}")
        return done.stdout.decode("ascii", "replace").strip()

    def _decoded(self, text: str) -> bytes:
        try:
            return base64.b64decode(text.strip(), validate=True)
        except (binascii.Error, ValueError) as error:
            raise self._failed("no base64") from error

    def _failed(self, reason: str) -> StoreUnreachable:
        return StoreUnreachable(
            Bilingual(
                f"the key command in {self._setting} does not work: {reason}",
                f"{self._setting} 中的密钥命令无法执行：{reason}",
            )
        )
