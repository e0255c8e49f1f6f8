"""What the list of organizations asks of the store: which there are, in which order, found by what."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from isoassess.domain.searching import words_of
from isoassess.store import organization_list
from isoassess.store.errors import StoreError
from isoassess.store.history.journal import Journal
from isoassess.store.records import FoundText, ListOrder, OrganizationSummary, Shelf, Standing
from isoassess.store.search import found_parts, organization_search, search_index


class Listing(ABC):
    """A part of the store: the same file, the same short transactions, the same errors."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection to look with."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Journal]:
        """One transaction with the write lock."""

    def organizations(
        self,
        search: str = "",
        limit: int | None = None,
        offset: int = 0,
        *,
        shelf: Shelf = Shelf.ACTIVE,
        order: ListOrder = ListOrder.CHANGED,
        descending: bool = True,
    ) -> list[OrganizationSummary]:
        """Those on a shelf, newest change first if not said otherwise.

        Every word of `search` is anywhere in the name, the sites, the contact or the actions.
        """
        indexed = self._index_for(search)
        with self._reading() as connection:
            matching = organization_search.matching(connection, search, indexed=indexed)
            ids = organization_list.ordered(
                connection, matching, limit, offset, shelf=shelf, order=order, descending=descending
            )
            return organization_list.summaries(connection, ids)

    def organization_ids(
        self,
        search: str = "",
        *,
        shelf: Shelf = Shelf.ACTIVE,
        order: ListOrder = ListOrder.CHANGED,
        descending: bool = True,
    ) -> list[str]:
        """The ids of what `organizations` lists, for whoever reads a long list piece by piece."""
        indexed = self._index_for(search)
        with self._reading() as connection:
            matching = organization_search.matching(connection, search, indexed=indexed)
            return organization_list.ordered(
                connection, matching, shelf=shelf, order=order, descending=descending
            )

    def organization_summaries(self, ids: Sequence[str]) -> list[OrganizationSummary]:
        """In the order of `ids`, without those that are not in the file."""
        with self._reading() as connection:
            return organization_list.summaries(connection, ids)

    def organization_names(self) -> list[tuple[str, str, Shelf]]:
        """The id, the name and the shelf of all that are not deleted, newest change first."""
        with self._reading() as connection:
            return organization_list.names(connection)

    def matches(self, search: str) -> frozenset[str]:
        """The ids of all that a search finds, on whatever shelf and in no order."""
        indexed = self._index_for(search)
        with self._reading() as connection:
            return organization_search.matches(connection, search, indexed=indexed)

    def found_where(self, ids: Sequence[str], search: str) -> dict[str, tuple[FoundText, ...]]:
        """What else than the name a search was found in; no entry where the name holds all of it."""
        with self._reading() as connection:
            return found_parts.where_found(connection, ids, search)

    def prepare_search(self, most: int | None = None) -> bool:
        """Indexes what is not indexed yet, so many at the most; whether some are left.

        A search does so by itself; this is for whoever has time before somebody searches.
        """
        with self._reading() as connection:
            behind = search_index.is_behind(connection)
        if not behind:
            return False
        with self._writing() as journal:
            return search_index.bring_up_to_date(journal.connection, most)

    def shelf_counts(self) -> dict[Shelf, int]:
        """How many organizations lie on each shelf."""
        with self._reading() as connection:
            return organization_list.shelf_counts(connection)

    def last_word(self, assessment_id: str) -> int | None:
        """The number of the last thing said of its organization; None before the first."""
        with self._reading() as connection:
            return organization_list.last_word(connection, assessment_id)

    def save_standing(self, assessment_id: str, standing: Standing, *, as_of: int | None = None) -> None:
        """Keeps for the list how the organization stands as everything of it is now.

        `as_of`: what its last word was when it was judged, where something may have been said since.
        """
        with self._writing() as journal:
            organization_list.save_standing(journal, assessment_id, standing, as_of=as_of)

    def _index_for(self, search: str) -> bool:
        """Whether the index knows everything; not where the file could not be written."""
        try:
            return not words_of(search) or not self.prepare_search()
        except StoreError:
            return False
