"""What the list of organizations is searched by; names are folded as every search is now."""

import sqlalchemy as sa
from alembic import op

from isoassess.store.database import sort_key

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "search_number",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_number")),
        sa.UniqueConstraint("organization_id", name=op.f("uq_search_number_organization_id")),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_search_number_organization_id_organization"),
        ),
    )
    op.create_table(
        "search_text",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_text")),
    )
    op.create_table(
        "search_state",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("history_id", sa.Integer, nullable=False),
        sa.Column("indexed", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_state")),
    )
    _fold_names()


def _fold_names() -> None:
    """The texts themselves are read when somebody searches for the first time."""
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT id, name FROM organization")).all()
    for id_, name in rows:
        changed = sa.text("UPDATE organization SET name_folded = :folded WHERE id = :id")
        connection.execute(changed, {"folded": sort_key(name), "id": id_})
