"""`dossier catalogue`: finding what is kept, and making the catalogue anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from service.command_line import PART_MISSING, REFUSED, say, say_store_away, settings_with
from validators.verdict import Verdict

if TYPE_CHECKING:
    from storage.catalogue.catalogue import Catalogue

command = typer.Typer(no_args_is_help=True, help="Find dossiers that are kept; make the catalogue anew.")
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]

# What two dossiers should not share: numbers of papers that are of one person or one work.
_OF_ONE = ("certificate_no", "passport_no", "id_no", "card_no", "patent_no", "verification_no", "contract_no")


@command.command()
def find(
    applicant: Annotated[str, typer.Option(help="part of the applicant's name")] = "",
    employer: Annotated[str, typer.Option(help="part of the employer's name")] = "",
    uscc: Annotated[str, typer.Option(help="the employer's credit code")] = "",
    value: Annotated[str, typer.Option(help="a number, date or name that a document states")] = "",
    verdict: Annotated[Verdict | None, typer.Option()] = None,
    since: Day = None,
    until: Day = None,
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 50,
) -> None:
    """A line for each dossier, the last submitted first: id, revision, verdict, day, applicant, employer."""
    from storage.catalogue.entries import Query

    query = Query(
        applicant=applicant,
        employer=employer,
        uscc=uscc.upper(),
        value=value,
        verdict=verdict,
        since=since.date() if since else None,
        until=until.date() if until else None,
        limit=limit,
    )
    with _catalogue() as catalogue:
        for one in catalogue.search(query):
            print(
                one.id, one.revision, one.verdict, one.submitted or "-", one.applicant, one.employer, sep="\t"
            )


@command.command()
def shared(dossier: Annotated[str, typer.Argument(help="dossier id")]) -> None:
    """Pages and numbers of papers that stand in another dossier as well."""
    with _catalogue() as catalogue:
        for page in catalogue.same_pages(dossier):
            print("page", page.dossier, page.where, sep="\t")
        for value in catalogue.same_values(dossier, _OF_ONE):
            print("value", value.dossier, value.where, sep="\t")


@command.command()
def rebuild() -> None:
    """Make the catalogue anew from the object store alone; may be stopped and begun again."""
    from service.cataloguing import rebuild as file_all
    from service.store import store_of
    from storage.object_store import StoreError

    count = left = 0
    try:
        with _catalogue() as catalogue:
            for dossier, why in file_all(store_of(settings_with()), catalogue):
                count, left = count + 1, left + (why is not None)
                if why is not None:
                    say(f"{dossier}: {why.zh}。{why.en}.")
    except StoreError as error:
        say_store_away(error)
        raise typer.Exit(PART_MISSING) from error
    say(f"已编目 {count - left} 个卷宗。{count - left} dossiers catalogued.")
    if left:
        raise typer.Exit(REFUSED)


@contextmanager
def _catalogue() -> "Iterator[Catalogue]":
    """The catalogue; where it cannot be used, the command ends with the reason."""
    from service.cataloguing import CatalogueAway, catalogue

    try:
        with catalogue(settings_with()) as found:
            yield found
    except CatalogueAway as away:
        say(f"目录不可用：{away.message.zh}。The catalogue cannot be used: {away.message.en}.")
        raise typer.Exit(PART_MISSING) from away
