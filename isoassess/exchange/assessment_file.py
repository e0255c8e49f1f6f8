"""What a file of an assessment holds in whatever format: the profile, who assessed when, and the answers."""

import datetime
from typing import Annotated

from msgspec import Meta, Struct

from isoassess.assessment.finding_register import FINDING_NUMBER
from isoassess.assessment.planned import own_id
from isoassess.domain import Action, Answer, Lens
from isoassess.domain.profile import Profile


class AssessmentHeader(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Against which lens, when and by whom; what is missing is today, nobody, and the lens that fits."""

    lens: Lens | None = None
    date: datetime.date | None = None
    assessor: str = ""


class AssessmentFile(Profile, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A profile with the answers to requirements, by requirement id.

    `actions`: those of no requirement, which serve what they cover. `numbers`: the requirement that each
    number of a finding was given to; the others have none.
    """

    assessment: AssessmentHeader = AssessmentHeader()
    answers: dict[str, Answer] = {}
    actions: tuple[Action, ...] = ()
    numbers: dict[Annotated[str, Meta(pattern=FINDING_NUMBER)], str] = {}

    @property
    def everything_said(self) -> dict[str, Answer]:
        """The answers as a case and the store take them: with the actions of no requirement."""
        own = {own_id(f"{place:04d}"): Answer(action=one) for place, one in enumerate(self.actions, start=1)}
        return self.answers | own

    @property
    def profile(self) -> Profile:
        """The profile alone, without the answers."""
        return Profile(**{name: getattr(self, name) for name in Profile.__struct_fields__})
