"""Which assessment of a store a filled worksheet is for, also where it names only its organization."""

from isoassess.documents.worksheet.form_identity import FormIdentity
from isoassess.errors import BadInput
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.services.filled_worksheet import is_same_name
from isoassess.store import AssessmentSummary, Store

MOST_NAMED = 5


def target(store: Store, identity: FormIdentity, chosen: str, *, name: str) -> str:
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
