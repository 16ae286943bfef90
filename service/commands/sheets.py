"""`dossier sheets`: cover and end sheets to print."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ingest.volume import Binding


def command(
    dossier: Annotated[str, typer.Argument(help="dossier id")],
    copies: Annotated[int, typer.Option(min=1, max=99, help="copies of the form and of the attachments")] = 5,
    sheets: Annotated[
        list[str] | None,
        typer.Option(help="sheets of paper in each copy: form=12, attachments=118, personal=1 (repeat)"),
    ] = None,
    station: Annotated[str, typer.Option(help="scanning station")] = "",
    separators: Annotated[int, typer.Option(min=0, max=500, help="sheets that part documents")] = 0,
    one_side: Annotated[
        bool, typer.Option("--one-side", help="one page a sheet, not front and back")
    ] = False,
    out: Annotated[Path | None, typer.Option(help="the PDF to write")] = None,
) -> None:
    """Write cover and end sheets of a dossier as a PDF to print, front and back."""
    from ingest.sheets import FontMissing, sheet_set, sheets_pdf
    from service.command_line import PART_MISSING

    target = out or Path(f"{dossier}-sheets.pdf")
    try:
        planned = sheet_set(dossier, copies, _counts(sheets or ()), station)
        target.write_bytes(sheets_pdf(planned, separators, both_sides=not one_side))
    except FontMissing as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(PART_MISSING) from error
    except (ValueError, OSError) as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(target)


def _counts(pairs: Iterable[str]) -> "dict[Binding, int]":
    """`attachments=118` and the like; the binding may be cut short. Raises ValueError."""
    from ingest.volume import Binding

    counts = {}
    for pair in pairs:
        name, sign, number = pair.partition("=")
        found = [binding for binding in Binding if name and binding.value.startswith(name)]
        if len(found) != 1 or not sign or not number.isdecimal():
            raise ValueError(f"--sheets {pair}: expected form=12, attachments=118 or personal=1")
        counts[found[0]] = int(number)
    return counts
