"""PostgreSQL from Debian's packages: started for the tests and gone with them."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class PostgresServer:
    """A cluster of its own on loopback; anyone there may do anything."""

    def __init__(self, *, durable: bool = False) -> None:
        self._sync = "on" if durable else "off"
        self.port = _free_port()
        self._place = Path(tempfile.mkdtemp(prefix="postgres-"))
        self._data = self._place / "data"
        if os.getuid() == 0:
            user = pwd.getpwnam("postgres")  # the server refuses to run as root
            os.chown(self._place, user.pw_uid, user.pw_gid)
        self._run("initdb", "-A", "trust", "-U", "postgres", "--no-locale", "-E", "UTF8", "--no-sync")
        self.start()

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        options = f"-p {self.port} -c fsync={self._sync} -c listen_addresses=127.0.0.1"
        options += " -c unix_socket_directories=''"
        self._run("pg_ctl", "-w", "-l", str(self._place / "log"), "-o", options, "start")

    def kill(self) -> None:
        """As a power cut does."""
        self._run("pg_ctl", "-m", "immediate", "stop")

    def close(self) -> None:
        self._run("pg_ctl", "-m", "immediate", "stop", check=False)
        shutil.rmtree(self._place, ignore_errors=True)

    def _run(self, program: str, *arguments: str, check: bool = True) -> None:
        command = [str(BINARIES[-1] / program), "-D", str(self._data), *arguments]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=check, stdout=subprocess.DEVNULL, cwd=self._place)
