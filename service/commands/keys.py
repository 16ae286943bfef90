"""`dossier keys`: the keys that encrypt what is stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from service.command_line import PART_MISSING, WRONG_USE, say, settings_with

if TYPE_CHECKING:
    from storage.sealing.store import SealedStore

command = typer.Typer(
    no_args_is_help=True, help="Keys that encrypt what is stored: make, show, renew, apply."
)


@command.command()
def new(
    name: Annotated[str, typer.Argument(help="a name for the key, without spaces, like 2026-11")],
) -> None:
    """Print a line for a key file, with a new key; the last line of the file is the key in use."""
    from storage.sealing.local_keys import new_key_line

    if not name.isascii() or not name.isprintable() or " " in name or not name:
        raise typer.BadParameter("a name of printable ASCII without spaces")
    print(new_key_line(name))


@command.command()
def show() -> None:
    """Which keys are in use, how many data keys each of them wraps, and whether it is given here."""
    from collections import Counter

    with _sealed_store() as store:
        for personal in (False, True):
            wrapped = Counter(store.keys.wrapped_by(name) for name in store.keys.names(personal=personal))
            for key, count in sorted(wrapped.items()):
                print("personal" if personal else "general", key, count)


@command.command()
def rotate() -> None:
    """Wrap every data key with the key in use; no object is written. Earlier keys may then be taken away."""
    with _sealed_store() as store:
        count = sum(1 for _ in store.keys.rotate())
        say(f"已用当前密钥重新封装 {count} 个数据密钥。{count} data keys wrapped with the keys in use.")


@command.command()
def seal() -> None:
    """Encrypt what was kept before there was a key. May be stopped and begun again."""
    with _sealed_store() as store:
        count = 0
        for item in tuple(store.list()):
            if not store.is_sealed(item.key):
                store.seal_again(item.key, personal="personal-information" in item.key)
                count += 1
        say(f"已加密 {count} 个对象。{count} objects encrypted.")


@contextmanager
def _sealed_store() -> "Iterator[SealedStore]":
    """The store; where it or its keys cannot be used, the command ends with the reason."""
    from service.store import store_of
    from storage.object_store import StoreError
    from storage.sealing.store import SealedStore

    try:
        store = store_of(settings_with())
        if not isinstance(store, SealedStore):
            say("未设置 DOSSIER_KEYS。DOSSIER_KEYS is not set.")
            raise typer.Exit(WRONG_USE)
        yield store
    except StoreError as error:
        say(f"{error.message.zh}。{error.message.en}.")
        raise typer.Exit(PART_MISSING) from error
