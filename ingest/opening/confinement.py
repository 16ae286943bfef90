"""What every child that touches an untrusted file does first: bound itself, and keep its way out private."""

import os
import resource
import signal
import sys

from ingest.opening.limits import Limits


def limit(limits: Limits) -> None:
    """Bound what this process may take: memory, size of a file it writes, open files, processor time."""
    for what, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, limits.picture_bytes),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, allowed))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # writing too much fails with EFBIG instead
    allow_cpu(limits)


def allow_cpu(limits: Limits) -> None:
    """Grant the processor time of one more page, counted from now."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(usage.ru_utime + usage.ru_stime) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + limits.page_seconds, hard))


def own_output() -> int:
    """A private way out for events; what libraries print on stdout goes nowhere."""
    out = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return out


def first_line() -> bytes:
    """Byte by byte: what stands behind the line belongs to the permissions."""
    line = b""
    while not line.endswith(b"\n"):
        byte = os.read(0, 1)
        if not byte:
            sys.exit(0)
        line += byte
    return line
