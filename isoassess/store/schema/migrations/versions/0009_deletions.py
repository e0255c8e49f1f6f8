"""What is deleted for good leaves a record of who did it and when, and only behind such a record may it go.

The history and the numbers of findings are append-only but for that: while a record is open (its `target` is
named), the rows of that target can be taken out, and it cannot be closed before all of them are. It is open
until the file is written anew, without what is left of the rows in room that nothing uses.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

SUBJECTS = ("organization", "assessment", "attachment")
ENTRY_OF_OPEN = """(SELECT 1 FROM deletion AS open WHERE open.target IS NOT NULL AND CASE open.subject
    WHEN 'organization' THEN open.target = OLD.organization_id
    WHEN 'assessment' THEN open.target = OLD.assessment_id
    ELSE (OLD.subject = 'attachment' AND substr(OLD.key, 1, length(open.target)) = open.target)
        OR (OLD.subject = 'answer' AND OLD.key = 'attachments' AND OLD.before IS OLD.after)
    END)"""
NUMBER_OF_OPEN = """(SELECT 1 FROM deletion AS open WHERE open.target IS NOT NULL AND open.target IN (
    OLD.assessment_id, (SELECT organization_id FROM assessment WHERE id = OLD.assessment_id)))"""
WITHOUT = "nullif((SELECT json_group_array(value) FROM json_each({}) WHERE value <> open.target), '[]')"
SAME = " AND ".join(
    f"NEW.{name} IS OLD.{name}"
    for name in (
        *("id", "step", "kind", "of_step", "at", "who", "subject"),
        *("organization_id", "assessment_id", "requirement_id", "key"),
    )
)
LIST_WITHOUT_OPEN = f"""({SAME} AND OLD.subject = 'answer' AND OLD.key = 'attachments' AND EXISTS (
    SELECT 1 FROM deletion AS open WHERE open.target IS NOT NULL AND open.subject = 'attachment'
    AND NEW.before IS {WITHOUT.format("OLD.before")} AND NEW.after IS {WITHOUT.format("OLD.after")}))"""
LEFT = """EXISTS (SELECT 1 FROM organization WHERE id = OLD.target)
    OR EXISTS (SELECT 1 FROM assessment WHERE id = OLD.target)
    OR EXISTS (SELECT 1 FROM attachment WHERE id = OLD.target)
    OR EXISTS (SELECT 1 FROM history WHERE OLD.target IN (organization_id, assessment_id))
    OR EXISTS (SELECT 1 FROM history WHERE OLD.subject = 'attachment' AND (
        (subject = 'attachment' AND substr(key, 1, length(OLD.target)) = OLD.target)
        OR (subject = 'answer' AND key = 'attachments'
            AND instr(coalesce(before, '') || coalesce(after, ''), OLD.target) > 0)))"""


def upgrade() -> None:
    op.create_table(
        "deletion",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("subject", sa.String(20), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("history_id", sa.Integer, nullable=False),
        sa.Column("target", sa.String(36)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deletion")),
        sa.CheckConstraint(sa.column("subject").in_(SUBJECTS), name=op.f("ck_deletion_subject")),
    )
    op.create_index(op.f("ix_deletion_target"), "deletion", ["target"])
    _refuse("deletion", "DELETE", "1", "the record of a deletion stays")
    _refuse("deletion", "INSERT", "NEW.target IS NULL", "a deletion begins with what is deleted")
    fixed = " OR ".join(
        f"NEW.{name} IS NOT OLD.{name}" for name in ("id", "subject", "at", "who", "history_id")
    )
    again = "(NEW.target IS NOT NULL AND NEW.target IS NOT OLD.target)"
    early = f"(OLD.target IS NOT NULL AND NEW.target IS NULL AND ({LEFT}))"
    _refuse("deletion", "UPDATE", f"{fixed} OR {again} OR {early}", "the record of a deletion stays")
    for table in ("history", "finding_number"):
        op.execute(f"DROP TRIGGER {table}_refuses_delete")
    op.execute("DROP TRIGGER history_refuses_update")
    _refuse("history", "DELETE", f"NOT EXISTS {ENTRY_OF_OPEN}", "the history is append-only")
    _refuse("history", "UPDATE", f"NOT {LIST_WITHOUT_OPEN}", "the history is append-only")
    numbers = "the numbers of findings are append-only"
    _refuse("finding_number", "DELETE", f"NOT EXISTS {NUMBER_OF_OPEN}", numbers)


def _refuse(table: str, verb: str, when: str, why: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{why}'); END"
    )
