"""`dossier station`: says at the scanner, volume by volume, what has to be scanned again."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.command_line import INTERRUPTED, OK, PART_MISSING, REFUSED, WRONG_USE, say

if TYPE_CHECKING:
    from service.station.answer import GateAnswer
    from service.station.limits import GateLimits


def command(
    batches: Annotated[
        list[Path] | None, typer.Argument(help="batches to judge once: PDF, TIFF, folder")
    ] = None,
    watch: Annotated[Path | None, typer.Option(help="the station's folder, watched until Ctrl-C")] = None,
    dossier: Annotated[list[str] | None, typer.Option(help="only this dossier is being scanned now")] = None,
    quiet_seconds: Annotated[
        float, typer.Option(min=0.5, help="without a new page: the batch has ended")
    ] = 8.0,
    grey: Annotated[bool, typer.Option("--grey", help="this station is to scan without colour")] = False,
    json_lines: Annotated[bool, typer.Option("--json", help="one JSON object a volume on stdout")] = False,
    language: Annotated[str, typer.Option(help="zh, en or both")] = "both",
    bell: Annotated[
        bool, typer.Option("--bell", help="a sound when something is to be scanned again")
    ] = False,
) -> None:
    """Say volume by volume what to scan again, while the paper is still there.

    Judges BATCHES once (ends with 3 when something is to be scanned again), or watches a station's folder.
    """
    from service.station.limits import GateLimits

    if bool(batches) == bool(watch) or language not in ("zh", "en", "both"):
        raise typer.BadParameter("name batches, or give --watch DIR; --language is zh, en or both")
    limits, expected = GateLimits(colour=not grey), frozenset(dossier or ())
    if watch is not None:
        answers = _watched(watch, quiet_seconds, limits, expected)
    else:
        answers = _once(batches or [], limits, expected)
    raise typer.Exit(_tell(answers, language, json_lines=json_lines, bell=bell, once=watch is None))


def _tell(answers: Iterator["GateAnswer"], language: str, *, json_lines: bool, bell: bool, once: bool) -> int:
    import json

    from service.station.answer import Verdict, as_json, lines

    again = 0
    try:
        for answer in answers:
            again += answer.verdict is Verdict.RESCAN
            if json_lines:
                print(json.dumps(as_json(answer), ensure_ascii=False), flush=True)
            else:
                print(*lines(answer, zh=language != "en", en=language != "zh"), sep="\n", flush=True)
            if bell and answer.verdict is Verdict.RESCAN:
                say("\a")
    except KeyboardInterrupt:
        return INTERRUPTED if once else OK
    except OSError as error:
        say(f"扫描文件夹不可用 The station's folder cannot be used: {error}")
        return PART_MISSING
    return REFUSED if again else OK


def _once(batches: list[Path], limits: "GateLimits", expected: frozenset[str]) -> Iterator["GateAnswer"]:
    import tempfile

    from service.station.watching import judge_batch

    for path in batches:
        with tempfile.TemporaryDirectory(prefix="dossier-") as spool:
            yield from judge_batch(path, Path(spool), limits, expected)


def _watched(
    folder: Path, quiet_seconds: float, limits: "GateLimits", expected: frozenset[str]
) -> Iterator["GateAnswer"]:
    import tempfile
    import time

    from service.station.arriving import Pace
    from service.station.watching import StationWatch

    if not folder.is_dir():
        say(f"{folder}: 不是文件夹 not a folder")
        raise typer.Exit(WRONG_USE)
    say(f"正在看守 Watching {folder.resolve()}（Ctrl-C 结束 to end）")
    with tempfile.TemporaryDirectory(prefix="dossier-") as spool:
        pace = Pace(ended=quiet_seconds)
        station = StationWatch(folder, Path(spool), pace, limits, expected)
        while True:
            yield from station.look(time.monotonic())
            time.sleep(pace.look)
