"""What the list of organizations is searched by; its texts are read when there is time for it."""

import sqlalchemy as sa
from alembic import op

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
