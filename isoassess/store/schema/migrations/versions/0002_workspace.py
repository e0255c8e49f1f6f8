"""Attachments, completed assessments, archived organizations, standings, and more to say in an answer."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

GRADES = ("conforming", "ofi", "minor", "major", "not-applicable", "not-assessed")
STATUSES = ("open", "started", "done")
SUBJECTS = ("organization", "profile", "decision", "assessment", "answer", "attachment")
KINDS = ("change", "undo", "redo", "carry")
DESIGN = ("applies", "partly", "not-applicable", "ask")
VERDICTS = (
    *("too-early", "not-ready", "ready-stage-1", "ready-stage-2"),
    *("does-not-meet-model", "meets-model"),
)


def upgrade() -> None:
    _answer()
    _assessment()
    op.add_column("organization", sa.Column("archived_at", sa.DateTime))
    op.drop_index("ix_organization_changed_at", "organization")
    listed = ["removed_at", "archived_at", "changed_at", "id", "name_folded"]
    op.create_index("ix_organization_listed", "organization", listed)
    _attachments()
    _standing()
    _history()


def _words(name: str, words: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=20)


def _answer() -> None:
    """Column by column: rebuilding a table by reflection would lose its named checks."""
    _add("answer", "attachments JSON DEFAULT '[]' NOT NULL")
    for name in ("interviewee", "internal", "regrade_reason", "action_check"):
        _add("answer", f"{name} TEXT DEFAULT '' NOT NULL")
    _add("answer", "flag BOOLEAN DEFAULT 0 NOT NULL")
    _add("answer", f"regrade_grade VARCHAR(20) {_check('answer', 'regrade_grade', GRADES)}")
    status = _check("answer", "action_status", STATUSES)
    _add("answer", f"action_status VARCHAR(20) DEFAULT 'open' NOT NULL {status}")
    _add("answer", "action_effective BOOLEAN")


def _add(table: str, column: str) -> None:
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")


def _check(table: str, column: str, words: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f"CONSTRAINT ck_{table}_{column} CHECK ({column} IN ({listed}))"


def _assessment() -> None:
    """What a completed assessment was judged on is kept with it: the profile may go on changing."""
    op.add_column("assessment", sa.Column("completed", sa.Date))
    op.add_column("assessment", sa.Column("completed_profile", sa.Text))
    op.add_column("assessment", sa.Column("completed_decision", sa.Text))


def _attachments() -> None:
    op.create_table(
        "content",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_content")),
    )
    op.create_table(
        "attachment",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("effective", sa.Date),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("added_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_attachment_organization_id_organization")
        ),
        sa.ForeignKeyConstraint(["sha256"], ["content.sha256"], name=op.f("fk_attachment_sha256_content")),
    )
    op.create_index(op.f("ix_attachment_organization_id"), "attachment", ["organization_id"])


def _standing() -> None:
    op.create_table(
        "standing",
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("assessment_id", sa.String(36), nullable=False),
        sa.Column("catalogue_version", sa.Text, nullable=False),
        sa.Column("history_id", sa.Integer, nullable=False),
        sa.Column("assessed", sa.Integer, nullable=False),
        sa.Column("applicable", sa.Integer, nullable=False),
        sa.Column("verdict", _words("verdict", VERDICTS), nullable=False),
        sa.Column("open_actions", sa.Integer, nullable=False),
        sa.Column("clause_8_3", _words("clause_8_3", DESIGN)),
        sa.PrimaryKeyConstraint("organization_id", name=op.f("pk_standing")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_standing_organization_id_organization")
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_standing_assessment_id_assessment")
        ),
    )


def _history() -> None:
    """The table is made anew for its wider words, and with it the triggers that fall with the old one."""
    names = ", ".join(column.name for column in _history_columns())
    op.create_table(
        "history_wider",
        *_history_columns(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_history_organization_id_organization")
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_history_assessment_id_assessment")
        ),
        sa.CheckConstraint(sa.column("kind").in_(KINDS), name=op.f("ck_history_kind")),
        sa.CheckConstraint(sa.column("subject").in_(SUBJECTS), name=op.f("ck_history_subject")),
    )
    op.execute(f"INSERT INTO history_wider ({names}) SELECT {names} FROM history")
    op.drop_table("history")
    op.rename_table("history_wider", "history")
    op.create_index(op.f("ix_history_organization_id"), "history", ["organization_id"])
    op.create_index(op.f("ix_history_assessment_id"), "history", ["assessment_id"])
    _triggers()


def _history_columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("of_step", sa.Integer),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("subject", sa.String(20), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("assessment_id", sa.String(36)),
        sa.Column("requirement_id", sa.Text),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
    )


def _triggers() -> None:
    op.execute(
        "CREATE TRIGGER history_dates_organization AFTER INSERT ON history "
        "BEGIN UPDATE organization SET changed_at = NEW.at WHERE id = NEW.organization_id; END"
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER history_refuses_{verb.lower()} BEFORE {verb} ON history "
            "BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END"
        )
