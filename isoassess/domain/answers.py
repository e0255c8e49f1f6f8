"""What is said about a requirement: rating, evidence, files, the action on a gap, the own grade."""

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Rating(StrEnum):
    """How well a requirement is fulfilled; NOT_APPLICABLE is a state with a reason, never a number."""

    ABSENT = "0"
    INFORMAL = "1"
    PARTIAL = "2"
    CONFORMING = "3"
    EFFECTIVE = "4"
    NOT_APPLICABLE = "na"

    @property
    def level(self) -> int | None:
        """0 to 4, or None for not applicable."""
        return _LEVELS[self]


_LEVELS = {rating: None if rating is Rating.NOT_APPLICABLE else int(rating) for rating in Rating}


class Grade(StrEnum):
    """The likely grade of a finding; a certification body grades, a program predicts."""

    CONFORMING = "conforming"
    OFI = "ofi"
    MINOR = "minor"
    MAJOR = "major"
    NOT_APPLICABLE = "not-applicable"
    NOT_ASSESSED = "not-assessed"


class ActionStatus(StrEnum):
    """How far an action is; whether it worked is another question."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"


class ActionState(StrEnum):
    """Where an action stands on a day, in one word."""

    OVERDUE = "overdue"
    OPEN = "open"
    STARTED = "started"
    TO_CHECK = "to-check"  # done, and nobody has looked yet if it worked
    NOT_EFFECTIVE = "not-effective"
    EFFECTIVE = "effective"


class Action(Struct, frozen=True, kw_only=True):
    """What is done about a gap: put right at once, why it came about, so that it does not come again.

    `correction` puts right what was found, `cause` is the root cause, `what` the corrective action.
    `done` is the day since which it is done, `effective` the outcome of the effectiveness check, None before
    it; `check` says what was looked at.
    `covers`: the ids of further requirements whose findings it serves.
    """

    correction: str = ""
    cause: str = ""
    what: str = ""
    owner: str = ""
    due: date | None = None
    status: ActionStatus = ActionStatus.OPEN
    done: date | None = None
    effective: bool | None = None
    check: str = ""
    covers: tuple[str, ...] = ()


class Regrade(Struct, frozen=True, kw_only=True):
    """The assessor's own grade in place of the predicted one; it counts only with a reason."""

    grade: Grade | None = None
    reason: str = ""


class Answer(Struct, frozen=True, kw_only=True):
    """What an organization's assessment says about one requirement; no rating means not assessed.

    `note` is for the reader of the documents, `internal` never leaves the program. `attachments` are ids
    of files in the store.
    """

    rating: Rating | None = None
    reason: str = ""  # why it is not applicable
    evidence: str = ""
    attachments: tuple[str, ...] = ()
    interviewee: str = ""
    note: str = ""
    internal: str = ""
    ofi: bool = False  # the assessor marks a conforming requirement as an opportunity for improvement
    flag: bool = False  # to come back to
    regrade: Regrade = Regrade()
    action: Action = Action()


NO_ANSWER = Answer()


class Attachment(Struct, frozen=True, kw_only=True):
    """A file that shows something, without its content: `size` in bytes, `sha256` in hexadecimal.

    `effective` is the day from which the document holds, or of which the record is.
    """

    id: str
    name: str
    sha256: str
    size: int
    effective: date | None = None
    number: str = ""
    note: str = ""
