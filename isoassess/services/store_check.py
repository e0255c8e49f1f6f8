"""The check of a whole file: what the store says of itself, and the catalogue of its answers."""

from collections.abc import Iterator
from pathlib import Path

from isoassess.assessment.planned import is_own
from isoassess.catalogue.catalogue import Catalogue
from isoassess.catalogue.replaced import replaced_requirements
from isoassess.errors import BadInput
from isoassess.language.texts import _
from isoassess.store import Shelf, Store, viewed
from isoassess.store.backup.checking import Checked, Damage, damages


def check_store(path: Path, catalogue: Catalogue) -> tuple[Damage, ...]:
    """Every damage found; raises where there is no file, or none this version reads."""
    found = tuple(damages(path))
    if any(one.found_in is Checked.PAGES for one in found):
        return found
    with viewed(path, who="check") as store:
        return (*found, *_of_catalogue(store, catalogue))


def _of_catalogue(store: Store, catalogue: Catalogue) -> Iterator[Damage]:
    """An assessment answered with a later catalogue, and answers to what no catalogue asks."""
    for shelf in Shelf:
        for organization in store.organizations(shelf=shelf):
            for assessment in [] if organization.unreadable else store.assessments(organization.id):
                says = ""
                unknown = [one for one in store.answers(assessment.id) if not _is_known(catalogue, one)]
                if _parts(assessment.catalogue_version) > _parts(catalogue.version):
                    says = _("{name}: answered with the catalogue {version}, which is later than {own}.")
                elif unknown:
                    says = _("{name}: the catalogue {own} does not ask: {unknown}.")
                if says:
                    yield Damage(
                        found_in=Checked.CATALOGUE,
                        says=says.format(
                            name=organization.name,
                            version=assessment.catalogue_version,
                            own=catalogue.version,
                            unknown=", ".join(unknown),
                        ),
                        organization=organization.id,
                        assessment=assessment.id,
                    )


def _is_known(catalogue: Catalogue, requirement_id: str) -> bool:
    if any(one.id == requirement_id for one in replaced_requirements()):
        return True
    try:
        catalogue.requirement(requirement_id)
    except BadInput:
        return is_own(requirement_id)
    return True


def _parts(version: str) -> tuple[int, ...]:
    """Of a version of the program's own; one that is not made of numbers is later than none."""
    numbers = version.split("+", maxsplit=1)[0].split(".")
    return tuple(int(one) for one in numbers) if all(one.isdigit() for one in numbers) else ()
