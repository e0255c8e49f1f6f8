"""Runs the migrations on the connection it is given, inside that connection's transaction."""

from alembic import context

from isoassess.store.schema.tables import StoreRow

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=StoreRow.metadata,
    render_as_batch=True,  # SQLite can change a table only by rebuilding it
    transactional_ddl=True,
)
context.run_migrations()
