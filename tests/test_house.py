"""The house itself: its layout, its lock, and what may be imported where."""

import ast
import importlib.metadata
import re
import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("ingest", "extractors", "validators", "storage", "service", "samples", "benchmarks")
PRODUCT = ("ingest", "extractors", "validators", "storage", "service")
ROOMS = (
    *("tests", "docs", "run", ".ci/run", "pyproject.toml", "requirements.lock", "LICENSE"),
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md"),
)
LONGEST = 300

# Libraries that are used in one file, and those that are used below some folders, of the product.
ONE_FILE = (
    *("minio", "urllib3", "pytesseract", "pdfplumber", "zxingcpp", "weasyprint", "segno", "xlsxwriter"),
    *("dbos", "watchfiles"),
)
FOLDERS = {
    "sqlalchemy": ("service/jobs", "storage/catalogue"),
    "alembic": ("storage/catalogue",),
    "cv2": ("extractors/imaging",),
    "rapidocr": ("extractors/reading",),
    "pypdfium2": ("ingest/formats/pdf",),
}
RUNTIMES = ("rapidocr", "openvino", "onnxruntime")


def _files(*folders: str) -> list[Path]:
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


@cache
def _imported(file: Path) -> frozenset[str]:
    """Top-level names that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").partition(".")[0])
    return frozenset(names)


def _homes(*folders: str) -> dict[str, set[str]]:
    """For each imported name the files below the folders that import it."""
    homes: dict[str, set[str]] = defaultdict(set)
    for file in _files(*folders):
        for name in _imported(file):
            homes[name].add(file.relative_to(ROOT).as_posix())
    return homes


@pytest.mark.parametrize(
    "name",
    [*PACKAGES, *ROOMS],
)
def test_the_house_has_its_rooms(name: str) -> None:
    assert (ROOT / name).exists()


def test_every_package_says_what_it_is_for() -> None:
    folders = {file.parent for file in _files(*PACKAGES) if "data" not in file.parts}
    silent = [f for f in folders if not ast.get_docstring(ast.parse((f / "__init__.py").read_text()))]
    assert silent == []


def test_every_file_says_in_its_first_line_what_it_is_for() -> None:
    assert [f for f in _files(*PACKAGES) if not ast.get_docstring(ast.parse(f.read_text()))] == []


@pytest.mark.parametrize("command", ["run", ".ci/run"])
def test_the_commands_can_be_called(command: str) -> None:
    assert (ROOT / command).stat().st_mode & 0o111


def test_no_file_is_too_long_to_read() -> None:
    lengths = {file: len(file.read_text().splitlines()) for file in _files(*PACKAGES, "tests")}
    assert {file: n for file, n in lengths.items() if n > LONGEST} == {}


def test_no_dependency_brings_a_package_with_a_name_of_ours() -> None:
    """`validators` for one is also a name on the package index."""
    owners = importlib.metadata.packages_distributions()
    assert {name: owners[name] for name in PACKAGES if set(owners.get(name, ())) - {"dossier"}} == {}


@pytest.mark.parametrize("library", ONE_FILE)
def test_a_library_with_a_border_is_imported_by_one_file(library: str) -> None:
    assert len(_homes(*PRODUCT)[library]) <= 1


@pytest.mark.parametrize(("library", "folders"), FOLDERS.items())
def test_a_library_with_a_home_stays_there(library: str, folders: tuple[str, ...]) -> None:
    homes = tuple(f"{folder}/" for folder in folders)
    assert [file for file in _homes(*PRODUCT)[library] if not file.startswith(homes)] == []


def test_the_engines_of_the_first_reader_live_together() -> None:
    homes = _homes(*PRODUCT)
    files = set[str]().union(*(homes[library] for library in RUNTIMES))
    assert len({Path(file).parent for file in files}) <= 1


def test_the_lock_has_a_hash_for_every_package_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    packages = re.split(r"\n(?=[a-z0-9])", lock)[1:]
    assert len(packages) > 50
    assert [p for p in packages if not re.match(r"[\w.-]+==\S+.*\\\n    --hash=sha256:[0-9a-f]{64}", p)] == []
    assert re.findall(r"\w+://\S*|--(?:extra-)?index-url|--find-links|^-f ", lock, re.MULTILINE) == []


def test_the_lock_has_every_package_that_the_project_names_and_one_opencv() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {_normal(line) for line in wanted}
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE))
    assert names - locked == set()
    assert {name for name in locked if name.startswith("opencv")} == {"opencv-python"}


@pytest.mark.parametrize(
    ("folders", "dev"),
    [(PRODUCT, False), (("samples", "benchmarks", "tests"), True)],
    ids=["product", "rest"],
)
def test_what_is_imported_is_what_the_project_names(folders: tuple[str, ...], dev: bool) -> None:
    """A library that only comes along with another may be gone with the next lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = project["project"]["dependencies"] + (project["dependency-groups"]["dev"] if dev else [])
    named = {_normal(line) for line in wanted}
    owners = importlib.metadata.packages_distributions()
    brought = {
        name: files
        for name, files in _homes(*folders).items()
        if name in owners and name not in PACKAGES and not {_normal(o) for o in owners[name]} & named
    }
    assert brought == {}


def _normal(requirement: str) -> str:
    """The name in a requirement, in the form in which indexes compare names."""
    return re.split(r"[^\w.-]", requirement)[0].lower().replace("_", "-").replace(".", "-")


def test_no_address_of_a_package_index_stands_in_a_file_of_the_house() -> None:
    for name in ("run", ".ci/run", "pyproject.toml", "requirements.lock", "README.md", "CONTRIBUTING.md"):
        assert not re.search(
            r"index-url *[=:]|find-links *[=:]|https?://\S+/simple", (ROOT / name).read_text()
        )
