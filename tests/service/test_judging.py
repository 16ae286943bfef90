"""From pages and readings to a verdict, without opening or writing anything."""

from dataclasses import replace
from pathlib import Path

import pytest
import structlog

from extractors.copies.comparison import CopyComparison
from extractors.copies.voting import Vote
from extractors.document import Reading
from extractors.page_text import PageText
from ingest.arrival import Arrival, Declared, Intake
from ingest.page import PageImage, PageKind
from ingest.reasons import Situation, refuse
from ingest.volume import Binding, Volume
from samples.dossiers import long_term
from samples.ideal import ideal_reading
from samples.ideal_copies import agreeing
from service.copying import Compared
from service.judging import behind_separators, judge, sort
from validators import engine
from validators.programme import load_programme
from validators.rule import Answer, discover
from validators.verdict import Verdict

PROGRAMME = load_programme("beijing-overseas-talents")


def arrival_of(seed: int, copies: int) -> tuple[Arrival, dict[Path, PageText]]:
    """A complete long-term dossier on paper, perfectly read."""
    made = long_term(seed)
    readings: dict[Path, PageText] = {}
    volumes = []
    for binding, documents in made.volumes.items():
        for copy in range(1, (1 if binding is Binding.PERSONAL else copies) + 1):
            pages = []
            for page in (page for document in documents for page in document.pages):
                number = len(readings) + 1
                file = Path(f"/spool/{number}.jpg")
                readings[file] = text = ideal_reading(page)
                pages.append(
                    PageImage("b.pdf", number, file, text.width, text.height, 200, "", id=f"p{number:04d}")
                )
            volumes.append(Volume(binding, copy, tuple(pages), len(pages)))
    return Arrival(made.id, Intake.PAPER, Declared(), tuple(volumes)), readings


def test_a_complete_dossier_is_complete() -> None:
    arrival, readings = arrival_of(31, copies=5)
    judged = judge(sort(arrival, Compared(readings, agreeing(arrival.volumes))), PROGRAMME)
    assert judged.verdict is Verdict.COMPLETE
    assert judged.dossier.application.project.value == "long-term"
    ids = [document.id for document in judged.dossier.documents]
    assert ids == [f"d{n:02d}" for n in range(1, len(ids) + 1)]


def test_a_missing_copy_makes_it_incomplete() -> None:
    arrival, readings = arrival_of(31, copies=4)
    assert judge(sort(arrival, Compared(readings)), PROGRAMME).verdict is Verdict.INCOMPLETE


def test_a_page_that_was_not_read_stays_in_its_volume_without_text() -> None:
    arrival, readings = arrival_of(31, copies=1)
    lost = arrival.volumes[1].pages[3]
    del readings[lost.file]
    judged = judge(sort(arrival, Compared(readings)), PROGRAMME)
    assert lost.id in judged.images
    assert lost.id not in judged.dossier.pages


def test_a_blank_page_is_marked_and_kept() -> None:
    arrival, readings = arrival_of(31, copies=1)
    page = arrival.volumes[0].pages[1]
    readings[page.file] = replace(readings[page.file], blank=True, lines=(), tables=())
    assert judge(sort(arrival, Compared(readings)), PROGRAMME).images[page.id].kind is PageKind.BLANK


def test_what_comparing_the_copies_came_to_is_handed_on() -> None:
    arrival, readings = arrival_of(31, copies=2)
    before = refuse(Situation.EMPTY_FILE, "a.pdf")
    after = refuse(Situation.FAILED_READING, "b.pdf", 7)
    same = CopyComparison(Binding.FORM, 1, 2, 0, 1, ())
    found = sort(replace(arrival, refused=(before,)), Compared(readings, (same,), {}, (after,)))
    assert found.arrival.refused == (before, after)
    judged = judge(found, PROGRAMME)
    assert judged.refused == (before, after)
    assert judged.dossier.copies == (same,)


def test_fields_tell_the_votes_that_decided_them() -> None:
    arrival, readings = arrival_of(31, copies=1)
    plain = sort(arrival, Compared(readings))
    field = next(field for document in plain.documents for field in document.fields if field.box.area)
    readings_of_it = (Reading("ideal", "?", 0.9), Reading("copy-of:p0099", field.raw, 0.99))
    vote = Vote(field.box, readings_of_it)
    found = sort(arrival, Compared(readings, (), {field.page: (vote,)}))
    voted = [field for document in found.documents for field in document.fields if field.readings]
    assert replace(field, readings=vote.readings) in voted
    assert {other.page for other in voted} == {field.page}


def test_a_mistake_in_a_rule_is_logged_by_name_and_cannot_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    arrival, readings = arrival_of(31, copies=1)
    broken = discover()[0]

    def raise_it(*_: object) -> tuple[Answer, ...]:
        raise ZeroDivisionError("Falkenrade, P1234567")

    monkeypatch.setattr(engine, "discover", lambda: (replace(broken, check=raise_it),))
    with structlog.testing.capture_logs() as logs:
        judged = judge(sort(arrival, Compared(readings)), PROGRAMME)
    assert logs == [
        {"event": "rule failed", "rule": broken.id, "error": "ZeroDivisionError", "log_level": "error"}
    ]
    assert [finding.outcome.value for finding in judged.findings] == ["cannot-tell"]


def test_documents_begin_behind_separators() -> None:
    kinds = (PageKind.CONTENT, PageKind.SEPARATOR, PageKind.BLANK, PageKind.CONTENT, PageKind.CONTENT)
    pages = tuple(
        PageImage("b.pdf", n, Path("x"), 1, 1, 200.0, "0" * 64, id=f"p{n}", kind=kind)
        for n, kind in enumerate(kinds)
    )
    assert behind_separators(Volume(None, None, pages)) == {"p3"}
