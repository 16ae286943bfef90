"""Receipts: what an employer may know of its own dossier, and nothing of another's."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from ingest.arrival import Refusal, RefusalCode
from ingest.input import Input
from ingest.watching.drop import Drop, DropKind, Snapshot
from ingest.wording import Bilingual
from service.inputs_kept import Given, to_keep
from service.intake.ledger import Item
from service.intake.receipts import Receipts
from service.jobs.job import JobState
from service.report.schema import FindingSubject, Report, ReportFinding, Sentence
from storage.backends.memory import MemoryStore
from storage.delivery import Handover, hash_files, load_delivery, note_dossier, save_delivery
from storage.object_store import StoreUnreachable
from storage.revision import Kept, next_revision, save_revision
from tests.service.intake.inbox import NOW, Office, look, names_below, put
from tests.service.report.drawn import Made, electronic, images_of, paper_dossier
from tests.service.report.found import all_findings
from validators.finding import Outcome, Severity

PASSPORT = "E12345678"


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A report with findings of every outcome."""
    dossier = electronic(paper_dossier(tmp_path_factory.mktemp("drawn")))
    return Made(dossier, all_findings(dossier), images_of(dossier)).report


class Desk(Office):
    """An office that writes receipts."""

    def __init__(self, root: Path) -> None:
        super().__init__(root, MemoryStore())
        self.states: Mapping[str, JobState] = {}
        self.time = 0.0
        self.receipts = Receipts(
            self.inbox,
            root / "out/receipts",
            self.store,
            self.ledger,
            lambda: self.states,
            lambda: self.time,
            lambda: NOW,
        )

    def take(self, sender: str, name: str) -> Item:
        item = super().take(sender, name)
        self.receipts.touch(item)
        return item

    def process(self, dossier: str, report: Report, *deliveries: str) -> None:
        """Keep a revision made from these deliveries."""
        files = [Kept("report.json", report.model_copy(update={"dossier": dossier}).to_json().encode())]
        for one in deliveries:
            for _, entry in load_delivery(self.store, one).files:
                content = self.store.get(f"deliveries/{one}/{entry.name}")
                files.append(Kept(f"originals/{entry.sha256[:32]}.pdf", content, "x"))
        save_revision(self.store, dossier, next_revision(self.store, dossier), files)

    def page(self, place: str) -> str:
        """The receipt, looked at anew."""
        self.time += 1000.0
        self.receipts.round()
        return (self.inbox / place).read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.ledger.close()


def test_a_receipt_names_every_file_with_its_digest_and_follows_the_work(desk: Desk, result: Report) -> None:
    put(desk.inbox, "科大/BJ-1/form/申报书.pdf", b"%PDF form")
    item = desk.take("科大", "BJ-1")
    page = desk.page("科大/BJ-1.receipt.html")
    assert "已收取，等待处理" in page
    assert "form/申报书.pdf" in page
    assert load_delivery(desk.store, item.delivery).objects[0].sha256 in page
    desk.states = {item.delivery: JobState.RUNNING}
    assert "处理中" in desk.page("科大/BJ-1.receipt.html")
    desk.states = {"BJ-1": JobState.DEAD}
    assert "处理暂停" in desk.page("科大/BJ-1.receipt.html")
    desk.process("BJ-1", result, item.delivery)
    page = desk.page("科大/BJ-1.receipt.html")
    assert "已处理：需要补正" in page
    assert "必须补交或更正" in page


def test_late_files_are_told_beside_the_earlier_ones_and_their_result(desk: Desk, result: Report) -> None:
    put(desk.inbox, "科大/BJ-1/a.pdf", b"%PDF a")
    first = desk.take("科大", "BJ-1")
    desk.process("BJ-1", result, first.delivery)
    put(desk.inbox, "科大/BJ-1/b.pdf", b"%PDF b")
    second = desk.take("科大", "BJ-1")
    page = desk.page("科大/BJ-1.receipt.html")
    assert "以下清单针对此前的文件" in page
    assert all(text in page for text in ("第 1 次", "第 2 次", "a.pdf", "b.pdf", "已收取，等待处理"))
    desk.process("BJ-1", result, first.delivery, second.delivery)
    page = desk.page("科大/BJ-1.receipt.html")
    assert "以下清单针对此前的文件" not in page
    assert "已处理：需要补正" in page


def test_a_delivery_whose_files_were_all_replaced_is_processed_where_the_result_says_so(
    desk: Desk, result: Report
) -> None:
    deliveries = []
    for day, content in enumerate((b"%PDF old", b"%PDF new"), 1):
        desk.taker = replace(desk.taker, now=partial(NOW.replace, month=10, day=day))
        put(desk.inbox, "科大/BJ-1/a.pdf", content)
        deliveries.append(load_delivery(desk.store, desk.take("科大", "BJ-1").delivery))
    (old, new), folder = deliveries, desk.inbox / "科大/done"
    given = [
        Given(
            Input(folder / "BJ-1", "BJ-1", old.received), ((folder / "BJ-1/a.pdf", "a.pdf"),), {"a.pdf": ""}
        ),
        Given(Input(folder / "BJ-1 (2)", "BJ-1", new.received), ((folder / "BJ-1 (2)/a.pdf", "a.pdf"),), {}),
    ]
    report = Kept("report.json", result.model_copy(update={"dossier": "BJ-1"}).to_json().encode())
    save_revision(desk.store, "BJ-1", 1, [report, *to_keep(given)])
    page = desk.page("科大/BJ-1.receipt.html")
    assert "待处理" not in page
    assert "已处理：需要补正" in page


def test_the_same_again_is_said_to_be_known(desk: Desk) -> None:
    for day in (30, 31):
        desk.taker = replace(desk.taker, now=partial(NOW.replace, month=10, day=day))
        put(desk.inbox, "科大/BJ-1/a.pdf")
        desk.take("科大", "BJ-1")
    page = desk.page("科大/BJ-1.receipt.html")
    assert "再次提交，内容完全相同" in page
    assert "第 2 次" not in page


def test_what_the_result_says_of_files_that_came_again_stands_in_the_receipt(
    desk: Desk, result: Report
) -> None:
    put(desk.inbox, "科大/BJ-1/a.pdf")
    item = desk.take("科大", "BJ-1")
    said = ReportFinding(
        rule="copies.same",
        outcome=Outcome.WARN,
        severity=Severity.INFO,
        message=Sentence(en="Pages came again: b.pdf.", zh=f"重复提交的页面：{PASSPORT}.pdf。"),
        clause="",
        subject=FindingSubject(field="delivered-again"),
        evidence=(),
    )
    desk.process("BJ-1", result.model_copy(update={"findings": (*result.findings, said)}), item.delivery)
    page = desk.page("科大/BJ-1.receipt.html")
    assert "重复提交的页面：E1*****78.pdf。" in page
    assert "Pages came again: b.pdf." in page


def test_no_employer_reads_of_another(desk: Desk, tmp_path: Path) -> None:
    put(desk.inbox, "科大/BJ-1/机密.pdf", b"%PDF mine")
    desk.take("科大", "BJ-1")
    put(desk.inbox, "北大/BJ-1/a.pdf", b"%PDF other")
    desk.take("北大", "BJ-1")
    batch = tmp_path / "batch-of-many.pdf"
    batch.write_bytes(b"%PDF batch")
    handed = hash_files(Handover("batch", "station 3", "batch-of-many.pdf", None, NOW), [(batch.name, batch)])
    note_dossier(desk.store, "BJ-1", save_delivery(desk.store, handed).id)
    page = desk.page("科大/BJ-1.receipt.html")
    assert "由扫描站收取的纸质材料" in page
    assert "batch-of-many" not in page
    assert "北大" not in page
    assert names_below(desk.inbox / "北大") == ["failed/BJ-1.reason.txt", "failed/BJ-1/a.pdf"]


def test_identity_numbers_are_masked_and_markup_in_names_is_text(desk: Desk) -> None:
    put(desk.inbox, f"科大/BJ-1/护照 {PASSPORT} <script>.pdf")
    desk.take("科大", "BJ-1")
    page = desk.page("科大/BJ-1.receipt.html")
    assert PASSPORT not in page
    assert "E1*****78 &lt;script&gt;.pdf" in page


def test_what_was_left_out_of_a_dossier_is_named(desk: Desk) -> None:
    file = put(desk.inbox, "科大/BJ-1/a.pdf")
    drop = Drop("科大", "BJ-1", file.parent, DropKind.FOLDER)
    link = Refusal("护照.pdf", RefusalCode.UNSUPPORTED, Bilingual("a link", "是链接"))
    seen = look(drop)
    assert seen is not None
    desk.receipts.touch(desk.taker.take(desk.inbox, drop, Snapshot(seen.files, (link,))))
    page = desk.page("科大/BJ-1.receipt.html")
    assert all(text in page for text in ("未收取", "护照.pdf", "是链接", "unsupported"))


def test_a_folder_with_a_persons_name_has_its_receipt_under_that_name(desk: Desk) -> None:
    put(desk.inbox, "科大/张三的材料/a.pdf")
    item = desk.take("科大", "张三的材料")
    page = desk.page("科大/张三的材料.receipt.html")
    assert item.dossier in page


def test_a_drop_that_waits_for_long_has_a_receipt_until_it_is_taken_away(desk: Desk) -> None:
    put(desk.inbox, "科大/BJ-1/a.pdf")
    desk.receipts.waiting({("科大", "BJ-1"): (Bilingual("no end yet", "还没有文件结尾"),)})
    page = desk.page("科大/BJ-1.receipt.html")
    assert "等待中，尚未收取" in page
    assert "还没有文件结尾" in page
    desk.receipts.waiting({})
    desk.time += 1000.0
    desk.receipts.round()
    assert names_below(desk.inbox) == ["科大/BJ-1/a.pdf"]


def test_when_the_ledger_is_lost_receipts_are_written_from_the_store(tmp_path: Path, result: Report) -> None:
    desk = Desk(tmp_path)
    put(desk.inbox, "科大/BJ-1/a.pdf")
    item = desk.take("科大", "BJ-1")
    note_dossier(desk.store, "BJ-1", item.delivery)
    desk.process("BJ-1", result, item.delivery)
    desk.ledger.close()
    for file in tmp_path.glob("ledger.sqlite*"):
        file.unlink()
    again = Desk(tmp_path)
    again.receipts.store = desk.store
    assert "已处理：需要补正" in again.page("科大/BJ-1.receipt.html")
    again.ledger.close()


def test_a_receipt_whose_folder_takes_none_lies_below_the_reports(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk.inbox, "科大/BJ-1/a.pdf")
    desk.take("科大", "BJ-1")
    replace_whole = Path.replace

    def denied(self: Path, target: Path) -> Path:
        if self.is_relative_to(desk.inbox):
            raise PermissionError(13, "denied")
        return replace_whole(self, target)

    monkeypatch.setattr(Path, "replace", denied)
    desk.receipts.round()
    assert names_below(tmp_path / "out") == ["receipts/科大/BJ-1.receipt.html"]
    assert desk.receipts.misplaced == 1


def test_a_store_that_is_away_leaves_receipts_as_they_are(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk.inbox, "科大/BJ-1/a.pdf")
    desk.take("科大", "BJ-1")
    before = desk.page("科大/BJ-1.receipt.html")

    def away(*_: object) -> bytes:
        raise StoreUnreachable(Bilingual("down", "停机"))

    monkeypatch.setattr(desk.store, "get", away)
    assert desk.page("科大/BJ-1.receipt.html") == before


def test_a_receipt_that_says_the_same_is_not_written_again(desk: Desk) -> None:
    put(desk.inbox, "科大/BJ-1/a.pdf")
    desk.take("科大", "BJ-1")
    desk.page("科大/BJ-1.receipt.html")
    file = desk.inbox / "科大/BJ-1.receipt.html"
    first = file.stat().st_ino
    desk.page("科大/BJ-1.receipt.html")
    assert file.stat().st_ino == first
    file.unlink()
    desk.page("科大/BJ-1.receipt.html")
