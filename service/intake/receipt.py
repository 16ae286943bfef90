"""The receipt of a dossier: what its sender handed over, what became of it, and what to send again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pydantic import ValidationError

from ingest.naming import dossier_id, readable
from ingest.watching.drop import DropKind
from ingest.wording import Bilingual
from service.inputs_kept import came_by
from service.intake.ledger import Item, State
from service.intake.left_out import from_json
from service.intake.names import kept_name
from service.jobs.job import JobState
from service.report.masking import Mask, mask_of, masked
from service.report.schema import Report
from storage.delivery import Delivery, deliveries_of, load_delivery
from storage.object_store import ObjectAltered, ObjectMissing, ObjectStore
from storage.revision import Revision, load_revision
from validators.oddity import Kind

_ORIGINALS = "originals/"
_EARLIER = Bilingual(
    "Files that came since are still to be processed; the list is that of the files before them.",
    "之后收到的文件尚待处理；以下清单针对此前的文件。",
)


class ReceiptState(StrEnum):
    """How far a dossier has come, in its sender's eyes."""

    WAITING = "waiting"
    RECEIVED = "received"
    IN_WORK = "in-work"
    HELD = "held"
    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    NEEDS_PERSON = "needs-person"


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file as it was handed over; identity numbers in its name are masked. `size` in bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Part:
    """One delivery. Of `paper` no file is named: a batch may hold other employers' volumes. `again` tells
    when the same was handed in again; `in_result` is None while nothing was processed at all."""

    received: str
    paper: bool
    files: tuple[ReceivedFile, ...]
    again: tuple[str, ...]
    in_result: bool | None


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Something that could not be taken: a drop, which lies in failed/, or a part of one."""

    name: str
    when: str
    code: str
    why: Bilingual


@dataclass(frozen=True, slots=True)
class Receipt:
    """`name` is what the sender calls the dossier; `report` is the last result, not masked."""

    dossier: str
    name: str
    state: ReceiptState
    notices: tuple[Bilingual, ...]
    not_taken: tuple[NotTaken, ...]
    parts: tuple[Part, ...]
    report: Report | None


def receipt_of(
    store: ObjectStore,
    items: Sequence[Item],
    sender: str,
    dossier: str,
    under_way: Mapping[str, JobState],
    waits: Sequence[Bilingual] = (),
) -> Receipt:
    """The receipt for the sender (as on the disk) who owns the dossier; `items` is what the ledger knows.

    `under_way` are the states of jobs that run or are dead, by delivery or dossier; `waits` says why drops of
    the dossier are not taken yet. Nothing of another sender is in it. Raises StoreError.
    """
    handed = _handed(store, items, kept_name(sender), dossier)
    revision = _revision(store, dossier) if handed else None
    report = _report(store, revision)
    mask = mask_of(report) if report else Mask(())
    covered = _covered(store, revision, handed)
    return Receipt(
        dossier,
        _called(items, dossier),
        _state(handed, covered, report, under_way, dossier, waiting=bool(waits)),
        (*waits, *((_EARLIER,) if report and len(covered) < len(handed) else ()), *_came_again(report)),
        tuple(one for item in items for one in _not_taken(item, mask)),
        tuple(_part(one, items, mask, one.id in covered if revision else None) for one in handed),
        report,
    )


def _handed(store: ObjectStore, items: Iterable[Item], sender: str, dossier: str) -> list[Delivery]:
    """Whole deliveries of the sender, and paper, in the order of receipt."""
    ids = dict.fromkeys((*deliveries_of(store, dossier), *(item.delivery for item in items if item.delivery)))
    found = []
    for delivery_id in ids:
        try:
            delivery = load_delivery(store, delivery_id)
        except (ObjectMissing, ObjectAltered):
            continue  # not whole yet
        if delivery.sender == sender or delivery.kind == DropKind.BATCH:
            found.append(delivery)
    return sorted(found, key=lambda delivery: delivery.received)


def _revision(store: ObjectStore, dossier: str) -> Revision | None:
    try:
        return load_revision(store, dossier)
    except (ObjectMissing, ObjectAltered):
        return None


def _covered(store: ObjectStore, revision: Revision | None, handed: Iterable[Delivery]) -> set[str]:
    """Deliveries that the revision was made from: it says so, or holds every byte of them."""
    if revision is None:
        return set()
    told = came_by(store, revision)
    kept = {one.sha256 for one in revision.manifest.objects if one.name.startswith(_ORIGINALS)}
    return {
        one.id
        for one in handed
        if (one.name, one.received) in told or kept.issuperset(entry.sha256 for entry in one.objects)
    }


def _report(store: ObjectStore, revision: Revision | None) -> Report | None:
    if revision is None:
        return None
    try:
        return Report.model_validate_json(store.get(f"{revision.prefix}report.json"))
    except (ObjectMissing, ValidationError):
        return None  # of another version of the program, which says more than we can show


def _came_again(report: Report | None) -> Iterator[Bilingual]:
    """What the result says of files that came again, took the place of others, or look like others."""
    for finding in masked(report).findings if report else ():
        if finding.subject.field == Kind.DELIVERED_AGAIN:
            yield Bilingual(finding.message.en, finding.message.zh)


def _state(
    handed: Sequence[Delivery],
    covered: set[str],
    report: Report | None,
    under_way: Mapping[str, JobState],
    dossier: str,
    *,
    waiting: bool,
) -> ReceiptState:
    if not handed:
        return ReceiptState.WAITING
    open_ones = [one.id for one in handed if one.id not in covered]
    states = {under_way.get(one) for one in (*open_ones, dossier)}
    if open_ones or report is None:
        if JobState.DEAD in states:
            return ReceiptState.HELD
        return ReceiptState.IN_WORK if JobState.RUNNING in states else ReceiptState.RECEIVED
    return ReceiptState.WAITING if waiting else ReceiptState(report.verdict)


def _part(delivery: Delivery, items: Iterable[Item], mask: Mask, in_result: bool | None) -> Part:
    again = (item.seen for item in items if item.delivery == delivery.id and item.again)
    paper = delivery.kind == DropKind.BATCH
    return Part(
        shown(delivery.received),
        paper,
        () if paper else tuple(_file(name, mask, entry.size, entry.sha256) for name, entry in delivery.files),
        tuple(shown(when) for when in again if when != delivery.received),
        in_result,
    )


def _file(name: str, mask: Mask, size: int, sha256: str) -> ReceivedFile:
    return ReceivedFile(mask.text(name), size, sha256)


def _not_taken(item: Item, mask: Mask) -> Iterator[NotTaken]:
    """The drop where it was given back; else what was left out of it."""
    if item.state is State.FAILED:
        why = Bilingual(item.reason_en, item.reason_zh)
        yield NotTaken(mask.text(readable(item.name)), shown(item.changed), item.code, why)
    for refusal in from_json(item.left_out):
        yield NotTaken(mask.text(refusal.source), shown(item.seen), refusal.code, refusal.reason)


def _called(items: Iterable[Item], dossier: str) -> str:
    """The sender's own name for a dossier whose id had to be made of a hash."""
    names = (readable(item.name) for item in items)
    return next((name for name in names if name != dossier and dossier_id(name) == dossier), dossier)


def shown(when: datetime) -> str:
    """A moment for people, in the time of this machine."""
    return when.astimezone().strftime("%Y-%m-%d %H:%M")
