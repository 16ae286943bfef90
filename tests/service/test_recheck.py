"""Rules run again over what was kept: dry by default, written whole where asked, no page read."""

import json
from pathlib import Path

import pytest
from PIL import Image

from ingest.input import Input
from ingest.wording import Bilingual
from samples.ideal_copies import agreeing
from service import record
from service.copying import Compared
from service.judging import Sorted, judge, sort
from service.keeping import Keeper
from service.process import Processor
from service.programmes import Programmes
from service.recalling import recall
from service.recheck import Change, NotRechecked, Recheck, Rechecked, told
from service.report.build import build_report
from service.report.schema import FindingSubject
from service.settings import Settings
from service.store import store_of
from storage.backends.folder import FolderStore
from storage.object_store import ObjectAltered
from storage.revision import Kept, kept_dossiers, load_revision, save_revision
from tests.service.conftest import Dossier
from tests.service.test_judging import arrival_of
from validators.finding import Outcome
from validators.programme import load_programme
from validators.verdict import Verdict

PROGRAMME = "beijing-overseas-talents"
BOTH = ["BJ-TEST-1", "BJ-TEST-2"]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A store in which two dossiers are kept."""
    place = tmp_path_factory.mktemp("kept")
    changed = {"out": place / "out", "store": str(place / "store"), "engine": "recorded", "workers": 1}
    settings = Settings.model_validate(changed)
    for name in BOTH:
        folder = place / name / "单位 材料"
        folder.mkdir(parents=True)
        Image.new("RGB", (827, 1169), "white").save(folder / "扫描件 1.png", dpi=(100, 100))
        (place / name / "dossier.yaml").write_text("project: long-term\nemployer_kind: enterprise\n")
    inputs = [Input.at(place / name) for name in BOTH]
    with Processor(settings, Keeper(settings)) as processor:
        done = list(processor.process(inputs, Programmes(PROGRAMME, {})))
    assert sorted(one.dossier for one in done) == BOTH
    return settings


@pytest.fixture(autouse=True)
def no_page_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a page was read")

    monkeypatch.setattr("extractors.reading.pool.ReadingPool._schedule", refuse)


def rechecked(settings: Settings, *, write: bool = False, **switches: str) -> dict[str, Rechecked]:
    keys = {key.replace("_", "."): value for key, value in switches.items()}
    recheck = Recheck(settings, Programmes(PROGRAMME, keys))
    done = list(recheck.run(recheck.known(), Keeper(settings) if write else None))
    return {one.dossier: one for one in done if isinstance(one, Rechecked)}


def test_the_same_rules_change_nothing_and_nothing_is_written(settings: Settings) -> None:
    before = sorted(settings.out.rglob("*"))
    done = rechecked(settings)
    assert sorted(done) == BOTH
    assert all(one.before is one.after and not one.changes and one.report is None for one in done.values())
    assert sorted(settings.out.rglob("*")) == before
    assert load_revision(store_of(settings), BOTH[0]).number == 1


def kept(found: Sorted, store: str) -> Settings:
    """A store in which this dossier was kept as one run would, originals and pictures left out."""
    settings = Settings.model_validate({"store": store})
    judged = judge(found, load_programme(PROGRAMME))
    report = build_report(judged.dossier, judged.findings, judged.verdict, (), 1, {})
    files = (
        Kept("report.json", report.to_json().encode()),
        Kept(record.NAME, record.to_bytes(found, ("ideal", ""))),
    )
    save_revision(store_of(settings), judged.dossier.id, 1, files)
    return settings


def test_another_switch_shows_what_it_changes(tmp_path: Path) -> None:
    arrival, readings = arrival_of(31, copies=4)
    found = sort(arrival, Compared(readings, agreeing(arrival.volumes)))
    settings = kept(found, str(tmp_path / "store"))
    switches = {"copies.form": "4", "copies.attachments": "4"}
    (one,) = Recheck(settings, Programmes(PROGRAMME, switches)).run([arrival.dossier], None)
    assert isinstance(one, Rechecked)
    assert (one.before, one.after) == (Verdict.INCOMPLETE, Verdict.COMPLETE)
    changed = {change.rule: (change.before, change.after) for change in one.changes}
    expected = ((Outcome.FAIL,), (Outcome.PASS,))
    assert changed == {"copies.form": expected, "copies.attachments": expected}


def test_a_new_revision_is_whole_and_has_its_pictures(settings: Settings) -> None:
    one = rechecked(settings, write=True)[BOTH[1]]
    assert one.report is not None
    report = json.loads(one.report.read_bytes())
    assert report["revision"] == 2
    assert (one.report.parent / "volumes").is_dir()
    assert list((one.report.parent / "volumes").glob("*.pdf"))
    kept = load_revision(store_of(settings), BOTH[1])
    assert kept.number == 2
    sources = {name for entry in kept.manifest.objects for name in entry.sources}
    assert sources == {"单位 材料/扫描件 1.png", "dossier.yaml"}


def test_a_dossier_that_is_not_kept_is_named(settings: Settings) -> None:
    recheck = Recheck(settings, Programmes(PROGRAMME, {}))
    found = list(recheck.run(["NOBODY", "../BJ-TEST-1", BOTH[0]], None))
    assert [type(one) for one in found] == [NotRechecked, NotRechecked, Rechecked]


def test_a_record_that_was_altered_is_not_trusted(settings: Settings, tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "store")
    original = store_of(settings)
    for item in original.list(""):
        store.put(item.key, original.get(item.key))
    key = load_revision(store, BOTH[0]).prefix + "record.json.gz"
    store.put(key, original.get(key) + b"\0")
    with pytest.raises(ObjectAltered):
        recall(store, BOTH[0])


def test_every_kept_dossier_is_known(settings: Settings) -> None:
    assert list(kept_dossiers(store_of(settings))) == BOTH


def test_a_change_is_told_without_quoting_the_dossier_unless_asked(settings: Settings) -> None:
    one = rechecked(settings)[BOTH[0]]
    change = Change(
        "audits.latest-year",
        FindingSubject(document="d07"),
        (Outcome.FAIL,),
        (Outcome.WARN, Outcome.PASS),
        Bilingual("The passport of ERIKSSON expired.", "ERIKSSON的护照已过期。"),
    )
    lines = list(told(Rechecked(one.dossier, one.before, one.after, (change,)), explain=False))
    assert lines[0].startswith(f"{one.dossier} {one.before} -> ")
    assert lines[1:] == ["  audits.latest-year fail -> pass warn (document=d07)"]
    assert len(list(told(Rechecked(one.dossier, one.before, one.after, (change,)), explain=True))) == 4


def test_the_command_prints_verdicts_and_says_what_is_not_kept(settings: Settings, dossier: Dossier) -> None:
    done = dossier("recheck", *BOTH, "NOBODY", store=settings.store)
    assert done.returncode == 3, done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()] == BOTH
    assert "NOBODY" in done.stderr


@pytest.mark.parametrize(
    "arguments", [(), ("--all", "BJ-TEST-1"), ("--all", "--set", "no.such=1"), ("--all", "--programme", "x")]
)
def test_the_command_refuses_wrong_use(
    settings: Settings, dossier: Dossier, arguments: tuple[str, ...]
) -> None:
    assert dossier("recheck", *arguments, store=settings.store).returncode == 2


def test_a_store_that_cannot_be_used_ends_the_command(dossier: Dossier) -> None:
    done = dossier("recheck", "--all", store="s3://bucket", s3_endpoint="127.0.0.1:9")
    assert done.returncode == 4
    assert "Traceback" not in done.stderr
