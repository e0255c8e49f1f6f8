"""Which assessment of a store something that came back is for, also where it names only its organization."""

from typing import Protocol

from isoassess.errors import BadInput
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.services.filled_worksheet import is_same_name
from isoassess.store import AssessmentSummary, Store

MOST_NAMED = 5


class StatedIdentity(Protocol):
    """What a worksheet or a spreadsheet says of itself."""

    @property
    def assessment(self) -> str: ...
    @property
    def organization(self) -> str: ...
    @property
    def lens(self) -> str: ...


def only_assessment(store: Store) -> str:
    """The id of the only one that goes on (BadInput where there is none, or several)."""
    going_on = [
        one for known in store.organizations() for one in store.assessments(known.id) if one.completed is None
    ]
    if len(going_on) == 1:
        return going_on[0].id
    if not going_on:
        raise BadInput(
            _("{store} has no open assessment; say one with --assessment").format(store=store.path.name)
        )
    says = _("{store} has several open assessments; say one with --assessment: {several}")
    several = ", ".join(map(_named, going_on[:MOST_NAMED])) + (" ..." if len(going_on) > MOST_NAMED else "")
    raise BadInput(says.format(store=store.path.name, several=several))


def target(store: Store, identity: StatedIdentity, chosen: str, *, name: str) -> str:
    """The id of the one chosen, of the one it names, or of the only one it can be for (BadInput)."""
    if chosen or identity.assessment:
        return chosen or identity.assessment
    found = _open_assessments(store, identity.organization)
    if not found:
        says = _("{name}: {store} has no open assessment of {organization}, for which it was made")
        raise BadInput(says.format(name=name, store=store.path.name, organization=identity.organization))
    same = [assessment for assessment in found if assessment.lens.value == identity.lens]
    if len(same) == 1 or len(found) == 1:
        return (same or found)[0].id
    says = _("{name}: {organization} has several open assessments; say one with --assessment: {several}")
    several = ", ".join(map(_named, found[:MOST_NAMED])) + (" ..." if len(found) > MOST_NAMED else "")
    raise BadInput(says.format(name=name, organization=identity.organization, several=several))


def _open_assessments(store: Store, organization: str) -> list[AssessmentSummary]:
    """Those that go on, of all organizations with this name."""
    named = [known.id for known in store.organizations() if is_same_name(known.name, organization)]
    return [one for id_ in named for one in store.assessments(id_) if one.completed is None]


def _named(assessment: AssessmentSummary) -> str:
    return f"{assessment.id} ({assessment.lens.label}, {date_words(assessment.started)})"
