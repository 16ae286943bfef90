"""A child taken over by the file it opened: the file says what to try, success is told as a page count.

`python -m tests.ingest.opening.hostile_child`: started by test_seal.py as `ingest.opening.child` would be.
"""

import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ingest.opening import child
from ingest.opening.leaf import Book


def _fork_and_fork() -> None:
    for _ in range(5):  # 32 processes do no harm where nothing stops them
        os.fork()


def _work_for_ever() -> None:
    while True:
        pass


def _talk_for_ever() -> None:
    while True:
        os.write(3, b'{"kind":"refused","situation":"bad-page","index":0}\n')


_DEEDS: dict[str, Callable[[], object]] = {
    "talk to the network": socket.socket,
    "write outside": lambda: Path(__file__).with_name("evil").write_text("x"),
    "fork and fork": _fork_and_fork,
    "take 4 GB": lambda: bytearray(4 << 30),
    "sleep for ever": lambda: time.sleep(600),
    "work for ever": _work_for_ever,
    "talk for ever": _talk_for_ever,
}


class Hostile(child.Child):
    def _tell(self, book: Book) -> None:
        raise NotImplementedError

    def run(self) -> None:
        deed = Path(self._request.path).read_text()
        try:
            _DEEDS[deed]()
        except (OSError, MemoryError):
            sys.exit(1)
        os.write(3, b'{"kind":"opened","pages":0}\n{"kind":"done"}\n')


if __name__ == "__main__":
    child.Child = Hostile  # type: ignore[misc]
    child.main()
