"""Inputs are opened ahead of what is finished, as far as the spool allows; what shares a dossier is one."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.arrival import Arrival, Declared, Intake
from ingest.input import Input
from ingest.page import PageImage
from service.desk import Opened, Ready
from service.gathering import Gathered
from service.judging import Sorted
from service.window import AT_ONCE, Window

T = TypeVar("T")


class Desk:
    """Inputs by their names, "A+B-3": an input that holds parts of A and B, and three pages."""

    def __init__(self, ahead: int | None = None, only: frozenset[str] | None = None) -> None:
        self.finished: list[tuple[list[str], list[str]]] = []
        self.most = self.pages = 0
        self.window = Window(self.open, self.finish, ahead, only)

    def open(self, given: Input) -> "Future[Opened]":
        dossiers, _, count = given.name.partition("-")
        image = PageImage(given.name, 0, Path("x"), 1, 1, 100, "")
        gathered = Gathered(pages=[image] * int(count or 1))
        self.pages += len(gathered.pages)
        self.most = max(self.most, self.pages)
        opened = Opened(given, given, Path("/nowhere"), gathered, frozenset(dossiers.split("+")))
        return done(opened)

    def finish(self, group: Sequence[Opened], wanted: frozenset[str]) -> "Future[tuple[Ready, ...]]":
        self.finished.append(([one.given.name for one in group], sorted(wanted)))
        self.pages -= sum(len(one.gathered.pages) for one in group)
        return done(tuple(ready(dossier) for dossier in sorted(wanted)))

    def run(self, *names: str) -> list[str]:
        return [one.found.arrival.dossier for one in self.window.run([Input(Path(n), n) for n in names])]


def done(result: T) -> "Future[T]":
    future: Future[T] = Future()
    future.set_result(result)
    return future


def ready(dossier: str) -> Ready:
    arrival = Arrival(dossier, Intake.PAPER, Declared(), ())
    return Ready(Sorted(arrival, (), (), {}, {}), ())


def test_nothing_is_finished_before_all_is_open() -> None:
    desk = Desk()
    assert desk.run("A", "B", "A") == ["A", "B"]
    assert desk.finished == [(["A", "A"], ["A"]), (["B"], ["B"])]
    assert not desk.window.late


def test_inputs_that_share_dossiers_by_way_of_others_are_one_group() -> None:
    desk = Desk()
    assert sorted(desk.run("A+B", "D", "C", "B+C")) == ["A", "B", "C", "D"]
    assert desk.finished == [(["A+B", "C", "B+C"], ["A", "B", "C"]), (["D"], ["D"])]


def test_no_more_pages_are_open_than_allowed_but_for_one_input() -> None:
    desk = Desk(ahead=10)
    names = [f"{name}-4" for name in "ABCDEFGHIJ"]
    assert desk.run(*names) == list("ABCDEFGHIJ")
    assert desk.most == 12
    assert not desk.window.late


def test_what_comes_too_late_is_told_with_all_that_belongs_to_it() -> None:
    desk = Desk(ahead=4)
    assert desk.run("A+B-4", "C-4", "B+D-4", "B-4") == ["A", "B", "C", "D"]
    assert {name: [one.name for one in some] for name, some in desk.window.late.items()} == {
        "B": ["A+B-4", "B+D-4", "B-4"]
    }


def test_other_dossiers_are_left_out() -> None:
    desk = Desk(only=frozenset("B"))
    assert desk.run("A+B", "C", "B") == ["B"]


@given(
    st.lists(st.sets(st.sampled_from("ABCDEF"), min_size=1), max_size=8), st.integers(1, 5), st.integers(1, 8)
)
def test_every_dossier_is_finished_once_or_told_to_be_late(
    inputs: list[set[str]], pages: int, ahead: int
) -> None:
    names = [f"{'+'.join(sorted(some))}-{pages}" for some in inputs]
    desk = Desk(ahead)
    found = desk.run(*names)
    assert sorted(found) == sorted(set().union(*inputs))
    for dossier in found:
        holding = [name for name, some in zip(names, inputs, strict=True) if dossier in some]
        (group,) = (group for group, wanted in desk.finished if dossier in wanted)
        late = [one.name for one in desk.window.late.get(dossier, [])]
        assert sorted(late or [n for n in group if n in holding]) == sorted(holding)
    assert desk.most <= ahead - 1 + pages


def test_an_error_in_one_input_is_raised_and_nothing_more_begun() -> None:
    desk = Desk(ahead=1)
    begun: list[str] = []

    def finish(group: Sequence[Opened], wanted: frozenset[str]) -> "Future[tuple[Ready, ...]]":
        begun.extend(wanted)
        future: Future[tuple[Ready, ...]] = Future()
        future.set_exception(ZeroDivisionError("on purpose"))
        return future

    window = Window(desk.open, finish, 1)
    with pytest.raises(ZeroDivisionError):
        list(window.run([Input(Path(name), name) for name in "ABC"]))
    assert begun == ["A"]


def test_what_is_under_way_removes_its_pictures_when_nobody_waits_for_it(tmp_path: Path) -> None:
    places = [tmp_path / name for name in "ABC"]
    goes_on = Event()

    def opened(given: Input) -> Opened:
        given.path.mkdir()
        return Opened(given, given, given.path, Gathered(), frozenset(given.name))

    def finished(group: Sequence[Opened], wanted: frozenset[str]) -> tuple[Ready, ...]:
        if wanted != {"A"}:
            goes_on.wait(30)
        return tuple(ready(dossier) for dossier in wanted)

    with ThreadPoolExecutor(1 + AT_ONCE) as threads:
        window = Window(
            lambda given: threads.submit(opened, given),
            lambda group, wanted: threads.submit(finished, group, wanted),
        )
        running = window.run([Input(place, place.name) for place in places])
        assert next(running).found.arrival.dossier == "A"
        running.close()
        goes_on.set()
    assert not [place for place in places[1:] if place.exists()]
