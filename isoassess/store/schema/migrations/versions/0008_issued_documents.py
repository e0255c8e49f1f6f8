"""The register of issued documents; of what was handed over before no record is made up."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TEXTS = ("number", "prepared_by", "approved_by", "distribution", "changes", "stamp")
SAYS = "issued documents are append-only"


def upgrade() -> None:
    op.create_table(
        "issued_document",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("assessment_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("issued", sa.Date, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in TEXTS),
        sa.Column("data_day", sa.Date, nullable=False),
        sa.Column("format", sa.String(20), nullable=False),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.DateTime, nullable=False),
        sa.Column("recorded_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_document")),
        sa.UniqueConstraint(
            "assessment_id", "kind", "version", name=op.f("uq_issued_document_assessment_id_kind_version")
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_issued_document_assessment_id_assessment"),
            ondelete="CASCADE",
        ),
    )
    op.execute(
        "CREATE TRIGGER issued_document_refuses_update BEFORE UPDATE ON issued_document "
        f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
    )
    op.execute(  # with its assessment it goes, and not alone
        "CREATE TRIGGER issued_document_refuses_delete BEFORE DELETE ON issued_document "
        "WHEN EXISTS (SELECT 1 FROM assessment WHERE id = OLD.assessment_id) "
        f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
    )
