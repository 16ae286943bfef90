"""The catalogue in a database, and what becomes of the database's errors."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from storage.catalogue.catalogue import Catalogue


class CatalogueFailed(Exception):
    """The database fails. Its own words may hold a password, so only what kind of error it was is told."""


@contextmanager
def opened(engine: Engine) -> Iterator[Catalogue]:
    """The catalogue with its tables in this program's form; the engine is done with afterwards.

    Raises CatalogueFailed, inside too.
    """
    try:
        catalogue = Catalogue(engine)
        catalogue.prepare()
        yield catalogue
    except SQLAlchemyError as error:
        raise CatalogueFailed(type(getattr(error, "orig", None) or error).__name__) from error
    finally:
        engine.dispose()
