"""Why a drop is not taken now, or never: codes and sentences (docs/intake.md says what to do about each)."""

import errno
import os
from enum import StrEnum

from ingest.wording import Bilingual
from storage.object_store import ObjectAltered, StoreError, StoreUnreachable


class HoldCode(StrEnum):
    """Tried again, and meanwhile shown as waiting: nobody's file is given back for one of these."""

    CHANGED = "changed"  # while it was taken
    UNREADABLE = "unreadable"  # no right to read it
    SHARE = "share"  # the folder does not answer
    DISK_FULL = "disk-full"
    STORE = "store"  # does not answer
    STORE_SETTING = "store-setting"  # answers, and says no
    STORE_ALTERED = "store-altered"  # gives back something else
    NOT_MOVED = "not-moved"  # stored, but its folder lets nothing be moved
    JOBS = "jobs"  # the queue does not answer
    LEDGER = "ledger"  # the ledger cannot be written
    INTERNAL = "internal"  # an error of the program


class RefuseCode(StrEnum):
    """Never taken as it is: given back in failed/ with the reason."""

    OTHER_SENDER = "other-sender"


class Held(Exception):
    """Not now: `why` says what is waited for."""

    def __init__(self, code: HoldCode, why: Bilingual) -> None:
        super().__init__(code)
        self.code = code
        self.why = why


class Refused(Exception):
    """Never as it is."""

    def __init__(self, code: str, why: Bilingual) -> None:
        super().__init__(code)
        self.code = code
        self.why = why


CHANGED = Bilingual(
    "It was changed while it was being received; it is taken when it is quiet again.",
    "接收过程中内容有变动；待不再变动后重新收取。",
)
OTHER_SENDER = Bilingual(
    "A dossier of this number cannot be taken from this folder. Check the number, which is the name of the "
    "folder or file, or stands in dossier.yaml. If it is right, ask the office in charge.",
    "本文件夹不能提交该编号的材料。请核对编号（即文件夹或文件的名称，或 dossier.yaml 中的编号）；"
    "如编号无误，请联系受理部门。",
)
_FULL = (errno.ENOSPC, errno.EDQUOT)
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)


# What is out of order at the office: senders learn that it is, and nothing of where things are kept.
_OFFICE = frozenset(
    (
        *(HoldCode.STORE, HoldCode.STORE_SETTING, HoldCode.STORE_ALTERED),
        *(HoldCode.JOBS, HoldCode.LEDGER, HoldCode.INTERNAL),
    )
)
_OFFICES = Bilingual(
    "The office's own storage does not answer at the moment. Nothing is lost; it is tried again.",
    "受理部门的存储暂时无法使用；材料不会丢失，将自动重试。",
)


def for_sender(code: str, why: Bilingual) -> Bilingual:
    """Why a drop waits, as its sender may read it."""
    return _OFFICES if code in _OFFICE else why


def changed() -> Held:
    """Something is not as it was seen."""
    return Held(HoldCode.CHANGED, CHANGED)


def of_store(error: StoreError) -> Held:
    """What the store's failure means for a drop."""
    if isinstance(error, ObjectAltered):
        code = HoldCode.STORE_ALTERED
    else:
        code = HoldCode.STORE if isinstance(error, StoreUnreachable) else HoldCode.STORE_SETTING
    return Held(
        code,
        Bilingual(
            f"It is not stored yet: {error.message.en}. It is tried again.",
            f"尚未存储：{error.message.zh}。将自动重试。",
        ),
    )


def of_reading(error: OSError) -> Held:
    """What an error at a drop's own files means."""
    if isinstance(error, FileNotFoundError | NotADirectoryError | IsADirectoryError):
        return changed()
    reason = _reason(error)
    if error.errno in _DENIED:
        return Held(
            HoldCode.UNREADABLE,
            Bilingual(
                f"This program has no right to read it ({reason}). Give it that right.",
                f"本程序无权读取（{reason}）。请授予读取权限。",
            ),
        )
    return _of_folder(error)


def of_moving(error: OSError) -> Held:
    """What it means that a drop which is stored cannot be moved away."""
    if error.errno in _DENIED:
        return Held(
            HoldCode.NOT_MOVED,
            Bilingual(
                f"It is received and stored, but cannot be moved out of its folder ({_reason(error)}). "
                "Give this program the right to write, rename and delete there. "
                "It is not taken a second time.",
                f"材料已收取并存储，但无法移出原文件夹（{_reason(error)}）。"
                "请授予本程序在该处写入、改名和删除的权限。材料不会被重复收取。",
            ),
        )
    return _of_folder(error)


def of_share(reason: str) -> Held:
    """The folder does not answer; `reason` in the system's words."""
    return Held(
        HoldCode.SHARE,
        Bilingual(
            f"The folder does not answer ({reason}). It is tried again.",
            f"文件夹无法访问（{reason}），将自动重试。",
        ),
    )


def of_jobs(message: Bilingual) -> Held:
    """What the queue's failure means for a drop."""
    return Held(
        HoldCode.JOBS,
        Bilingual(
            f"It is stored, but not queued yet: {message.en}. It is tried again.",
            f"材料已存储，但尚未排入任务队列：{message.zh}。将自动重试。",
        ),
    )


def of_ledger(error: Exception) -> Held:
    """The ledger's file cannot be used."""
    return Held(
        HoldCode.LEDGER,
        Bilingual(
            f"The ledger of this program cannot be written ({error}). It is tried again.",
            f"本程序的台账无法写入（{error}），将自动重试。",
        ),
    )


def unforeseen(reason: Bilingual) -> Held:
    """An error of the program itself."""
    return Held(HoldCode.INTERNAL, reason)


def _of_folder(error: OSError) -> Held:
    reason = _reason(error)
    if error.errno in _FULL:
        return Held(
            HoldCode.DISK_FULL,
            Bilingual(
                f"There is no room left ({reason}). It goes on when there is room.",
                f"磁盘空间不足（{reason}）；腾出空间后自动继续。",
            ),
        )
    return of_share(reason)


def _reason(error: OSError) -> str:
    return os.strerror(error.errno) if error.errno else type(error).__name__
