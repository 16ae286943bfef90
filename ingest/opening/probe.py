"""Is a child really closed in? One that tries to get out, as a hostile file would, and tells how far it got.

`python -m ingest.opening.probe` is the child; `what_gets_out` starts it.
"""

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest.opening.confinement import first_line, limit, own_output
from ingest.opening.limits import Limits
from ingest.opening.process import child_environment
from ingest.opening.seal import seal
from ingest.orphans import end_with

_SECONDS = 30
_TOO_MUCH = 4 << 30  # bytes


@dataclass(frozen=True, slots=True)
class Target:
    """What the child is to try: a file that is not its own, a port that listens; `parent` is who asks."""

    spool: str
    file: str
    port: int
    parent: int


def what_gets_out() -> tuple[str, ...]:
    """The attempts of a child that succeeded: none where it is closed in. Raises OSError for no child."""
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as server:
        spool, secret = Path(folder, "spool"), Path(folder, "secret")
        spool.mkdir()
        secret.write_text("secret")
        target = Target(str(spool), str(secret), server.getsockname()[1], os.getpid())
        child = subprocess.run(
            [sys.executable, "-P", "-s", "-m", "ingest.opening.probe"],
            input=json.dumps(asdict(target)).encode() + b"\n",
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(),
            timeout=_SECONDS,
            check=False,
        )
    if child.returncode:
        raise OSError(f"the child ended with {child.returncode}")
    return tuple(json.loads(child.stdout))


def _attempts(target: Target) -> dict[str, Callable[[], object]]:
    file = Path(target.file)
    return {
        "network": lambda: socket.create_connection(("127.0.0.1", target.port), 2),
        "local sockets": lambda: socket.socket(socket.AF_UNIX),
        "reading other files": file.read_bytes,
        "writing other files": lambda: file.write_bytes(b"x"),
        "emptying other files": lambda: os.open(file, os.O_RDONLY | os.O_TRUNC),
        "cutting other files": lambda: os.truncate(file, 0),
        "marking other files": lambda: file.chmod(0o777),
        "making other files": lambda: file.with_name("new").write_bytes(b"x"),
        "links": lambda: Path(target.spool, "link").symlink_to(file),
        "moving its files out": lambda: _move_out(Path(target.spool), file.parent),
        "removing other files": file.unlink,
        "processes": _fork,
        "programs": lambda: subprocess.run(["/bin/true"], check=True),
        "memory": lambda: bytearray(_TOO_MUCH),
        "hidden memory": lambda: os.memfd_create("x"),
        "signals": lambda: os.kill(target.parent, 0),
        "limits of others": lambda: resource.prlimit(target.parent, resource.RLIMIT_CORE),
        "environment of others": lambda: Path(f"/proc/{target.parent}/environ").read_bytes(),
        "open files of its parent": _inherited,
    }


def _fork() -> None:
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)


def _move_out(spool: Path, outside: Path) -> None:
    (spool / "own").write_bytes(b"x")
    (spool / "own").rename(outside / "moved")


def _inherited() -> None:
    if not any(map(_is_open, range(4, 256))):  # 3 is its way out
        raise OSError


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def main() -> None:
    target = Target(**json.loads(first_line()))
    end_with(target.parent)
    limit(Limits())
    signal.alarm(_SECONDS)
    seal(Path(target.spool), Path(target.spool))
    out = own_output()
    done = []
    for name, attempt in _attempts(target).items():
        try:
            attempt()
        except (OSError, MemoryError, subprocess.SubprocessError):
            continue
        done.append(name)
    os.write(out, json.dumps(done).encode())


if __name__ == "__main__":
    main()
