"""How Alembic runs the steps: on the connection that the catalogue gives it."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], version_table="catalogue_version")
with context.begin_transaction():
    context.run_migrations()
