"""Set-ups in which watching would lose or leak something: found before the first look, and refused."""

import os
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ingest.wording import Bilingual

# Whose contents are the system's, and whose names a mistake in a setting easily gives
_SYSTEM = ("/bin", "/boot", "/dev", "/etc", "/lib", "/proc", "/sbin", "/sys", "/usr")
_TOO_WIDE = ("/", "/home", "/root", "/tmp", "/var", "/opt", "/srv", "/mnt", "/media", "/run")  # noqa: S108


class UnsafeCode(StrEnum):
    """What is wrong with a set-up (docs/intake.md)."""

    MISSING = "missing"
    OVERLAP = "overlap"
    SYSTEM = "system"
    WRITABLE = "writable"


@dataclass(frozen=True, slots=True)
class Unsafe:
    """One thing that has to be changed before watching begins."""

    code: UnsafeCode
    folder: Path
    why: Bilingual


def examine(
    watched: Mapping[str, Path], kept: Mapping[str, Path], own: tuple[Path, ...] = (), shares: bool = False
) -> tuple[Unsafe, ...]:
    """Everything unsafe about a set-up, by the names of the settings; nothing when it is safe.

    `watched` are folders that others write to, `kept` those that only this program writes to (reports, store,
    spool, the ledger), `own` files that nobody else may write (settings). With `shares` the rights of watched
    folders are not looked at: what a mounted share shows is made up by its mount. The idea, that nothing that
    others can write may decide where this program reads and writes, is that of OCRmyPDF's watcher.
    """
    return (
        *_overlaps(watched, kept),
        *(found for name, path in watched.items() for found in _place(name, path)),
        *(found for name, path in watched.items() if not shares for found in _rights(name, path)),
        *(found for name, path in kept.items() for found in _rights(name, path)),
        *(found for path in own for found in _rights(path.name, path)),
    )


def _overlaps(watched: Mapping[str, Path], kept: Mapping[str, Path]) -> Iterator[Unsafe]:
    """A watched folder in, around or equal to any other folder: what we write would come in again."""
    names = list(watched)
    for at, name in enumerate(names):
        others = {other: watched[other] for other in names[at + 1 :]} | dict(kept)
        for other, path in others.items():
            one, two = _real(watched[name]), _real(path)
            if one == two or one in two.parents or two in one.parents:
                yield Unsafe(
                    UnsafeCode.OVERLAP,
                    watched[name],
                    Bilingual(
                        f"{name} ({one}) and {other} ({two}) lie within one another: what is written to one "
                        "would come in by the other. Give each a folder of its own.",
                        f"{name}（{one}）与 {other}（{two}）相互包含：写入其一的内容会从另一处再次收入。"
                        "请分别设置独立的文件夹。",
                    ),
                )


def _place(name: str, path: Path) -> Iterator[Unsafe]:
    """A watched folder that is not there, or that is, by itself or through a link, one of the system's."""
    real = _real(path)
    own = (Path(sys.prefix).resolve(), Path(__file__).resolve().parents[1])
    system = any(real.is_relative_to(folder) for folder in (*_SYSTEM, *map(str, own)))
    around = any(folder.is_relative_to(real) for folder in own)
    if system or around or str(real) in _TOO_WIDE or real == Path.home():
        yield Unsafe(
            UnsafeCode.SYSTEM,
            path,
            Bilingual(
                f"{name} leads to {real}, which belongs to the system or to this program. "
                "Make a folder for what is handed in.",
                f"{name} 指向 {real}，该位置属于系统或本程序。请为收件单独建立文件夹。",
            ),
        )
    elif not path.is_dir():
        yield Unsafe(
            UnsafeCode.MISSING,
            path,
            Bilingual(
                f"{name} ({path}) is not a folder that is there. Make it, or mount the share.",
                f"{name}（{path}）不是现有文件夹。请建立该文件夹或挂载共享。",
            ),
        )


def _rights(name: str, path: Path) -> Iterator[Unsafe]:
    """Something that any account of the machine may write, and in a folder may exchange for another."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return
    if mode & stat.S_IWOTH and not (stat.S_ISDIR(mode) and mode & stat.S_ISVTX):
        yield Unsafe(
            UnsafeCode.WRITABLE,
            path,
            Bilingual(
                f"Every account of this machine may write to {name} ({path}). Take that right away: "
                f"chmod o-w, and give senders rights in their own folders.",
                f"本机任何账户都可写入 {name}（{path}）。请取消该权限（chmod o-w），"
                "并仅在各单位自己的文件夹中授予写入权限。",
            ),
        )


def _real(path: Path) -> Path:
    """Where it leads, also when it is not there yet."""
    return Path(os.path.realpath(path))
