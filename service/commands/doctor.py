"""`dossier doctor`: is everything there?"""

import typer

from service.command_line import OK, PART_MISSING, settings_with


def command() -> None:
    """Check engines, languages, storage and folders: one line each; then the settings with their source."""
    from service import doctor as checks

    settings = settings_with()
    results = checks.examine(settings)
    for line in checks.lines(results, settings):
        typer.echo(line)
    raise typer.Exit(PART_MISSING if any(result.blocks for result in results) else OK)
