"""What the file knows of itself: which store it is, its newest mark, and whether all of it is in it."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    table = op.create_table(
        "identity",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("mark", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("folded", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity")),
    )
    mark = f"isoassess-mark-{uuid4().hex}"
    op.bulk_insert(table, [{"id": str(uuid4()), "mark": mark, "before": mark, "folded": True}])
