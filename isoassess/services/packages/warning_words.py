"""What there is to know before a package is taken over, for window and command line."""

from collections.abc import Iterator

from isoassess.catalogue.catalogue import Catalogue
from isoassess.language.texts import _, ngettext
from isoassess.services.packages.importing import PackagePreview
from isoassess.services.packages.words import about_words, of_organization, requirement_words, shelf_words
from isoassess.shown import shown_name
from isoassess.store import Subject
from isoassess.store.joining.clashes import NumberClash
from isoassess.store.joining.comparing import ComparedContent
from isoassess.store.joining.content import FieldPlace
from isoassess.store.joining.locks import completed_place, completed_there, held, locked, reopened_there


def _has_notes(one: ComparedContent) -> bool:
    return any(answer.internal for made in one.there.assessments for answer in made.answers.values())


def warnings(found: PackagePreview, catalogue: Catalogue, *, reopened: bool = False) -> tuple[str, ...]:
    """What there is to know before it is taken over, a sentence each.

    `reopened`: assessments that are completed here are opened for what it changes in them.
    """
    told = []
    if any(map(_has_notes, found.comparisons)):
        told.append(_("The internal notes of the assessor are in it."))
    if found.unknown:
        says = ngettext(
            "{count} requirement that is answered in it is not in your catalogue; its answer is kept.",
            "{count} requirements that are answered in it are not in your catalogue; their answers are kept.",
            len(found.unknown),
        )
        told.append(says.format(count=len(found.unknown)))
    if found.manifest.catalogues:
        says = _("It was made with a catalogue of its own: {names}. Load that to see its questions.")
        told.append(says.format(names=", ".join(map(shown_name, found.manifest.catalogues))))
    for one in found.comparisons:
        about = list(_about_one(one, catalogue, reopened=reopened))
        told += [of_organization(one, says) for says in about] if len(found.comparisons) > 1 else about
        told += filter(None, [shelf_words(one)])
    return tuple(told)


def _about_one(one: ComparedContent, catalogue: Catalogue, *, reopened: bool) -> Iterator[str]:
    """Of one organization, without saying of which."""
    for id_ in locked(one):
        count = sum(each.place.assessment == id_ for each in held(one))
        says = (
            ngettext(
                "{assessment} is completed here and is reopened: {count} change in it is taken over.",
                "{assessment} is completed here and is reopened: {count} changes in it are taken over.",
                count,
            )
            if reopened
            else ngettext(
                "{assessment} is completed here and stays so: {count} change in the package is left out, "
                "unless it is reopened.",
                "{assessment} is completed here and stays so: {count} changes in the package are left out, "
                "unless it is reopened.",
                count,
            )
        )
        yield says.format(assessment=about_words(completed_place(id_), one.there, catalogue), count=count)
    for id_ in reopened_there(one):
        says = _("{assessment} is completed here, and was reopened in the package: it is reopened here, too.")
        yield says.format(assessment=about_words(completed_place(id_), one.there, catalogue))
    for id_, count in completed_there(one).items():
        says = ngettext(
            "{assessment} was completed in the package without {count} change that was made here: it is "
            "completed here with it.",
            "{assessment} was completed in the package without {count} changes that were made here: it is "
            "completed here with them.",
            count,
        )
        yield says.format(assessment=about_words(completed_place(id_), one.there, catalogue), count=count)
    for clash in one.clashes:
        yield _clash_words(clash, one, catalogue)


def _clash_words(clash: NumberClash, one: ComparedContent, catalogue: Catalogue) -> str:
    """Both findings, because both may be on paper under this number."""
    if clash.is_document:
        says = _("{document} was issued differently in the package; the one here stays.")
        return says.format(document=clash.number)
    here, there = (
        requirement_words(FieldPlace(Subject.ANSWER, clash.assessment, requirement, ""), one.there, catalogue)
        for requirement in (clash.here, clash.there)
    )
    says = _(
        "{number} is two findings: here “{here}”, in the package “{there}”. It stays with “{stays}”, which "
        "had it first; “{moved}” has {instead}, here and wherever this is taken over. Documents made before "
        "say {number} for both: say the clause with the number."
    )
    stays, moved = (here, there) if clash.stays_with == clash.here else (there, here)
    return says.format(
        number=clash.number, here=here, there=there, stays=stays, moved=moved, instead=clash.instead
    )
