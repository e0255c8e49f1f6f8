"""How slugs are said to a person, and the shapes that stand beside the colors of grades and verdicts."""

from collections import Counter
from collections.abc import Iterable

from isoassess.domain import (
    ActionState,
    ActionStatus,
    CertificationStage,
    Grade,
    Keep,
    Rating,
    State,
    Verdict,
)
from isoassess.domain.decision import DesignClause, Model
from isoassess.language.texts import _, ngettext

SHAPE_OF_GRADE = {
    Grade.CONFORMING: "●",
    Grade.OFI: "◆",
    Grade.MINOR: "▲",
    Grade.MAJOR: "■",
    Grade.NOT_APPLICABLE: "–",
    Grade.NOT_ASSESSED: "○",
}

SHAPE_OF_VERDICT = {
    Verdict.TOO_EARLY: "○",
    Verdict.NOT_READY: "■",
    Verdict.READY_STAGE_1: "▲",
    Verdict.READY_STAGE_2: "✓",
    Verdict.DOES_NOT_MEET_MODEL: "■",
    Verdict.MEETS_MODEL: "✓",
}

SHAPE_OF_ACTION = {
    ActionState.OVERDUE: "■",
    ActionState.OPEN: "○",
    ActionState.STARTED: "▶",
    ActionState.TO_CHECK: "◆",
    ActionState.NOT_EFFECTIVE: "✗",
    ActionState.EFFECTIVE: "✓",
}

SHAPE_OF_STATE = {State.IN_PLACE: "✓", State.PARTLY: "○", State.MISSING: "✗", State.UNKNOWN: "–"}


def verdict_words(verdict: Verdict) -> str:
    """The verdict as a headline."""
    return {
        Verdict.TOO_EARLY: _("Too early to tell"),
        Verdict.NOT_READY: _("Not ready yet"),
        Verdict.READY_STAGE_1: _("Ready for stage 1, not yet for stage 2"),
        Verdict.READY_STAGE_2: _("Ready for stage 2"),
        Verdict.DOES_NOT_MEET_MODEL: _("Does not meet the contract's model"),
        Verdict.MEETS_MODEL: _("Meets the contract's model"),
    }[verdict]


def verdict_short(verdict: Verdict) -> str:
    """The verdict where there is little room and a heading tells what it is about."""
    return {
        Verdict.TOO_EARLY: _("In progress"),
        Verdict.NOT_READY: _("Not ready"),
        Verdict.READY_STAGE_1: _("Ready for stage 1"),
        Verdict.READY_STAGE_2: _("Ready for stage 2"),
        Verdict.DOES_NOT_MEET_MODEL: _("Does not meet model"),
        Verdict.MEETS_MODEL: _("Meets model"),
    }[verdict]


def indicated_words(causes: int) -> str:
    """What a quick scan points to, by how many causes stand in the way of stage 2; no verdict."""
    if not causes:
        return _("By the quick scan: nothing seen that stands in the way")
    return ngettext(
        "By the quick scan: none seen before stage 1, {count} cause before stage 2",
        "By the quick scan: none seen before stage 1, {count} causes before stage 2",
        causes,
    ).format(count=causes)


def indicated_short(causes: int) -> str:
    """The same where there is little room; the word "scan" says that it is no verdict."""
    return ngettext("Scan: {count} cause", "Scan: {count} causes", causes).format(count=causes)


def grade_words(grade: Grade) -> str:
    """The likely grade of a finding."""
    return {
        Grade.CONFORMING: _("Likely conforming"),
        Grade.OFI: _("Likely opportunity for improvement"),
        Grade.MINOR: _("Likely minor nonconformity"),
        Grade.MAJOR: _("Likely major nonconformity"),
        Grade.NOT_APPLICABLE: _("Not applicable"),
        Grade.NOT_ASSESSED: _("Not assessed"),
    }[grade]


def note_words() -> str:
    """What stands in the place of a grade where a requirement is never graded."""
    return _("For information, not graded")


def grade_short(grade: Grade) -> str:
    """The likely grade where there is little room and a heading tells what it is about."""
    return {
        Grade.CONFORMING: _("Likely conforming"),
        Grade.OFI: _("Likely OFI"),
        Grade.MINOR: _("Likely minor"),
        Grade.MAJOR: _("Likely major"),
        Grade.NOT_APPLICABLE: _("Not applicable"),
        Grade.NOT_ASSESSED: _("Not assessed"),
    }[grade]


def grade_in_sentence(grade: Grade) -> str:
    """The likely grade after other words."""
    return {
        Grade.CONFORMING: _("likely conforming"),
        Grade.OFI: _("likely opportunity for improvement"),
        Grade.MINOR: _("likely minor nonconformity"),
        Grade.MAJOR: _("likely major nonconformity"),
        Grade.NOT_APPLICABLE: _("not applicable"),
        Grade.NOT_ASSESSED: _("not assessed"),
    }[grade]


def rating_words(rating: Rating) -> tuple[str, str]:
    """The name of a rating and what it means."""
    return {
        Rating.ABSENT: (_("Absent"), _("nothing in place")),
        Rating.INFORMAL: (_("Informal"), _("done by habit")),
        Rating.PARTIAL: (_("Partial"), _("defined, with gaps")),
        Rating.CONFORMING: (_("Conforming"), _("in use, evidence seen")),
        Rating.EFFECTIVE: (_("Effective"), _("measured, improving")),
        Rating.NOT_APPLICABLE: (_("N/A"), _("with reason")),
    }[rating]


def rating_in_sentence(rating: Rating) -> str:
    """The name of a rating after other words: `3 conforming`."""
    return {
        Rating.ABSENT: _("absent"),
        Rating.INFORMAL: _("informal"),
        Rating.PARTIAL: _("partial"),
        Rating.CONFORMING: _("conforming"),
        Rating.EFFECTIVE: _("effective"),
        Rating.NOT_APPLICABLE: _("N/A"),
    }[rating]


def state_words(state: State) -> str:
    """How far a prerequisite is."""
    return {
        State.IN_PLACE: _("in place"),
        State.PARTLY: _("partly"),
        State.MISSING: _("missing"),
        State.UNKNOWN: _("not known"),
    }[state]


def status_words(status: ActionStatus) -> str:
    """How far an action is."""
    return {
        ActionStatus.OPEN: _("open"),
        ActionStatus.STARTED: _("started"),
        ActionStatus.DONE: _("done"),
    }[status]


def action_state_words(state: ActionState) -> str:
    """Where an action stands."""
    return {
        ActionState.OVERDUE: _("overdue"),
        ActionState.OPEN: _("open"),
        ActionState.STARTED: _("started"),
        ActionState.TO_CHECK: _("to be checked"),
        ActionState.NOT_EFFECTIVE: _("not effective"),
        ActionState.EFFECTIVE: _("effective"),
    }[state]


def effect_words(effective: bool | None) -> str:
    """What the check of an action's effect came to."""
    return {None: _("not checked yet"), True: _("effective"), False: _("not effective")}[effective]


def keep_words(keep: Keep) -> str:
    """What kind of documented information is demanded; empty where none is."""
    return {
        Keep.MAINTAIN: _("document"),
        Keep.RETAIN: _("record"),
        Keep.BOTH: _("document and record"),
        Keep.NONE: "",
    }[keep]


def stage_words(stage: CertificationStage) -> str:
    """The certification stage."""
    return {CertificationStage.STAGE_1: _("Stage 1"), CertificationStage.STAGE_2: _("Stage 2")}[stage]


def in_the_way_words(stage: CertificationStage) -> str:
    """What a blocker stands in the way of."""
    return {
        CertificationStage.STAGE_1: _("In the way of stage 1"),
        CertificationStage.STAGE_2: _("In the way of stage 2"),
    }[stage]


def model_words(model: Model, unknown: Iterable[str] = ()) -> str:
    """The model of 1994; `unknown`: the facts that hold an open answer up."""
    if model is Model.ASK and next(iter(unknown), "") == "named_standard":
        return _("open until the wording of the contract is known")
    return {
        Model.ISO9001: "ISO 9001:1994",
        Model.ISO9002: "ISO 9002:1994",
        Model.ISO9003: "ISO 9003:1994",
        Model.ASK: _("open until the design facts are known"),
    }[model]


def design_clause_words(clause: DesignClause) -> str:
    """Whether clause 8.3 of ISO 9001 applies."""
    return {
        DesignClause.APPLIES: _("8.3 applies"),
        DesignClause.PARTLY: _("8.3 applies in part"),
        DesignClause.NOT_APPLICABLE: _("8.3 not applicable"),
        DesignClause.ASK: _("8.3 to be settled"),
    }[clause]


def counted_clauses(clauses: Iterable[str], most: int | None = None) -> str:
    """Clause numbers in their order, with how many times each occurs: `4.1 (3), 4.3`; `most` are named."""
    count = Counter(clauses)
    named = [clause if times == 1 else f"{clause} ({times})" for clause, times in count.items()]
    if most is not None and len(named) > most:
        left = len(named) - most
        return _("{clauses} and {count} more clauses").format(clauses=", ".join(named[:most]), count=left)
    return ", ".join(named)


def percent_words(part: int, base: int) -> str:
    """A share in percent, rounded down so that 100 % means all; what is not nothing never reads as 0 %."""
    percent = 100 * part // base
    return _("under 1 %") if part and not percent else _("{percent} %").format(percent=percent)


def short_percent_words(part: int, base: int) -> str:
    """The same where there is little room."""
    percent = 100 * part // base
    return _("<1 %") if part and not percent else _("{percent} %").format(percent=percent)
