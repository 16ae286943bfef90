"""What the documents say of the program is what the program does."""

import re
from pathlib import Path

import pytest
import typer

from service.cli import app
from service.settings import Settings
from storage.opening import backends

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text()
_EXAMPLES = re.findall(r"^```python\n(.*?)^```", CONTRIBUTING, re.MULTILINE | re.DOTALL)
_WHOLE = [example for example in _EXAMPLES if example.startswith('"""')]


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_stands_in_the_readme(name: str) -> None:
    assert f"`DOSSIER_{name.upper()}`" in README


def test_the_readme_names_no_setting_that_there_is_not() -> None:
    named = set(re.findall(r"`DOSSIER_([A-Z0-9_]+)`", README))
    assert named - {name.upper() for name in Settings.model_fields} == set()


def test_the_readme_names_the_commands_that_there_are() -> None:
    group = typer.main.get_command(app)
    commands = set(getattr(group, "commands"))  # noqa: B009 - a group has them
    assert commands == set(re.findall(r"^    dossier (\w+)", README, re.MULTILINE))


def test_the_readme_names_every_kind_of_store() -> None:
    schemes = {scheme for module in backends() for scheme in module.SCHEMES} - {"", "file", "memory"}
    assert {scheme for scheme in schemes if f"`{scheme}://" not in README} == set()


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_is_named_is_there(file: str) -> None:
    text = (ROOT / file).read_text()
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    paths = re.findall(
        r"`((?:ingest|extractors|validators|storage|service|samples|tests|docs)/[\w/.]*)`", text
    )
    assert [name for name in links + paths if not (ROOT / name).exists()] == []


@pytest.mark.parametrize(
    "folder",
    [
        *("extractors/documents", "extractors/reading/engines", "validators/rules"),
        *("ingest/formats", "ingest/sources", "storage/backends", "service/commands"),
    ],
)
def test_contributing_shows_each_folder_where_one_file_is_enough(folder: str) -> None:
    assert f": `{folder}/<" in CONTRIBUTING
    assert (ROOT / folder).is_dir()


@pytest.mark.parametrize("example", _WHOLE, ids=lambda text: text.partition("\n")[0])
def test_an_example_of_a_whole_file_runs(example: str) -> None:
    found: dict[str, object] = {}
    exec(compile(example, "CONTRIBUTING.md", "exec"), found)  # noqa: S102 - text of this repository
    assert {"TYPE", "RULE"} & set(found)


def test_there_are_examples_of_whole_files() -> None:
    assert len(_WHOLE) >= 2
