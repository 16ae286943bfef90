"""From a drop to its receipt with a result: the real watcher's steps, the real readers, one page."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.watching.drop import Drop, DropKind
from service.intake.delivered import fetch_inputs
from service.intake.receipts import Receipts
from service.keeping import Keeper
from service.process import Processor
from service.programmes import Programmes
from service.settings import Settings
from storage.backends.folder import FolderStore
from storage.delivery import deliveries_of, note_dossier
from storage.revision import load_revision
from tests.service.intake.inbox import NOW, Office, look, put

LICENCE = Path(__file__).parents[3] / "samples/drop-short-term/BJ-2023-0057/单位材料/营业执照.jpg"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path, FolderStore(tmp_path / "store"))
    yield office
    office.ledger.close()


def test_a_folder_comes_back_as_a_folder_and_a_file_as_a_file(office: Office, tmp_path: Path) -> None:
    put(office.inbox, "科大/张三的材料/form/a.pdf", b"%PDF a")
    put(office.inbox, "科大/BJ-2.pdf", b"%PDF b")
    put(office.inbox, "3/batch.pdf", b"%PDF c")
    taken = [office.take("科大", "张三的材料"), office.take("科大", "BJ-2.pdf")]
    batch = Drop("3", "batch.pdf", office.inbox / "3/batch.pdf", DropKind.BATCH)
    seen = look(batch)
    assert seen is not None
    taken.append(office.taker.take(office.inbox, batch, seen))
    inputs = fetch_inputs(office.store, [item.delivery for item in taken], tmp_path / "out")
    assert [given.name for given in inputs] == ["张三的材料", "BJ-2.pdf", "batch.pdf"]
    assert [given.received for given in inputs] == [NOW] * 3
    folder, file, paper = (given.path for given in inputs)
    assert (folder / "form/a.pdf").read_bytes() == b"%PDF a"
    assert (file.name, file.read_bytes(), paper.read_bytes()) == ("BJ-2.pdf", b"%PDF b", b"%PDF c")


def test_one_page_comes_from_the_inbox_to_a_result_in_the_receipt(office: Office, tmp_path: Path) -> None:
    (office.inbox / "科大/BJ-1").mkdir(parents=True)
    shutil.copy(LICENCE, office.inbox / "科大/BJ-1")
    item = office.take("科大", "BJ-1")
    note_dossier(office.store, "BJ-1", item.delivery)
    given = {"out": tmp_path / "out", "store": str(tmp_path / "store"), "workers": 1}
    settings = Settings.model_validate(given)
    inputs = fetch_inputs(office.store, deliveries_of(office.store, "BJ-1"), tmp_path / "spool")
    with Processor(settings, Keeper(settings)) as processor:
        (done,) = processor.process(inputs, Programmes(settings.programme, {}))
    assert done.dossier == "BJ-1"
    originals = [
        entry
        for entry in load_revision(office.store, "BJ-1").manifest.objects
        if entry.name.startswith("originals/")
    ]
    assert [entry.sources for entry in originals] == [("营业执照.jpg",)]
    receipts = Receipts(office.inbox, tmp_path / "elsewhere", office.store, office.ledger, dict)
    receipts.touch(item)
    receipts.round()
    page = (office.inbox / "科大/BJ-1.receipt.html").read_text(encoding="utf-8")
    assert "已处理：需要补正" in page
    assert "申报书" in page  # what is missing, and to be sent
    assert "营业执照.jpg" in page
