"""Filing revisions and finding them: every question is answered from an index."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from importlib.resources import files
from typing import Any, TypeVar

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine

from storage.catalogue import tables as t
from storage.catalogue.entries import (
    DocumentEntry,
    DossierEntry,
    FieldEntry,
    Filed,
    FindingEntry,
    PageEntry,
    Query,
    Shared,
    VolumeEntry,
)
from storage.catalogue.names import APPLICANT, EMPLOYER, START, pairs_of, searched
from storage.catalogue.searching import select_dossiers
from validators.verdict import Verdict

Entry = TypeVar("Entry", DossierEntry, DocumentEntry, FieldEntry, FindingEntry, PageEntry, VolumeEntry)


class Catalogue:
    """The catalogue in a database, SQLite or PostgreSQL. Methods raise sqlalchemy.exc.SQLAlchemyError."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def prepare(self) -> None:
        """Bring the tables to this program's form; nothing happens where they are."""
        config = Config()
        config.set_main_option("script_location", str(files("storage.catalogue") / "migrations"))
        with self._engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def file(self, filed: Filed) -> bool:
        """File a revision in place of the dossier's earlier one; again changes nothing.

        False where a later revision is filed already: workers may end in any order.
        """
        with self._engine.begin() as connection:
            if not _put_head(connection, filed.dossier):
                return False
            _clear(connection, filed.dossier.id)
            for table, rows in _rows(filed):
                if rows:
                    connection.execute(table.insert(), rows)
        return True

    def remove(self, dossier: str) -> None:
        """Forget a dossier; nothing happens where it is not known."""
        with self._engine.begin() as connection:
            _clear(connection, dossier)
            connection.execute(t.dossiers.delete().where(t.dossiers.c.id == dossier))

    def search(self, query: Query) -> tuple[DossierEntry, ...]:
        """The dossiers that match, the last submitted first; at most `query.limit`."""
        with self._engine.connect() as connection:
            rows = connection.execute(select_dossiers(connection, query)).mappings()
            return tuple(_head(row) for row in rows)

    def dossier(self, dossier: str) -> Filed | None:
        """What is filed of a dossier; None where nothing is."""
        with self._engine.connect() as connection:
            head = (
                connection.execute(sa.select(t.dossiers).where(t.dossiers.c.id == dossier)).mappings().first()
            )
            return _filed(connection, _head(head)) if head else None

    def dossiers(self) -> Iterator[str]:
        """Ids of all dossiers, sorted."""
        with self._engine.connect() as connection:
            yield from connection.execute(sa.select(t.dossiers.c.id).order_by(t.dossiers.c.id)).scalars()

    def same_pages(self, dossier: str) -> tuple[Shared, ...]:
        """Pages of other dossiers whose picture is that of one of this dossier's, pixel by pixel."""
        own, other = t.pages.alias(), t.pages.alias()
        found = (
            sa.select(other.c.dossier, other.c.id, other.c.sha256)
            .join(own, own.c.sha256 == other.c.sha256)
            .where(own.c.dossier == dossier, other.c.dossier != dossier)
            .distinct()
            .order_by(other.c.dossier, other.c.id)
        )
        with self._engine.connect() as connection:
            return tuple(Shared(*row) for row in connection.execute(found))

    def same_values(self, dossier: str, names: Sequence[str]) -> tuple[Shared, ...]:
        """Documents of other dossiers that state a value of this one under the same name, one of `names`."""
        own, other = t.fields.alias(), t.fields.alias()
        alike = (own.c.start == other.c.start, own.c.name == other.c.name, own.c.value == other.c.value)
        found = (
            sa.select(other.c.dossier, other.c.document, other.c.value)
            .join(own, sa.and_(*alike))
            .where(own.c.dossier == dossier, other.c.dossier != dossier, own.c.name.in_(names))
            .distinct()
            .order_by(other.c.dossier, other.c.document)
        )
        with self._engine.connect() as connection:
            return tuple(Shared(*row) for row in connection.execute(found))


def _put_head(connection: Connection, head: DossierEntry) -> bool:
    """Insert or replace the dossier's row; it stays locked until the transaction ends."""
    forms = {"applicant_form": searched(head.applicant), "employer_form": searched(head.employer)}
    values = asdict(head) | forms | {"verdict": str(head.verdict)}
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    put = insert(t.dossiers).values(values)
    newer = put.on_conflict_do_update(
        index_elements=[t.dossiers.c.id], set_=values, where=t.dossiers.c.revision <= put.excluded.revision
    )
    return connection.execute(newer.returning(t.dossiers.c.id)).first() is not None


def _clear(connection: Connection, dossier: str) -> None:
    """Take away everything filed of a dossier but its own row."""
    for table in t.CHILDREN:
        connection.execute(table.delete().where(table.c.dossier == dossier))


def _rows(filed: Filed) -> Iterator[tuple[sa.Table, list[dict[str, object]]]]:
    dossier: dict[str, object] = {"dossier": filed.dossier.id}
    yield t.volumes, [dossier | asdict(one) for one in filed.volumes]
    bare = [f.name for f in fields(DocumentEntry) if f.name != "fields"]
    yield t.documents, [dossier | {name: getattr(one, name) for name in bare} for one in filed.documents]
    values = [(document.id, value) for document in filed.documents for value in document.fields]
    yield (
        t.fields,
        [dossier | {"document": id, "start": one.value[:START]} | asdict(one) for id, one in values],
    )
    yield t.findings, [dossier | asdict(one) for one in filed.findings]
    yield t.pages, [dossier | asdict(one) for one in filed.pages]
    names = ((APPLICANT, filed.dossier.applicant), (EMPLOYER, filed.dossier.employer))
    yield (
        t.pairs,
        [dossier | {"kind": kind, "pair": pair} for kind, name in names for pair in sorted(pairs_of(name))],
    )


def _head(row: sa.RowMapping) -> DossierEntry:
    return _entry(DossierEntry, {**row, "verdict": Verdict(row["verdict"])})


def _filed(connection: Connection, head: DossierEntry) -> Filed:
    def rows(table: sa.Table, *order: sa.ColumnElement[object]) -> list[dict[str, object]]:
        found = connection.execute(sa.select(table).where(table.c.dossier == head.id).order_by(*order))
        return [dict(row) for row in found.mappings()]

    values: dict[object, list[FieldEntry]] = {}
    for row in rows(t.fields, t.fields.c.number):
        values.setdefault(row["document"], []).append(_entry(FieldEntry, row))
    documents = tuple(
        _entry(DocumentEntry, row | {"fields": tuple(values.get(row["id"], ()))})
        for row in rows(t.documents, t.documents.c.id)
    )
    return Filed(
        head,
        tuple(_entry(VolumeEntry, row) for row in rows(t.volumes, t.volumes.c.number)),
        documents,
        tuple(_entry(FindingEntry, row) for row in rows(t.findings, t.findings.c.number)),
        tuple(_entry(PageEntry, row) for row in rows(t.pages, t.pages.c.id)),
    )


def _entry(kind: type[Entry], row: Mapping[str, Any]) -> Entry:
    return kind(**{f.name: row[f.name] for f in fields(kind)})
