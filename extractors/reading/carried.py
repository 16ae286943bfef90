"""What was read on a page laid flat, carried back to the page as it was photographed."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from extractors.page_text import PageText
from ingest.page import Box


def carried(text: PageText, place: Callable[[Box], Box], width: int, height: int) -> PageText:
    """`text` with every box moved by `place`, on a page of `width` × `height` pixels."""
    moved: PageText = _moved(text, place)
    return replace(moved, width=width, height=height)


def _moved(value: Any, place: Callable[[Box], Box]) -> Any:
    if isinstance(value, Box):
        return place(value)
    if isinstance(value, tuple):
        return tuple(_moved(part, place) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        return replace(value, **{name: _moved(part, place) for name, part in parts.items()})
    return value
