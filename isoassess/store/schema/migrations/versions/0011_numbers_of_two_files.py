"""A number that two files gave to different findings stays with the one it was given to earlier.

The other takes one that is free in both, and a finding may have a number of each file. An import that is
undone takes back what it did to the numbers; all else of a number stays as it was given.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLE = "finding_number"
KINDS = ("NC", "OFI")
FIXED = ("assessment_id", "kind", "place")
EARLIER = "(NEW.given_at, NEW.requirement_id) < (OLD.given_at, OLD.requirement_id)"
IS_UNDONE = "(SELECT key FROM history ORDER BY id DESC LIMIT 1) IS 'import-undone'"
OF_OPEN = """EXISTS (SELECT 1 FROM deletion AS open WHERE open.target IS NOT NULL AND open.target IN (
    OLD.assessment_id, (SELECT organization_id FROM assessment WHERE id = OLD.assessment_id)))"""


def upgrade() -> None:
    op.rename_table(TABLE, f"{TABLE}_before")
    op.create_table(
        TABLE,
        sa.Column("assessment_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("requirement_id", sa.Text, nullable=False),
        sa.Column("given_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("assessment_id", "kind", "place", name=op.f("pk_finding_number")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_finding_number_assessment_id_assessment")
        ),
        sa.CheckConstraint(sa.column("kind").in_(KINDS), name=op.f("ck_finding_number_kind")),
    )
    op.execute(f"INSERT INTO {TABLE} SELECT * FROM {TABLE}_before ORDER BY rowid")
    op.drop_table(f"{TABLE}_before")  # its triggers go with it
    changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in FIXED)
    _refuse("UPDATE", f"{changed} OR NOT ({EARLIER} OR {IS_UNDONE})")
    _refuse("DELETE", f"NOT ({OF_OPEN} OR {IS_UNDONE})")


def _refuse(verb: str, when: str) -> None:
    op.execute(
        f"CREATE TRIGGER {TABLE}_refuses_{verb.lower()} BEFORE {verb} ON {TABLE} WHEN {when} "
        "BEGIN SELECT RAISE(ABORT, 'the numbers of findings are append-only'); END"
    )
