"""How each figure of the overview is computed: what is counted, with which base, by which rule."""

from isoassess.assessment.actions import FindingAction
from isoassess.assessment.labels.grading import grading_lines
from isoassess.assessment.verdict.claimed import fulfilled_words
from isoassess.assessment.verdict.documented import DocumentedInformation, ShownState
from isoassess.domain.case import Case, Judgement
from isoassess.language.dates import amount_words, short_date_words
from isoassess.language.texts import _
from isoassess.timeline.audit_time import Effort
from isoassess.timeline.durations import Durations
from isoassess.timeline.schedule import Schedule


def how_verdict(case: Case, judgement: Judgement) -> str:
    """The likely grades with their base, and the gates."""
    share = judgement.share
    counted = _(
        "Every requirement that applies and is assessed has one likely grade: {major} major + {minor} "
        "minor + {ofi} OFI + {conforming} conforming = {assessed} assessed, of {applicable} that apply. "
        "Not assessed and not applicable ones are in none of the figures."
    ).format(
        major=share.major,
        minor=share.minor,
        ofi=share.ofi,
        conforming=share.conforming,
        assessed=share.assessed,
        applicable=share.applicable,
    )
    merely = fulfilled_words(share.claimed)
    return "\n\n".join(filter(None, (counted, merely, _how_grades(case), _how_gates(case))))


def _how_grades(case: Case) -> str:
    judges = _("This is a prediction. The certification body grades.")
    if not case.lens.certifiable:
        judges = _("This is a prediction. The customer judges.")
    return "\n".join((grading_lines(case.lens), judges))


def _how_gates(case: Case) -> str:
    if not case.lens.certifiable:
        return _("The contract's model is met when every requirement that applies is assessed and fulfilled.")
    return _(
        "The verdict goes by gates, not by an average. Not ready: something before stage 1 is missing, "
        "whatever the open questions bring. Too early: less than two thirds assessed, or a gate not "
        "assessed, and the open ones can still decide, or no document shown at all. Ready for stage 1: a "
        "likely major, many likely minors in one clause group, a requirement not looked at, or the audits, "
        "the review, a corrective action or the records are still open, done with gaps or not stated. Ready "
        "for stage 2: none of these."
    )


def how_clauses(judgement: Judgement) -> str:
    """What a bar and the two figures beside it count."""
    share = judgement.share
    return _(
        "The whole bar is every requirement of the clause that applies: colored what is assessed, by "
        "likely grade, empty what is not. Fulfilled: likely conforming or OFI, of those assessed. "
        "Assessed: of those that apply. All clauses together: {fulfilled} of {assessed} fulfilled, "
        "{assessed} of {applicable} assessed; {left} not applicable are left out."
    ).format(
        fulfilled=share.fulfilled,
        assessed=share.assessed,
        applicable=share.applicable,
        left=judgement.not_applicable,
    )


def how_claimed() -> str:
    """What counts as shown."""
    return _(
        "Rated 3 or 4, with no objective evidence recorded and no file attached. Text in the note fields "
        "does not count as evidence. Where documented information is demanded, this is a likely minor. "
        "Elsewhere it counts as likely fulfilled. Write in a sentence what you saw, where and when; "
        "then it is no longer listed here."
    )


def how_prerequisites() -> str:
    """Where the points come from, and when one is in place."""
    return _(
        "What certification practice wants before each stage; bodies differ. Most points count the "
        "requirements of their clauses that are assessed: in place when all that apply are likely fulfilled, "
        "missing when none of those assessed is, not known when none is assessed, otherwise partly. Internal "
        "audit, management review, corrective actions and months of records are as the profile says."
    )


def how_documents(found: DocumentedInformation) -> str:
    """What is counted as demanded and as shown."""
    return _(
        "Demanded: the {demanded} requirements that apply and ask for a document to maintain or a record "
        "to retain. Shown: likely fulfilled, with objective evidence recorded. {shown} shown + {not_shown} "
        "assessed but not shown + {not_assessed} not assessed = {demanded}. {left} more do not apply."
    ).format(
        demanded=found.demanded,
        shown=found.shown,
        not_shown=found.not_shown,
        not_assessed=found.not_assessed,
        left=len(found.having(ShownState.NOT_APPLICABLE)),
    )


def how_effort(found: Effort) -> str:
    """From people to days."""
    return _(
        "{source} gives days of {hours} hours for stages 1 and 2 together by effective personnel, here "
        "{people}. A body may take off at most {percent} % for good reasons, or add. Each year after "
        "takes about a third, recertification about two thirds ({recertification} days), rounded to the "
        "nearest half day. Sites that are "
        "alike are sampled by the square root of their number. Figures of {day}; the body calculates its "
        "own."
    ).format(
        source=found.source,
        hours=found.hours_a_day,
        people=amount_words(found.effective_personnel),
        percent=found.most_reduction_percent,
        recertification=amount_words(found.recertification),
        day=short_date_words(found.as_of),
    )


def how_calendar(found: Schedule, facts: Durations) -> str:
    """The rule; what each date rests on follows it."""
    return _(
        "One step follows the other from {on}; what is done takes no time. The dates take the shortest "
        "usual duration. Durations are practice, not rules, as of {as_of}; a small firm usually takes "
        "{whole} in all."
    ).format(on=short_date_words(found.on), as_of=short_date_words(found.as_of), whole=facts.whole.words)


def how_obstacles(case: Case, judgement: Judgement) -> str:
    """What counts as standing in the way."""
    share = judgement.share
    if not case.lens.certifiable:
        return _(
            "Listed: every requirement that applies and is not assessed or likely not fulfilled. "
            "{assessed} of {applicable} are assessed."
        ).format(assessed=share.assessed, applicable=share.applicable)
    return _(
        "A gate is a requirement whose absence alone stops a certificate. Listed by cause, that is by what "
        "is to be done, each with the points it accounts for: gates not assessed, likely majors, what the "
        "profile says or leaves open of audits, review, corrective actions and records, three or more likely "
        "minors in one clause group, and what is not assessed ({assessed} of {applicable} are)."
    ).format(assessed=share.assessed, applicable=share.applicable)


def how_way() -> str:
    """Why no way is shorter."""
    return _(
        "Every gate that holds the verdict down must be opened, so its change is in every way. No smaller "
        "set of changes gets there. Changes that the same piece of work brings stand together as one thing "
        "to do; what has to run for some time before it counts comes first, questions to answer come last."
    )


def how_actions(actions: tuple[FindingAction, ...], case: Case) -> str:
    """Which actions are open and which overdue."""
    overdue = sum(action.overdue for action in actions)
    return _(
        "Open: planned for a requirement that is not yet likely conforming; {open} of them. Earliest due "
        "first, those without a day last. Overdue: due before {today}; {overdue} of {open}."
    ).format(open=len(actions), overdue=overdue, today=short_date_words(case.date))
