"""What is to be done about a cause, the open questions, and what a quick scan points to, in words."""

from collections import Counter
from collections.abc import Iterable

from isoassess.assessment.labels.messages import message_words
from isoassess.assessment.verdict.indication import is_quick_scan, scan_progress
from isoassess.domain import Blocker, Cause, CertificationStage, Grade, Indication, Obstacle, WayStep
from isoassess.domain.case import Case, Judgement
from isoassess.domain.clause_numbers import group
from isoassess.domain.words import indicated_words
from isoassess.language.texts import _, ngettext


def to_do_words(cause: Cause | None, questions: int = 0, open_: int = 0) -> str:
    """What to do about a cause, as a sentence; without one, the questions that are to be answered."""
    if cause is None:
        return questions_words(questions, open_)
    return (_of_system() | _of_work())[cause]


def questions_words(count: int, open_: int = 0) -> str:
    """So many questions as one thing to do, and why not all; only good answers bring readiness."""
    says = ngettext("Answer {count} more question.", "Answer {count} more questions.", count)
    why = ngettext(
        "Of the {open} that is open so many are needed, for two thirds and every gate to be assessed.",
        "Of the {open} that are open so many are needed, for two thirds and every gate to be assessed.",
        open_,
    )
    decides = _("What comes after depends on the answers.")
    said = (says.format(count=count), why.format(open=open_) if open_ > count else "", decides)
    return " ".join(filter(None, said))


def heading_words(cause: Cause | None) -> str:
    """The cause as a heading."""
    return _("Open questions") if cause is None else cause.label


def points_words(obstacle: Obstacle) -> str:
    """How many points a cause accounts for, by stage: 2 before stage 1, 3 before stage 2.

    What nobody knows yet is no point.
    """
    if obstacle.cause is not None and not obstacle.certain:
        return not_known_words()
    count = Counter(blocker.stage for blocker in points_of(obstacle))
    one, two = count[CertificationStage.STAGE_1], count[CertificationStage.STAGE_2]
    said = (
        ngettext("{count} point before stage 1", "{count} points before stage 1", one).format(count=one),
        ngettext("{count} point before stage 2", "{count} points before stage 2", two).format(count=two),
    )
    return ", ".join(words for many, words in zip((one, two), said, strict=True) if many)


def points_of(obstacle: Obstacle) -> tuple[Blocker, ...]:
    """What is known to stand in the way of it; what the profile does not say yet may stand there or not."""
    return tuple(one for one in obstacle.blockers if obstacle.cause is None or not one.unknown)


def not_known_words() -> str:
    """Of what the profile does not say or nobody has shown: whether it stands in the way is open."""
    return _("not known yet")


def obstacles_words(judgement: Judgement) -> str:
    """How many causes stand in the way, how many points they account for, and how many are not known yet.

    Each is counted as it is listed; empty where there is none of them.
    """
    causes = len(judgement.causes)
    unknown = sum(one.cause is not None and not one.certain for one in judgement.obstacles)
    more = ngettext("{count} more is not known yet.", "{count} more are not known yet.", unknown)
    if not causes:
        nothing = ngettext("{count} thing is not known yet.", "{count} things are not known yet.", unknown)
        return nothing.format(count=unknown) if unknown else ""
    known = (one for one in judgement.obstacles if one.cause is not None and one.certain)
    points = sum(len(points_of(one)) for one in known)
    said = ngettext("{count} cause stands in the way", "{count} causes stand in the way", causes)
    whole = ngettext("{said}, {count} point in all.", "{said}, {count} points in all.", points)
    counted = whole.format(said=said.format(count=causes), count=points)
    return f"{counted} {more.format(count=unknown)}" if unknown else counted


def obstacle_to_do(obstacle: Obstacle, judgement: Judgement) -> str:
    """What to do about an obstacle; open questions are counted as the shortest way needs them.

    Of what is only not stated or not shown nobody knows yet that there is work to do; questions that the
    next verdict does not need are counted as they are.
    """
    later = obstacle.cause is None and not questions_left(judgement)
    if later or (obstacle.cause is not None and not obstacle.certain):
        return " ".join(opens_words(obstacle.blockers))
    return to_do_words(obstacle.cause, questions_left(judgement), open_questions(judgement))


def opens_words(blockers: Iterable[Blocker]) -> tuple[str, ...]:
    """What takes some points out of the way, a sentence each."""
    return tuple(dict.fromkeys(message_words(one.opens) for one in blockers))


def questions_left(judgement: Judgement) -> int:
    """How many questions must be answered before the next verdict can be given."""
    return sum(len(step.changes) for step in judgement.way if step.cause is None)


def open_questions(judgement: Judgement) -> int:
    """How many questions are not answered at all."""
    return judgement.share.applicable - judgement.share.assessed


def way_step_words(step: WayStep, judgement: Judgement) -> str:
    """A step of the shortest way in one or two sentences: what the profile must say, else what to do."""
    if step.cause is None:
        return questions_words(len(step.changes), open_questions(judgement))
    facts = [message_words(change.what) for change in step.changes if change.fact is not None]
    of_facts = [one for one in step.changes if one.fact is not None]
    if of_facts != list(step.changes) and all(one.what.id == "step-state-fact" for one in of_facts):
        facts.append(to_do_words(step.cause))  # there is work to do, whatever is said
    own = {message_words(one.what) for one in step.changes if one.what.id == "close-and-take-back"}
    if all(one.what.id == "show-document" for one in step.changes):
        return message_words(step.changes[0].what)
    return " ".join((*(facts or [to_do_words(step.cause)]), *sorted(own)))


def way_words(steps: tuple[WayStep, ...]) -> str:
    """How many things there are to do, and how many questions remain."""
    things = sum(step.cause is not None for step in steps)
    questions = sum(len(step.changes) for step in steps if step.cause is None)
    said = [ngettext("{count} thing to do", "{count} things to do", things).format(count=things)]
    if questions:
        says = ngettext("{count} question to answer", "{count} questions to answer", questions)
        said.append(says.format(count=questions))
    return ", ".join(said if things else said[1:])


def systemic_words(judgement: Judgement) -> str:
    """The clause groups in which many minors may be seen as one major, each with their number."""
    minors = Counter(group(one.clause) for one in judgement.findings if one.grade is Grade.MINOR)
    return _("Several likely minors in {clauses}: an auditor may see one major in them.").format(
        clauses=", ".join(f"{clause} ({minors[clause]})" for clause in judgement.systemic)
    )


def indication_words(found: Indication) -> tuple[str, str]:
    """What a quick scan points to, and on what base; the word verdict stands there only to say it is none."""
    base = ngettext(
        "Its {answered} questions that apply are answered; {count} requirement is not looked at.",
        "Its {answered} questions that apply are answered; {count} requirements are not looked at.",
        found.left,
    ).format(answered=found.answered, count=found.left)
    return indicated_words(found.causes), base


def quick_scan_words(case: Case, judgement: Judgement) -> str:
    """That it rests on a quick scan, and on how much of it; empty where more is rated or that is told."""
    if judgement.indication is not None or not is_quick_scan(case, judgement.findings):
        return ""
    done, asked = scan_progress(case, judgement.findings)
    left = judgement.share.applicable - judgement.share.assessed
    says = ngettext(
        "It rests on a quick scan: {done} of its {asked} questions that apply are answered; {left} "
        "requirement is not looked at.",
        "It rests on a quick scan: {done} of its {asked} questions that apply are answered; {left} "
        "requirements are not looked at.",
        left,
    )
    return says.format(done=done, asked=asked, left=left)


def _of_system() -> dict[Cause, str]:
    """The work on the management system itself."""
    return {
        Cause.INTERNAL_AUDIT: _("Carry out the internal audits of the whole system, and keep their results."),
        Cause.MANAGEMENT_REVIEW: _("Hold the management review, with every input and written decisions."),
        Cause.CORRECTIVE_ACTION: _("Follow problems from their cause to a proven fix."),
        Cause.RISKS: _("List the risks and opportunities, and act on those that matter."),
        Cause.CONTEXT: _("Settle what the system covers, and what its processes are."),
        Cause.POLICY_OBJECTIVES: _("Set a quality policy and objectives that can be measured."),
        Cause.ROLES: _("Settle who leads, who does what, and who tells whom."),
        Cause.COMPETENCE: _("Show that everybody can do their work and knows what it is for."),
        Cause.DOCUMENTS: _("Bring documents and records under control."),
        Cause.CUSTOMERS: _("Find out how satisfied customers are, and use it."),
        Cause.RESOURCES: _("Provide and look after people, equipment and surroundings."),
        Cause.IMPROVEMENT: _("Follow a few figures, and improve by them."),
        Cause.CHANGE: _("Think changes through before they are made."),
    }


def _of_work() -> dict[Cause, str]:
    """The work on what is delivered."""
    return {
        Cause.CALIBRATION: _("Calibrate or check everything that measurements rest on."),
        Cause.ORDERS: _("Check every order before it is accepted."),
        Cause.DESIGN: _("Settle the way from an idea to an approved design."),
        Cause.SUPPLIERS: _("Choose and watch suppliers by fixed criteria."),
        Cause.PRODUCTION: _("Settle how the work is done and kept under control."),
        Cause.RELEASE: _("Check before delivery, and keep who released it."),
        Cause.NONCONFORMING: _("Hold back what is faulty until somebody has decided."),
    }
