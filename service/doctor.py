"""`dossier doctor`: is every part there that the program needs? One line each, then the settings."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.reading.engine import EngineMissing, check_engine, engine_names
from ingest.opening.probe import what_gets_out
from ingest.sheets import FontMissing, draw_sheet, sheet_set
from ingest.wording import Bilingual
from service.intake.standing import LATE_SECONDS, heartbeat_file, read_heartbeat
from service.intake.standing import lines as lines_of
from service.intake.watched import unsafe_in
from service.jobs.database import database_of
from service.jobs.queue import JobsError
from service.second_look import SECOND
from service.settings import Settings, with_sources
from service.store import store_of
from storage.object_store import StoreError
from validators.clause import ProgrammeError
from validators.programme import load_programme


@dataclass(frozen=True, slots=True)
class Check:
    """One part: `needed` parts that are missing stop the program, others only narrow it."""

    part: str
    ok: bool
    detail: str
    needed: bool = True

    @property
    def blocks(self) -> bool:
        return self.needed and not self.ok


def examine(settings: Settings) -> tuple[Check, ...]:
    """Look at every part; nothing is left behind but folders that the settings name."""
    return (
        *_engines(settings.engine),
        _second_reader(settings.engine),
        _try("programme 项目规则", lambda: load_programme(settings.programme, {}).name, ProgrammeError),
        _store(settings),
        _database(settings),
        _confinement(),
        _try("fonts 字体", _fonts, FontMissing),
        _try("reports 报告目录", lambda: _writable(settings.out), OSError),
        *_watcher(settings),
        *(Check("watched folders 监视文件夹", False, _both(unsafe.why)) for unsafe in unsafe_in(settings)),
        _try("spool 暂存目录", lambda: _writable(settings.spool or Path(tempfile.gettempdir())), OSError),
    )


def lines(checks: tuple[Check, ...], settings: Settings) -> Iterator[str]:
    """What is printed: the parts, then each setting with its source."""
    for check in checks:
        mark = "ok     " if check.ok else "MISSING" if check.needed else "absent "
        yield f"{mark} {check.part}: {check.detail}"
    for name, value, source in with_sources(settings):
        yield f"setting {name} = {value} ({source})"


def _both(said: Bilingual) -> str:
    return f"{said.zh} {said.en}"


def _engines(chosen: str) -> Iterator[Check]:
    """The chosen engine must be there; the others could be chosen."""
    for name in dict.fromkeys((chosen, *engine_names())):
        try:
            check_engine(name)
        except EngineMissing as error:
            yield Check(f"engine 识别引擎 {name}", False, str(error), needed=name == chosen)
        else:
            yield Check(f"engine 识别引擎 {name}", True, "chosen" if name == chosen else "installed")


def _second_reader(chosen: str) -> Check:
    """Who looks again at doubtful fields; without one, a doubt stays a doubt."""
    part = "second reader 第二识别引擎"
    if chosen.partition("+")[0] == SECOND:
        return Check(part, False, f"{SECOND} is the first reader already", needed=False)
    try:
        check_engine(SECOND)
    except EngineMissing as error:
        return Check(part, False, str(error), needed=False)
    return Check(part, True, SECOND)


def _store(settings: Settings) -> Check:
    try:
        store_of(settings).check()
    except StoreError as error:
        return Check("store 对象存储", False, f"{error.message.zh} {error.message.en}")
    return Check("store 对象存储", True, settings.store)


def _database(settings: Settings) -> Check:
    """Only the commands that work through a queue need it."""
    try:
        database = database_of(settings)
        return Check("database 任务数据库", True, f"{database.shown} ({database.check()})", needed=False)
    except JobsError as error:
        return Check("database 任务数据库", False, f"{error.message.zh} {error.message.en}", needed=False)


def _watcher(settings: Settings) -> Iterator[Check]:
    """How `dossier watch` stands, where there is something to watch; it may run on another machine."""
    if settings.inbox is None and settings.stations is None:
        return
    told = read_heartbeat(heartbeat_file(settings))
    part = "watcher 监视程序"
    if told is None:
        yield Check(part, False, "not running on this machine 本机未运行", needed=False)
    else:
        yield Check(part, told["seconds_ago"] < LATE_SECONDS, next(lines_of(told)), needed=False)


def _confinement() -> Check:
    """Whether a hostile file could reach anything but itself: tried, not asked."""
    part = "confinement 文件隔离"
    try:
        gets_out = what_gets_out()
    except (OSError, subprocess.SubprocessError) as error:
        return Check(part, False, str(error))
    if gets_out:
        named = ", ".join(gets_out)
        detail = f"a hostile file could reach: {named} (Linux 5.13 with Landlock and seccomp is needed)"
        return Check(part, False, detail, needed=False)
    return Check(part, True, "files are opened without network, other files, programs")


def _try(part: str, look: Callable[[], object], error_type: type[Exception]) -> Check:
    try:
        return Check(part, True, str(look()))
    except error_type as error:
        return Check(part, False, str(error))


def _fonts() -> str:
    draw_sheet(sheet_set("DOCTOR", 1)[0], dpi=50)
    return "cover sheets can be printed"


def _writable(folder: Path) -> Path:
    """The folder, made where it is not there. Raises OSError where nothing can be written into it."""
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(f"{folder} cannot be written to")
    return folder
