"""Which assessment of a store is meant, also where only its organization is named, and which there are."""

from typing import NamedTuple, Protocol

from isoassess.errors import BadInput
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.services.filled_worksheet import is_same_name
from isoassess.store import AssessmentSummary, OrganizationSummary, Store

MOST_NAMED = 12  # of a whole file; the name of an organization says which, too


class StatedIdentity(Protocol):
    """What a worksheet or a spreadsheet says of itself."""

    @property
    def assessment(self) -> str: ...
    @property
    def organization(self) -> str: ...
    @property
    def lens(self) -> str: ...


class _Open(NamedTuple):
    """An assessment that goes on, and whose it is."""

    organization: OrganizationSummary
    assessment: AssessmentSummary


def said_assessment(store: Store, said: str) -> str:
    """The id that is said, that of the only open one of the organization that is said, or of all where
    nothing is (BadInput where there is none of these, or several).
    """
    found = _open_assessments(store)
    if not said:
        return _only(found, store)
    named = [one for one in found if is_same_name(one.organization.name, said)]
    if len(named) > 1:
        says = _("--assessment: {name} has several open assessments; say the id of one: {several}")
        raise BadInput(says.format(name=said, several=_named(named)))
    return named[0].assessment.id if named else said


def no_assessment(store: Store, said: str) -> BadInput:
    """Why none of the assessments is the one that was said: of an organization of this name, how it is."""
    named = [one for one in store.organizations() if said == one.id or is_same_name(one.name, said)]
    for one in named:
        known = [_Open(one, assessment) for assessment in store.assessments(one.id)]
        if not known:
            return BadInput(_unfinished_words(one.name.strip() or one.id))
        if all(is_open.assessment.completed is not None for is_open in known):
            says = _("--assessment: every assessment of {name} is completed; say the id of one: {several}")
            return BadInput(says.format(name=said, several=_named(known)))
    says = _("--assessment: {store} has no assessment {name}")
    return BadInput(says.format(store=store.path.name, name=said))


def _unfinished_words(name: str) -> str:
    says = _(
        "{name} has no assessment yet, because its profile is not finished: open the program, go to the "
        "profile of {name}, and finish it there"
    )
    return says.format(name=name)


def target(store: Store, identity: StatedIdentity, said: str, *, name: str) -> str:
    """The id of the one that is said, of the one it names, or of the only one it can be for (BadInput)."""
    if said:
        return said_assessment(store, said)
    if identity.assessment:
        return identity.assessment
    found = [
        one for one in _open_assessments(store) if is_same_name(one.organization.name, identity.organization)
    ]
    if not found:
        says = _("{name}: {store} has no open assessment of {organization}, for which it was made")
        raise BadInput(says.format(name=name, store=store.path.name, organization=identity.organization))
    same = [one for one in found if one.assessment.lens.value == identity.lens]
    if len(same) == 1 or len(found) == 1:
        return (same or found)[0].assessment.id
    says = _("{name}: {organization} has several open assessments; say one with --assessment: {several}")
    raise BadInput(says.format(name=name, organization=identity.organization, several=_named(found)))


def organization_words(store: Store, ids: list[str]) -> str:
    """Organizations of one name, each with its id and what tells it from the others."""
    return ", ".join(f"{id_} ({_told_apart(store, id_)})" for id_ in ids)


def _told_apart(store: Store, organization_id: str) -> str:
    newest = next(iter(store.assessments(organization_id)), None)
    if newest is None:
        return _("no assessment")
    return _("{assessment}, {count} rated").format(
        assessment=_assessment_words(newest), count=newest.answered
    )


def _only(found: list[_Open], store: Store) -> str:
    if len(found) == 1:
        return found[0].assessment.id
    if not found:
        raise BadInput(_none_words(store))
    if len(found) <= MOST_NAMED:
        says = _("{store} has several open assessments; say one with --assessment: {several}")
        raise BadInput(says.format(store=store.path.name, several=_named(found)))
    says = _(
        "{store} has {count} open assessments; say one with --assessment and its id, or the name of its "
        "organization: {names}"
    )
    names = ", ".join(dict.fromkeys(one.organization.name.strip() or one.assessment.id for one in found))
    raise BadInput(says.format(store=store.path.name, count=len(found), names=names))


def _none_words(store: Store) -> str:
    """Why none is open: there is no organization, a profile is not finished, or all are completed."""
    organizations = store.organizations()
    known = [_Open(one, assessment) for one in organizations for assessment in store.assessments(one.id)]
    if known:
        says = _(
            "{store}: every assessment in it is completed; name one of them, as in --assessment {example}: "
            "{several}"
        )
        some = known[:MOST_NAMED]
        return says.format(store=store.path.name, example=some[0].assessment.id, several=_named(some))
    if len(organizations) == 1:
        return _unfinished_words(_name(organizations[0]))
    if organizations:
        says = _(
            "{store}: there is no assessment in it yet; open the program and finish the profile of an "
            "organization"
        )
        return says.format(store=store.path.name)
    return _("{file}: there is no organization in it").format(file=store.path.name)


def _open_assessments(store: Store) -> list[_Open]:
    return [
        _Open(known, one)
        for known in store.organizations()
        for one in store.assessments(known.id)
        if one.completed is None
    ]


def _named(found: list[_Open]) -> str:
    return ", ".join(
        f"{one.assessment.id} ({', '.join((_name(one.organization), _assessment_words(one.assessment)))})"
        for one in found
    )


def _name(organization: OrganizationSummary) -> str:
    return organization.name.strip() or _("organization not named")


def _assessment_words(assessment: AssessmentSummary) -> str:
    return f"{assessment.lens.label}, {date_words(assessment.started)}"
