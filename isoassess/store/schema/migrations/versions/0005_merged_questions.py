"""The answers to requirements that catalogue 2026.12 merged into others, carried to those; it adds no table.

What stood before stays in the history: an entry for each text that moved, of the kind "carry".
"""

from isoassess.store.schema.carrying import carry_replaced

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

CATALOGUE = "2026.12"


def upgrade() -> None:
    carry_replaced(CATALOGUE)
