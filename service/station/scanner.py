"""A feeder driven through SANE: `scanimage --batch` writes pages, whole ones go into the batch's folder."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ingest.watching.names import READY
from ingest.wording import Bilingual

PROGRAM = "scanimage"
_PAGE = re.compile(r"p(\d{4,})\.png")
_UNFINISHED = "scanning.part"  # such a name makes watchers wait, also while a jam is cleared


class Problem(StrEnum):
    """Why scanning stopped before the feeder was empty, or did not begin."""

    JAM = "jam"
    EMPTY = "empty"
    COVER_OPEN = "cover-open"
    BUSY = "busy"
    DENIED = "denied"
    UNREACHABLE = "unreachable"
    NO_PROGRAM = "no-program"
    REFUSED = "refused"


_AGAIN_EN, _AGAIN_ZH = "then run the same command again: the batch goes on.", "再次运行同一命令即可接着扫描。"
SAYS = {
    Problem.JAM: Bilingual(
        f"Paper jam. Take the sheet out, lay it and the rest in again, {_AGAIN_EN}",
        f"卡纸。请取出卡住的纸张，连同剩余纸张重新放入，{_AGAIN_ZH}",
    ),
    Problem.EMPTY: Bilingual(
        "The feeder is empty. Lay the volume in, cover sheet first.",
        "进纸器中没有纸。请放入材料，卷首页在最前。",
    ),
    Problem.COVER_OPEN: Bilingual(
        f"The scanner is open. Close it, {_AGAIN_EN}", f"扫描仪盖板未关。请关好，{_AGAIN_ZH}"
    ),
    Problem.BUSY: Bilingual("Another program is using the scanner.", "扫描仪正被其他程序使用。请稍后再试。"),
    Problem.DENIED: Bilingual(
        "No right to use the scanner. Add this user to the group `scanner`.",
        "无权使用扫描仪。请将当前用户加入 scanner 组。",
    ),
    Problem.UNREACHABLE: Bilingual(
        f"The scanner does not answer. Check cable, power and the name of the device, {_AGAIN_EN}",
        f"扫描仪没有响应。请检查连接、电源和设备名称，{_AGAIN_ZH}",
    ),
    Problem.NO_PROGRAM: Bilingual(
        "scanimage is not installed (Debian: sane-utils).", "未安装 scanimage（Debian 软件包 sane-utils）。"
    ),
    Problem.REFUSED: Bilingual(
        "The scanner does not take these settings: see its own words below.",
        "扫描仪不接受这些设置，原文如下。",
    ),
}
# SANE's own status numbers, which scanimage ends with, and what it says where it ends with 1.
_STATUS = {
    3: Problem.BUSY, 6: Problem.JAM, 7: Problem.EMPTY, 8: Problem.COVER_OPEN,
    9: Problem.UNREACHABLE, 11: Problem.DENIED,
}  # fmt: skip
_WORDS = (
    ("device busy", Problem.BUSY),
    ("jammed", Problem.JAM),
    ("cover is open", Problem.COVER_OPEN),
    ("denied", Problem.DENIED),
    ("no sane devices", Problem.UNREACHABLE),
    ("open of device", Problem.UNREACHABLE),
    ("i/o", Problem.UNREACHABLE),
    ("out of documents", Problem.EMPTY),
)


@dataclass(frozen=True, slots=True)
class ScanSettings:
    """As the scanner calls them; None: the scanner's own default. `extra` goes to scanimage as it is."""

    device: str | None = None
    resolution: int = 300
    mode: str | None = "Color"
    source: str | None = None
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scanned:
    """Pages of this run, and why it ended before the feeder was empty; `said` are the scanner's own words."""

    pages: int
    problem: Problem | None = None
    said: str = ""


def scan(folder: Path, settings: ScanSettings, on_page: Callable[[Path], None] = lambda _: None) -> Scanned:
    """Scan until the feeder is empty; pages come into `folder` as p0001.png …, behind those that are there.

    A page is written elsewhere and renamed when it is whole. Until `end_batch` the folder is marked as
    unfinished. Raises OSError where it cannot be written.
    """
    if shutil.which(PROGRAM) is None:
        return Scanned(0, Problem.NO_PROGRAM)
    unfinished = folder / _UNFINISHED
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    (folder / READY).unlink(missing_ok=True)  # the batch goes on
    return _run(folder, unfinished, settings, on_page)


def end_batch(folder: Path) -> None:
    """Say that no page comes any more."""
    (folder / READY).touch()
    shutil.rmtree(folder / _UNFINISHED, ignore_errors=True)


def _run(folder: Path, unfinished: Path, settings: ScanSettings, on_page: Callable[[Path], None]) -> Scanned:
    pages, words = 0, (unfinished / "words").open("w+")
    with (
        words,
        subprocess.Popen(
            _command(unfinished, _following(folder), settings),
            stdout=subprocess.PIPE,
            stderr=words,
            text=True,
        ) as running,
    ):
        try:
            for line in running.stdout or ():
                written = Path(line.strip())
                if _PAGE.fullmatch(written.name) and written.is_file():
                    on_page(written.rename(folder / written.name))
                    pages += 1
        except BaseException:
            running.terminate()
            raise
        status = running.wait()
        words.seek(0)
        said = [line.strip() for line in words if line.startswith(f"{PROGRAM}:")]
    last = said[-1] if said else ""
    problem = _problem(status, last)
    if problem in (None, Problem.EMPTY):  # scanimage ends with 0 where the feeder was empty all along
        problem = None if pages else Problem.EMPTY
    return Scanned(pages, problem, last if problem else "")


def _command(unfinished: Path, first: int, settings: ScanSettings) -> list[str]:
    options = {"-d": settings.device, "--source": settings.source, "--mode": settings.mode}
    given = [word for option, value in options.items() if value for word in (option, value)]
    return [
        *(PROGRAM, *given, "--resolution", str(settings.resolution), *settings.extra, "--format=png"),
        *(f"--batch={unfinished}/p%04d.png", f"--batch-start={first}", "--batch-print"),
    ]


def _following(folder: Path) -> int:
    numbers = [int(found[1]) for path in folder.iterdir() if (found := _PAGE.fullmatch(path.name))]
    return max(numbers, default=0) + 1


def _problem(status: int, said: str) -> Problem | None:
    if status == 0:
        return None
    known = _STATUS.get(status)
    return known or next((found for words, found in _WORDS if words in said.lower()), Problem.REFUSED)
