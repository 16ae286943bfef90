"""A single-node Ceph RGW on loopback: one mon, one osd in memory, one gateway, gone with the test run.

Needs Debian's ceph-mon, ceph-osd, radosgw and ceph-common; runs as root or an ordinary user. Every daemon is
a child that the kernel kills when this process dies, so that not even a killed test run leaves one behind.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from uuid import uuid4

PROGRAMS = ("ceph-mon", "ceph-osd", "radosgw", "radosgw-admin", "ceph-authtool", "monmaptool", "setpriv")
ACCESS_KEY = "ciaccesskey"
SECRET_KEY = "cisecretkey123"  # noqa: S105 - opens nothing but the server that this file starts
_START_SECONDS = 60.0
_LEASH = ("setpriv", "--pdeathsig", "KILL")

# cephx, for radosgw hangs without it; quick paxos and one replica, for this is a server of a minute
_CONF = """
[global]
fsid = {fsid}
mon_host = [v2:127.0.0.1:{mon_port}]
keyring = {folder}/keyring
public_network = 127.0.0.0/8
cluster_network = 127.0.0.0/8
ms_bind_msgr1 = false
run_dir = {folder}
log_file = {folder}/$name.log
admin_socket =
pid_file =
paxos_propose_interval = 0.05
paxos_min_wait = 0.01
osd_pool_default_size = 1
osd_pool_default_min_size = 1
mon_allow_pool_size_one = true
osd_pool_default_pg_num = 4
osd_pool_default_pg_autoscale_mode = off
rgw_rados_pool_pg_num_min = 4
osd_crush_chooseleaf_type = 0
mon_max_pg_per_osd = 1000
[mon]
mon_data = {folder}/mon
mon_cluster_log_file = {folder}/cluster.log
mon_data_avail_warn = 1
mon_data_avail_crit = 1
auth_allow_insecure_global_id_reclaim = false
[osd]
osd_data = {folder}/osd
osd_objectstore = memstore
memstore_device_bytes = 4294967296
osd_mclock_skip_benchmark = true
osd_class_dir = {classes}
[client]
rgw_data = {folder}
rgw_frontends = beast tcp_nodelay=1 endpoint=127.0.0.1:{port}
rgw_thread_pool_size = 32
"""


def missing_programs() -> tuple[str, ...]:
    return tuple(p for p in PROGRAMS if shutil.which(p) is None)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class CephServer:
    """A context manager; `endpoint` is the server's http:// address while it runs."""

    def __init__(self) -> None:
        self.port = free_port()
        self.endpoint = f"http://127.0.0.1:{self.port}"
        self._daemons: list[subprocess.Popen[bytes]] = []
        self._folder = Path()

    def __enter__(self) -> "CephServer":
        self._folder = Path(tempfile.mkdtemp(prefix="dossier-ceph-"))
        try:
            self._start()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def _start(self) -> None:
        folder, fsid, osd, mon_port = self._folder, str(uuid4()), str(uuid4()), free_port()
        for name in ("mon", "osd"):
            (folder / name).mkdir()
        classes = next(Path("/usr/lib").glob("*/rados-classes"))  # Debian 13's default is a relative path
        conf = _CONF.format(fsid=fsid, folder=folder, mon_port=mon_port, port=self.port, classes=classes)
        (folder / "ceph.conf").write_text(conf)
        self._make_keys()
        monmap = str(folder / "monmap")
        self._run(
            "monmaptool", "--create", "--fsid", fsid, "--addv", "a", f"[v2:127.0.0.1:{mon_port}]", monmap
        )
        self._run("ceph-mon", "-i", "a", "--mkfs", "--monmap", monmap, "--keyring", str(folder / "keyring"))
        self._daemon("ceph-mon", "-f", "-i", "a")
        self._run("ceph", "osd", "new", osd)
        self._run("ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", osd)
        self._daemon("ceph-osd", "-f", "-i", "0")
        self._run(
            *("radosgw-admin", "user", "create", "--uid=ci", "--display-name=ci"),
            *(f"--access-key={ACCESS_KEY}", f"--secret-key={SECRET_KEY}"),
        )
        self._daemon("radosgw", "-f", "-n", "client.rgw")
        self._wait_for_gateway()

    def _make_keys(self) -> None:
        keyring = str(self._folder / "keyring")
        self._run("ceph-authtool", "-C", keyring, "--gen-key", "-n", "mon.", "--cap", "mon", "allow *")
        for name, mon, osd in (
            ("client.admin", "allow *", "allow *"),
            ("osd.0", "allow profile osd", "allow *"),
            ("client.rgw", "allow rw", "allow rwx"),
        ):
            key = ("ceph-authtool", keyring, "--gen-key", "-n", name)
            self._run(*key, "--cap", "mon", mon, "--cap", "osd", osd)

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "CEPH_CONF": str(self._folder / "ceph.conf")}

    def _run(self, *command: str) -> None:
        done = subprocess.run(
            (*_LEASH, *command),
            env=self._environment(),
            timeout=_START_SECONDS,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}: {done.stderr.decode(errors='replace')}")

    def _daemon(self, *command: str) -> None:
        with (self._folder / "daemons.log").open("ab") as log:
            self._daemons.append(
                subprocess.Popen(
                    (*_LEASH, *command),
                    env=self._environment(),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                )
            )

    def _wait_for_gateway(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if any(d.poll() is not None for d in self._daemons):
                break
            try:
                gateway = HTTPConnection("127.0.0.1", self.port, timeout=5)
                gateway.request("GET", "/")
                if gateway.getresponse().status == 200:
                    return
            except OSError:
                time.sleep(0.05)
        log = (self._folder / "daemons.log").read_text(errors="replace")
        raise RuntimeError(f"Ceph RGW did not start: {log[-2000:]}")

    def _stop(self) -> None:
        for daemon in reversed(self._daemons):  # an osd in memory has nothing to save, and is slow to stop
            daemon.kill()
            daemon.wait()
        shutil.rmtree(self._folder, ignore_errors=True)
