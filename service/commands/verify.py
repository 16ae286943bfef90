"""`dossier verify`: is everything still there, and as it was written?"""

from typing import Annotated

import typer

from service.command_line import OK, PART_MISSING, REFUSED, say, say_store_away, settings_with


def command(
    dossier: Annotated[str | None, typer.Argument(help="the revisions of this dossier alone")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="only what is wrong, and the sum")] = False,
) -> None:
    """Read every object that is kept and compare it with its manifest; exit code 3 where one is not sound."""
    from service.store import store_of
    from storage.object_store import StoreError
    from storage.verifying import verify

    places = objects = size = wrong = 0
    try:
        for one in verify(store_of(settings_with()), dossier):
            places, objects, size = places + 1, objects + one.objects, size + one.size
            wrong += not one.sound
            if not quiet or one.flaws:
                print(one.place, "sound" if one.sound else "NOT SOUND", one.objects, flush=True)
            for flaw, key in one.flaws:
                print("  ", flaw, key, flush=True)
    except StoreError as error:
        say_store_away(error)
        raise typer.Exit(PART_MISSING) from error
    say(f"共核对 {places} 处、{objects} 个对象、{size / 1e6:.1f} MB，{wrong} 处有问题。")
    say(f"{places} places, {objects} objects, {size / 1e6:.1f} MB read again; {wrong} of them not sound.")
    raise typer.Exit(REFUSED if wrong else OK)
