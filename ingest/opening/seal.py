"""What a child that opens an untrusted file can still reach: its file, its spool, the libraries it needs."""

import sys
from dataclasses import dataclass
from pathlib import Path

import ingest
from ingest.opening.file_access import allow_only
from ingest.opening.system_calls import forbid

_SYSTEM = ("/usr", "/lib", "/lib64", "/etc/fonts", "/etc/ld.so.cache", "/var/cache/fontconfig")
_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom")


@dataclass(frozen=True, slots=True)
class Seal:
    """What the kernel does: `files` keeps all other files away, `calls` network, programs and processes."""

    files: bool
    calls: bool


def seal(file: Path, spool: Path) -> Seal:
    """Close this process in: it reads the libraries and `file`, and writes into `spool`. No way back.

    To be called before any library is loaded that starts threads. Needs no rights, but Linux 5.13 or newer
    for the files; what an older kernel cannot do is left out and told.
    """
    package = Path(ingest.__file__).parent
    libraries = [path for entry in sys.path if entry and (path := Path(entry)) != package.parent]
    read = (*map(Path, _SYSTEM), *map(Path, _DEVICES), *libraries, Path(sys.base_prefix), package, file)
    return Seal(files=allow_only(read, (spool, Path("/dev/null")), listed=(package.parent,)), calls=forbid())
