"""From an input to dossiers: first its pages as they are opened, then, when all are there, whose they are."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from ingest.archives import is_archive, unpack
from ingest.arrival import Arrival, Declared, Intake, Refusal
from ingest.declaration import FILE, read_declaration
from ingest.input import Input
from ingest.naming import dossier_id
from ingest.opening.limits import Limits
from ingest.opening.source import Counted, open_source
from ingest.page import PageImage
from ingest.reasons import Situation, refuse
from ingest.section import Section
from ingest.sources.batch import has_cover, sheet_of, split
from ingest.sources.folder import NaturalKey, by_place, files, natural_key
from ingest.volume import Volume

_NESTED = 2  # a ZIP within a ZIP is opened, one within that is not


def open_input(
    given: Input, spool: Path, limits: Limits | None = None, counted: Counted | None = None
) -> Iterator[PageImage | Refusal]:
    """Pages of a dossier folder, a file or a batch in the order of the paper, and what had to be refused.

    Reading may begin with the first page: nothing waits for the whole. See `open_source` for `spool`,
    `limits`, `counted`, for what is raised, and for why one thread should iterate from start to end.
    """
    limits = limits or Limits()
    path = given.path
    if not _is_folder(path):
        # a link that somebody named on purpose is followed; links inside folders never are
        yield from open_source(_followed(path), given.name, spool, limits, counted)
        return
    empty = True
    for file, source in _unpacked(path, spool, limits):
        empty = False
        if isinstance(file, Path):
            yield from open_source(file, source, spool, limits, counted)
        else:
            yield file
    if empty:
        yield refuse(Situation.EMPTY_FOLDER, given.name)


def _unpacked(
    folder: Path, spool: Path, limits: Limits, above: str = "", depth: int = 0
) -> Iterator[tuple[Path | Refusal, str]]:
    """The files of a folder with their names; in the place of a ZIP its files, and what had to stay in it."""
    for file, name in files(folder):
        source = above + name
        if depth == _NESTED or not is_archive(file):
            yield file, source
            continue
        place = Path(tempfile.mkdtemp(prefix="zip-", dir=spool))
        yield from ((refusal, source) for refusal in unpack(file, source, place, limits))
        yield from _unpacked(place, spool, limits, f"{source}/", depth + 1)


def assemble(given: Input, pages: Sequence[PageImage], refusals: Sequence[Refusal]) -> tuple[Arrival, ...]:
    """The dossiers that `pages` and `refusals`, all that `open_input` gave in its order, belong to.

    Page ids p0001 … count within each dossier. There is always at least one arrival, if only to say what was
    refused. Volumes of a batch bring paper; everything else is electronic unless `dossier.yaml` says
    otherwise.
    """
    if _is_folder(given.path):
        declared, wrong = read_declaration(given.path)
        own = declared.dossier or dossier_id(given.name)
        if pages and sheet_of(pages[0]) and not (given.path / FILE).exists():
            return _batch(pages, refusals, own)
        return _folder(pages, (*wrong, *refusals), own, declared)
    own = dossier_id(PurePath(given.name).stem)
    if has_cover(pages):
        return _batch(pages, refusals, own)
    return _folder(pages, refusals, own, Declared())


def _batch(pages: Sequence[PageImage], refusals: Sequence[Refusal], own: str) -> tuple[Arrival, ...]:
    if own in {sheet.dossier for sheet in map(sheet_of, pages) if sheet}:
        # the file is called like a dossier in it: pages of nobody must not slip in there
        own = dossier_id(f"{own}-loose")
    sections, wrong = split(pages, own)
    parts = _Parts(own, Declared(), Intake.PAPER, sections, pages_only=True)
    return parts.arrivals((*refusals, *wrong))


def _folder(
    pages: Sequence[PageImage], refusals: Sequence[Refusal], own: str, declared: Declared
) -> tuple[Arrival, ...]:
    """A dossier of files; a scanned batch among them is split like any other."""
    sections: list[Section] = []
    wrong: list[Refusal] = []
    for place, group in by_place(pages):
        if has_cover(group):
            parts, notes = split(group, own)
            sections += parts
            wrong += notes
        else:
            sections.append(Section(own, Volume(place.binding, place.copy, group, source=place.name)))
    whole = _Parts(own, declared, declared.intake or Intake.ELECTRONIC, tuple(sections), pages_only=False)
    return whole.arrivals((*refusals, *wrong))


@dataclass(frozen=True, slots=True)
class _Parts:
    """Volumes of one or many dossiers. `declared` and `intake` are said of `own`; all others came on paper.

    `pages_only`: every file is a piece of one pile of paper, so that one that could not be opened has
    neighbours.
    """

    own: str
    declared: Declared
    intake: Intake
    sections: tuple[Section, ...]
    pages_only: bool

    def arrivals(self, refusals: Sequence[Refusal]) -> tuple[Arrival, ...]:
        volumes: dict[str, list[Volume]] = {}
        for section in self.sections:
            volumes.setdefault(section.dossier, []).append(section.volume)
        refused: dict[str, list[Refusal]] = {}
        for refusal in refusals:
            refused.setdefault(self._whose(refusal), []).append(refusal)
        names = dict.fromkeys((*volumes, *refused)) or {self.own: None}
        return tuple(
            Arrival(
                name,
                self.intake if name == self.own else Intake.PAPER,
                self.declared if name == self.own else Declared(),
                _numbered(volumes.get(name, [])),
                tuple(refused.get(name, ())),
            )
            for name in names
        )

    def _whose(self, refusal: Refusal) -> str:
        """The dossier of the page before the one refused: in a pile of paper it lay in the same volume."""
        of_source = [
            section
            for section in self.sections
            if any(page.source == refusal.source for page in section.volume.pages)
        ]
        near = of_source or (list(self.sections) if self.pages_only else [])
        place = (natural_key(refusal.source), float("inf") if refusal.index is None else refusal.index)
        before = [section for section in near if _begins(section) <= place]
        return next((section.dossier for section in (*before[-1:], *near[:1])), self.own)


def _begins(section: Section) -> tuple[NaturalKey, float]:
    first = section.volume.pages[0]
    return natural_key(first.source), first.index


def _numbered(volumes: Sequence[Volume]) -> tuple[Volume, ...]:
    numbered, count = [], 0
    for volume in volumes:
        pages = []
        for page in volume.pages:
            count += 1
            pages.append(replace(page, id=f"p{count:04d}"))
        numbered.append(replace(volume, pages=tuple(pages)))
    return tuple(numbered)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # no right to look: open_source says so


def _followed(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path  # a loop of links
