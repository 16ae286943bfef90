"""How a watched folder stands: what waits, for how long and why; a file tells it to other programs."""

import json
import os
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from service.intake.reason_file import write_whole
from service.settings import Settings

BEAT_SECONDS = 5.0
LATE_SECONDS = 60.0  # without a beat for so long, a watcher is not running


@dataclass(frozen=True, slots=True)
class Standing:
    """One watched folder after a look; nothing in it names a person or a dossier.

    `waiting` counts drops by the code of what they wait for, `seconds_waiting` is how long the oldest of them
    is there, and `sender` whose it is. `misplaced` counts receipts that lie below the reports, because the
    sender's folder takes none. `problem` says why the folder could not be looked at.
    """

    folder: str
    looked: str = ""
    drops: int = 0
    waiting: dict[str, int] = field(default_factory=dict)
    seconds_waiting: float = 0.0
    sender: str = ""
    strays: int = 0
    taken: int = 0
    given_back: int = 0
    misplaced: int = 0
    problem: str = ""


def waiting_codes(codes: Iterable[str]) -> dict[str, int]:
    """How often each code is waited for."""
    return dict(sorted(Counter(codes).items()))


def now_text() -> str:
    """This moment as it is written into files."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Heartbeat:
    """Writes `standings` to a file every few seconds, also while one drop takes long; gone when it ends."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._standings: dict[str, Standing] = {}
        self._begun = now_text()
        self._end = threading.Event()
        self._writing = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)

    def __enter__(self) -> Self:
        self._beat()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end.set()
        self._thread.join()
        self._file.unlink(missing_ok=True)

    def tell(self, standing: Standing) -> None:
        """From now on this is how that folder stands."""
        before = self._standings.get(standing.folder)
        self._standings[standing.folder] = standing
        if before is None or before.problem != standing.problem:
            self._beat()

    def _run(self) -> None:
        while not self._end.wait(BEAT_SECONDS):
            self._beat()

    def _beat(self) -> None:
        told = {
            "pid": os.getpid(),
            "begun": self._begun,
            "beat": now_text(),
            "folders": [asdict(standing) for standing in tuple(self._standings.values())],
        }
        try:
            with self._writing:
                write_whole(self._file, json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        except OSError:
            return  # a full disk must not end the watcher; a file that grows old is noticed


def heartbeat_file(settings: Settings) -> Path:
    """Where the watcher of these settings says how it stands."""
    return settings.ledger / "watch.json"


def read_heartbeat(file: Path) -> dict[str, Any] | None:
    """What the watcher's file says, with `seconds_ago`; None where no watcher wrote one."""
    try:
        told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        beat = datetime.fromisoformat(told["beat"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return {**told, "seconds_ago": (datetime.now(UTC) - beat).total_seconds()}


def lines(told: dict[str, Any]) -> Iterator[str]:
    """What a heartbeat says, for people, from the whole to the single folder."""
    ago = told["seconds_ago"]
    state = "running 运行中" if ago < LATE_SECONDS else "NOT RUNNING 未运行"
    yield f"watcher 监视程序: {state}, pid {told['pid']}, last sign {ago:.0f} s ago, since {told['begun']}"
    for folder in told["folders"]:
        yield f"{folder['folder']}: looked {folder['looked']}" + _problem(folder["problem"])
        yield f"  taken 已收取 {folder['taken']}, given back 已退回 {folder['given_back']} since then"
        waiting = ", ".join(f"{code} {count}" for code, count in folder["waiting"].items()) or "none 无"
        yield f"  waiting 等待 {folder['drops']}: {waiting}"
        if folder["misplaced"]:
            yield f"  receipts below the reports 回执存于报告目录: {folder['misplaced']}"
        if folder["drops"]:
            yield f"  oldest 最久 {folder['seconds_waiting']:.0f} s: {folder['sender']}"


def _problem(problem: str) -> str:
    return f" — {problem}" if problem else ""
