"""What is kept is in the catalogue, and the catalogue made anew from the store is the same."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from ingest.input import Input
from samples.ideal_copies import agreeing
from service.cataloguing import CatalogueAway, catalogue, file_revision, rebuild
from service.cli import app
from service.copying import Compared
from service.judging import Sorted, sort
from service.keeping import Keeper
from service.process import Processor
from service.programmes import Programmes
from service.settings import Settings
from service.store import store_of
from storage.catalogue.entries import Filed, Query
from tests.service.test_judging import arrival_of
from tests.service.test_recheck import kept


@pytest.fixture(scope="module")
def found() -> Sorted:
    arrival, readings = arrival_of(31, copies=2)
    return sort(arrival, Compared(readings, agreeing(arrival.volumes)))


@pytest.fixture(scope="module")
def settings(found: Sorted, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return kept(found, str(tmp_path_factory.mktemp("kept") / "store"))


def filed(settings: Settings) -> dict[str, Filed | None]:
    with catalogue(settings) as found:
        return {dossier: found.dossier(dossier) for dossier in found.dossiers()}


def test_a_kept_dossier_is_filed_with_its_lead_copy_alone(settings: Settings, found: Sorted) -> None:
    with catalogue(settings) as into:
        assert file_revision(store_of(settings), found.arrival.dossier, into) is None
    entry = filed(settings)[found.arrival.dossier]
    assert entry is not None
    assert entry.dossier.applicant
    assert entry.dossier.employer.startswith("北京")
    assert len(entry.dossier.uscc) == 18
    assert len(entry.volumes) == len(found.volumes)
    assert entry.dossier.pages == len(entry.pages)
    types = [document.type for document in entry.documents]
    assert types.count("business_license") == 1
    assert len(entry.documents) < len(found.documents)
    assert all(finding.outcome in ("fail", "warn", "cannot-tell") for finding in entry.findings)


def test_the_catalogue_made_anew_is_the_same_and_forgets_what_is_not_kept(
    settings: Settings, found: Sorted
) -> None:
    store = store_of(settings)
    with catalogue(settings) as into:
        list(rebuild(store, into))
    before = filed(settings)
    with catalogue(settings) as into:
        entry = before[found.arrival.dossier]
        assert entry is not None
        into.remove(found.arrival.dossier)
        into.file(replace(entry, dossier=replace(entry.dossier, id="GONE")))
        assert list(rebuild(store, into)) == [(found.arrival.dossier, None)]
    assert filed(settings) == before


def dossier(settings: Settings, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.setenv("DOSSIER_STORE", settings.store)
    return CliRunner().invoke(app, ["catalogue", *arguments])


def test_a_dossier_is_found_by_its_employer_on_the_command_line(
    settings: Settings, found: Sorted, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dossier(settings, monkeypatch, "rebuild").exit_code == 0
    line = dossier(settings, monkeypatch, "find", "--employer", "有限公司", "--until", "2030-01-01").stdout
    assert line.startswith(f"{found.arrival.dossier}\t1\t")
    assert dossier(settings, monkeypatch, "find", "--employer", "没有这家").stdout == ""
    assert dossier(settings, monkeypatch, "shared", found.arrival.dossier).stdout == ""


def test_a_catalogue_that_is_away_is_told_and_loses_nothing(tmp_path: Path, found: Sorted) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = kept(found, str(tmp_path / "store"))
    away = settings.model_copy(update={"database": type(settings.database)(str(tmp_path / "file" / "jobs"))})
    with pytest.raises(CatalogueAway), catalogue(away):
        pass
    keeper = Keeper(away)
    keeper._file(store_of(away), found.arrival.dossier)
    assert "dossier catalogue rebuild" in keeper.problem


def test_processing_files_what_it_keeps(tmp_path: Path) -> None:
    Image.new("RGB", (827, 1169), "white").save(tmp_path / "BJ-9.png", dpi=(100, 100))
    changed = {"out": tmp_path / "out", "store": str(tmp_path / "store"), "engine": "recorded", "workers": 1}
    settings = Settings.model_validate(changed)
    keeper = Keeper(settings)
    with Processor(settings, keeper) as processor:
        list(processor.process([Input.at(tmp_path / "BJ-9.png")], Programmes(settings.programme, {})))
    assert not keeper.problem
    with catalogue(settings) as into:
        assert [one.id for one in into.search(Query())] == ["BJ-9"]
