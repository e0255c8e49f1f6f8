"""Organizations, their assessments and answers, and the history that nobody can alter."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

LENSES = ("iso9001:2026", "iso9001:2015", "iso9001:1994", "iso9002:1994")
RATINGS = ("0", "1", "2", "3", "4", "na")
SUBJECTS = ("organization", "profile", "decision", "assessment", "answer")
KINDS = ("change", "undo", "redo")


def upgrade() -> None:
    op.execute(f"PRAGMA application_id = {0x49736F41}")
    _organization()
    _assessment()
    _answer()
    _history()


def _words(name: str, words: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=20)


def _organization() -> None:
    op.create_table(
        "organization",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_folded", sa.Text, nullable=False),
        sa.Column("sector_codes", sa.JSON, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.Column("removed_at", sa.DateTime),
        sa.Column("wizard_page", sa.Integer),
        sa.Column("own_decision", sa.Text),
        sa.Column("profile", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization")),
    )
    op.create_index("ix_organization_changed_at", "organization", ["changed_at", "id"])


def _assessment() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("lens", _words("lens", LENSES), nullable=False),
        sa.Column("started", sa.Date, nullable=False),
        sa.Column("assessor", sa.Text, nullable=False),
        sa.Column("catalogue_version", sa.Text, nullable=False),
        sa.Column("added_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_assessment_organization_id_organization")
        ),
    )
    op.create_index(op.f("ix_assessment_organization_id"), "assessment", ["organization_id"])


def _answer() -> None:
    op.create_table(
        "answer",
        sa.Column("assessment_id", sa.String(36), nullable=False),
        sa.Column("requirement_id", sa.Text, nullable=False),
        sa.Column("rating", _words("rating", RATINGS)),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("ofi", sa.Boolean, nullable=False),
        sa.Column("action_what", sa.Text, nullable=False),
        sa.Column("action_owner", sa.Text, nullable=False),
        sa.Column("action_due", sa.Date),
        sa.PrimaryKeyConstraint("assessment_id", "requirement_id", name=op.f("pk_answer")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_answer_assessment_id_assessment")
        ),
    )


def _history() -> None:
    op.create_table(
        "history",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("kind", _words("kind", KINDS), nullable=False),
        sa.Column("of_step", sa.Integer),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("subject", _words("subject", SUBJECTS), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("assessment_id", sa.String(36)),
        sa.Column("requirement_id", sa.Text),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_history_organization_id_organization")
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_history_assessment_id_assessment")
        ),
    )
    op.create_index(op.f("ix_history_organization_id"), "history", ["organization_id"])
    op.create_index(op.f("ix_history_assessment_id"), "history", ["assessment_id"])
    _triggers()


def _triggers() -> None:
    """A later migration that rebuilds the history must make them again: they fall with the table."""
    op.execute(
        "CREATE TRIGGER history_dates_organization AFTER INSERT ON history "
        "BEGIN UPDATE organization SET changed_at = NEW.at WHERE id = NEW.organization_id; END"
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER history_refuses_{verb.lower()} BEFORE {verb} ON history "
            "BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END"
        )
