"""From what is stored or typed to a case: the one place where profile, answers and catalogue meet."""

import datetime

from isoassess.catalogue import Catalogue
from isoassess.decision import OwnDecision
from isoassess.judgement import Case, Judgement
from isoassess.model import NO_ANSWER, Answer, Attachment, Lens
from isoassess.profile import Profile
from isoassess.rules import choose
from isoassess.verdict import judge


def lens_for(profile: Profile, own: OwnDecision | None, on: datetime.date) -> Lens:
    """The lens to assess against: the person's own decision, or the standard of today that was chosen."""
    return own.lens if own else choose(profile, on=on).today.lens


def open_case(
    catalogue: Catalogue,
    *,
    profile: Profile,
    answers: dict[str, Answer],
    lens: Lens,
    on: datetime.date,
    attachments: dict[str, Attachment] | None = None,
    assessor: str = "",
    own_decision: OwnDecision | None = None,
) -> Case:
    """One organization held against one lens on one day; of `attachments` those that answers name.

    An answer that says nothing is none, so that what was given and taken back leaves no trace in the case.
    """
    answers = {id_: answer for id_, answer in answers.items() if answer != NO_ANSWER}
    named = {id_ for answer in answers.values() for id_ in answer.attachments}
    return Case(
        profile=profile,
        decision=choose(profile, on=on),
        own_decision=own_decision,
        lens=lens,
        requirements=catalogue.requirements(lens),
        answers=answers,
        attachments={id_: known for id_, known in (attachments or {}).items() if id_ in named},
        date=on,
        assessor=assessor,
        catalogue_version=catalogue.version,
    )


def judge_case(catalogue: Catalogue, case: Case) -> Judgement:
    """Everything that follows from the case, by the clause tree of its lens."""
    return judge(case, catalogue.clauses(case.lens))
