"""What a quick scan points to, for the list of organizations; a standing of before says nothing of it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("standing", sa.Column("indicated_causes", sa.Integer, nullable=True))
