"""`dossier.yaml`: what an employer declares about a dossier, checked line by line."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from ingest.arrival import Declared, Intake, Refusal
from ingest.naming import is_dossier_id
from ingest.reasons import Situation, refuse

FILE = "dossier.yaml"

_MOST = 64 << 10  # bytes; a declaration has seven lines
_NOTHING = ("", "~", "null")


def _dossier_id(text: str) -> str:
    if not is_dossier_id(text):
        raise ValueError("letters, digits, '-', '_', '.'")
    return text


class _Content(BaseModel):
    model_config = ConfigDict(extra="forbid")

    dossier: Annotated[str, AfterValidator(_dossier_id)] | None = None
    programme: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,64}$")] | None = None
    track: Literal["foreign-expert", "general"] | None = None
    project: Literal["long-term", "short-term", "self-recommendation"] | None = None
    employer_kind: Literal["enterprise", "institution"] | None = None
    submitted: date | None = None
    intake: Intake | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    line: int  # from 1
    value: str | None  # None where it is no plain text


def read_declaration(folder: Path) -> tuple[Declared, tuple[Refusal, ...]]:
    """What `dossier.yaml` at the top of `folder` declares, and a refusal for each line that cannot be used.

    What is wrong is left out, the rest counts: a slip in one line must not change the dossier's name.
    """
    file = folder / FILE
    if not file.is_file() or file.is_symlink():
        return Declared(), ()
    try:
        entries = _entries(_text(file))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return Declared(), (_refuse("YAML", mark.line + 1 if mark else 1),)
    except (OSError, ValueError, RecursionError):
        return Declared(), (_refuse("YAML", 1),)
    wrong = {key: entry for key, entry in entries.items() if entry.value is None}
    said = {key: entry.value for key, entry in entries.items() if key not in wrong}
    try:
        content = _Content.model_validate(said)
    except ValidationError as error:
        bad = {str(problem["loc"][0]) for problem in error.errors()}
        wrong |= {key: entries[key] for key in bad}
        content = _Content.model_validate({key: value for key, value in said.items() if key not in bad})
    refused = sorted(wrong.items(), key=lambda item: item[1].line)
    return Declared(**content.model_dump()), tuple(_refuse(key[:40], entry.line) for key, entry in refused)


def _refuse(what: str, line: int) -> Refusal:
    return refuse(Situation.BAD_DECLARATION, FILE, detail=what, line=line)


def _text(file: Path) -> str:
    with file.open("rb") as opened:
        data = opened.read(_MOST + 1)
    if len(data) > _MOST:
        raise ValueError("too long for a declaration")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")  # Notepad on a Chinese Windows


def _entries(text: str) -> dict[str, _Entry]:
    """Keys with the text of their values as it was typed.

    Nothing is constructed: YAML would read 0042 as an octal number, and aliases could grow without end.
    """
    node = yaml.compose(text, yaml.SafeLoader)
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise ValueError("no mapping")
    entries = {}
    for key, value in node.value:
        plain = value.value if isinstance(value, yaml.ScalarNode) else None
        if plain is None or plain.strip().lower() not in _NOTHING:
            entries[str(key.value)] = _Entry(key.start_mark.line + 1, plain)
    return entries
