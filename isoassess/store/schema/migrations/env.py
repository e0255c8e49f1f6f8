"""Runs the migrations on the connection it is given, inside that connection's transaction."""

from alembic import context

from isoassess.store.schema.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite can change a table only by rebuilding it
    transactional_ddl=True,
)
context.run_migrations()
