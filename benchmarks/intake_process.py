"""The process that is killed: the real steps of intake, with a queue in a folder and a quick worker.

The watch, the ledger, the store, the moves and the receipts are the product's own. Only the queue and the
worker stand in, because reading a page takes longer than a hundred of these runs: the queue is a file for
each job, the worker fetches a delivery, compares every byte and keeps its files as a revision.
"""

import ast
import errno
import json
import os
import signal
import tempfile
import time
import traceback
from pathlib import Path

import structlog

import service.intake
from ingest.watching.drop import DropKind
from ingest.watching.judging import Patience
from ingest.watching.layout import inbox
from ingest.watching.watch import Watch
from service.intake.ledger import Ledger
from service.intake.looking import digest_of_seen, look_with
from service.intake.points import VARIABLE, reached
from service.intake.reason_file import write_whole
from service.intake.receipts import Receipts
from service.intake.reception import Reception
from service.intake.taking import Taker
from service.report.schema import ApplicationHead, Report, StatedValue
from storage.backends.folder import FolderStore
from storage.delivery import Delivery, deliveries_of, fetch_delivery, load_delivery, note_dossier
from storage.object_store import ObjectStore
from storage.revision import Kept, load_revision, next_revision, original, save_revision
from validators.dossier import Origin
from validators.verdict import Verdict

QUIET_SECONDS = 0.02
HANDED = "deliveries.json"  # in a revision: the ids of what it was made from
_MOST_SECONDS = 60.0  # nothing here takes so long; a process that does not end is a finding


class FolderQueue:
    """A job is a file, waiting or done; made once, whoever asks how often."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def enqueue(self, delivery: str) -> None:
        """Queue the job of that delivery, unless it was before."""
        if not self._done(delivery).exists():
            write_whole(self._folder / f"{delivery}.waiting", delivery)

    def waiting(self) -> list[str]:
        """Deliveries whose job is not done, the oldest first."""
        files = sorted(self._folder.glob("*.waiting"), key=lambda file: file.stat().st_mtime_ns)
        return [file.stem for file in files]

    def finish(self, delivery: str) -> None:
        """The job is done."""
        (self._folder / f"{delivery}.waiting").rename(self._done(delivery))

    def jobs(self) -> list[str]:
        """Every delivery that has, or had, a job."""
        return sorted(file.stem for file in self._folder.iterdir())

    def _done(self, delivery: str) -> Path:
        return self._folder / f"{delivery}.done"


def work(store: ObjectStore, queue: FolderQueue, spool: Path) -> None:
    """Do every job that waits: the dossier of a delivery, from all its deliveries, becomes a revision."""
    for waiting in queue.waiting():
        delivery = load_delivery(store, waiting)
        reached("taken by the worker")
        dossier = delivery.dossier or "batch"
        note_dossier(store, dossier, delivery.id)
        reached("dossier noted")
        handed = [load_delivery(store, one) for one in deliveries_of(store, dossier)]
        with tempfile.TemporaryDirectory(dir=spool) as place:
            number = next_revision(store, dossier)
            files = [Kept("report.json", _report(dossier, number)), Kept(HANDED, _ids(handed))]
            for one in handed:
                fetch_delivery(store, one, Path(place) / one.id)
                files += [original(Path(place) / one.id / name, name) for name, _ in one.files]
            reached("fetched")
            if not _is_kept(store, dossier, handed):
                save_revision(store, dossier, number, files)
        reached("revision kept")
        queue.finish(delivery.id)
        reached("job done")


def _report(dossier: str, number: int) -> bytes:
    """A report that found nothing, for nothing was read."""
    unknown = StatedValue(value=None, from_=Origin.DEFAULT)
    head = ApplicationHead(**dict.fromkeys(ApplicationHead.model_fields, unknown))
    report = Report(
        schema_="dossier-report/1",
        dossier=dossier,
        revision=number,
        application=head,
        verdict=Verdict.COMPLETE,
        findings=(),
        volumes=(),
        pages=(),
        documents=(),
        refused=(),
    )
    return report.to_json().encode()


def _ids(handed: list[Delivery]) -> bytes:
    return json.dumps([one.id for one in handed]).encode()


def _is_kept(store: ObjectStore, dossier: str, handed: list[Delivery]) -> bool:
    if next_revision(store, dossier) == 1:
        return False
    return store.get(load_revision(store, dossier).prefix + HANDED) == _ids(handed)


def run(root: Path) -> None:
    """Watch, take, work, until nothing waits any more."""
    store, queue = FolderStore(root / "store"), FolderQueue(root / "jobs")
    (root / "spool").mkdir(exist_ok=True)
    watch = Watch(inbox(root / "inbox"), Patience(QUIET_SECONDS, QUIET_SECONDS))
    with Ledger(root / "ledger" / "ledger.sqlite") as ledger:
        taker = Taker(
            store,
            ledger,
            queue.enqueue,
            look_with(keeps_inodes=True),
            digest_of_seen,
        )
        reception = Reception(root / "inbox", watch, taker, DropKind.FILE, stray_seconds=0.0)
        reception.receipts = Receipts(root / "inbox", root / "out", store, ledger, dict, open_seconds=0.0)
        begun = time.monotonic()
        while time.monotonic() - begun < _MOST_SECONDS:
            reception.look(everything=True)
            work(store, queue, root / "spool")
            waits = reception.standing.drops or reception.standing.strays or queue.waiting()
            if not waits and reception.receipts.are_settled:
                return
            time.sleep(QUIET_SECONDS / 2)
    raise TimeoutError("the inbox was not emptied")


def points() -> tuple[str, ...]:
    """The name of every point at which intake can be killed, as they stand in the source.

    Those of the real worker (`service/working.py`) are walked by its own tests.
    """
    files = [*Path(service.intake.__path__[0]).rglob("*.py"), Path(__file__)]
    calls = [node for file in files for node in ast.walk(ast.parse(file.read_text())) if _is_point(node)]
    return tuple(sorted(str(ast.literal_eval(call.args[0])) for call in calls if isinstance(call, ast.Call)))


def _is_point(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "reached"


def forked(root: Path, dies_at: str = "", *, far: bool = False, seconds: float | None = None) -> int:
    """Run in a process of its own; its exit code, negative for a signal.

    It dies by itself at a point, or by our hand after `seconds`. `far` puts every folder on a file system of
    its own, as far as renaming goes.
    """
    child = os.fork()
    if not child:
        _run_and_exit(root, dies_at, far)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _run_and_exit(root: Path, dies_at: str, far: bool) -> None:
    os.environ[VARIABLE] = dies_at
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    if far:
        setattr(Path, "rename", _rename_near)  # noqa: B010 - the child's own copy of the class
    code = 1
    try:
        run(root)
        code = 0
    finally:
        if code:
            traceback.print_exc()
        os._exit(code)


_rename = Path.rename


def _rename_near(self: Path, target: Path) -> Path:
    if self.parent != Path(target).parent:
        raise OSError(errno.EXDEV, "another file system")
    return _rename(self, target)
