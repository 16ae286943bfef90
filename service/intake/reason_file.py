"""The file beside what was given back: why, in Chinese and English, for whoever opens the folder."""

import os
from pathlib import Path

from ingest.naming import readable
from ingest.watching.names import REASON
from service.intake.ledger import Item

_BOM = "\ufeff"  # Notepad on an old Chinese Windows takes a file without it for GBK


def write_reason(target: Path, item: Item) -> Path:
    """Write `<target>.reason.txt` whole or not at all; `item` is refused. Raises OSError."""
    file = target.with_name(target.name + REASON)
    write_whole(file, _BOM + _text(item).replace("\n", "\r\n"))
    return file


def write_whole(file: Path, text: str) -> None:
    """Write a file in one step: who opens it sees the old one or the new one. Raises OSError.

    A sender's folder may hold a link of the name that is written to first: it is taken away, never followed.
    """
    part = file.with_name(f".{file.name}.part")
    try:
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _text(item: Item) -> str:
    when = item.changed.astimezone().strftime("%Y-%m-%d %H:%M %z")
    name = readable(item.name)
    return (
        f"未收取：{name}\n"
        f"原因：{item.reason_zh}\n"
        f"代码：{item.code}\n"
        f"时间：{when}\n"
        "更正后请重新放入上一级文件夹，不必删除本文件。\n"
        "\n"
        f"Not taken: {name}\n"
        f"Reason: {item.reason_en}\n"
        f"Code: {item.code}\n"
        f"Time: {when}\n"
        "Put it right, and into the folder above again; this file need not be deleted.\n"
    )
