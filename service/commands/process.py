"""`dossier process`: dossiers read once, from the command line."""

from pathlib import Path
from typing import Annotated

import typer

from service.command_line import Out, Programme, Quiet, Switches, Workers, programmes_with, settings_with


def command(
    paths: Annotated[list[Path], typer.Argument(help="dossier folders, files or scanned batches")],
    out: Out = None,
    programme: Programme = None,
    switch: Switches = None,
    engine: Annotated[str | None, typer.Option(help="rapidocr or tesseract")] = None,
    workers: Workers = None,
    quiet: Quiet = False,
    with_kept: Annotated[
        bool, typer.Option("--with-kept", help="together with what the store holds of these dossiers")
    ] = False,
) -> None:
    """Process dossiers once: read, check, write the reports, store the results."""
    from service.one_off import run

    settings = settings_with(out=out, programme=programme, engine=engine, workers=workers)
    programmes = programmes_with(settings, switch or (), asked=programme is not None)
    raise typer.Exit(run(paths, settings, programmes, quiet, with_kept=with_kept))
