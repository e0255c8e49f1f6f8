"""The draft for clause 4.3 of why clause 8.3 is not applicable, and what could be held against it."""

from isoassess.domain.decision import DesignClause, Note
from isoassess.domain.message import Message, message
from isoassess.domain.profile import Designer, Profile
from isoassess.language.texts import _
from isoassess.standard_choice.design_test import ANSWERABLE, considered
from isoassess.standard_choice.situation import Situation


def draft(situation: Situation) -> Message | None:
    """Whom it is about, its scope, and who defines product and service; None if the clause applies."""
    if situation.clause_8_3 is not DesignClause.NOT_APPLICABLE:
        return None
    profile = situation.profile
    sides = {side.removeprefix("design."): who for side, who in considered(profile).items()}
    name, scope = profile.organization.name.strip(), profile.offer.scope.strip()
    return message("design-not-applicable", name=name, scope=scope, **sides)


def doubts(situation: Situation) -> tuple[Note, ...]:
    """What an auditor would hold against the claim that 8.3 is not applicable."""
    if situation.clause_8_3 is not DesignClause.NOT_APPLICABLE:
        return ()
    found = (*_doubtful_facts(situation.profile), *_doubtful_texts(situation.profile))
    return tuple(Note(rule="D7", says=says) for says in found)


def _doubtful_facts(profile: Profile) -> list[str]:
    found = []
    if Designer.NOBODY in considered(profile).values():
        found.append(_("Name who defines the characteristics; that nobody does is not enough for the claim."))
    if profile.design.own_brand or profile.design.responsibility in ANSWERABLE:
        found.append(
            _(
                "Your own name on the product, or answering for its design, speaks against leaving clause "
                "8.3 "
                "out. Keep at hand what proves that the design is given."
            )
        )
    return found


def _doubtful_texts(profile: Profile) -> list[str]:
    found = []
    if "design" in profile.offer.scope.lower():
        found.append(_("Your scope speaks of design. With clause 8.3 not applicable it must not."))
    example = profile.design.example.strip()
    if example:
        text = _('Go through your example of a change, "{example}": who decided what the customer got?')
        found.append(text.format(example=example))
    elif "design.service" in considered(profile):
        text = _(
            "Have an example ready of a service that was introduced or changed in the last three years, and "
            "who decided it."
        )
        found.append(text)
    return found
