"""Which organizations of a store are meant, and which there are where that was not said."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from isoassess.errors import BadInput
from isoassess.language.texts import _

if TYPE_CHECKING:
    from isoassess.store import Store

MOST_NAMED = 50  # in one line
Named = tuple[str, str]  # an id and a name


def chosen_organizations(
    store: "Store", wanted: Sequence[str], *, everything: bool, only_one: bool
) -> list[str]:
    """Their ids: of those on the list and in the archive, and a removed one by its name or id.

    The sample is meant where it is named, or where there is nothing else.
    BadInput, with what there is to choose, where nothing was said, or several where there can be `only_one`.
    """
    from isoassess.store import Shelf
    from isoassess.store.sample import is_sample

    shelves = {shelf: [(one.id, one.name) for one in store.organizations(shelf=shelf)] for shelf in Shelf}
    listed = shelves[Shelf.ACTIVE] + shelves[Shelf.ARCHIVED]
    if not listed and not wanted:
        raise BadInput(_("{file}: there is no organization in it").format(file=store.path.name))
    if not wanted and not everything:
        says = _("say which: --organization NAME, or --all; {file} has {names}")
        raise BadInput(says.format(file=store.path.name, names=_names(listed)))
    every = [one for one in listed if not is_sample(one[0])] or listed
    chosen = [_one(store, word, listed, shelves[Shelf.REMOVED]) for word in wanted] if wanted else every
    chosen = list(dict.fromkeys(chosen))
    if only_one and len(chosen) > 1:
        says = _("--folder: a client's folder is of one organization; say --organization with one of {names}")
        raise BadInput(says.format(names=_names(chosen)))
    return [id_ for id_, _name in chosen]


def one_organization(store: "Store", word: str) -> str:
    """The id of the one that is said by name or id; of the only one where nothing is said (BadInput)."""
    from isoassess.store.sample import is_sample

    if word:
        return chosen_organizations(store, [word], everything=False, only_one=True)[0]
    ids = chosen_organizations(store, (), everything=True, only_one=False)
    if len(ids) == 1:
        return ids[0]
    listed = [(one.id, one.name) for one in store.organizations() if not is_sample(one.id)]
    says = _("say which: --assessment NAME, with the name of the organization; {file} has {names}")
    raise BadInput(says.format(file=store.path.name, names=_names(listed)))


def left_sample(store: "Store", chosen: Sequence[str]) -> str:
    """The name of the sample where there is one that was not chosen; empty otherwise."""
    from isoassess.store import Shelf
    from isoassess.store.sample import is_sample

    listed = [*store.organizations(shelf=Shelf.ACTIVE), *store.organizations(shelf=Shelf.ARCHIVED)]
    return next((one.name for one in listed if is_sample(one.id) and one.id not in chosen), "")


def _one(store: "Store", word: str, listed: list[Named], removed: list[Named]) -> Named:
    named = [known for known in listed if word in known] or [known for known in removed if word in known]
    if not named:
        raise no_organization(word, listed)
    if len(named) > 1:
        from isoassess.services.worksheet_target import organization_words  # it brings the store along

        says = _('"{name}" is the name of several; say the id of one: {several}')
        ids = [id_ for id_, _name in named]
        raise BadInput(says.format(name=word, several=organization_words(store, ids)))
    return named[0]


def no_organization(word: str, known: Sequence[Named]) -> BadInput:
    """That none is called like that, with what there is."""
    says = _('there is no organization "{name}" in it; it has {names}')
    return BadInput(says.format(name=word, names=_names(known) if known else _("none")))


def _names(known: Sequence[Named]) -> str:
    """By their names, and by their ids where a name is missing or there twice."""
    counts = Counter(name.strip() for _id, name in known)
    said = [name.strip() if counts[name.strip()] == 1 and name.strip() else id_ for id_, name in known]
    shown = ", ".join(said[:MOST_NAMED])
    more = len(said) - MOST_NAMED
    return shown + (" " + _("and {count} more").format(count=more) if more > 0 else "")
