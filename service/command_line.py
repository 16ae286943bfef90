"""What the commands share: exit codes, options, settings and programmes from what was typed."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from service.settings import Settings

if TYPE_CHECKING:
    from service.programmes import Programmes
    from storage.object_store import StoreError

OK, WRONG_USE, REFUSED, PART_MISSING, INTERRUPTED = 0, 2, 3, 4, 130

Out = Annotated[Path | None, typer.Option(help="folder for the reports")]
Programme = Annotated[str | None, typer.Option(help="programme pack")]
Switches = Annotated[list[str] | None, typer.Option("--set", help="programme switch, key=value")]
Workers = Annotated[int | None, typer.Option(min=1, help="reading processes")]
Quiet = Annotated[bool, typer.Option("--quiet", help="no progress")]


def settings_with(**given: Any) -> Settings:
    """The settings, with what was typed before all else; None was not typed. Raises typer.BadParameter."""
    try:
        return Settings(**{key: value for key, value in given.items() if value is not None})
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def programmes_with(settings: Settings, switches: Iterable[str], *, asked: bool) -> "Programmes":
    """The programmes of the settings, `asked` when one was typed. Ends the command where there is none."""
    from service.programmes import Programmes
    from validators.clause import ProgrammeError

    try:
        return Programmes(settings.programme, _pairs(switches), asked=asked)
    except ProgrammeError as error:
        say(str(error))
        raise typer.Exit(WRONG_USE) from error


def _pairs(switches: Iterable[str]) -> dict[str, str]:
    pairs = {}
    for switch in switches:
        key, sign, value = switch.partition("=")
        if not sign or not key:
            raise typer.BadParameter(f"--set {switch}: expected key=value")
        pairs[key] = value
    return pairs


def say_store_away(error: "StoreError") -> None:
    """That the store cannot be used, and why."""
    say(f"存储不可用：{error.message.zh}。The store cannot be used: {error.message.en}.")


def say(line: str) -> None:
    """To the person, on stderr; stdout is for results."""
    print(line, file=sys.stderr, flush=True)
