"""The hand-made dossier, drawn once."""

import re
from pathlib import Path

import pytest

from service.report.hiding import hidden_places
from service.report.html import render_html
from service.report.masking import masked
from service.report.pictures import Pictures, take_pictures
from tests.service.report.drawn import IMPRINT, Made, electronic, images_of, paper_dossier
from tests.service.report.found import all_findings


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A paper dossier with findings of every outcome."""
    dossier = paper_dossier(tmp_path_factory.mktemp("drawn"))
    return Made(dossier, all_findings(dossier), images_of(dossier))


@pytest.fixture(scope="session")
def made_electronic(made: Made) -> Made:
    """The same documents as files."""
    dossier = electronic(made.dossier)
    return Made(dossier, all_findings(dossier), images_of(dossier))


@pytest.fixture(scope="session")
def pictures(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Pictures:
    report = made.report
    hidden = hidden_places(report, made.dossier.pages)
    return take_pictures(report, made.images, hidden, tmp_path_factory.mktemp("crops"))


@pytest.fixture(scope="session")
def page(made: Made, pictures: Pictures) -> str:
    """The report page of the paper dossier."""
    return render_html(masked(made.report), pictures, IMPRINT)


@pytest.fixture(scope="session")
def documented_fields() -> set[str]:
    """The names of the fields in docs/fields.md."""
    table = (Path(__file__).parents[3] / "docs" / "fields.md").read_text(encoding="utf-8")
    cells = [
        line.split("|")[2] for line in table.splitlines() if re.match(r"\| (?!type )[a-z_]+ \| [a-z]", line)
    ]
    return {name for cell in cells for name in re.findall(r"[a-z][a-z_0-9]+", re.sub(r"\([^)]*\)", "", cell))}
