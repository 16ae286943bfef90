"""`dossier demo`: the samples that come with the program."""

from pathlib import Path
from typing import Annotated

import typer

from service.command_line import PART_MISSING, Quiet, programmes_with, say, settings_with

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def command(
    out: Annotated[Path, typer.Option(help="folder for the reports")] = Path("out/demo"),
    quiet: Quiet = False,
) -> None:
    """Process the samples that come with the program and say where the reports lie."""
    from service.one_off import run

    paths = [*SAMPLES.glob("paper-*/*.pdf"), *(p for p in SAMPLES.glob("drop-*/*") if p.is_dir())]
    if not paths:
        say(f"找不到样例 no samples below {SAMPLES}")
        raise typer.Exit(PART_MISSING)
    settings = settings_with(out=out)
    code = run(sorted(paths, reverse=True), settings, programmes_with(settings, (), asked=False), quiet)
    say(f"请用浏览器打开 Open in a browser: {out.resolve()}/*/report.html")
    raise typer.Exit(code)
