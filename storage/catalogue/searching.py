"""From a question to SQL that an index answers."""

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.catalogue import tables as t
from storage.catalogue.entries import Query
from storage.catalogue.names import APPLICANT, EMPLOYER, START, pairs_of, searched

_RARE = 500  # dossiers that a pair is looked up for; one that more have leaves hardly anything out


def select_dossiers(connection: Connection, query: Query) -> sa.Select[tuple[object, ...]]:
    """The dossiers of a query, the last submitted first."""
    d = t.dossiers.c
    found = sa.select(t.dossiers).order_by(d.submitted.desc(), d.id.desc()).limit(query.limit)
    exact = ((d.uscc, query.uscc), (d.verdict, query.verdict and str(query.verdict)))
    found = found.where(*(column == wanted for column, wanted in exact if wanted))
    if query.since:
        found = found.where(d.submitted >= query.since.isoformat())
    if query.until:
        found = found.where(d.submitted <= query.until.isoformat())
    if query.after:
        found = found.where(sa.tuple_(d.submitted, d.id) < sa.tuple_(query.after.submitted, query.after.id))
    for kind, column, name in (
        (APPLICANT, d.applicant_form, query.applicant),
        (EMPLOYER, d.employer_form, query.employer),
    ):
        if name:
            found = found.where(*_named(connection, kind, column, searched(name)))
    return found.where(d.id.in_(_with_value(query))) if query.value else found


def _named(
    connection: Connection, kind: str, column: sa.ColumnElement[str], name: str
) -> list[sa.ColumnElement[bool]]:
    """The name stands in the column; looked up by its rarest pair of characters where one is rare."""
    # where one stands in the other; LIKE takes five times as long, and has signs of its own
    place = sa.func.instr if connection.dialect.name == "sqlite" else sa.func.strpos
    conditions: list[sa.ColumnElement[bool]] = [place(column, name) > 0]
    counts = {pair: _count(connection, kind, pair) for pair in pairs_of(name)}
    rarest = min(counts, key=lambda pair: (counts[pair], pair), default=None)
    if rarest is not None and counts[rarest] < _RARE:
        p = t.pairs.c
        conditions.append(t.dossiers.c.id.in_(sa.select(p.dossier).where(p.pair == rarest, p.kind == kind)))
    return conditions


def _count(connection: Connection, kind: str, pair: str) -> int:
    """In how many dossiers a pair stands; counted no further than it is rare."""
    p = t.pairs.c
    few = sa.select(sa.literal(1)).where(p.pair == pair, p.kind == kind).limit(_RARE).subquery()
    return int(connection.scalar(sa.select(sa.func.count()).select_from(few)) or 0)


def _with_value(query: Query) -> sa.Select[tuple[str]]:
    f = t.fields.c
    found = sa.select(f.dossier).where(f.start == query.value[:START], f.value == query.value)
    return found.where(f.name == query.field) if query.field else found
