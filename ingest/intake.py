"""From an input to dossiers: first its pages as they are opened, then, when all are there, whose they are."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from ingest.archives import is_archive, unpack
from ingest.arrival import Arrival, Declared, Intake, Refusal
from ingest.declaration import FILE, read_declaration
from ingest.input import Input
from ingest.merging import unite
from ingest.naming import dossier_id
from ingest.opening.limits import Limits
from ingest.opening.source import Counted, open_source
from ingest.page import PageImage
from ingest.part import Part
from ingest.reasons import Situation, refuse
from ingest.section import Section
from ingest.sources.batch import has_cover, parted, sheet_of
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
    refused. See `parts_of` for what is paper, and `unite` for dossiers that came in by several inputs.
    """
    return tuple(unite([part]).arrival for part in parts_of(given, pages, refusals))


def parts_of(given: Input, pages: Sequence[PageImage], refusals: Sequence[Refusal]) -> tuple[Part, ...]:
    """What an input brings, by dossier. Volumes under cover sheets are paper; all else is electronic unless
    `dossier.yaml` says otherwise."""
    own, declared, wrong = _own(given)
    if _is_folder(given.path):
        if pages and sheet_of(pages[0]) and not (given.path / FILE).exists():
            found = _batch(pages, refusals, own)
        else:
            found = _folder(pages, (*wrong, *refusals), own, declared)
    elif has_cover(pages):
        found = _batch(pages, refusals, own)
    else:
        found = _folder(pages, refusals, own, Declared())
    return tuple(replace(part, received=given.received) for part in found)


def own_id(given: Input) -> str:
    """The dossier that an input's pages belong to as long as no cover sheet says otherwise."""
    return _own(given)[0]


def _own(given: Input) -> tuple[str, Declared, tuple[Refusal, ...]]:
    if not _is_folder(given.path):
        return dossier_id(PurePath(given.name).stem), Declared(), ()
    declared, wrong = read_declaration(given.path)
    return declared.dossier or dossier_id(given.name), declared, wrong


def _batch(pages: Sequence[PageImage], refusals: Sequence[Refusal], own: str) -> tuple[Part, ...]:
    if own in {sheet.dossier for sheet in map(sheet_of, pages) if sheet}:
        # the file is called like a dossier in it: pages of nobody must not slip in there
        own = dossier_id(f"{own}-loose")
    sections, wrong = parted(pages, own)
    return _Whose(own, Declared(), Intake.PAPER, sections, pages_only=True).parts((*refusals, *wrong))


def _folder(
    pages: Sequence[PageImage], refusals: Sequence[Refusal], own: str, declared: Declared
) -> tuple[Part, ...]:
    """A dossier of files; a scanned batch among them is split like any other."""
    intake = declared.intake or Intake.ELECTRONIC
    sections: list[Section] = []
    wrong: list[Refusal] = []
    for place, group in by_place(pages):
        if has_cover(group):
            volumes, notes = parted(group, own)
            sections += volumes
            wrong += notes
        else:
            sent = intake is Intake.ELECTRONIC
            volume = Volume(place.binding, place.copy, group, source=place.name, electronic=sent)
            sections.append(Section(own, volume))
    return _Whose(own, declared, intake, tuple(sections), pages_only=False).parts((*refusals, *wrong))


@dataclass(frozen=True, slots=True)
class _Whose:
    """Volumes of one or many dossiers. `declared` and `intake` are said of `own`; all others came on paper.

    `pages_only`: every file is a piece of one pile of paper, so that one that could not be opened has
    neighbours.
    """

    own: str
    declared: Declared
    intake: Intake
    sections: tuple[Section, ...]
    pages_only: bool

    def parts(self, refusals: Sequence[Refusal]) -> tuple[Part, ...]:
        sections: dict[str, list[Section]] = {}
        for section in self.sections:
            sections.setdefault(section.dossier, []).append(section)
        refused: dict[str, list[Refusal]] = {}
        for refusal in refusals:
            refused.setdefault(self._whose(refusal), []).append(refusal)
        names = dict.fromkeys((*sections, *refused)) or {self.own: None}
        return tuple(
            Part(
                name,
                self.intake if name == self.own else Intake.PAPER,
                self.declared if name == self.own else Declared(),
                tuple(sections.get(name, ())),
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
