"""A run over paths from the command line: a line for each dossier, a summary, an exit code."""

from pathlib import Path
from typing import TYPE_CHECKING

from service.command_line import INTERRUPTED, OK, PART_MISSING, REFUSED, say

if TYPE_CHECKING:
    from service.process import Processed
    from service.programmes import Programmes
    from service.settings import Settings


def run(paths: list[Path], settings: "Settings", programmes: "Programmes", quiet: bool) -> int:
    """Process the paths and print what comes of each; the exit code (contract, section 2)."""
    from extractors.reading.engine import EngineMissing
    from ingest.input import Input
    from service.keeping import Keeper
    from service.process import Processor
    from service.progress import progress

    keeper = Keeper(settings)
    refused, reports = 0, list[Path]()
    try:
        with progress(quiet) as watcher, Processor(settings, keeper, watcher) as processor:
            for done in processor.process([Input.at(path) for path in paths], programmes):
                _print(done)
                refused += done.refused
                reports.append(done.report)
    except EngineMissing as error:
        say(str(error))
        return PART_MISSING
    except KeyboardInterrupt:
        say("已中断，未写完的报告未保留。Interrupted; no unfinished report was kept.")
        return INTERRUPTED
    _summarise(tuple(dict.fromkeys(reports)), settings.out, quiet)
    if keeper.problem:
        say(keeper.problem)
        return PART_MISSING
    return REFUSED if refused else OK


def _summarise(reports: tuple[Path, ...], out: Path, quiet: bool) -> None:
    """Of several dossiers, a workbook over all of them."""
    from service.summary import NAME, write_summary

    if len(reports) > 1:
        write_summary(reports, out / NAME)
    if len(reports) > 1 and not quiet:
        say(f"汇总 Summary of {len(reports)}: {(out / NAME).resolve()}")


def _print(done: "Processed") -> None:
    print(done.dossier, done.verdict, done.report, flush=True)
