"""The command line on both committed samples, compared with what is true of them."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from samples.scoring import false_alarms, missed_defects, score_fields
from samples.truth import DossierTruth, load

SAMPLES = Path(__file__).parents[2] / "samples"
SCHEMA = Path(__file__).parents[2] / "service/report/dossier-report-1.schema.json"
KINDS = ("paper-long-term", "drop-short-term")

pytestmark = pytest.mark.acceptance


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """`dossier demo`, once for the module."""
    place = tmp_path_factory.mktemp("demo")
    environment = {**os.environ, "DOSSIER_STORE": str(place / "store")}
    done = subprocess.run(
        [sys.executable, "-m", "service.cli", "demo", "--out", str(place / "out")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return done, place


@pytest.fixture(params=KINDS)
def told(
    request: pytest.FixtureRequest, run: tuple[subprocess.CompletedProcess[str], Path]
) -> tuple[Mapping[str, Any], DossierTruth]:
    """The report and the truth of one sample."""
    truth = load(SAMPLES / request.param / "truth.json")
    report = json.loads((run[1] / "out" / truth.dossier / "report.json").read_text(encoding="utf-8"))
    return report, truth


def test_the_demo_ends_well_and_prints_one_line_for_each_dossier(
    run: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    done, place = run
    assert done.returncode == 0, done.stderr
    truths = [load(SAMPLES / kind / "truth.json") for kind in KINDS]
    expected = {f"{t.dossier} {t.verdict} {place}/out/{t.dossier}/report.json" for t in truths}
    assert set(done.stdout.splitlines()) == expected


def test_the_verdict_is_true(told: tuple[Mapping[str, Any], DossierTruth]) -> None:
    report, truth = told
    assert report["verdict"] == truth.verdict


def test_every_planted_defect_is_found(told: tuple[Mapping[str, Any], DossierTruth]) -> None:
    assert missed_defects(*told) == []


def test_no_serious_finding_is_without_ground(told: tuple[Mapping[str, Any], DossierTruth]) -> None:
    assert false_alarms(*told) == []


def test_at_least_95_in_100_fields_are_exact(told: tuple[Mapping[str, Any], DossierTruth]) -> None:
    score = score_fields(*told)
    assert score.total > 100
    assert score.share >= 0.95, "\n".join(score.misses)


def test_the_report_is_what_its_schema_says(told: tuple[Mapping[str, Any], DossierTruth]) -> None:
    jsonschema.validate(told[0], json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_everything_is_kept_with_its_originals(run: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    store = run[1] / "store"
    for kind in KINDS:
        truth = load(SAMPLES / kind / "truth.json")
        manifest = json.loads((store / f"dossiers/{truth.dossier}/1/manifest.json").read_text())
        sources = {name for entry in manifest["objects"] for name in entry.get("sources", ())}
        assert {page.source for page in truth.pages} <= sources
        names = {entry["name"] for entry in manifest["objects"]}
        assert {"report.json", "report.html", "report.pdf"} <= names
        volumes = [name for name in names if name.startswith("volumes/")]
        report = json.loads((run[1] / "out" / truth.dossier / "report.json").read_text(encoding="utf-8"))
        assert len(volumes) == len(report["volumes"])
