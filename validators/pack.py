"""The border of programme packs: what a TOML file may hold, checked on load with the place of the mistake."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from fnmatch import fnmatchcase
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.volume import Binding
from ingest.wording import Bilingual
from validators.clause import Clause, Effective, Form, Item, Kind, ProgrammeError, Setting

# What is asked of every programme, whatever its rules.
_ALWAYS = (
    "copies.form",
    "copies.attachments",
    "copies.personal-information",
    "reference-date",
    "deadline",
    "boundary-day",
)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Words(_Entry):
    en: str = Field(min_length=1)
    zh: str = Field(min_length=1)

    def bilingual(self) -> Bilingual:
        return Bilingual(self.en, self.zh)


class _Clause(_Words):
    id: str = Field(pattern=r"^[A-Z]-\d{2}[a-z]?$")
    quoted: bool = True

    def frozen(self) -> Clause:
        return Clause(self.id, self.bilingual(), self.quoted)


class _Kind(_Words):
    binding: Binding | None = Field(default=None, strict=False)

    def frozen(self, type: str) -> Kind:
        return Kind(type, self.bilingual(), self.binding)


class _Item(_Entry):
    clause: str
    rule: str = Field(pattern=r"^[a-z-]+\.[a-z-]+$")
    types: list[str] = Field(min_length=1)
    required: list[str] = []
    if_applicable: list[str] = []

    def frozen(self) -> Item:
        return Item(
            self.clause, self.rule, tuple(self.types), tuple(self.required), tuple(self.if_applicable)
        )


class _Setting(_Entry):
    default: int | str
    about: _Words
    clause: str = ""
    minimum: int = 1
    form: Form = Field(default=Form.WORD, strict=False)
    choices: list[str] = []

    def frozen(self, key: str) -> Setting:
        form = Form.NUMBER if isinstance(self.default, int) else self.form
        return Setting(
            key=key,
            value=self.default,
            default=self.default,
            form=form,
            choices=tuple(self.choices),
            minimum=self.minimum,
            clause=self.clause,
            about=self.about.bilingual(),
        )


class _Effective(_Entry):
    first: date | None = None
    last: date | None = None

    def frozen(self) -> Effective:
        return Effective(self.first, self.last)


class Pack(_Entry):
    """A programme as its file says it."""

    name: str
    version: str
    effective: _Effective = _Effective()
    title: _Words
    tracks: list[Literal["foreign-expert", "general"]] = Field(min_length=1)
    projects: list[str] = Field(min_length=1)
    employer_kinds: list[str] = Field(min_length=1)
    clauses: list[_Clause] = Field(min_length=1)
    documents: dict[str, _Kind] = {}
    checklist: list[_Item]
    settings: dict[str, _Setting]


def check(data: Mapping[str, Any], types: Mapping[str, Any], file: str) -> Pack:
    """The pack in `data`, with the document types of all packs (`types`) that it does not give itself.

    Raises ProgrammeError with `file`, the place and the mistake.
    """
    own = data.get("documents", {})
    documents = {**types, **own} if isinstance(own, Mapping) else own
    try:
        pack = Pack.model_validate({**data, "documents": documents})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ProgrammeError(f"{file}: {place}: {first['msg']}") from error
    for mistake in _mistakes(pack):
        raise ProgrammeError(f"{file}: {mistake}")
    return pack


def changed(setting: Setting, text: str) -> Setting:
    """The setting with the value that `text` says. Raises ProgrammeError when it may not have it."""
    value: int | str = int(text) if re.fullmatch(r"\d{1,6}", text) else text
    mistake = _wrong_value(setting, value)
    if mistake:
        raise ProgrammeError(f"setting {setting.key}: {mistake}")
    return replace(setting, value=value)


def _mistakes(pack: Pack) -> Iterable[str]:
    """What a file can say in the right form and still not mean."""
    first, last = pack.effective.first, pack.effective.last
    if first and last and last < first:
        yield f"effective: last {last} is before first {first}"
    clauses = [clause.id for clause in pack.clauses]
    yield from (
        f"settings.{key} is missing; every pack has one" for key in _ALWAYS if key not in pack.settings
    )
    yield from (f"clause {id} stands twice" for id, count in Counter(clauses).items() if count > 1)
    rules = Counter(item.rule for item in pack.checklist)
    yield from (f"rule {rule} stands twice in the checklist" for rule, count in rules.items() if count > 1)
    for item in pack.checklist:
        yield from _wrong_item(pack, item, set(clauses))
    for key, entry in pack.settings.items():
        mistake = _wrong_value(entry.frozen(key), entry.default)
        if mistake:
            yield f"settings.{key}: {mistake}"
        if entry.clause and entry.clause not in clauses:
            yield f"settings.{key}: no clause {entry.clause}"


def _wrong_item(pack: Pack, item: _Item, clauses: set[str]) -> Iterable[str]:
    if item.clause not in clauses:
        yield f"checklist {item.rule}: no clause {item.clause}"
    yield from (
        f"checklist {item.rule}: no document type {type}" for type in item.types if type not in pack.documents
    )
    routes = [f"{project}/{kind}" for project in pack.projects for kind in pack.employer_kinds]
    for pattern in (*item.required, *item.if_applicable):
        if not any(fnmatchcase(route, pattern) for route in routes):
            yield f"checklist {item.rule}: {pattern!r} matches no route ({', '.join(routes)})"


def _wrong_value(setting: Setting, value: int | str) -> str:
    """Why the setting cannot have this value; empty when it can."""
    if setting.form is Form.NUMBER:
        if not isinstance(value, int):
            return f"{value!r} is not a whole number"
        return f"{value} is below {setting.minimum}" if value < setting.minimum else ""
    if setting.form is Form.WORD:
        return "" if value in setting.choices else f"{value!r} is none of {', '.join(setting.choices)}"
    if setting.form is Form.DATE and value == setting.default == "":
        return ""  # a day that may be left open
    text = f"2000-{value}" if setting.form is Form.MONTH_DAY else str(value)
    try:
        date.fromisoformat(text)
    except ValueError:
        return f"{value!r} is not a {setting.form}"
    return ""
