"""Which system calls a process may still make: a seccomp filter, written here as the kernel takes it.

Source: https://docs.kernel.org/userspace-api/seccomp_filter.html; numbers are those of `asm/unistd.h`.
"""

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Iterator

_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2  # prctl
_LOAD, _AND, _EQUAL, _GREATER, _HAS, _RETURN = 0x20, 0x54, 0x15, 0x25, 0x45, 0x06  # BPF
_ALLOW, _FAIL, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_NUMBER, _PROCESSOR, _ARGUMENTS = 0, 4, 16  # places in struct seccomp_data, arguments of 8 bytes each
_NEWEST = 449  # a call that this list does not know yet answers as in an older kernel
_THREAD = 0x10000  # CLONE_THREAD
_ACCESS, _TRUNCATE = 0o3, 0o1000  # of open()
_UNIX = 1  # AF_UNIX
_PROCESSORS = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}  # AUDIT_ARCH, column below

# name: number on x86-64, on ARM 64 (0: it has none)
_NETWORK = {"socketpair": (53, 199), "connect": (42, 203), "bind": (49, 200), "listen": (50, 201)}
_PROGRAMS = {"fork": (57, 0), "vfork": (58, 0), "execve": (59, 221), "execveat": (322, 281)}
_SIGNALS = {
    **{"kill": (62, 129), "tkill": (200, 130)},
    **{"rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240)},
}
_OTHERS = {
    # other processes
    **{"ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271)},
    **{"pidfd_open": (434, 434), "pidfd_getfd": (438, 438), "pidfd_send_signal": (424, 424)},
    **{"process_madvise": (440, 440), "migrate_pages": (256, 238), "move_pages": (279, 239)},
    **{"setpriority": (141, 140), "sched_setscheduler": (144, 119), "sched_setattr": (314, 274)},
    **{"ioprio_set": (251, 30), "sched_setaffinity": (203, 122), "sched_setparam": (142, 118)},
    # the system
    **{"mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51)},
    **{"unshare": (272, 97), "setns": (308, 268), "init_module": (175, 105), "finit_module": (313, 273)},
    **{"delete_module": (176, 106), "kexec_load": (246, 104), "kexec_file_load": (320, 294)},
    **{"reboot": (169, 142), "swapon": (167, 224), "swapoff": (168, 225), "acct": (163, 89)},
    **{"sethostname": (170, 161), "setdomainname": (171, 162), "settimeofday": (164, 170)},
    **{"clock_settime": (227, 112), "clock_adjtime": (305, 266), "adjtimex": (159, 171)},
    **{"quotactl": (179, 60), "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282)},
    **{"add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219), "syslog": (103, 116)},
    **{"io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427)},
    **{"ioperm": (173, 0), "iopl": (172, 0), "modify_ldt": (154, 0), "personality": (135, 92)},
    **{"vhangup": (153, 58), "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430)},
    **{"fsconfig": (431, 431), "fsmount": (432, 432), "fspick": (433, 433), "mount_setattr": (442, 442)},
    **{"setuid": (105, 146), "setgid": (106, 144), "setreuid": (113, 145), "setregid": (114, 143)},
    **{"setresuid": (117, 147), "setresgid": (119, 149), "setgroups": (116, 159), "capset": (126, 91)},
    # files: what Landlock does not watch, or not in every kernel
    **{"open_by_handle_at": (304, 265), "openat2": (437, 437), "truncate": (76, 45)},
    **{"mknod": (133, 0), "mknodat": (259, 33), "utime": (132, 0), "utimes": (235, 0)},
    **{"futimesat": (261, 0), "utimensat": (280, 88), "setxattr": (188, 5), "lsetxattr": (189, 6)},
    **{"fsetxattr": (190, 7), "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16)},
    **{"chmod": (90, 0), "fchmodat": (268, 53), "chown": (92, 0), "lchown": (94, 0), "fchownat": (260, 54)},
    **{"fchmod": (91, 52), "fchown": (93, 55)},
    # memory that no limit of address space counts
    **{"memfd_create": (319, 279), "memfd_secret": (447, 447), "shmget": (29, 194), "semget": (64, 190)},
    **{"msgget": (68, 186), "mq_open": (240, 180)},
}
_CLONE, _CLONE3, _TGKILL, _PRLIMIT, _SOCKET = (56, 220), (435, 435), (234, 131), (302, 261), (41, 198)
_OPEN, _OPENAT = (2, 0), (257, 56)
# an office program changes its own files and has several processes
_OFFICE_MAY = ("chmod", "fchmod", "fchmodat", "utimensat", "utimes", "utime")


def known_processor() -> bool:
    """Whether system calls of this machine's processor are known here."""
    return platform.machine() in _PROCESSORS


def forbid(*, office: bool = False) -> bool:
    """From now on no network, no other programs or processes, nothing that reaches beyond this process.

    What is forbidden fails with EPERM. With `office`, programs may be started and sockets of the machine's
    own kind opened. Whether the kernel does it; threads are allowed, there is no way back.
    """
    if not known_processor():
        return False
    program = b"".join(_program(*_PROCESSORS[platform.machine()], office=office))
    code = ctypes.create_string_buffer(program)
    head = struct.pack("@HP", len(program) // 8, ctypes.addressof(code))
    libc = ctypes.CDLL(None)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return int(libc.prctl(_SECCOMP, _FILTER, ctypes.create_string_buffer(head))) == 0


def _program(architecture: int, column: int, *, office: bool) -> Iterator[bytes]:
    """The filter: 8 bytes an instruction (code, jump if true, jump if false, value)."""
    yield from (_step(_LOAD, _PROCESSOR), _step(_EQUAL, architecture, 1, 0), _step(_RETURN, _KILL))
    yield _step(_LOAD, _NUMBER)
    yield from (_step(_GREATER, _NEWEST, 0, 1), _fail(errno.ENOSYS))  # also calls by the x32 numbers
    yield from (_step(_EQUAL, _CLONE3[column], 0, 1), _fail(errno.ENOSYS))  # the C library then takes clone()
    for number in _forbidden(column, office=office):
        yield from (_step(_EQUAL, number, 0, 1), _fail(errno.EPERM))
    if office:
        yield from _when(_SOCKET[column], 0, (_step(_EQUAL, _UNIX, 1, 0),))
    else:
        yield from _when(_CLONE[column], 0, (_step(_HAS, _THREAD, 1, 0),))
        yield from _when(_TGKILL[column], 0, (_step(_EQUAL, os.getpid(), 1, 0),))
        yield from _when(_PRLIMIT[column], 0, (_step(_EQUAL, 0, 2, 0), _step(_EQUAL, os.getpid(), 1, 0)))
    for call, argument in (
        (_OPEN, 1),
        (_OPENAT, 2),
    ):  # Landlock 1 and 2 let a file be emptied without a right
        if call[column]:
            truncating = (_step(_AND, _ACCESS | _TRUNCATE), _step(_EQUAL, _TRUNCATE, 0, 1))
            yield from _when(call[column], argument, truncating)
    yield _step(_RETURN, _ALLOW)


def _forbidden(column: int, *, office: bool) -> Iterator[int]:
    calls = _OTHERS | _NETWORK | ({} if office else _PROGRAMS | _SIGNALS | {"socket": _SOCKET})
    if office:
        calls = {name: numbers for name, numbers in calls.items() if name not in _OFFICE_MAY}
    yield from (numbers[column] for numbers in calls.values() if numbers[column])


def _when(number: int, argument: int, tests: tuple[bytes, ...]) -> Iterator[bytes]:
    """A call allowed only as the tests of an argument's lower half say; they skip the failure to allow it."""
    yield _step(_EQUAL, number, 0, len(tests) + 3)
    yield _step(_LOAD, _ARGUMENTS + 8 * argument)
    yield from tests
    yield from (_fail(errno.EPERM), _step(_RETURN, _ALLOW))


def _fail(number: int) -> bytes:
    return _step(_RETURN, _FAIL | number)


def _step(code: int, value: int, then: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("=HBBI", code, then, otherwise, value)
