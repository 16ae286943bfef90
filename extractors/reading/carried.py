"""What was read on a page laid flat, carried back to the page as it was photographed."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from extractors.page_text import PageText
from ingest.page import Box

_PLAIN = (str, float, int, bool, type(None))  # what holds no box, and is most of a page


def carried(text: PageText, place: Callable[[Box], Box], width: int, height: int) -> PageText:
    """`text` with every box moved by `place`, on a page of `width` × `height` pixels."""
    moved: PageText = _moved(text, place)
    return replace(moved, width=width, height=height)


def _moved(value: Any, place: Callable[[Box], Box]) -> Any:
    if isinstance(value, Box):
        return place(value)
    if isinstance(value, tuple):
        return tuple([_moved(part, place) for part in value]) if value else value
    kind: type = type(value)
    names = _names(kind)
    if not names:
        return value
    changed = {}
    for name in names:
        old = getattr(value, name)
        if type(old) not in _PLAIN and (new := _moved(old, place)) is not old:
            changed[name] = new
    return replace(value, **changed) if changed else value


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass; none of anything else."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
