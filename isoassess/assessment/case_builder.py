"""From what is stored or typed to a case: the one place where profile, answers and catalogue meet."""

import datetime

from msgspec.structs import replace

from isoassess.assessment.planned import is_own
from isoassess.assessment.verdict import judge
from isoassess.catalogue.catalogue import Catalogue
from isoassess.domain import NO_ANSWER, Answer, Attachment, Lens
from isoassess.domain.case import Case, Judgement
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Profile
from isoassess.standard_choice import choose


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
    """One organization held against one lens on one day, with answers and files as in `answered`."""
    case = Case(
        profile=profile,
        decision=choose(profile, on=on),
        own_decision=own_decision,
        lens=lens,
        requirements=catalogue.requirements(lens),
        answers={},
        date=on,
        assessor=assessor,
        catalogue_version=catalogue.version,
        own_catalogue=catalogue.own,
    )
    return answered(case, answers, attachments or {})


def answered(case: Case, answers: dict[str, Answer], attachments: dict[str, Attachment]) -> Case:
    """The case with these answers, and of the files those that they name; actions of their own beside them.

    An answer that says nothing is none, so that what was given and taken back leaves no trace.
    """
    all_said = {id_: answer for id_, answer in answers.items() if answer != NO_ANSWER}
    said = {id_: answer for id_, answer in all_said.items() if not is_own(id_)}
    actions = {id_: all_said[id_].action for id_ in sorted(all_said) if is_own(id_)}
    named = {id_ for answer in said.values() for id_ in answer.attachments}
    files = {id_: known for id_, known in attachments.items() if id_ in named}
    return replace(case, answers=said, actions=actions, attachments=files)


def judge_case(catalogue: Catalogue, case: Case) -> Judgement:
    """Everything that follows from the case, by the clause tree of its lens."""
    return judge(case, catalogue.clauses(case.lens))
