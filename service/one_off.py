"""A run over paths from the command line: a line for each dossier, a summary, an exit code."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from service.command_line import INTERRUPTED, OK, PART_MISSING, REFUSED, say

if TYPE_CHECKING:
    from service.keeping import Keeper
    from service.process import Processed, Processor
    from service.programmes import Programmes
    from service.settings import Settings


def run(
    paths: list[Path],
    settings: "Settings",
    programmes: "Programmes",
    quiet: bool,
    *,
    with_kept: bool = False,
) -> int:
    """Process the paths and print what comes of each; the exit code (contract, section 2).

    `with_kept` adds what the last revisions of the dossiers in them came by.
    """
    from extractors.reading.engine import EngineMissing
    from service.keeping import Keeper
    from service.process import Processor
    from service.progress import progress

    keeper = Keeper(settings)
    refused, reports = 0, list[Path]()
    try:
        with progress(quiet) as watcher, Processor(settings, keeper, watcher) as processor:
            for done in _processed(processor, keeper, paths, programmes, settings.spool, with_kept):
                _print(done, quiet)
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


def _processed(
    processor: "Processor",
    keeper: "Keeper",
    paths: list[Path],
    programmes: "Programmes",
    spool: Path | None,
    with_kept: bool,
) -> Iterator["Processed"]:
    from ingest.input import Input

    inputs = [Input.at(path) for path in paths]
    if not with_kept:
        yield from processor.process(inputs, programmes)
        return
    now = datetime.now(UTC)
    dossiers = processor.whose(inputs)
    with TemporaryDirectory(prefix="dossier-kept-", dir=spool) as place:
        kept = [one for name in dossiers for one in keeper.given_before(name, Path(place, name))]
        if keeper.problem:
            return  # without what is kept this would be another dossier than was asked for
        late = [replace(one, received=now) for one in inputs]
        yield from processor.process([*kept, *late], programmes, frozenset(dossiers))


def _print(done: "Processed", quiet: bool) -> None:
    print(done.dossier, done.verdict, done.report, flush=True)
    if done.left_out and not quiet:
        say(
            f"{done.dossier}：先前版本另有{done.left_out}个文件未计入；如需一并处理，请加 --with-kept。"
            f"{done.left_out} files of an earlier revision were not given and do not count: add --with-kept."
        )
