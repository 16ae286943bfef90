"""A drop's life against a simple model: not given while it changes, given once after, again if it changes."""

import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ingest.watching.drop import Whole
from tests.ingest.watching.watched import PATIENCE, PDF, QUIET, Watched

NAMES = ("a.pdf", "b.pdf", "sub/c.pdf", "合同.pdf")
TEMPORARY = ("a.pdf.part", "sub/.~c.pdf", "b.pdf.crdownload")


@dataclass(slots=True)
class _Model:
    """The files of the one drop by size, which of them have their end, and when something last changed."""

    files: dict[str, int] = field(default_factory=dict)
    ended: set[str] = field(default_factory=set)
    changed: float = 0.0
    given: dict[str, int] | None = None  # what was taken of it
    last: tuple[dict[str, int], float] | None = None  # the files at the last look, and what `changed` was

    def changes(self, now: float) -> None:
        self.changed = now

    def looked(self) -> None:
        """What was done and undone between two looks is no change."""
        if self.last is not None and self.last[0] == self.files:
            self.changed = self.last[1]
        self.last = (dict(self.files), self.changed)

    def temporary(self) -> bool:
        return any(name in TEMPORARY for name in self.files)

    def may_be_given(self, now: float) -> bool:
        quiet = now - self.changed
        patient = quiet >= (QUIET if set(self.files) <= self.ended else PATIENCE)
        return bool(self.files) and not self.temporary() and patient and self.files != self.given


class LifeOfADrop(RuleBasedStateMachine):
    """Rules are what senders do to a folder; every look is compared with the model."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.watched = Watched(self.root)
        self.model = _Model()
        self.folder = self.root / "acme/BJ-0"
        self.count = 0
        self.given: list[dict[str, int]] = []

    def teardown(self) -> None:
        self._settle()
        shutil.rmtree(self.root)

    @property
    def now(self) -> float:
        return self.watched.clock.now

    def _next(self) -> int:
        self.count += 1
        return self.count

    def _write(self, name: str, ended: bool) -> None:
        """No two writes have the same size: the clocks of file systems are too coarse for a fast test."""
        data = PDF + b"\n" * self._next() if ended else b"%PDF-1.7 " + b"x" * self._next()
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.model.files[name] = len(data)
        (self.model.ended.add if ended else self.model.ended.discard)(name)
        self.model.changes(self.now)

    @initialize(ended=st.booleans())
    def begin(self, ended: bool) -> None:
        self._write("a.pdf", ended)

    @rule(name=st.sampled_from(NAMES))
    def write_a_part(self, name: str) -> None:
        self._write(name, ended=False)

    @rule()
    def write_all(self) -> None:
        for name in self.model.files.keys() - self.model.ended or {NAMES[0]}:
            self._write(name, ended=True)

    @rule(name=st.sampled_from(NAMES))
    def write(self, name: str) -> None:
        self._write(name, ended=True)

    @rule(name=st.sampled_from(TEMPORARY))
    def add_temporary(self, name: str) -> None:
        self._write(name, ended=True)

    @precondition(lambda self: self.model.files)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.model.files)))
        (self.folder / name).unlink()
        del self.model.files[name]
        self.model.ended.discard(name)
        self.model.changes(self.now)

    @precondition(lambda self: self.model.temporary())
    @rule()
    def finish_temporary(self) -> None:
        name = next(name for name in self.model.files if name in TEMPORARY)
        given = f"finished-{self._next()}.pdf"
        (self.folder / name).rename(self.folder / given)
        self.model.files[given] = self.model.files.pop(name)
        self.model.ended.add(given)
        self.model.ended.discard(name)
        self.model.changes(self.now)

    @precondition(lambda self: self.model.files)
    @rule(when=st.sampled_from([0, 1_000_000_000, 4_102_444_800]), data=st.data())
    def stamp(self, when: int, data: st.DataObject) -> None:
        """A sender's clock jumps: the file looks different, so that its quiet time begins anew."""
        name = data.draw(st.sampled_from(sorted(self.model.files)))
        self._write(name, name in self.model.ended)
        os.utime(self.folder / name, (when, when))

    @rule()
    def rename_the_drop(self) -> None:
        renamed = self.folder.with_name(f"BJ-{self._next()}")
        self.folder.rename(renamed)
        self.folder = renamed
        self.model.given = self.model.last = None
        self.model.changes(self.now)

    @rule(seconds=st.sampled_from([5.0, QUIET - 0.5, QUIET, PATIENCE - 0.5, PATIENCE]))
    def stall(self, seconds: float) -> None:
        self.watched.clock.now += seconds
        self._look()

    @rule(seconds=st.sampled_from([0.5, 5.0, QUIET]))
    def stall_unseen(self, seconds: float) -> None:
        self.watched.clock.now += seconds

    @rule()
    def look(self) -> None:
        self._look()

    def _look(self) -> bool:
        """True when the drop was given, which is then taken as it is in the folder."""
        seen = self.watched.after(0)
        self.model.looked()
        assert set(seen) <= {self.folder.name}
        sighting = seen.get(self.folder.name)
        if sighting is None:
            assert self.model.files == self.model.given
            return False
        if not isinstance(sighting.state, Whole):
            return False
        assert self.model.may_be_given(self.now)
        snapshot = sighting.state.snapshot
        assert {file.name: file.size for file in snapshot.files} == self.model.files
        self.watched.watch.taken(sighting.drop, snapshot)
        self.model.given = dict(self.model.files)
        return True

    def _settle(self) -> None:
        """With no more changes the drop is given exactly once, unless it was, or must wait for ever."""
        self._look()
        due = bool(self.model.files) and not self.model.temporary() and self.model.files != self.model.given
        self.watched.clock.now += PATIENCE
        assert self._look() == due
        self.watched.clock.now += PATIENCE
        assert not self._look()

    @invariant()
    def what_is_looked_at_in_between_is_given_by_the_same_rules(self) -> None:
        for sighting in self.watched.watch.look(everything=False):
            self.model.looked()
            assert not isinstance(sighting.state, Whole) or self.model.may_be_given(self.now)


LifeOfADrop.TestCase.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
TestLifeOfADrop = LifeOfADrop.TestCase
