"""Numbers of findings, and what is told of an action beside what is to be done; old actions stay as they are.

Nothing is numbered here: an assessment of before takes its numbers in the order of the catalogue as soon as
it is opened, since only then it is judged.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KINDS = ("NC", "OFI")


def upgrade() -> None:
    op.create_table(
        "finding_number",
        sa.Column("assessment_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("requirement_id", sa.Text, nullable=False),
        sa.Column("given_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("assessment_id", "kind", "place", name=op.f("pk_finding_number")),
        sa.UniqueConstraint(
            "assessment_id",
            "kind",
            "requirement_id",
            name=op.f("uq_finding_number_assessment_id_kind_requirement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_finding_number_assessment_id_assessment")
        ),
        sa.CheckConstraint(sa.column("kind").in_(KINDS), name=op.f("ck_finding_number_kind")),
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER finding_number_refuses_{verb.lower()} BEFORE {verb} ON finding_number "
            "BEGIN SELECT RAISE(ABORT, 'the numbers of findings are append-only'); END"
        )
    for name in ("action_correction", "action_cause"):
        op.add_column("answer", sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''")))
    op.add_column("answer", sa.Column("action_done", sa.Date))
    op.add_column("answer", sa.Column("action_covers", sa.JSON, nullable=False, server_default="[]"))
