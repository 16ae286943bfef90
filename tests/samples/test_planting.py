"""The planted defects: each changes its dossier, and together they are about every rule of the contract."""

import re
from pathlib import Path

import pytest

from benchmarks.rules_run import fresh
from samples.defects import Bench
from samples.planting import planted
from samples.routes import bench
from samples.sowing import Base
from validators.rule import discover

OUTCOMES = {"pass", "warn", "fail", "cannot-tell"}
SEVERITIES = {"blocker", "major", "minor", "info"}


@pytest.mark.parametrize("base", list(Base))
def test_a_defect_changes_its_dossier_and_says_what_must_be_found(base: Base) -> None:
    whole = bench(base, 3)
    for sown in [one for one in planted() if one.base is base][::6]:  # drawing them all takes too long
        spoilt = fresh(whole)
        sown.spoil(spoilt)
        assert spoilt.made.planted, sown.name
        for one in spoilt.made.planted:
            assert one.outcome in OUTCOMES
            assert one.severity in SEVERITIES
        sound = all(one.outcome == "pass" for one in spoilt.made.planted)
        assert sound or _told(spoilt) != _told(whole), sown.name
        assert not whole.made.planted


def _told(dossier: Bench) -> str:
    made = dossier.made
    return repr((made.volumes, made.files, made.declared, made.missing, made.harmed, made.unlike))


def test_defects_are_planted_for_every_rule() -> None:
    files = (*Path("samples/planting").glob("*.py"), Path("samples/defects.py"))
    source = "".join(file.read_text() for file in files).replace("{binding}", "form")
    about = {rule.id for rule in discover() if rule.id in source or _short(rule.id) in source}
    assert {rule.id for rule in discover()} - about == set()


def _short(rule: str) -> str:
    """As a family's own helper names it."""
    return f'"{rule.split(".")[1]}"'


def test_there_are_eighty_defects_at_least_on_every_route() -> None:
    assert len(planted()) >= 80
    assert {sown.base for sown in planted()} == set(Base)
    assert all(re.fullmatch(r"[\w ,:()+-]+", sown.name) for sown in planted())
