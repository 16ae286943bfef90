"""The command line: `dossier process`, `recheck`, `sheets`, `doctor`, `demo`.

Readers are processes of their own that import this module anew before they begin, so that what only the
commands need is imported inside them: seconds and memory for every reader.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import structlog
import typer

from service.settings import Settings

if TYPE_CHECKING:
    from service.process import Processed
    from service.programmes import Programmes

OK, WRONG_USE, REFUSED, PART_MISSING, INTERRUPTED = 0, 2, 3, 4, 130
SAMPLES = Path(__file__).resolve().parent.parent / "samples"

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="读卷宗，查缺漏。Reads dossiers and says what is missing.",
)


@app.command("process")
def process_command(
    paths: Annotated[list[Path], typer.Argument(help="dossier folders, files or scanned batches")],
    out: Annotated[Path | None, typer.Option(help="folder for the reports")] = None,
    programme: Annotated[str | None, typer.Option(help="programme pack")] = None,
    switch: Annotated[list[str] | None, typer.Option("--set", help="programme switch, key=value")] = None,
    engine: Annotated[str | None, typer.Option(help="rapidocr or tesseract")] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="reading processes")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="no progress")] = False,
) -> None:
    """Process dossiers once: read, check, write the reports, store the results."""
    given = {"out": out, "programme": programme, "engine": engine, "workers": workers}
    settings = _settings({key: value for key, value in given.items() if value is not None})
    programmes = _programmes(settings, _switches(switch or []), asked=programme is not None)
    raise typer.Exit(_run(paths, settings, programmes, quiet))


@app.command()
def recheck(
    dossiers: Annotated[list[str] | None, typer.Argument(help="ids of dossiers in the store")] = None,
    every: Annotated[bool, typer.Option("--all", help="every dossier in the store")] = False,
    write: Annotated[bool, typer.Option("--write", help="write the reports, as a new revision")] = False,
    out: Annotated[Path | None, typer.Option(help="folder for the reports")] = None,
    programme: Annotated[str | None, typer.Option(help="programme pack")] = None,
    switch: Annotated[list[str] | None, typer.Option("--set", help="programme switch, key=value")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="with the rules' messages")] = False,
) -> None:
    """Run the rules again on stored dossiers, reading no page, and say what would change."""
    if bool(dossiers) == every:
        raise typer.BadParameter("name dossiers, or give --all")
    given = {"out": out, "programme": programme}
    settings = _settings({key: value for key, value in given.items() if value is not None})
    programmes = _programmes(settings, _switches(switch or []), asked=programme is not None)
    raise typer.Exit(_recheck(dossiers, settings, programmes, write=write, explain=explain))


@app.command()
def demo(
    out: Annotated[Path, typer.Option(help="folder for the reports")] = Path("out/demo"),
    quiet: Annotated[bool, typer.Option("--quiet", help="no progress")] = False,
) -> None:
    """Process the samples that come with the program and say where the reports lie."""
    paths = [*SAMPLES.glob("paper-*/*.pdf"), *(p for p in SAMPLES.glob("drop-*/*") if p.is_dir())]
    if not paths:
        _say(f"找不到样例 no samples below {SAMPLES}")
        raise typer.Exit(PART_MISSING)
    settings = _settings({"out": out})
    code = _run(sorted(paths, reverse=True), settings, _programmes(settings, {}, asked=False), quiet)
    _say(f"请用浏览器打开 Open in a browser: {out.resolve()}/*/report.html")
    raise typer.Exit(code)


@app.command()
def sheets(
    dossier: Annotated[str, typer.Argument(help="dossier id")],
    copies: Annotated[int, typer.Option(min=1, max=99, help="copies of the form and of the attachments")] = 5,
    station: Annotated[str, typer.Option(help="scanning station")] = "",
    out: Annotated[Path | None, typer.Option(help="the PDF to write")] = None,
) -> None:
    """Write cover and end sheets of a dossier as a PDF to print."""
    from ingest.sheets import sheet_set, sheets_pdf

    target = out or Path(f"{dossier}-sheets.pdf")
    try:
        target.write_bytes(sheets_pdf(sheet_set(dossier, copies, station=station)))
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(target)


@app.command()
def doctor() -> None:
    """Check engines, languages, storage and folders: one line each; then the settings with their source."""
    from service import doctor as checks

    settings = _settings({})
    results = checks.examine(settings)
    for line in checks.lines(results, settings):
        typer.echo(line)
    raise typer.Exit(PART_MISSING if any(result.blocks for result in results) else OK)


def _programmes(settings: Settings, switches: dict[str, str], *, asked: bool) -> "Programmes":
    from service.programmes import Programmes
    from validators.clause import ProgrammeError

    try:
        return Programmes(settings.programme, switches, asked=asked)
    except ProgrammeError as error:
        _say(str(error))
        raise typer.Exit(WRONG_USE) from error


def _run(paths: list[Path], settings: Settings, programmes: "Programmes", quiet: bool) -> int:
    from extractors.reading.engine import EngineMissing
    from service.keeping import Keeper
    from service.process import process
    from service.progress import progress

    keeper = Keeper(settings)
    refused, reports = 0, list[Path]()
    try:
        with progress(quiet) as watcher:
            for done in process(paths, settings, keeper, programmes, watcher):
                _print(done)
                refused += done.refused
                reports.append(done.report)
    except EngineMissing as error:
        _say(str(error))
        return PART_MISSING
    except KeyboardInterrupt:
        _say("已中断，未写完的报告未保留。Interrupted; no unfinished report was kept.")
        return INTERRUPTED
    _summarise(tuple(dict.fromkeys(reports)), settings.out, quiet)
    if keeper.problem:
        _say(keeper.problem)
        return PART_MISSING
    return REFUSED if refused else OK


def _summarise(reports: tuple[Path, ...], out: Path, quiet: bool) -> None:
    """Of several dossiers, a workbook over all of them."""
    from service.summary import NAME, write_summary

    if len(reports) > 1:
        write_summary(reports, out / NAME)
    if len(reports) > 1 and not quiet:
        _say(f"汇总 Summary of {len(reports)}: {(out / NAME).resolve()}")


def _recheck(
    dossiers: list[str] | None, settings: Settings, programmes: "Programmes", *, write: bool, explain: bool
) -> int:
    from service.keeping import Keeper
    from service.recheck import NotRechecked, Recheck, told
    from storage.object_store import StoreError

    missing = 0
    try:
        recheck = Recheck(settings, programmes)
        keeper = Keeper(settings) if write else None
        for done in recheck.run(dossiers or recheck.known(), keeper):
            if isinstance(done, NotRechecked):
                missing += 1
                _say(f"{done.dossier}: {done.reason.zh}。{done.reason.en}.")
            else:
                print(*told(done, explain=explain), sep="\n", flush=True)
    except StoreError as error:
        _say(f"存储不可用：{error.message.zh}。The store cannot be used: {error.message.en}.")
        return PART_MISSING
    if keeper and keeper.problem:
        _say(keeper.problem)
        return PART_MISSING
    return REFUSED if missing else OK


def _print(done: "Processed") -> None:
    print(done.dossier, done.verdict, done.report, flush=True)


def _settings(given: dict[str, Any]) -> Settings:
    try:
        return Settings(**given)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _switches(pairs: Iterable[str]) -> dict[str, str]:
    switches = {}
    for pair in pairs:
        key, sign, value = pair.partition("=")
        if not sign or not key:
            raise typer.BadParameter(f"--set {pair}: expected key=value")
        switches[key] = value
    return switches


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main() -> None:
    """Entry point of `dossier`."""
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    app()


if __name__ == "__main__":
    main()
