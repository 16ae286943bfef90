"""What was filed is found, the last revision of it, on either database."""

from dataclasses import replace
from datetime import date
from threading import Thread
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.engine import Engine

from storage.catalogue.catalogue import Catalogue
from storage.catalogue.entries import (
    DocumentEntry,
    DossierEntry,
    FieldEntry,
    Filed,
    FindingEntry,
    PageEntry,
    Query,
    VolumeEntry,
)
from storage.catalogue.tables import metadata
from validators.verdict import Verdict

HEAD = DossierEntry(
    id="BJ-1",
    revision=1,
    verdict=Verdict.NEEDS_PERSON,
    applicant="VANDERMOEL Leopold",
    employer="北京沅启科生物医药科技有限公司",
    uscc="91110195318867907B",
    programme="beijing-overseas-talents",
    submitted="2017-09-05",
    received="2017-09-06T08:00:00+00:00",
    pages=2,
    unsure=1,
)
LICENCE = DocumentEntry(
    "d02",
    "business_license",
    "attachments",
    "p0002",
    1,
    0.99,
    (
        FieldEntry("uscc", "91110195318867907B", 0.999, "p0002"),
        FieldEntry("scope", "技术开发" * 900, 0.98, "p0002"),
    ),
)
FORM = DocumentEntry(
    "d01", "application_form", "form", "p0001", 1, 0.99, (FieldEntry("passport_no", "E1", 1.0, "p0001"),)
)
FILED = Filed(
    HEAD,
    (VolumeEntry(1, "form", 1), VolumeEntry(None, "attachments", 1)),
    (FORM, LICENCE),
    (FindingEntry("audits.three-years", "cannot-tell", "major", "Look.", "请查看。"),),
    (PageEntry("p0001", "aa"), PageEntry("p0002", "bb")),
)


def another(id: str, **changes: Any) -> Filed:
    return replace(FILED, dossier=replace(HEAD, id=id, **changes))


def ids(found: tuple[DossierEntry, ...]) -> list[str]:
    return [dossier.id for dossier in found]


def test_what_was_filed_comes_back_whole(catalogue: Catalogue) -> None:
    assert catalogue.file(FILED)
    assert catalogue.dossier("BJ-1") == FILED
    assert catalogue.dossier("BJ-2") is None
    assert list(catalogue.dossiers()) == ["BJ-1"]


def test_a_later_revision_takes_the_place_of_the_earlier_and_not_the_other_way_round(
    catalogue: Catalogue,
) -> None:
    later = replace(
        FILED, dossier=replace(HEAD, revision=2, verdict=Verdict.COMPLETE), documents=(FORM,), findings=()
    )
    assert catalogue.file(later)
    assert not catalogue.file(FILED)
    assert catalogue.dossier("BJ-1") == later
    assert catalogue.file(later)
    assert catalogue.dossier("BJ-1") == later


def test_filing_at_once_leaves_one_whole_revision(catalogue: Catalogue) -> None:
    revisions = [
        replace(FILED, dossier=replace(HEAD, revision=n), pages=(PageEntry("p0001", f"{n:02}"),))
        for n in range(1, 9)
    ]
    threads = [Thread(target=catalogue.file, args=(revision,)) for revision in revisions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert catalogue.dossier("BJ-1") == revisions[-1]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(), ["BJ-3", "BJ-1", "BJ-2"]),
        (Query(applicant="vandermoel"), ["BJ-1"]),
        (Query(applicant="ＬＥＯ"), ["BJ-1"]),
        (Query(applicant="雨"), ["BJ-2"]),
        (Query(applicant="谢雨川"), ["BJ-2"]),
        (Query(applicant="100%"), []),
        (Query(employer="沅启科"), ["BJ-1", "BJ-2"]),
        (Query(employer="生物医药", verdict=Verdict.COMPLETE), ["BJ-2"]),
        (Query(uscc="91110195318867907B"), ["BJ-3", "BJ-1"]),
        (Query(since=date(2017, 9, 5)), ["BJ-3", "BJ-1"]),
        (Query(until=date(2017, 9, 5)), ["BJ-1", "BJ-2"]),
        (Query(value="E1"), ["BJ-3", "BJ-1", "BJ-2"]),
        (Query(value="E1", field="uscc"), []),
        (Query(value="技术开发" * 900), ["BJ-3", "BJ-1", "BJ-2"]),
        (Query(value="技术开发" * 899), []),
    ],
)
def test_dossiers_are_found_by_whom_they_are_of_and_what_they_say(
    catalogue: Catalogue, query: Query, found: list[str]
) -> None:
    catalogue.file(FILED)
    catalogue.file(
        another("BJ-2", applicant="谢雨川", uscc="", submitted="2016-01-01", verdict=Verdict.COMPLETE)
    )
    catalogue.file(
        another("BJ-3", applicant="Émile Zöe", employer="北京衡岫微电子技术有限公司", submitted="2018-01-01")
    )
    assert ids(catalogue.search(query)) == found


def test_results_come_page_by_page_without_a_gap(catalogue: Catalogue) -> None:
    names = [f"BJ-{n:02}" for n in range(25)]
    for name in names:
        catalogue.file(another(name))
    seen: list[str] = []
    after = None
    while page := catalogue.search(Query(limit=10, after=after)):
        seen += ids(page)
        after = page[-1]
    assert seen == names[::-1]


def test_a_name_that_thousands_have_is_found_without_its_pairs(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.catalogue.searching._RARE", 2)
    for number in range(4):
        catalogue.file(another(f"BJ-{number}", employer="北京科技有限公司"))
    assert len(catalogue.search(Query(employer="科技"))) == 4


def test_the_same_page_or_certificate_in_another_dossier_is_told(catalogue: Catalogue) -> None:
    catalogue.file(FILED)
    catalogue.file(replace(another("BJ-2"), pages=(PageEntry("p0009", "bb"), PageEntry("p0010", "cc"))))
    assert [(s.dossier, s.where) for s in catalogue.same_pages("BJ-1")] == [("BJ-2", "p0009")]
    assert [(s.dossier, s.where) for s in catalogue.same_values("BJ-1", ("passport_no",))] == [
        ("BJ-2", "d01")
    ]
    assert catalogue.same_values("BJ-1", ("name",)) == ()


def test_a_dossier_that_is_removed_is_gone_from_every_answer(catalogue: Catalogue) -> None:
    catalogue.file(FILED)
    catalogue.file(another("BJ-2"))
    catalogue.remove("BJ-1")
    catalogue.remove("BJ-1")
    assert ids(catalogue.search(Query(value="E1"))) == ["BJ-2"]
    assert catalogue.same_pages("BJ-2") == ()


def test_the_steps_lead_to_the_tables_of_the_program(catalogue: Catalogue, engine: Engine) -> None:
    catalogue.prepare()
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    assert [change for change in found if "catalogue_version" not in str(change)] == []
