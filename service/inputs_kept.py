"""The inputs that a revision came by, kept so that they can be given again as they came."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.input import Input
from storage.checked import read_object, save_object
from storage.object_store import ObjectAltered, ObjectStore
from storage.revision import Kept, Revision, original

NAME = "inputs.json"
_ORIGINALS = "originals/"


@dataclass(frozen=True, slots=True)
class Given:
    """An input that a dossier came by, with its `files` and the names they have in it; `names` are those by
    which some are known in the dossier instead, "" for one that does not count there."""

    given: Input
    files: tuple[tuple[Path, str], ...]
    names: Mapping[str, str]

    def counting(self) -> Iterator[tuple[Path, str, str]]:
        """The files that count, with their names in the input and in the dossier."""
        for path, name in self.files:
            called = self.names.get(name, name)
            if called:
                yield path, name, called


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    called: str
    object: str


class _Input(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    folder: bool
    received: datetime | None
    files: tuple[_File, ...]


class _Inputs(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    form: Literal["dossier-inputs/1"] = Field(default="dossier-inputs/1", alias="schema")
    inputs: tuple[_Input, ...]


def to_keep(given: Sequence[Given]) -> Iterator[Kept]:
    """The untouched originals, called as in the dossier, and last how they came. Raises OSError."""
    described = []
    for one in given:
        files = []
        for path, name, called in one.counting():
            kept = original(path, called)
            files.append(_File(name=name, called=called, object=kept.name))
            yield kept
        come = one.given
        told = _Input(name=come.name, folder=come.path.is_dir(), received=come.received, files=tuple(files))
        described.append(told)
    content = _Inputs(inputs=tuple(described)).model_dump_json(indent=1, by_alias=True)
    yield Kept(NAME, content.encode())


def get_again(store: ObjectStore, revision: Revision, folder: Path) -> tuple[Given, ...]:
    """The inputs of a revision, their files below `folder` as they came in.

    Of a revision that does not tell its inputs all originals are one. Raises StoreError, OSError.
    """
    found = []
    for number, one in enumerate(_described(store, revision), 1):
        place = folder / str(number)
        saved = []
        for file in one.files:
            target = place / _inside(file.name)
            target.parent.mkdir(parents=True, exist_ok=True)
            save_object(store, revision, file.object, target)
            saved.append((target, file.name))
        path = place if one.folder or not saved else saved[0][0]
        names = {file.name: file.called for file in one.files if file.called != file.name}
        found.append(Given(Input(path, one.name, one.received), tuple(saved), names))
    return tuple(found)


def came_by(store: ObjectStore, revision: Revision) -> frozenset[tuple[str, datetime | None]]:
    """Name and moment of receipt of each input that the revision was made from. Raises StoreError."""
    return frozenset((one.name, one.received) for one in _described(store, revision))


def _described(store: ObjectStore, revision: Revision) -> tuple[_Input, ...]:
    entries = revision.manifest.objects
    if any(entry.name == NAME for entry in entries):
        try:
            return _Inputs.model_validate_json(read_object(store, revision, NAME)).inputs
        except ValidationError as error:
            raise ObjectAltered(revision.prefix + NAME) from error
    files = tuple(
        _File(name=source, called=source, object=entry.name)
        for entry in entries
        if entry.name.startswith(_ORIGINALS)
        for source in entry.sources
    )
    return (_Input(name=revision.dossier, folder=True, received=None, files=files),)


def _inside(source: str) -> PurePosixPath:
    """The name by which an original came in, as a path that cannot leave the folder it is put in."""
    parts = [part for part in PurePosixPath(source.replace("\0", "")).parts if part not in ("/", "..", ".")]
    return PurePosixPath(*parts)
