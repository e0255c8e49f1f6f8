"""The fields of an answer as one table: what each is named, how it is called, and what it takes.

Whoever goes through the fields reads them here: the file, the search, the form, undo, choices between two
values, documents and the list of what was changed since. A further text is a field of `Answer`, a row here
and a column.
"""

from collections.abc import Callable
from enum import Enum, auto
from functools import cache
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import fields, replace

from isoassess.domain.answers import Answer
from isoassess.language.texts import _


class FieldKind(Enum):
    """What a person does with a field."""

    TEXT = auto()  # written
    CHOICE = auto()  # one of a few values, or none of them
    MARK = auto()  # set, or not
    DAY = auto()
    FILES = auto()
    FINDINGS = auto()  # requirements whose findings it serves


class FormText(Struct, frozen=True, kw_only=True):
    """How the form asks for a text that has no place of its own: `heading` with its mnemonic."""

    heading: str
    hint: str
    lines: int


class AnswerField(Struct, frozen=True, kw_only=True):
    """One field, named by its dotted `key` as in the history.

    `label` is its name on the screen, `undone` and `cleared` what an undo or redo of it is called (`cleared`
    where a mark was taken away), `changed` its name in a list of changes, `found` where a search found it
    and `printed` what stands before it in a document; each is empty where that never occurs. What is
    `secret` never leaves the program.
    """

    key: str
    kind: FieldKind
    label: str
    undone: str
    changed: str
    cleared: str = ""
    found: str = ""
    printed: str = ""
    form: FormText | None = None
    secret: bool = False

    def of(self, answer: Answer) -> object:
        return value_of(answer, self.key)


def answer_fields() -> tuple[AnswerField, ...]:
    """All of them in the language in use, what weighs most first."""
    groups = (_rated_fields, _mark_fields, _said_fields, _regrade_fields, _action_fields)
    return tuple(field for group in groups for field in group())


def answer_field(key: str) -> AnswerField:
    """KeyError where no field has this key."""
    return {field.key: field for field in answer_fields()}[key]


@cache
def text_keys() -> frozenset[str]:
    """The keys of what a person writes."""
    return frozenset(field.key for field in answer_fields() if field.kind is FieldKind.TEXT)


@cache
def secret_keys() -> frozenset[str]:
    """The keys of what never leaves the program."""
    return frozenset(field.key for field in answer_fields() if field.secret)


@cache
def answer_keys() -> tuple[str, ...]:
    """The dotted keys in the order in which `Answer` has them."""
    return tuple(_keys(Answer, ""))


@cache
def follow_up_keys() -> frozenset[str]:
    """The keys of what is followed up after an assessment is completed: how far its actions are."""
    return frozenset({"action.status", "action.done", "action.effective", "action.check"})


def value_of(answer: Answer, key: str) -> object:
    """What an answer says in a field."""
    return _reader(key)(answer)


def with_value(answer: Answer, key: str, value: object) -> Answer:
    """The same answer with one field changed."""
    part, _dot, name = key.partition(".")
    if not name:
        return replace(answer, **{part: value})
    return replace(answer, **{part: replace(getattr(answer, part), **{name: value})})


@cache
def _reader(key: str) -> Callable[[Answer], object]:
    return attrgetter(key)


def _keys(kind: type[Struct], prefix: str) -> list[str]:
    found = []
    for field in fields(kind):
        inner = isinstance(field.type, type) and issubclass(field.type, Struct)
        found += _keys(field.type, f"{prefix}{field.name}.") if inner else [prefix + field.name]
    return found


def _rated_fields() -> tuple[AnswerField, ...]:
    return (
        AnswerField(
            key="rating", kind=FieldKind.CHOICE, label=_("Rating"), undone=_("rating"), changed=_("rating")
        ),
        AnswerField(
            key="reason",
            kind=FieldKind.TEXT,
            label=_("Reason why it does not apply"),
            undone=_("reason"),
            changed=_("reason why not applicable"),
            found=_("in your reason"),
            printed=_("Reason given: "),
        ),
        AnswerField(
            key="evidence",
            kind=FieldKind.TEXT,
            label=_("Objective evidence"),
            undone=_("objective evidence"),
            changed=_("evidence"),
            found=_("in your evidence"),
            printed=_("Evidence: "),
        ),
    )


def _mark_fields() -> tuple[AnswerField, ...]:
    return (
        AnswerField(
            key="ofi",
            kind=FieldKind.MARK,
            label=_("Opportunity for improvement"),
            undone=_("marked as OFI"),
            cleared=_("OFI mark removed"),
            changed=_("marked as opportunity for improvement"),
        ),
        AnswerField(
            key="flag",
            kind=FieldKind.MARK,
            label=_("Come back to this"),
            undone=_("flagged"),
            cleared=_("flag removed"),
            changed=_("marked to come back to"),
        ),
    )


def _said_fields() -> tuple[AnswerField, ...]:
    return (
        AnswerField(
            key="attachments",
            kind=FieldKind.FILES,
            label=_("Attached files"),
            undone=_("attachments"),
            changed=_("files shown"),
            printed=_("Attached: "),
        ),
        AnswerField(
            key="interviewee",
            kind=FieldKind.TEXT,
            label=_("Interviewed"),
            undone=_("interviewed"),
            changed=_("person asked"),
            found=_("in who was interviewed"),
            printed=_("Interviewed: "),
            form=FormText(heading=_("Interviewe&d"), hint=_("Name or function of whom you asked"), lines=1),
        ),
        AnswerField(
            key="note",
            kind=FieldKind.TEXT,
            label=_("Note for the report"),
            undone=_("note for the report"),
            changed=_("note"),
            found=_("in your note"),
            printed=_("Note: "),
            form=FormText(heading=_("No&te for the report"), hint=_("Printed with the finding"), lines=2),
        ),
        AnswerField(
            key="internal",
            kind=FieldKind.TEXT,
            label=_("Internal note"),
            undone=_("internal note"),
            changed=_("internal note changed"),
            found=_("in your internal note"),
            form=FormText(
                heading=_("Internal n&ote"),
                hint=_("Only for you: in no document or table; in a package or folder only if you tick that"),
                lines=2,
            ),
            secret=True,
        ),
    )


def _regrade_fields() -> tuple[AnswerField, ...]:
    undone = _("grade of the assessor")
    return (
        AnswerField(
            key="regrade.grade",
            kind=FieldKind.CHOICE,
            label=_("Grade of the assessor"),
            undone=undone,
            changed=_("the assessor's own grade"),
        ),
        AnswerField(
            key="regrade.reason",
            kind=FieldKind.TEXT,
            label=_("Reason for the other grade"),
            undone=undone,
            changed=_("reason for the own grade"),
            found=_("in the reason for your grade"),
        ),
    )


def _action_fields() -> tuple[AnswerField, ...]:
    """What was looked at is found together with what is to be done."""
    undone = _("action")
    rows = (
        ("correction", FieldKind.TEXT, _("Action: correction"), _("correction"), _("in the correction")),
        ("cause", FieldKind.TEXT, _("Action: root cause"), _("root cause"), _("in the root cause")),
        ("what", FieldKind.TEXT, _("Action: what is to be done"), _("action"), _("in the action")),
        ("owner", FieldKind.TEXT, _("Action: owner"), _("owner of the action"), _("in the action's owner")),
        ("due", FieldKind.DAY, _("Action: due date"), _("due date of the action"), ""),
        ("status", FieldKind.CHOICE, _("Action: status"), _("status of the action"), ""),
        ("done", FieldKind.DAY, _("Action: done on"), _("day on which the action was done"), ""),
        ("effective", FieldKind.CHOICE, _("Action: effect"), _("effect of the action"), ""),
        ("check", FieldKind.TEXT, _("Action: what was looked at"), _("check of the action"), ""),
        ("covers", FieldKind.FINDINGS, _("Action: further findings"), _("findings of the action"), ""),
    )
    return tuple(
        AnswerField(key=f"action.{key}", kind=kind, label=label, undone=undone, changed=changed, found=where)
        for key, kind, label, changed, where in rows
    )
