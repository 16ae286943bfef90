"""The catalogue with a million documents: every kind of question timed, on SQLite and on PostgreSQL.

Dossiers are made from the samples' names by the seed; docs/benchmarks.md says what each figure is.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from benchmarks.harness import Results, options, publish, table
from samples.case import make_case
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
from validators.verdict import Verdict

_BAR_MS = 50.0
_TYPES = (
    "application_form",
    "passport",
    "overseas_degree",
    "labor_contract",
    "business_license",
    "audit_report",
)
_A_DOSSIER = 20  # documents
_CASES = 400  # people and employers that names are put together from
_TIMES = 7  # each question, the slowest but the first told


def main() -> None:
    chosen = options("The catalogue with many documents", 5150, _extra())
    documents = 20_000 if chosen.small else chosen.documents
    results = Results(chosen.seed)
    rows: list[tuple[object, ...]] = []
    for name, engine in _engines(chosen.postgres):
        catalogue = Catalogue(engine)
        catalogue.prepare()
        start = time.monotonic()
        count = documents // _A_DOSSIER
        heads = [_file(catalogue, filed) for filed in _filled(chosen.seed, count)]
        seconds = time.monotonic() - start
        _analyse(engine)
        results.figures[f"{name}: dossiers filed a second"] = count / seconds
        for question, ask in _questions(catalogue, random.Random(chosen.seed), heads):
            slowest = _slowest(ask)
            rows.append((name, question, slowest))
            results.bar(f"{name}: {question}, ms", slowest, _BAR_MS, at_most=True)
    print(table(("database", "question", "slowest ms"), rows))
    publish(results, chosen.json)


def _extra() -> argparse.ArgumentParser:
    extra = argparse.ArgumentParser(add_help=False)
    extra.add_argument("--documents", type=int, default=1_000_000, metavar="N", help="how many; 1,000,000")
    extra.add_argument(
        "--postgres", default="", metavar="URL", help="also on this PostgreSQL, in an empty database"
    )
    return extra


def _engines(postgres: str) -> Iterator[tuple[str, Engine]]:
    with tempfile.TemporaryDirectory(prefix="catalogue-") as folder:
        engine = sa.create_engine(f"sqlite:///{Path(folder)}/catalogue.sqlite")
        with engine.connect() as connection:
            connection.execute(sa.text("PRAGMA journal_mode=WAL"))
        yield "SQLite", engine
        engine.dispose()
    if postgres:
        yield "PostgreSQL", sa.create_engine(postgres.replace("postgresql:", "postgresql+psycopg:"))


def _analyse(engine: Engine) -> None:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("ANALYZE"))


def _file(catalogue: Catalogue, filed: Filed) -> DossierEntry:
    catalogue.file(filed)
    return filed.dossier


def _filled(seed: int, count: int) -> Iterator[Filed]:
    """Dossiers of people and employers put together anew; every hundredth page is another one's too."""
    rng = random.Random(seed)
    cases = [make_case(seed + number) for number in range(_CASES)]
    for number in range(count):
        person, employer = rng.choice(cases).applicant, rng.choice(cases).employer
        given = rng.choice(cases).applicant.given
        head = DossierEntry(
            id=f"BJ-{number:07}",
            revision=1,
            verdict=rng.choice(tuple(Verdict)),
            applicant=f"{person.surname} {given}",
            employer=employer.name,
            uscc=employer.uscc,
            programme="beijing-overseas-talents",
            submitted=(date(2015, 1, 1) + timedelta(days=rng.randrange(4000))).isoformat(),
            received="",
            pages=40,
            failed=rng.randrange(3),
        )
        documents = tuple(_document(rng, number, n, head) for n in range(_A_DOSSIER))
        pages = tuple(PageEntry(f"p{n:04}", f"{_digest(rng, number, n):064x}") for n in range(8))
        finding = FindingEntry("audits.three-years", "fail", "major", "Send it.", "请补交。")
        yield Filed(head, (VolumeEntry(1, "form", 8),), documents, (finding,), pages)


def _document(rng: random.Random, dossier: int, number: int, head: DossierEntry) -> DocumentEntry:
    values = (
        ("certificate_no", f"{rng.randrange(10**9):09}" if number else f"C{dossier:08}"),
        ("name", head.employer),
        ("holder_name", head.applicant),
        ("issue_date", head.submitted),
    )
    page = f"p{number:04}"
    fields = tuple(FieldEntry(name, value, 0.99, page) for name, value in values)
    return DocumentEntry(f"d{number:02}", _TYPES[number % len(_TYPES)], "attachments", page, 2, 0.99, fields)


def _digest(rng: random.Random, dossier: int, page: int) -> int:
    return rng.randrange(1000) if rng.random() < 0.01 else dossier * 100 + page + 10_000


def _questions(
    catalogue: Catalogue, rng: random.Random, heads: list[DossierEntry]
) -> Iterator[tuple[str, Callable[[], object]]]:
    one = rng.choice(heads)
    day = date.fromisoformat(one.submitted)
    searches = {
        "the newest": Query(),
        "page 40 of the newest": Query(after=sorted(heads, key=_place)[-min(2000, len(heads))]),
        "by applicant": Query(applicant=one.applicant),
        "by part of an applicant": Query(applicant=one.applicant.split()[0][:4]),
        "by an applicant there is not": Query(applicant="QQXJZ Nobody"),
        "by one letter of an applicant": Query(applicant="q"),
        "by employer": Query(employer=one.employer),
        "by what every employer has": Query(employer="北京"),
        "by common pairs that never meet": Query(employer="司北"),
        "by credit code": Query(uscc=one.uscc),
        "by verdict": Query(verdict=Verdict.COMPLETE),
        "by days": Query(since=day, until=day + timedelta(days=7)),
        "by verdict and employer": Query(verdict=Verdict.COMPLETE, employer="有限公司"),
        "by a number": Query(value="C00000007"),
        "by a name that thousands state": Query(value=one.employer),
    }
    for name, query in searches.items():
        yield name, partial(catalogue.search, query)
    yield "one dossier whole", partial(catalogue.dossier, one.id)
    yield "pages elsewhere", partial(catalogue.same_pages, one.id)
    yield "numbers elsewhere", partial(catalogue.same_values, one.id, ("certificate_no",))


def _place(head: DossierEntry) -> tuple[str, str]:
    return head.submitted, head.id


def _slowest(ask: Callable[[], object]) -> float:
    """Milliseconds of the slowest of some askings, the first one left out: it fills the database's caches."""
    seconds = []
    for _ in range(_TIMES + 1):
        start = time.perf_counter()
        ask()
        seconds.append(time.perf_counter() - start)
    return 1000 * max(seconds[1:])


if __name__ == "__main__":
    main()
