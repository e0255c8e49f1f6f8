"""A number that two files gave to the same requirement was given when the earlier of them gave it.

So that files which take each other in say the same of it; all else of a number stays as it was given.
"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

FIXED = ("assessment_id", "kind", "place", "requirement_id")


def upgrade() -> None:
    op.execute("DROP TRIGGER finding_number_refuses_update")
    changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in FIXED)
    op.execute(
        "CREATE TRIGGER finding_number_refuses_update BEFORE UPDATE ON finding_number "
        f"WHEN {changed} OR NEW.given_at >= OLD.given_at "
        "BEGIN SELECT RAISE(ABORT, 'the numbers of findings are append-only'); END"
    )
