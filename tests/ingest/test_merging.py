"""Several inputs make one dossier: the same one, whichever way its parts came in and in whatever order."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ingest.arrival import Arrival, Declared, Intake, OverlapKind, RefusalCode
from ingest.cover import CoverSheet
from ingest.merging import unite
from ingest.page import PageImage
from ingest.part import Part
from ingest.reasons import Situation, refuse
from ingest.section import Section
from ingest.sources.batch import parted
from ingest.sources.folder import by_place, natural_key
from ingest.volume import Binding, Volume

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
FORM = CoverSheet(False, "A", Binding.FORM, 1, 5, 2)


def page(source: str, index: int = 0, content: str = "", code: str = "") -> PageImage:
    content = content or f"{source} {index}"
    return PageImage(source, index, Path("x"), 1, 1, 100, content, codes=(code,) if code else (), ink=0.1)


def sent(*pages: PageImage, declared: Declared | None = None, received: datetime | None = None) -> Part:
    """A part of electronic files."""
    ordered = sorted(pages, key=lambda one: (natural_key(one.source), one.index))
    sections = tuple(
        Section("A", Volume(place.binding, place.copy, group, source=place.name, electronic=True))
        for place, group in by_place(ordered)
    )
    return Part("A", Intake.ELECTRONIC, declared or Declared(), sections, (), received)


def scanned(name: str, *things: CoverSheet | str, received: datetime | None = None) -> Part:
    """A batch: cover and end sheets, and pages by what they hold."""
    pages = [
        page(name, n, f"{name} {n}", thing.payload())
        if isinstance(thing, CoverSheet)
        else page(name, n, thing)
        for n, thing in enumerate(things)
    ]
    sections, wrong = parted(pages, "A")
    return Part("A", Intake.PAPER, Declared(), sections, wrong, received)


def end(cover: CoverSheet) -> CoverSheet:
    return replace(cover, end=True)


def contents(arrival: Arrival) -> list[tuple[Binding | None, int | None, bool, list[str]]]:
    return [
        (v.binding, v.copy, v.electronic, [one.sha256 for one in v.pages if not one.codes])
        for v in arrival.volumes
    ]


def overlaps(arrival: Arrival) -> list[tuple[OverlapKind, str, str]]:
    return [(one.kind, one.source, one.other) for one in arrival.overlaps]


def test_paper_beside_electronic_files_is_one_paper_dossier() -> None:
    parts = [sent(page("form/1.pdf"), page("护照.jpg")), scanned("b.pdf", FORM, "x", "y", end(FORM))]
    arrival = unite(parts).arrival
    assert arrival.intake is Intake.PAPER
    assert contents(arrival) == [
        (Binding.FORM, 1, False, ["x", "y"]),
        (Binding.FORM, None, True, ["form/1.pdf 0"]),
        (None, None, True, ["护照.jpg 0"]),
    ]
    assert [one.id for v in arrival.volumes for one in v.pages] == [f"p{n:04d}" for n in range(1, 7)]
    assert not arrival.refused


def test_copies_that_an_electronic_folder_declares_are_none_beside_paper() -> None:
    parts = [sent(page("copy-2/form/1.pdf")), scanned("b.pdf", FORM, "x", "y", end(FORM))]
    assert [volume.copy for volume in unite(parts).arrival.volumes] == [1, None]
    assert [volume.copy for volume in unite(parts[:1]).arrival.volumes] == [2]


def test_a_late_file_joins_its_folder_and_one_of_the_same_name_takes_the_place_of_the_earlier() -> None:
    first = sent(page("form/1.pdf"), page("form/3.pdf"), page("a.pdf"), received=MONDAY)
    late = sent(page("form/2.pdf"), page("a.pdf", content="mended"), received=MONDAY + timedelta(1))
    for parts in ([first, late], [late, first]):
        united = unite(parts)
        assert contents(united.arrival) == [
            (None, None, True, ["mended"]),
            (Binding.FORM, None, True, ["form/1.pdf 0", "form/2.pdf 0", "form/3.pdf 0"]),
        ]
        assert overlaps(united.arrival) == [(OverlapKind.REPLACED, "a.pdf", "a.pdf")]
        assert united.names[parts.index(first)] == {"a.pdf": ""}


def test_of_files_of_one_name_that_nobody_dated_both_count() -> None:
    parts = [sent(page("a.pdf", content="one")), sent(page("a.pdf", content="two"))]
    for some in (parts, parts[::-1]):
        arrival = unite(some).arrival
        assert sorted(one.sha256 for v in arrival.volumes for one in v.pages) == ["one", "two"]
        assert sorted(v.pages[0].source for v in arrival.volumes) == ["2/a.pdf", "a.pdf"]
        assert overlaps(arrival) == [(OverlapKind.NAMESAKE, "2/a.pdf", "a.pdf")]
    assert contents(unite(parts).arrival) == contents(unite(parts[::-1]).arrival)


def test_a_file_that_was_refused_is_replaced_by_one_that_can_be_opened() -> None:
    locked = (refuse(Situation.DAMAGED, "a.pdf"),)
    first = Part("A", Intake.ELECTRONIC, Declared(), (), locked, MONDAY)
    arrival = unite([sent(page("a.pdf"), received=MONDAY + timedelta(1)), first]).arrival
    assert not arrival.refused
    assert len(arrival.volumes) == 1


def test_the_same_files_again_are_taken_once_and_told() -> None:
    parts = [sent(page("a.pdf"), page("b.pdf")), sent(page("a.pdf"))]
    arrival = unite(parts).arrival
    assert len(arrival.volumes) == 2
    assert overlaps(arrival) == [(OverlapKind.IDENTICAL, "a.pdf", "a.pdf")]


def test_the_same_batch_under_two_names_is_taken_once_and_told() -> None:
    pages = [
        page("b.pdf", n, f"{n}", code) for n, code in enumerate([FORM.payload(), "", "", end(FORM).payload()])
    ]
    again = [replace(one, source="c.pdf") for one in pages]
    parts = [Part("A", Intake.PAPER, Declared(), *parted(some, "A")) for some in (pages, again)]
    arrival = unite(parts).arrival
    assert contents(arrival) == [(Binding.FORM, 1, False, ["1", "2"])]
    assert overlaps(arrival) == [(OverlapKind.IDENTICAL, "c.pdf 1–4", "b.pdf 1–4")]
    assert not arrival.refused


def test_a_volume_split_over_two_batches_is_whole_in_either_order() -> None:
    goes_on = scanned("1.pdf", FORM, "x"), scanned("2.pdf", "y", end(FORM))
    begins_anew = scanned("1.pdf", FORM, "x"), scanned("2.pdf", FORM, "y", end(FORM))
    for (first, second), told in ((goes_on, [RefusalCode.COVER_MISMATCH]), (begins_anew, [])):
        for parts in ([first, second], [second, first]):
            arrival = unite(parts).arrival
            assert contents(arrival) == [(Binding.FORM, 1, False, ["x", "y"])]
            assert [kind for kind, *_ in overlaps(arrival)] == [OverlapKind.JOINED]
            assert [one.code for one in arrival.refused] == told


def test_a_volume_scanned_twice_stays_two_and_both_are_named() -> None:
    parts = [scanned(name, FORM, f"{name} x", f"{name} y", end(FORM)) for name in ("1.pdf", "2.pdf")]
    arrival = unite(parts).arrival
    assert [(v.copy, v.pages[0].source) for v in arrival.volumes] == [(1, "1.pdf"), (1, "2.pdf")]
    (told,) = arrival.refused
    assert told.source == "2.pdf"
    assert "1.pdf" in told.reason.en


def test_batches_of_one_name_are_told_apart() -> None:
    other = replace(FORM, copy=2)
    parts = [scanned("scan.pdf", FORM, "x", "y", end(FORM)), scanned("scan.pdf", other, "v", "w", end(other))]
    united = unite(parts)
    assert {v.pages[0].source for v in united.arrival.volumes} == {"scan.pdf", "2/scan.pdf"}
    assert sorted(map(dict, united.names), key=len) == [{}, {"scan.pdf": "2/scan.pdf"}]
    assert not united.arrival.overlaps


def test_declarations_complete_one_another_and_the_later_counts() -> None:
    early, late = Declared(track="general"), Declared(track="foreign-expert", project="long-term")
    parts = [sent(page("a.pdf"), declared=late, received=MONDAY + timedelta(1))]
    parts.append(sent(page("b.pdf"), declared=early, received=MONDAY))
    assert unite(parts).arrival.declared == late
    undated = unite([replace(part, received=None) for part in parts]).arrival
    assert undated.declared == Declared(project="long-term")
    assert [one.code for one in undated.refused] == [RefusalCode.INVALID_DECLARATION]


FILES = [
    page(name, n) for name in ("form/1.pdf", "form/2.pdf", "form/10.pdf", "a.pdf", "b/c.pdf") for n in (0, 1)
]
VOLUMES = [CoverSheet(False, "A", binding, copy, 5, 2) for binding in Binding for copy in (1, 2)]


def split(files: Sequence[PageImage], volumes: Sequence[CoverSheet], chance: random.Random) -> list[Part]:
    """Files and volumes put into inputs by chance, in any order."""
    homes: dict[int, list[PageImage]] = {}
    for name in dict.fromkeys(one.source for one in files):
        homes.setdefault(chance.randrange(3), []).extend(one for one in files if one.source == name)
    parts = [sent(*pages) for pages in homes.values()]
    batches: dict[int, list[CoverSheet]] = {}
    for cover in volumes:
        batches.setdefault(chance.randrange(3), []).append(cover)
    for number, covers in batches.items():
        chance.shuffle(covers)
        things = [
            t for c in covers for t in (c, f"{c.binding} {c.copy} x", f"{c.binding} {c.copy} y", end(c))
        ]
        parts.append(scanned(f"{number}.tif", *things))
    chance.shuffle(parts)
    return parts


@given(st.randoms(use_true_random=False), st.sets(st.sampled_from(VOLUMES)))
def test_any_partition_and_order_gives_the_same_dossier(
    chance: random.Random, volumes: set[CoverSheet]
) -> None:
    ordered = [cover for cover in VOLUMES if cover in volumes]
    first, second = (unite(split(FILES, ordered, chance)).arrival for _ in range(2))
    assert contents(first) == contents(second)
    assert (first.intake, first.declared, first.refused) == (second.intake, second.declared, second.refused)
    assert [one.id for v in first.volumes for one in v.pages] == [
        f"p{n:04d}" for n in range(1, len(FILES) + 4 * len(ordered) + 1)
    ]
