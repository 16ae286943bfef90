"""Which files a process may still touch: Landlock, the Linux kernel's own means for programs without rights.

Source: https://docs.kernel.org/userspace-api/landlock.html; the numbers are those of `linux/landlock.h`.
"""

import ctypes
import os
import stat
from collections.abc import Iterable
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # system calls, the same on every processor
_VERSION_ASKED = 1
_BENEATH = 1
_EXECUTE, _WRITE, _READ, _LIST = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_REMOVE, _MAKE = 1 << 4 | 1 << 5, 1 << 7 | 1 << 8  # folders and files; no links, pipes or devices
_REFER, _TRUNCATE, _DEVICE = 1 << 13, 1 << 14, 1 << 15
_OWN = _READ | _LIST | _WRITE | _REMOVE | _MAKE | _REFER | _TRUNCATE
_ALL_OF_1 = (1 << 13) - 1
_SINCE = ((2, _REFER), (3, _TRUNCATE), (5, _DEVICE))  # version of the interface that brought the right
_OF_A_FILE = _EXECUTE | _WRITE | _READ | _TRUNCATE | _DEVICE
_SCOPED_SINCE, _SCOPED = 6, 0b11  # signals, and abstract sockets, of processes outside
_NO_NEW_PRIVILEGES = 38  # prctl


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("ports", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def landlock_version() -> int:
    """The version of Landlock that the kernel offers; 0 where it offers none."""
    return max(0, _call(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_ASKED)))


def allow_only(
    read: Iterable[Path], write: Iterable[Path], listed: Iterable[Path] = (), run: Iterable[Path] = ()
) -> bool:
    """From now on this thread and all it starts read only files below `read`, and write only below `write`.

    Names, and no contents, can be listed below `listed`; programs below `run` can be read and started. What
    is not there is passed over. Whether the kernel does it: False where Landlock is missing. No way back.
    """
    version = landlock_version()
    if not version:
        return False
    handled = _ALL_OF_1
    for since, right in _SINCE:
        handled |= right if version >= since else 0
    scoped = _SCOPED if version >= _SCOPED_SINCE else 0
    size = ctypes.sizeof(_Ruleset) if scoped else ctypes.sizeof(ctypes.c_uint64)
    wanted = _Ruleset(handled, 0, scoped)
    ruleset = _call(_CREATE, ctypes.byref(wanted), ctypes.c_size_t(size), ctypes.c_uint32(0))
    if ruleset < 0:
        return False
    try:
        for paths, rights in (
            (read, _READ | _LIST),
            (listed, _LIST),
            (run, _READ | _LIST | _EXECUTE),
            (write, handled & _OWN),
        ):
            for path in paths:
                _allow(ruleset, path, rights)
        ctypes.CDLL(None).prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        return _call(_RESTRICT, ctypes.c_int(ruleset), ctypes.c_uint32(0)) == 0
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            rights &= _OF_A_FILE
        rule = _Beneath(rights, place)
        _call(_ADD, ctypes.c_int(ruleset), ctypes.c_int(_BENEATH), ctypes.byref(rule), ctypes.c_uint32(0))
    finally:
        os.close(place)


def _call(number: int, *arguments: object) -> int:
    return int(ctypes.CDLL(None, use_errno=True).syscall(ctypes.c_long(number), *arguments))
