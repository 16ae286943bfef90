"""Drops, late files, kills, a lost ledger, a store that is down, in any order: all comes to one end."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import count
from pathlib import Path
from unittest import mock

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from ingest.wording import Bilingual
from service.intake.holding import Held
from service.intake.points import VARIABLE
from storage.backends.memory import MemoryStore
from storage.delivery import kept_deliveries, load_delivery
from storage.object_store import StoreUnreachable
from tests.service.intake.inbox import Office, digests, put

SENDERS = ("科大", "北大")
NAMES = ("BJ-1", "BJ-2", "BJ-3.pdf")
CONTENTS = (b"%PDF a", b"%PDF b", b"%PDF c")


class Killed(BaseException):
    """The end of the process."""


class FlakyStore(MemoryStore):
    down = False

    def _put(self, key: str, data: bytes | Path, content_type: str, /) -> None:
        if self.down:
            raise StoreUnreachable(Bilingual("down", "停机"))
        super()._put(key, data, content_type)


@contextmanager
def _dying_at(number: int) -> Iterator[None]:
    """The process ends at the n-th point it comes by."""

    def end(*_: object) -> None:
        raise Killed

    with (
        mock.patch("service.intake.points._passed", count(1)),
        mock.patch("service.intake.points.os.kill", end),
        mock.patch.dict("os.environ", {VARIABLE: str(number)}),
    ):
        yield


class AnyOrder(RuleBasedStateMachine):
    """An inbox, a store and a ledger, to which anything may happen at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.store = FlakyStore()
        self.office = Office(self.root, self.store)
        self.office.inbox.mkdir()
        self.queued: list[str] = []
        self.dropped: dict[str, set[bytes]] = {sender: set() for sender in SENDERS}

    @rule(
        sender=st.sampled_from(SENDERS),
        name=st.sampled_from(NAMES),
        file=st.sampled_from("xy"),
        content=st.sampled_from(CONTENTS),
    )
    def drop(self, sender: str, name: str, file: str, content: bytes) -> None:
        """A new file, a late one, a changed one, or the same again."""
        place = f"{sender}/{name}" if name.endswith(".pdf") else f"{sender}/{name}/{file}.pdf"
        if not (self.office.inbox / place).exists():  # a sender's own overwriting loses the sender's own file
            mine = content + sender.encode()
            put(self.office.inbox, place, mine)
            self.dropped[sender].add(mine)

    @rule()
    def take(self) -> None:
        self._take_all()

    @rule(number=st.integers(1, 40))
    def is_killed(self, number: int) -> None:
        try:
            with _dying_at(number):
                self._take_all()
        except Killed:
            self._restart()

    @rule()
    def loses_its_ledger(self) -> None:
        self.office.ledger.close()
        for file in self.root.glob("ledger.sqlite*"):
            file.unlink()
        self._restart()

    @rule()
    def store_fails(self) -> None:
        self.store.down = True
        self._take_all()
        self.store.down = False

    @invariant()
    def nothing_is_lost(self) -> None:
        """What was dropped lies in the sender's folder, before and after; what left it is in the store."""
        kept = set(self.office.contents())
        for sender, contents in self.dropped.items():
            folder = self.office.inbox / sender
            files = [file for file in folder.rglob("*.pdf") if file.is_file()]
            here = {file.read_bytes() for file in files}
            assert contents <= here
            done = {file.read_bytes() for file in files if "done" in file.parts}
            assert set(digests(done)) <= kept

    @invariant()
    def nobody_has_a_dossier_of_another(self) -> None:
        owners: dict[str, set[str]] = {}
        for one in kept_deliveries(self.store):
            delivery = load_delivery(self.store, one)
            owners.setdefault(str(delivery.dossier), set()).add(delivery.sender)
        assert all(len(senders) == 1 for senders in owners.values())

    def teardown(self) -> None:
        """In the end nothing waits, every delivery has its one job, and every name its place."""
        self._take_all()
        self._take_all()
        waiting = [
            path
            for sender in SENDERS
            for path in (self.office.inbox / sender).glob("*")
            if path.name not in ("done", "failed")
        ]
        assert waiting == []
        assert sorted(self.queued) == sorted(kept_deliveries(self.store))
        assert self.office.ledger.unfinished(str(self.office.inbox)) == ()
        self.office.ledger.close()
        shutil.rmtree(self.root)

    def _take_all(self) -> None:
        self.office.queued = self.queued
        for sender in SENDERS:
            for path in sorted((self.office.inbox / sender).glob("*")):
                if path.name not in ("done", "failed"):
                    self._take(sender, path.name)
        for item in self.office.ledger.unfinished(str(self.office.inbox)):
            if not (self.office.inbox / item.sender / item.name).exists():
                self._held(partial(self.office.taker.reconcile, item))

    def _take(self, sender: str, name: str) -> None:
        self._held(partial(self.office.take, sender, name))

    def _held(self, step: Callable[[], object]) -> None:
        with suppress(Held):
            step()

    def _restart(self) -> None:
        self.office.ledger.close()
        self.office = Office(self.root, self.store)


AnyOrder.TestCase.settings = settings(
    max_examples=25, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAnyOrder = AnyOrder.TestCase
