"""What the settings say about watched folders: how patient the watch is, and whether all is safe."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from ingest.watching.judging import Patience
from ingest.watching.safety import Unsafe, examine
from service.settings import CONFIG_FILE, Settings


def patience_of(settings: Settings) -> Patience:
    """How long a drop is waited for; quiet at least, even where the settings say less for the patience."""
    quiet = settings.quiet_seconds
    named = frozenset(name.strip() for name in settings.ready.split(",") if name.strip())
    ready = True if named == {"all"} else named
    return Patience(quiet, max(quiet, settings.patience_seconds), ready)


def unsafe_in(settings: Settings) -> tuple[Unsafe, ...]:
    """What has to be changed before watching begins."""
    watched = {"inbox": settings.inbox, "stations": settings.stations}
    ours = {
        "out": settings.out,
        "store": _folder(settings.store),
        "spool": settings.spool,
        "ledger": settings.ledger,
    }
    return examine(
        {name: path for name, path in watched.items() if path is not None},
        {name: path for name, path in ours.items() if path is not None},
        (CONFIG_FILE,),
        shares=settings.polling,
    )


def _folder(store: str) -> Path | None:
    """The folder of a store that is one: a path, or `file:///path`."""
    address = urlsplit(store)
    if address.scheme not in ("", "file"):
        return None
    return Path(unquote(address.path)) if address.scheme else Path(store)
