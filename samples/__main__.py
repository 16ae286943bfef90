"""`python -m samples`: make dossiers with truth, look at made pages, renew the committed samples."""

import random
from pathlib import Path
from typing import Annotated

import typer
from PIL import Image

from samples.batch import write_batch
from samples.case import make_case
from samples.committed import TRUTH, write_committed
from samples.degrade import LEVELS, Level, take
from samples.documents import makers
from samples.dossiers import long_term, short_term
from samples.drop import write_drop
from samples.seals import hash_of
from samples.truth import save

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Make dossiers with truth.")

Seed = Annotated[int, typer.Option(help="the same seed makes the same dossier")]
Out = Annotated[Path, typer.Option(help="folder to write into")]
Scanned = Annotated[Level, typer.Option(help="how the pages are taken in")]


@app.command("list")
def list_command() -> None:
    """Say which document types and levels there are."""
    for name, maker in makers().items():
        typer.echo(f"{name}  {maker.LAYOUTS} layouts")
    for level, taking in LEVELS.items():
        typer.echo(f"--level {level}  {taking.dpi} dpi{'' if taking.colour else ', grey'}")


@app.command()
def paper(out: Out, seed: Seed = 0, level: Scanned = Level.SCAN, copies: int = 5) -> None:
    """Make a long-term dossier on paper: one scanned batch, and its truth beside it."""
    out.mkdir(parents=True, exist_ok=True)
    made = long_term(seed)
    (truth,) = write_batch([made], out / f"{made.id}.pdf", level=level, seed=seed, copies=copies)
    save(truth, out / TRUTH)
    typer.echo(out / f"{made.id}.pdf")


@app.command()
def drop(out: Out, seed: Seed = 0) -> None:
    """Make a short-term dossier as a drop folder, and its truth beside the folder."""
    made = short_term(seed)
    truth = write_drop(made, out / made.id, seed=seed)
    save(truth, out / TRUTH)
    typer.echo(out / made.id)


@app.command()
def pages(
    kind: str, out: Out, seed: Seed = 0, level: Scanned = Level.SCAN, layout: int | None = None
) -> None:
    """Make one document and write its pages as PNG, to look at."""
    if kind not in makers():
        raise typer.BadParameter(f"no maker for {kind}; there are {', '.join(makers())}")
    out.mkdir(parents=True, exist_ok=True)
    made = makers()[kind].make(make_case(seed), random.Random(seed), layout)
    for number, page in enumerate(made.pages, 1):
        scan = take(page, level, hash_of(seed, kind, number))
        file = out / f"{kind}-{number}.png"
        Image.fromarray(scan.picture).save(file)
        typer.echo(file)


@app.command()
def committed() -> None:
    """Write the samples of this repository anew."""
    for folder in write_committed():
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        typer.echo(f"{folder}  {size / 1e6:.1f} MB")


if __name__ == "__main__":
    app(prog_name="python -m samples")
