"""Puts the chosen organizations on another shelf, one or several, and back again."""

from isoassess.store import Shelf
from isoassess.store.sample import is_sample
from ui.home.cell_words import NAME
from ui.home.notice import Moved, Notice
from ui.home.organization_changes import OrganizationChanges
from ui.home.organizations_model import OrganizationsModel
from ui.home.table import OrganizationsTable
from ui.widgets.keys.list_keys import choose_rows

MOST_DROPPED = 20  # rows taken off one by one; with more the list is read again


class Moving:
    """What was done is said below the list, with the way back."""

    def __init__(
        self,
        changes: OrganizationChanges,
        model: OrganizationsModel,
        table: OrganizationsTable,
        notice: Notice,
    ) -> None:
        self._changes, self._model, self._table, self._notice = changes, model, table, notice
        table.several_chosen.connect(notice.show_chosen)

    def move(self, shelf: Shelf) -> bool:
        """Put what is chosen on a shelf; whether it was committed. Among several the sample stays."""
        ids, before = self._table.chosen_ids, self._model.shelf
        ids = ids if len(ids) == 1 else [id_ for id_ in ids if not is_sample(id_)]
        if not ids or not self._put(ids, shelf):
            return False
        name = str(self._model.index(self._model.row_of(ids[0]) or 0, NAME).data())
        moved = Moved(id=ids[0], name=name, before=before, after=shelf, more=tuple(ids[1:]))
        self._notice.add_moved(moved)
        if len(ids) > MOST_DROPPED:
            self._model.refresh()
        else:
            for id_ in ids:
                self._model.drop(id_)
        return True

    def undo(self, moved: Moved) -> bool:
        """Put it back, but for what somebody has put elsewhere since; whether it was committed."""
        ids = self._changes.still_on(moved.ids, moved.after) if moved.more else [moved.id]
        return self._put(ids, moved.before)

    def choose(self, moved: Moved) -> None:
        """Those that were put back together are chosen together again."""
        if moved.more:
            choose_rows(self._table, self._model.rows_of(moved.ids))

    def _put(self, ids: list[str], shelf: Shelf) -> bool:
        if len(ids) == 1:
            return self._changes.move(ids[0], shelf)
        return self._changes.move_several(ids, shelf)
