"""A programme as data, and how it is loaded from its pack."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

from ingest.wording import Bilingual
from validators import pack
from validators.clause import ALWAYS, Clause, Effective, Item, Kind, Need, ProgrammeError, Setting

__all__ = ["Programme", "ProgrammeError", "load_programme", "programmes"]

_PACKS = Path(__file__).parent / "programmes"
_TYPES = Path(__file__).parent / "document_types.toml"


@dataclass(frozen=True, slots=True)
class Programme:
    """What a dossier is judged against. Order of `clauses` is the order in which findings are reported."""

    name: str
    version: str
    title: Bilingual
    tracks: tuple[str, ...]
    projects: tuple[str, ...]
    employer_kinds: tuple[str, ...]
    clauses: tuple[Clause, ...]
    documents: tuple[Kind, ...]
    checklist: tuple[Item, ...]
    settings: tuple[Setting, ...]
    effective: Effective = ALWAYS

    def in_force(self, day: date) -> bool:
        """Whether an application of `day` is judged by this version of the programme."""
        return self.effective.holds(day)

    def clause(self, id: str) -> Clause:
        """The clause `id`; raises ProgrammeError when the programme has none."""
        for clause in self.clauses:
            if clause.id == id:
                return clause
        raise ProgrammeError(f"programme {self.name} has no clause {id}")

    def has(self, id: str) -> bool:
        """Whether the programme has the clause `id`."""
        return any(clause.id == id for clause in self.clauses)

    def place(self, id: str) -> int:
        """Where the clause stands in the programme, from 0; after the last one when it has none such."""
        return next((at for at, clause in enumerate(self.clauses) if clause.id == id), len(self.clauses))

    def item(self, rule: str) -> Item | None:
        """The item of the checklist that the rule `rule` answers for."""
        return next((item for item in self.checklist if item.rule == rule), None)

    def kind(self, type: str) -> Kind:
        """The document type, under its own name where the programme does not know it."""
        known = next((kind for kind in self.documents if kind.type == type), None)
        return known or Kind(type, Bilingual(type, type), None)

    def need(self, item: Item, project: str | None, employer_kind: str | None) -> Need:
        """What the route asks of `item`; UNKNOWN when part of the route is and the answer hangs on it."""
        projects = (project,) if project in self.projects else self.projects
        kinds = (employer_kind,) if employer_kind in self.employer_kinds else self.employer_kinds
        needs = {item.need(f"{p}/{k}") for p, k in product(projects, kinds)}
        return needs.pop() if len(needs) == 1 else Need.UNKNOWN

    def number(self, key: str) -> int:
        """The setting `key`, a whole number."""
        value = self.setting(key).value
        if not isinstance(value, int):
            raise ProgrammeError(f"setting {key} is not a number")
        return value

    def choice(self, key: str) -> str:
        """The setting `key`, a word or a date as text."""
        return str(self.setting(key).value)

    def day(self, key: str, year: int) -> date:
        """The setting `key`, a day of the year ("06-30"), in `year`."""
        month, day = self.choice(key).split("-")
        return date(year, int(month), int(day))

    def setting(self, key: str) -> Setting:
        """The setting `key` with its choices; raises ProgrammeError when the programme has none such."""
        for setting in self.settings:
            if setting.key == key:
                return setting
        raise ProgrammeError(f"programme {self.name} has no setting {key}")


def programmes() -> tuple[str, ...]:
    """Names of the packs that come with the program."""
    return tuple(sorted(file.stem for file in _PACKS.glob("*.toml")))


def load_programme(name: str, overrides: Mapping[str, str] | None = None) -> Programme:
    """The programme `name` (a pack of ours, or a .toml file) with settings changed by `overrides`.

    Raises ProgrammeError with one sentence that names the file and the place in it.
    """
    file = Path(name) if name.endswith(".toml") else _PACKS / f"{name}.toml"
    if not file.is_file():
        raise ProgrammeError(f"no programme {name!r}; known are {', '.join(programmes())}")
    read = pack.check(_parsed(file), _parsed(_TYPES), file.name)
    programme = Programme(
        name=read.name,
        version=read.version,
        title=read.title.bilingual(),
        tracks=tuple(read.tracks),
        projects=tuple(read.projects),
        employer_kinds=tuple(read.employer_kinds),
        clauses=tuple(clause.frozen() for clause in read.clauses),
        documents=tuple(kind.frozen(type) for type, kind in read.documents.items()),
        checklist=tuple(item.frozen() for item in read.checklist),
        settings=tuple(setting.frozen(key) for key, setting in read.settings.items()),
        effective=read.effective.frozen(),
    )
    return _changed(programme, overrides or {})


def _parsed(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProgrammeError(f"{file.name}: {error}") from error


def _changed(programme: Programme, overrides: Mapping[str, str]) -> Programme:
    known = {setting.key for setting in programme.settings}
    for key in overrides:
        if key not in known:
            raise ProgrammeError(f"no setting {key!r}; known are {', '.join(sorted(known))}")
    settings = tuple(
        pack.changed(setting, overrides[setting.key]) if setting.key in overrides else setting
        for setting in programme.settings
    )
    return replace(programme, settings=settings)
