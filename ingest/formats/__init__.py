"""File formats that pages come in, one module each, told by what a file contains and never by its name."""

import pkgutil
from importlib import import_module
from typing import cast

from ingest.opening.leaf import Format


def every_format() -> tuple[Format, ...]:
    """All formats there are; their modules import their libraries only when they open a file."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(cast(Format, import_module(f"{__name__}.{name}")) for name in names)


def format_of(head: bytes) -> Format | None:
    """The format of a file whose first look (`sniffing.sniff`) is `head`; None where no module claims it."""
    return next((known for known in every_format() if known.claims(head)), None)
