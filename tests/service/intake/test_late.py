"""What is still written into done/ after the move is delivered too."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from service.intake.late import Late
from service.intake.ledger import State
from storage.backends.memory import MemoryStore
from storage.delivery import kept_deliveries
from tests.service.intake.inbox import NOW, Office, digests, put

QUIET = 30.0


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path, MemoryStore())
    yield office
    office.ledger.close()


def _looks(office: Office, late: Late | None = None) -> int:
    """Deliveries made within an hour of looks."""
    late = late or Late(office.taker, office.inbox, QUIET)
    return sum(len(list(late.look(float(second)))) for second in range(0, 3600, 10))


def test_what_a_program_writes_on_after_the_move_is_a_further_delivery(office: Office) -> None:
    file = put(office.inbox, "科大/BJ-1/a.pdf", b"%PDF a")
    with file.open("ab") as held:
        first = office.take("科大", "BJ-1")
        held.write(b" and the rest")
    assert _looks(office) == 1
    assert office.contents() == digests([b"%PDF a", b"%PDF a and the rest"])
    assert len(office.queued) == 2
    items = office.ledger.of_dossier("科大", "BJ-1")
    assert [(item.state, item.target) for item in items] == [(State.DONE, first.target)] * 2
    assert _looks(office) == 0


def test_a_file_that_slips_into_done_is_delivered(office: Office) -> None:
    put(office.inbox, "科大/BJ-1/a.pdf", b"%PDF a")
    office.take("科大", "BJ-1")
    put(office.inbox, "科大/done/BJ-1/b.pdf", b"%PDF b")
    assert _looks(office) == 1
    assert office.contents() == digests([b"%PDF a", b"%PDF b"])


def test_what_still_grows_is_waited_for(office: Office) -> None:
    put(office.inbox, "科大/BJ-2.pdf", b"%PDF")
    office.take("科大", "BJ-2.pdf")
    late = Late(office.taker, office.inbox, QUIET)
    for second in range(0, 300, 10):
        put(office.inbox, "科大/done/BJ-2.pdf", b"%PDF" + bytes(second + 1))
        assert list(late.look(float(second))) == []
    assert sum(len(list(late.look(300.0 + second))) for second in range(0, 3600, 10)) == 1
    assert len(kept_deliveries(office.store)) == 2


def test_tidying_up_delivers_nothing(office: Office) -> None:
    for name in ("BJ-1", "BJ-3"):
        put(office.inbox, f"科大/{name}/a.pdf", b"%PDF a")
        put(office.inbox, f"科大/{name}/b.pdf", b"%PDF b")
        office.take("科大", name)
    (office.inbox / "科大/done/BJ-1/b.pdf").unlink()
    shutil.rmtree(office.inbox / "科大/done/BJ-3")
    assert _looks(office) == 0
    assert len(office.queued) == 2


def test_after_a_day_nobody_looks(office: Office) -> None:
    put(office.inbox, "科大/BJ-1/a.pdf")
    office.take("科大", "BJ-1")
    put(office.inbox, "科大/done/BJ-1/b.pdf", b"%PDF b")
    office.taker = replace(office.taker, now=lambda: NOW + timedelta(days=2))
    assert _looks(office) == 0
