"""What the child says to its parent, one JSON object a line, and the request it begins with.

Plain dataclasses: the child has no use for pydantic and no time to load it; the parent checks every line
with it.
"""

import json
from dataclasses import dataclass, fields, is_dataclass
from typing import Annotated, Literal

from annotated_types import Ge, Gt, Le, Len

from ingest.opening.limits import Limits
from ingest.page import Box, LayerWord, TextLayer
from ingest.reasons import Situation

Index = Annotated[int, Ge(0)]


@dataclass(frozen=True, slots=True)
class Request:
    """What to open: the file at `path`, from page `first` on, into the folder `spool`."""

    path: str
    spool: str
    limits: Limits
    first: int
    parent: int  # process id, to notice that it died before the child could ask to be told


Corners = tuple[float, float, float, float]
"""x0, y0, x1, y1 of a Box."""


@dataclass(frozen=True, slots=True)
class LayerData:
    """A text layer: words as (text, x0, y0, x1, y1), all other boxes as their corners."""

    words: tuple[tuple[str, float, float, float, float], ...]
    tables: tuple[tuple[Corners, ...], ...] | None
    pictures: tuple[Corners, ...]
    hidden: Annotated[float, Ge(0), Le(1)]
    rotation: Annotated[int, Ge(0), Le(270)]
    drawn: bool


@dataclass(frozen=True, slots=True)
class OpenedEvent:
    pages: Index
    kind: Literal["opened"] = "opened"


@dataclass(frozen=True, slots=True)
class PageEvent:
    """A page whose picture lies in the spool as p<index>.<suffix>."""

    index: Index
    suffix: Literal["jpg", "png"]
    width: Annotated[int, Gt(0)]
    height: Annotated[int, Gt(0)]
    dpi: Annotated[float, Gt(0), Le(10_000)]
    sha256: Annotated[str, Len(64, 64)]
    ink: Annotated[float, Ge(0), Le(1)]
    codes: tuple[str, ...]
    layer: LayerData | None
    kind: Literal["page"] = "page"

    @property
    def file(self) -> str:
        """The picture's name: made here and not told, so that no child can point elsewhere."""
        return f"p{self.index:05d}.{self.suffix}"


@dataclass(frozen=True, slots=True)
class RefusedEvent:
    """The page at `index`, or the whole file, is refused; `detail` completes the sentence."""

    situation: Situation
    index: Index | None = None
    detail: Annotated[str, Len(0, 80)] = ""
    kind: Literal["refused"] = "refused"


@dataclass(frozen=True, slots=True)
class EntryEvent:
    """A file of an archive, by its name there; `situation` says why it is not in the spool, if it is not."""

    name: Annotated[str, Len(1, 4096)]
    situation: Situation | None = None
    kind: Literal["entry"] = "entry"


@dataclass(frozen=True, slots=True)
class SpoolFailedEvent:
    """The spool cannot be written (disk full): no fault of the file."""

    error: str
    kind: Literal["spool-failed"] = "spool-failed"


@dataclass(frozen=True, slots=True)
class DoneEvent:
    kind: Literal["done"] = "done"


Event = OpenedEvent | PageEvent | RefusedEvent | EntryEvent | SpoolFailedEvent | DoneEvent


def encode(what: Event | Request) -> bytes:
    """One line of ASCII JSON with its line feed."""
    return json.dumps(what, default=_as_object).encode() + b"\n"


def request_of(line: bytes) -> Request:
    """The request in a line; the child trusts its parent."""
    said = json.loads(line)
    return Request(**{**said, "limits": Limits(**said["limits"])})


def layer_data(layer: TextLayer | None) -> LayerData | None:
    if layer is None:
        return None
    return LayerData(
        tuple((word.text, *_corners(word.box)) for word in layer.words),
        None if layer.tables is None else tuple(tuple(map(_corners, cells)) for cells in layer.tables),
        tuple(map(_corners, layer.pictures)),
        layer.hidden,
        layer.rotation,
        layer.drawn,
    )


def layer_of(data: LayerData | None) -> TextLayer | None:
    if data is None:
        return None
    return TextLayer(
        tuple(LayerWord(text, Box(*corners)) for text, *corners in data.words),
        None if data.tables is None else tuple(tuple(Box(*c) for c in cells) for cells in data.tables),
        tuple(Box(*corners) for corners in data.pictures),
        data.hidden,
        data.rotation,
        data.drawn,
    )


def _corners(box: Box) -> Corners:
    return box.x0, box.y0, box.x1, box.y1


def _as_object(value: object) -> dict[str, object]:
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"{type(value).__name__} is no part of the talk")
    return {field.name: getattr(value, field.name) for field in fields(value)}
