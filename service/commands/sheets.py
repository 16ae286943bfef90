"""`dossier sheets`: cover and end sheets to print."""

from pathlib import Path
from typing import Annotated

import typer


def command(
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
