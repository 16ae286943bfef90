"""`dossier scan`: drives a feeder and writes the pages into a station's folder."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from service.command_line import INTERRUPTED, OK, PART_MISSING, REFUSED, say, settings_with


def command(
    station: Annotated[str, typer.Argument(help="name of this station: a folder below the stations' folder")],
    batch: Annotated[str | None, typer.Option(help="name of the batch; one that is there goes on")] = None,
    stations: Annotated[Path | None, typer.Option(help="the stations' folder")] = None,
    device: Annotated[str | None, typer.Option(help="scanner, as `scanimage -L` names it")] = None,
    resolution: Annotated[int, typer.Option(min=75, max=1200, help="dots per inch")] = 300,
    mode: Annotated[str, typer.Option(help="as the scanner calls it: Color, Gray, Lineart")] = "Color",
    source: Annotated[str | None, typer.Option(help='as the scanner calls it: "ADF Duplex" …')] = None,
    more: Annotated[bool, typer.Option("--more", help="the batch does not end with this stack")] = False,
) -> None:
    """Scan the stack in the feeder as a batch: STATIONS/STATION/BATCH/p0001.png, then READY.

    After a jam the same command goes on with the same batch. Ends with 3 when the feeder stopped early.
    """
    from ingest.naming import is_dossier_id
    from service.station.scanner import SAYS, Problem, ScanSettings, end_batch, scan

    root = settings_with(stations=stations).stations
    name = batch or f"{datetime.now():%Y%m%d-%H%M%S}"
    if root is None or not (is_dossier_id(station) and is_dossier_id(name)):
        raise typer.BadParameter("--stations names the folder; names have letters, digits, '-', '_', '.'")
    folder = root / station / name
    try:
        done = scan(folder, ScanSettings(device, resolution, mode, source), lambda page: say(page.name))
        if done.problem is None and not more:
            end_batch(folder)
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except OSError as error:
        say(f"无法写入扫描文件夹 The folder cannot be written: {error}")
        raise typer.Exit(PART_MISSING) from error
    typer.echo(f"{folder} {done.pages}")
    if done.problem is None:
        raise typer.Exit(OK)
    say(f"{SAYS[done.problem].zh} {SAYS[done.problem].en}")
    if done.said:
        say(f"  {done.said}")
    if done.problem is not Problem.NO_PROGRAM:
        say(f"  dossier scan {station} --batch {name}")
    raise typer.Exit(PART_MISSING if done.problem is Problem.NO_PROGRAM else REFUSED)
