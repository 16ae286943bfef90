"""What is true of a made dossier, page by page, and the file it is kept in. Tests and benchmarks only."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from extractors.page_text import SealColour, SealShape
from ingest.page import Box, PageKind
from ingest.volume import Binding
from samples.made import Planted

FORMAT = "dossier-truth/1"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TextTruth:
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class FieldTruth:
    """A place that states a field; `raw` is what is printed, `value` its normalised form."""

    name: str
    value: str
    raw: str
    box: Box


@dataclass(frozen=True, slots=True)
class SealTruth:
    """`box` is the part on the page; `riding`: the page's edge cuts the seal."""

    text: str
    centre: str
    colour: SealColour
    box: Box
    shape: SealShape = SealShape.ROUND
    riding: bool = False


@dataclass(frozen=True, slots=True)
class SignatureTruth:
    name: str
    anchor: str
    box: Box


@dataclass(frozen=True, slots=True)
class TickTruth:
    ticked: bool
    box: Box


@dataclass(frozen=True, slots=True)
class PageTruth:
    """All that stands on a page; boxes in pixels of the upright picture (see `extractors.page_text`).

    `order` are places in `texts` in the order of reading (see `samples.reading_order`); it is not saved.
    """

    width: int
    height: int
    dpi: float
    texts: tuple[TextTruth, ...] = ()
    fields: tuple[FieldTruth, ...] = ()
    seals: tuple[SealTruth, ...] = ()
    signatures: tuple[SignatureTruth, ...] = ()
    ticks: tuple[TickTruth, ...] = ()
    order: tuple[int, ...] = ()

    def through(self, matrix: NDArray[np.float64], width: int, height: int) -> "PageTruth":
        """The same page after a projective map (3×3, pixels to pixels) into a picture of the given size."""

        def moved(box: Box) -> Box:
            corners = np.array(
                [
                    [box.x0, box.x1, box.x1, box.x0],
                    [box.y0, box.y0, box.y1, box.y1],
                    [1.0, 1.0, 1.0, 1.0],
                ]
            )
            x, y, w = matrix @ corners
            return Box(float((x / w).min()), float((y / w).min()), float((x / w).max()), float((y / w).max()))

        return replace(
            self,
            width=width,
            height=height,
            texts=tuple(replace(t, box=moved(t.box)) for t in self.texts),
            fields=tuple(replace(f, box=moved(f.box)) for f in self.fields),
            seals=tuple(replace(s, box=moved(s.box)) for s in self.seals),
            signatures=tuple(replace(s, box=moved(s.box)) for s in self.signatures),
            ticks=tuple(replace(t, box=moved(t.box)) for t in self.ticks),
        )

    def without_colour(self) -> "PageTruth":
        """The same page on a grey scan or a photocopy: every seal is black."""
        return replace(self, seals=tuple(replace(s, colour=SealColour.BLACK) for s in self.seals))


@dataclass(frozen=True, slots=True)
class FiledPage:
    """A page in its file. `rotation`: degrees clockwise by which it must be turned to stand upright."""

    source: str
    index: int
    kind: PageKind
    rotation: int
    truth: PageTruth


@dataclass(frozen=True, slots=True)
class VolumeTruth:
    """`pages` are positions in `DossierTruth.pages`, cover and end sheets included."""

    binding: Binding | None
    copy: int | None
    pages: tuple[int, ...]
    source: str


@dataclass(frozen=True, slots=True)
class DocumentTruth:
    """`pages` are positions in `DossierTruth.pages`; `unprinted` fields stand nowhere as one text."""

    type: str
    copy: int | None
    binding: Binding | None
    pages: tuple[int, ...]
    unprinted: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DossierTruth:
    """A whole dossier; pages in the order in which they lie in their files."""

    dossier: str
    verdict: str
    planted: tuple[Planted, ...]
    pages: tuple[FiledPage, ...]
    volumes: tuple[VolumeTruth, ...]
    documents: tuple[DocumentTruth, ...]

    def fields(self, document: DocumentTruth) -> list[tuple[int, FieldTruth]]:
        """The places that state the document's fields, each with the position of its page."""
        return [(position, f) for position in document.pages for f in self.pages[position].truth.fields]

    def values(self, document: DocumentTruth) -> dict[str, set[str]]:
        """Every value of every field of the document, the unprinted ones included."""
        values: dict[str, set[str]] = {}
        stated = [(f.name, f.value) for _, f in self.fields(document)]
        for name, value in (*stated, *document.unprinted):
            values.setdefault(name, set()).add(value)
        return values


def save(truth: DossierTruth, file: Path) -> None:
    """Write the truth as JSON, one page a line, boxes rounded to whole pixels."""
    head = {
        "format": FORMAT,
        "dossier": truth.dossier,
        "verdict": truth.verdict,
        "planted": [[p.rule, p.outcome, p.severity, p.note] for p in truth.planted],
        "volumes": [[v.binding, v.copy, list(v.pages), v.source] for v in truth.volumes],
        "documents": [[d.type, d.copy, d.binding, list(d.pages), d.unprinted] for d in truth.documents],
    }
    lines = [f"{json.dumps(key)}: {_compact(value)}" for key, value in head.items()]
    pages = ",\n".join(_compact(_page_out(page)) for page in truth.pages)
    file.write_text("{" + ",\n".join(lines) + f',\n"pages": [\n{pages}\n]}}\n', encoding="utf-8")


def load(file: Path) -> DossierTruth:
    """Read what `save` wrote. Raises ValueError when the file is of another format."""
    data = json.loads(file.read_text(encoding="utf-8"))
    if data.get("format") != FORMAT:
        raise ValueError(f"{file} is not {FORMAT}")
    return DossierTruth(
        dossier=data["dossier"],
        verdict=data["verdict"],
        planted=tuple(Planted(*row) for row in data["planted"]),
        pages=tuple(_page_in(page) for page in data["pages"]),
        volumes=tuple(
            VolumeTruth(_binding(binding), copy, tuple(pages), source)
            for binding, copy, pages, source in data["volumes"]
        ),
        documents=tuple(
            DocumentTruth(kind, copy, _binding(binding), tuple(pages), tuple((n, v) for n, v in unprinted))
            for kind, copy, binding, pages, unprinted in data["documents"]
        ),
    )


def _binding(value: str | None) -> Binding | None:
    return Binding(value) if value else None


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _page_out(page: FiledPage) -> dict[str, Any]:
    t = page.truth
    return {
        "source": page.source,
        "index": page.index,
        "kind": page.kind,
        "rotation": page.rotation,
        "size": [t.width, t.height, t.dpi],
        "texts": [[x.text, *_whole(x.box)] for x in t.texts],
        "fields": [[x.name, x.value, x.raw, *_whole(x.box)] for x in t.fields],
        "seals": [[x.text, x.centre, x.colour, x.shape, x.riding, *_whole(x.box)] for x in t.seals],
        "signatures": [[x.name, x.anchor, *_whole(x.box)] for x in t.signatures],
        "ticks": [[x.ticked, *_whole(x.box)] for x in t.ticks],
    }


def _page_in(data: dict[str, Any]) -> FiledPage:
    def all_of(key: str, build: Callable[..., T]) -> tuple[T, ...]:
        return tuple(build(*row[:-4], Box(*row[-4:])) for row in data[key])

    width, height, dpi = data["size"]
    truth = PageTruth(
        width,
        height,
        dpi,
        texts=all_of("texts", TextTruth),
        fields=all_of("fields", FieldTruth),
        seals=all_of("seals", _seal_in),
        signatures=all_of("signatures", SignatureTruth),
        ticks=all_of("ticks", TickTruth),
    )
    return FiledPage(data["source"], data["index"], PageKind(data["kind"]), data["rotation"], truth)


def _seal_in(text: str, centre: str, colour: str, *rest: Any) -> SealTruth:
    """Truths written before shapes were told have the box alone as `rest`: round seals, none riding."""
    shape, riding = rest[:-1] or (SealShape.ROUND, False)
    return SealTruth(text, centre, SealColour(colour), rest[-1], SealShape(shape), riding)


def _whole(box: Box) -> Iterable[int]:
    return (round(box.x0), round(box.y0), round(box.x1), round(box.y1))
