"""What became of an import that was undone, in words, and what is asked before that."""

from collections.abc import Iterable, Iterator, Sequence

from isoassess.catalogue.catalogue import Catalogue
from isoassess.language.texts import _, ngettext
from isoassess.services.packages.words import about_words, field_words
from isoassess.services.restore_words import names_words, undone_words
from isoassess.shown import shown, shown_name
from isoassess.store import Store
from isoassess.store.joining.content import FieldPlace
from isoassess.store.joining.left_over import UndoneOrganization
from isoassess.store.joining.outcomes import UndoneJoin
from isoassess.store.joining.used_since import UsedOrganization

_NAMED = 3  # of anything that is named one by one
_LONGEST = 60  # characters of what a field is of


def undone_join_words(store: Store, undone: UndoneJoin, catalogue: Catalogue) -> str:
    """All that is as it was before, and all that is not, with why."""
    told = list(_told(store, undone, catalogue))
    if undone.organizations or undone.away:
        return _("The import was undone: {what}").format(what=" ".join(told))
    return _("Nothing was undone. {why}").format(why=" ".join(told)).strip()


def _told(store: Store, undone: UndoneJoin, catalogue: Catalogue) -> Iterator[str]:
    as_before = [one.id for one in undone.organizations if one.is_as_before and not one.is_away]
    if as_before or undone.away:
        yield undone_words(store, changed=as_before, new=undone.away)
    for one in undone.organizations:
        if one.is_away:
            says = (
                _("{name} is under Deleted again, with what was done in it since.")
                if one.is_used
                else _("{name} is under Deleted again.")
            )
            yield says.format(name=names_words(store, [one.id]))
        if not one.is_as_before:
            says = _("{name} is as it was before, but for {what}.")
            what = "; ".join(_left_over(store, one, catalogue))
            yield says.format(name=names_words(store, [one.id]), what=what)
        if one.since and not one.is_away:
            says = ngettext(
                "What else was typed in {organization} since stays: {count} field ({names}).",
                "What else was typed in {organization} since stays: {count} fields ({names}).",
                len(one.since),
            )
            named = _named(_field_names(store, one.id, one.since, catalogue), len(one.since))
            organization = names_words(store, [one.id])
            yield says.format(organization=organization, count=len(one.since), names=named)
    if files := sum(one.files for one in undone.organizations):
        says = ngettext(
            "{count} attached file that had come with it is gone: it is still in what was taken over.",
            "{count} attached files that had come with it are gone: they are still in what was taken over.",
            files,
        )
        yield says.format(count=files)
    yield from _stayed(store, undone)


def _stayed(store: Store, undone: UndoneJoin) -> Iterator[str]:
    """Which organizations stay though they came with it, or came back."""
    if undone.stays:
        says = ngettext(
            "{names}, which had come with it, stays, because it was changed since.",
            "{names}, which had come with it, stay, because they were changed since.",
            len(undone.stays),
        )
        yield says.format(names=names_words(store, undone.stays))
    if undone.stays_back:
        says = ngettext(
            "{names}, which it had brought back from Deleted, stays, because it was changed since.",
            "{names}, which it had brought back from Deleted, stay, because they were changed since.",
            len(undone.stays_back),
        )
        yield says.format(names=names_words(store, undone.stays_back))


def _left_over(store: Store, one: UndoneOrganization, catalogue: Catalogue) -> Iterator[str]:
    if one.fields:
        says = ngettext(
            "{count} field that was changed since and stays ({names})",
            "{count} fields that were changed since and stay ({names})",
            len(one.fields),
        )
        named = _named(_field_names(store, one.id, one.fields, catalogue), len(one.fields))
        yield says.format(count=len(one.fields), names=named)
    if one.numbers:
        says = ngettext(
            "the number {numbers}, which stays given to its finding",
            "the numbers {numbers}, which stay given to their findings",
            len(one.numbers),
        )
        yield says.format(numbers=_named(one.numbers[:_NAMED], len(one.numbers)))
    if one.kept:
        says = ngettext(
            "{count} assessment or file that was used since and stays",
            "{count} assessments and files that were used since and stay",
            one.kept,
        )
        yield says.format(count=one.kept)


def _field_names(
    store: Store, organization_id: str, fields: Sequence[FieldPlace], catalogue: Catalogue
) -> list[str]:
    content = store.content(organization_id)
    if content is None:  # deleted since
        return [field_words(place) for place in fields[:_NAMED]]

    def named(place: FieldPlace) -> str:
        about = shown(about_words(place, content, catalogue), _LONGEST)
        return _("{field} of “{what}”").format(field=field_words(place), what=about)

    return [named(place) for place in fields[:_NAMED]]


def _named(names: Sequence[str], count: int) -> str:
    told = [*names]
    if more := count - len(names):
        told.append(ngettext("{count} more", "{count} more", more).format(count=more))
    return ", ".join(told)


def used_words(store: Store, used: Iterable[UsedOrganization], catalogue: Catalogue) -> str:
    """What was done since with organizations that came with an import."""
    return " ".join(_used(store, one, catalogue) for one in used)


def _used(store: Store, one: UsedOrganization, catalogue: Catalogue) -> str:
    parts = []
    if count := len(one.fields):
        says = ngettext("{count} field was changed ({names})", "{count} fields were changed ({names})", count)
        names = _named(_field_names(store, one.id, one.fields, catalogue), count)
        parts.append(says.format(count=count, names=names))
    if one.documents:
        says = ngettext("{count} document was issued", "{count} documents were issued", one.documents)
        parts.append(says.format(count=one.documents))
    name = shown_name(one.name) or _("(no name yet)")
    says = (
        _("{name}, which it brought back from Deleted, was used since: {what}.")
        if one.is_back
        else _("{name}, which came with it, was used since: {what}.")
    )
    return says.format(name=name, what=", ".join(parts))
