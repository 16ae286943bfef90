"""Why a drop waits, why it is not taken, why something is left alone: every sentence, in both languages."""

from ingest.naming import readable
from ingest.watching.drop import StrayCode, Unfit, UnfitCode, WaitCode, Waiting
from ingest.wording import Bilingual

_WAITS: dict[WaitCode, tuple[str, str]] = {
    WaitCode.CHANGING: (
        "Something changed a short while ago; it is taken when nothing has changed for {seconds} seconds.",
        "刚刚有变动；持续 {seconds} 秒无变动后收取。",
    ),
    WaitCode.TEMPORARY: (
        "{file} has the name of a file that is not finished. It is taken when that name is gone.",
        "{file} 是尚未完成的临时文件名；该名称消失后收取。",
    ),
    WaitCode.IN_USE: (
        "{file} is in use by another program, or may not be read. Close it there.",
        "{file} 正被其他程序使用，或不可读取。请先关闭。",
    ),
    WaitCode.NO_END: (
        "{file} has no end yet: it is still being copied, or it broke off. If copying is over, send it anew.",
        "{file} 还没有文件结尾：可能仍在复制，或复制已中断。如复制已结束，请重新提交该文件。",
    ),
    WaitCode.NOT_ALLOCATED: (
        "{file} ends in nothing but zeros: its copying has stalled. Continue it, or send the file again.",
        "{file} 的末尾全为零：复制停滞。请继续复制，或重新提交该文件。",
    ),
    WaitCode.NOT_READY: (
        "The file {file} is not there yet. Put it there when everything is complete.",
        "尚无 {file} 文件。材料齐全后请放入该文件。",
    ),
    WaitCode.INCOMPLETE: (
        "{file}, which the list of hashes names, is not there yet.",
        "校验清单中的 {file} 尚未到达。",
    ),
    WaitCode.DIFFERENT: (
        "{file} is not what the list of hashes says. Send this file, or the list, again.",
        "{file} 与校验清单不符。请重新提交该文件或清单。",
    ),
    WaitCode.EMPTY: (
        "There is no file in it yet. Copy the files of the dossier into it.",
        "其中还没有文件。请将申报材料复制到其中。",
    ),
    WaitCode.UNREACHABLE: (
        "The share does not answer for {file} ({error}). It is tried again.",
        "共享文件夹无法访问 {file}（{error}），将自动重试。",
    ),
}
_UNFIT: dict[UnfitCode, tuple[str, str]] = {
    UnfitCode.TOO_MANY_FILES: (
        "It holds more than {most} files; a dossier has some thousands at most. "
        "Remove what does not belong to it, or bind the pages into PDF files.",
        "其中文件超过 {most} 个，而一份材料最多数千个。请清除无关文件，或将各页合并为 PDF。",
    ),
    UnfitCode.NO_FILE: (
        "It holds links, devices or folders that may not be read, and no file. "
        "Put the files themselves into it.",
        "其中只有链接、设备或不可读取的文件夹，没有文件。请放入文件本身。",
    ),
}
_STRAYS: dict[StrayCode, tuple[str, str]] = {
    StrayCode.NOBODYS: (
        "{name} lies outside the senders' folders: nobody knows whose it is. "
        "Put it into the folder of its employer or station.",
        "{name} 不在任何单位或扫描站的文件夹内，归属不明。请放入所属文件夹。",
    ),
    StrayCode.NOT_A_DOSSIER: (
        "{name} is a single file of a kind that is not taken alone. Put it into a folder with the rest of "
        "its dossier or batch.",
        "{name} 这类单个文件不能单独收取。请将其放入所属材料（或批次）的文件夹。",
    ),
    StrayCode.NOT_A_FILE: (
        "{name} is a link or a device and is not followed. Put the folder or file itself in its place.",
        "{name} 是链接或设备，程序不予打开。请放入文件夹或文件本身。",
    ),
    StrayCode.TOO_MANY: (
        "More than {most} files and folders lie in {name}. The first of them are watched; the others come "
        "when there is room.",
        "{name} 中的文件和文件夹超过 {most} 个。先处理前面的部分，其余随后处理。",
    ),
    StrayCode.NOT_PERMITTED: (
        "This program has no right to look into {name}. Give it that right.",
        "本程序无权查看 {name}。请授予权限。",
    ),
    StrayCode.UNREACHABLE: (
        "{name} does not answer ({error}). It is tried again.",
        "{name} 无法访问（{error}），将自动重试。",
    ),
}


def waiting(code: WaitCode, file: str | None = None, **more: object) -> Waiting:
    """A drop that waits; `file` as on the disk."""
    shown = None if file is None else readable(file)
    return Waiting(code, _said(_WAITS[code], file=shown, **more), shown)


def unfit(code: UnfitCode, **more: object) -> Unfit:
    """A drop that stays where it is."""
    return Unfit(code, _said(_UNFIT[code], **more))


def stray_because(code: StrayCode, name: str, **more: object) -> Bilingual:
    """Why `name`, as on the disk, is left alone."""
    return _said(_STRAYS[code], name=readable(name), **more)


def gone_because(name: str, error: str) -> Bilingual:
    """Why a watched folder cannot be listed."""
    return _said(
        (
            "The watched folder {name} cannot be listed ({error}). Nothing in it is forgotten; "
            "it is tried again.",
            "监视文件夹 {name} 无法列出（{error}）。其中内容不会丢失，将自动重试。",
        ),
        name=readable(name),
        error=error,
    )


def _said(sentences: tuple[str, str], **more: object) -> Bilingual:
    english, chinese = sentences
    return Bilingual(english.format(**more), chinese.format(**more))
