"""Moving what was taken within a sender's folder, whole, and never over something that lies there."""

import errno
import os
import shutil
from contextlib import suppress
from glob import escape
from itertools import count
from pathlib import Path, PurePath

from service.intake.points import reached
from storage.manifest import digest_of

_PART = ".part-"  # before the name of what is still being copied: hidden, and never taken for a drop
_GONE = ".taken-"  # before the name of what is copied already, and still to be deleted


def free_name(folder: Path, name: str) -> str:
    """The name, or with a number where it is taken in `folder`: `scan (2).pdf`.

    >>> free_name(Path("/nowhere"), "scan.pdf")
    'scan.pdf'
    """
    if not os.path.lexists(folder / name):
        return name
    pure = PurePath(name)
    numbered = (f"{pure.stem} ({number}){pure.suffix}" for number in count(2))
    return next(other for other in numbered if not os.path.lexists(folder / other))


def make_folder(folder: Path) -> None:
    """Make done/ or failed/ in a sender's folder. Raises OSError, also where a link stands in its place: what
    is put there would go where the sender likes."""
    folder.mkdir(exist_ok=True)
    if folder.is_symlink():
        raise PermissionError(errno.EPERM, "a link, not a folder", str(folder))


def move(source: Path, target: Path) -> Path:
    """Rename `source`, a file or a folder, to `target`; across file systems copy, compare and delete.

    Done again after a crash it goes on: where the same content lies at `target` already (across file systems
    also under the source's own name, with any number), the source is deleted. Returns where it lies in the
    end. Raises OSError, and then the source is where it was; FileExistsError where something else is at
    `target`.
    """
    make_folder(target.parent)
    if os.path.lexists(target):
        if not _same(source, target):
            raise FileExistsError(errno.EEXIST, "something else is there", str(target))
        _delete(source)
        return target
    try:
        reached("before the rename")
        source.rename(target)
        reached("renamed")
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        target = _copy_across(source, target)
    _sync(target.parent)
    _sync(source.parent)
    return target


def sweep(sender: Path, folders: tuple[str, ...]) -> None:
    """Take away what a killed run left in a sender's folder and in our `folders` in it. Raises OSError.

    What was still to be deleted is deleted where all of it lies in one of them; half copies are.
    """
    own = [sender / name for name in folders if (sender / name).is_dir()]
    for folder in own:
        for part in (*folder.glob(f"{_PART}*"), *folder.glob(".*.part")):
            _remove(part)
    for gone in sender.glob(f"{_GONE}*"):
        name = gone.name.removeprefix(_GONE)
        if any(_same(gone, copy) for folder in own for copy in _copies(name, folder)):
            _remove(gone)


def _copies(name: str, folder: Path) -> list[Path]:
    """What lies in a folder under the name, or under the name with a number."""
    return sorted(folder.glob(f"{escape(PurePath(name).stem)}*"))


def _has_file(source: Path) -> bool:
    """Whether there is content that tells a copy from something else."""
    return any(path.is_file() and not path.is_symlink() for path in (source, *source.rglob("*")))


def _same(source: Path, target: Path) -> bool:
    """Whether every regular file of the source lies at the target with the same content."""
    if source.is_dir() and not source.is_symlink():
        return target.is_dir() and all(_same(entry, target / entry.name) for entry in source.iterdir())
    if source.is_symlink() or not source.is_file():
        return True
    return target.is_file() and not target.is_symlink() and digest_of(source) == digest_of(target)


def _copy_across(source: Path, target: Path) -> Path:
    copies = _copies(source.name, target.parent) if _has_file(source) else []
    before = next((copy for copy in copies if _same(source, copy)), None)
    if before is not None:
        _delete(source)
        return before
    part = target.with_name(_PART + target.name)
    _remove(part)
    try:
        _copy(source, part)
    except BaseException:
        _remove(part)
        raise
    reached("copied across")
    part.rename(target)
    _sync(target.parent)
    reached("copy has its name")
    _delete(source)
    return target


def _delete(source: Path) -> None:
    """Delete under a hidden name: half a folder must not look like a smaller drop."""
    hidden = source.with_name(_GONE + source.name)
    _remove(hidden)
    with suppress(OSError):
        source.rename(hidden)
        source = hidden
    reached("deleting the source")
    _remove(source)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    """Copy regular files, each read back and compared; links are made anew, and what is neither is left."""
    if source.is_symlink():
        target.symlink_to(source.readlink())
    elif source.is_dir():
        target.mkdir()
        for entry in sorted(source.iterdir()):
            _copy(entry, target / entry.name)
        _sync(target)
    elif source.is_file():
        shutil.copy2(source, target)
        with target.open("rb") as file:
            os.fsync(file.fileno())
        if digest_of(source) != digest_of(target):
            raise OSError(errno.EIO, "the copy differs", str(target))


def _sync(folder: Path) -> None:
    """The names in a folder reach the disk; shares that cannot do this do it in their own time."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
