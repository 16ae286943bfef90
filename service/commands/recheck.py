"""`dossier recheck`: the rules again over what is kept, without reading."""

from typing import TYPE_CHECKING, Annotated

import typer

from service.command_line import (
    OK,
    PART_MISSING,
    REFUSED,
    Out,
    Programme,
    Switches,
    programmes_with,
    say,
    say_store_away,
    settings_with,
)

if TYPE_CHECKING:
    from service.programmes import Programmes
    from service.settings import Settings


def command(
    dossiers: Annotated[list[str] | None, typer.Argument(help="ids of dossiers in the store")] = None,
    every: Annotated[bool, typer.Option("--all", help="every dossier in the store")] = False,
    write: Annotated[bool, typer.Option("--write", help="write the reports, as a new revision")] = False,
    out: Out = None,
    programme: Programme = None,
    switch: Switches = None,
    explain: Annotated[bool, typer.Option("--explain", help="with the rules' messages")] = False,
) -> None:
    """Run the rules again on stored dossiers, reading no page, and say what would change."""
    if bool(dossiers) == every:
        raise typer.BadParameter("name dossiers, or give --all")
    settings = settings_with(out=out, programme=programme)
    programmes = programmes_with(settings, switch or (), asked=programme is not None)
    raise typer.Exit(_recheck(dossiers, settings, programmes, write=write, explain=explain))


def _recheck(
    dossiers: list[str] | None, settings: "Settings", programmes: "Programmes", *, write: bool, explain: bool
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
                say(f"{done.dossier}: {done.reason.zh}。{done.reason.en}.")
            else:
                print(*told(done, explain=explain), sep="\n", flush=True)
    except StoreError as error:
        say_store_away(error)
        return PART_MISSING
    if keeper and keeper.problem:
        say(keeper.problem)
        return PART_MISSING
    return REFUSED if missing else OK
