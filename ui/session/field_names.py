"""What a field that waits is called where it is not in view: with its clause and its organization."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from isoassess.assessment.planned import is_own
from isoassess.domain import Lens
from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.store import Place, Store, Subject
from ui.session.clash_words import field_words

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue

Naming = Callable[[Place, str], str]  # from a place and the key of a field there


def naming(store: Store, catalogue: Callable[[], "Catalogue"]) -> Naming:
    """The names of what waits in a store; `catalogue` is asked for when an answer waits."""
    return partial(_name, store, catalogue)


def _clause(catalogue: Callable[[], "Catalogue"], place: Place, lens: Lens) -> str:
    """The clause of what an answer is about; an action of its own is a general one."""
    if is_own(place.requirement_id):
        return _("general action")
    clauses = catalogue().requirement(place.requirement_id).clause
    return clauses.get(lens) or next(iter(clauses.values()))


def _name(store: Store, catalogue: Callable[[], "Catalogue"], place: Place, key: str) -> str:
    field = field_words(place.subject, key)
    try:
        if place.subject is Subject.ANSWER:
            record = store.assessment(place.id)
            clause = _clause(catalogue, place, record.lens)
            organization = store.profile(record.organization_id).organization.name
            words = _("{field} of {clause} ({organization})")
            return words.format(field=field, clause=clause, organization=organization)
        if place.subject is Subject.PROFILE:
            return f"{field} ({store.profile(place.id).organization.name})"
        if place.subject is Subject.ATTACHMENT:
            organization_id, file = store.attachment(place.id)
            organization = store.profile(organization_id).organization.name
            words = _("{field} of {file} ({organization})")
            return words.format(field=field, file=file.name, organization=organization)
    except ExpectedError:
        return field  # what stands in the way of its whole name is said elsewhere
    return field
