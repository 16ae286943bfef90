"""Several deliveries, one dossier: files by their names, bound volumes by their covers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from ingest.arrival import Arrival, Declared, Intake, Overlap, OverlapKind, Refusal
from ingest.declaration import FILE
from ingest.page import PageImage
from ingest.part import LONG_AGO, Names, Part
from ingest.reasons import Situation, refuse
from ingest.section import Key, Section, settled, span_of
from ingest.sources.folder import natural_key
from ingest.volume import Binding, Volume


@dataclass(frozen=True, slots=True)
class United:
    """A dossier of all its parts; `names` as `Names.changed`, part by part."""

    arrival: Arrival
    names: tuple[Mapping[str, str], ...]


def unite(parts: Sequence[Part]) -> United:
    """The dossier that the parts, all of one dossier, make together: the same in whatever order they come.

    Electronic files go by their names: of two that differ the one received later counts; where nobody knows
    which that is, both do, the other one called "2/<name>". What is the same to the byte is taken once. Bound
    volumes go by their covers (`ingest.section.joined`). Pages are numbered p0001 … through the volumes:
    in the order in which they came where there is one part, else paper first, by binding and copy.
    """
    names = Names(parts)
    left = [part.renamed(changed) for part, changed in zip(parts, names.changed, strict=True)]
    sections = [section for part in left for section in part.sections]
    if len(parts) > 1:
        sections.sort(key=_as_scanned)
    bound, again = _once([section for section in sections if not section.volume.electronic])
    whole, wrong = settled(bound)
    sent = tuple(_by_place([section.volume for section in sections if section.volume.electronic]))
    if whole:
        sent = tuple(replace(volume, copy=None) for volume in sent)
    volumes = (*(section.volume for section in whole), *sent)
    declared, contrary = _declared(parts)
    paper = bool(whole) or all(part.intake is Intake.PAPER for part in parts)
    refused = (*contrary, *(refusal for part in left for refusal in part.refused), *wrong)
    arrival = Arrival(
        parts[0].dossier,
        Intake.PAPER if paper else Intake.ELECTRONIC,
        declared,
        _numbered(sorted(volumes, key=_order) if len(parts) > 1 else _as_they_came(volumes, sections)),
        tuple(dict.fromkeys(refused)),
        (*names.overlaps, *again, *_put_together(bound, whole)),
    )
    return United(arrival, tuple(names.changed))


def _once(sections: Sequence[Section]) -> tuple[list[Section], list[Overlap]]:
    """The volumes without those that hold the same pages, to the byte, under the same cover."""
    known: dict[tuple[Key, tuple[str, ...]], Section] = {}
    left, again = [], []
    for section in sections:
        first = section
        if section.key is not None:
            hashes = tuple(page.sha256 for page in section.volume.pages)
            first = known.setdefault((section.key, hashes), section)
        if first is section:
            left.append(section)
        else:
            again.append(Overlap(OverlapKind.IDENTICAL, _span(section), _span(first)))
    return left, again


def _put_together(pieces: Sequence[Section], whole: Sequence[Section]) -> Iterator[Overlap]:
    """That pieces from several files were put behind one another."""
    first = {section.volume.pages[0]: section for section in whole}
    home = {page: section for section in whole for page in section.volume.pages}
    for piece in pieces:
        start = piece.volume.pages[0]
        if start not in first:
            yield Overlap(OverlapKind.JOINED, _span(piece), span_of(home[start].volume.pages[:1]))


def _span(section: Section) -> str:
    return span_of(section.volume.pages)


def _by_place(volumes: Sequence[Volume]) -> Iterator[Volume]:
    """Electronic volumes, those of one declared folder together."""
    places: dict[str, list[PageImage]] = {}
    kinds: dict[str, Volume] = {}
    for volume in volumes:
        name = volume.source if volume.binding is not None else volume.pages[0].source
        kinds.setdefault(name, replace(volume, source=name))
        places.setdefault(name, []).extend(volume.pages)
    for name, pages in places.items():
        ordered = sorted(pages, key=lambda page: (natural_key(page.source), page.index))
        yield replace(kinds[name], pages=tuple(ordered))


def _as_they_came(volumes: Sequence[Volume], sections: Sequence[Section]) -> list[Volume]:
    first = {section.volume.pages[0]: number for number, section in enumerate(sections)}
    return sorted(volumes, key=lambda volume: first[volume.pages[0]])


def _as_scanned(section: Section) -> tuple[object, ...]:
    """Of pieces of one volume the one with the cover first, that with the end sheet last."""
    return not section.begun, section.ended, *_order(section.volume)


def _order(volume: Volume) -> tuple[object, ...]:
    """Paper by binding and copy, then electronic files by their names."""
    first = volume.pages[0]
    binding = list(Binding).index(volume.binding) if volume.binding else len(Binding)
    place = (0, binding, volume.copy or 100) if not volume.electronic else (1, 0, 0)
    return *place, natural_key(first.source), first.index


def _declared(parts: Sequence[Part]) -> tuple[Declared, tuple[Refusal, ...]]:
    """What all declarations say together. Where two say otherwise the one received later counts; where nobody
    knows which that is, neither does, and a refusal says so."""
    said: dict[str, Any] = {}
    contrary: set[str] = set()
    told = [part for part in parts if part.declared != Declared()]
    dated = all(part.received for part in told)
    for part in sorted(told, key=lambda part: part.received or LONG_AGO, reverse=True):
        for field in fields(Declared):
            value = getattr(part.declared, field.name)
            if value is not None and said.setdefault(field.name, value) != value and not dated:
                contrary.add(field.name)
    good = {name: value for name, value in said.items() if name not in contrary}
    wrong = (refuse(Situation.BAD_DECLARATION, FILE, detail=name, line=1) for name in sorted(contrary))
    return Declared(**good), tuple(wrong)


def _numbered(volumes: Sequence[Volume]) -> tuple[Volume, ...]:
    numbered, count = [], 0
    for volume in volumes:
        pages = []
        for page in volume.pages:
            count += 1
            pages.append(replace(page, id=f"p{count:04d}"))
        numbered.append(replace(volume, pages=tuple(pages)))
    return tuple(numbered)
