"""The steps by which the tables came to their form, for Alembic."""
