"""The fields that differ as rows, conflicts first, each with the side that is taken."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from isoassess.language.texts import _
from isoassess.services.packages.importing import REMOVED, is_put_back
from isoassess.services.packages.words import (
    about_words,
    field_words,
    in_reading_order,
    kind_words,
    of_organization,
    saying_words,
    sides_words,
)
from isoassess.shown import shown
from isoassess.store.joining.comparing import (
    ComparedContent,
    ContentSide,
    DifferenceKind,
    FieldDifference,
    action_of,
)
from isoassess.store.joining.joined import Sides
from isoassess.store.joining.locks import completed_place, held, locked
from ui.packages.shown import ThereWords
from ui.widgets.tips import tip

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue

ABOUT, FIELD, HERE, THERE, TAKEN = range(5)
LONGEST = 200  # characters of a value in a row
Index = QModelIndex | QPersistentModelIndex


class DifferenceRow(Struct, frozen=True):
    """A field with the organization it is of."""

    compared: ComparedContent
    difference: FieldDifference


class DifferencesModel(QAbstractTableModel):
    """What a row says is put in words when it is looked at.

    `moved`: an organization goes from one shelf to another, or stays where it lies.
    """

    moved = Signal()  # also where a completed assessment is to be reopened, or not

    def __init__(
        self,
        comparisons: tuple[ComparedContent, ...],
        catalogue: "Callable[[], Catalogue]",
        today: datetime.date,
        there: ThereWords,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.there = there
        self._catalogue = catalogue
        self._today = today
        self.are_several = len(comparisons) > 1
        read = catalogue()
        found = [DifferenceRow(one, each) for one in comparisons for each in in_reading_order(one, read)]
        self.locked = [(one, id_) for one in comparisons for id_ in locked(one)]
        elsewhere = {REMOVED, *(completed_place(id_) for _one, id_ in self.locked)}  # each has its box
        told = [row for row in found if row.difference.place not in elsewhere]
        self.rows = sorted(told, key=lambda row: row.difference.kind is not DifferenceKind.CONFLICT)
        self._sides = [row.difference.usual for row in self.rows]
        self._by_hand = set[int]()
        self.shelves = [row for row in found if row.difference.place == REMOVED]
        self._moves = [_is_moved(row) for row in self.shelves]
        self.reopened = set[str]()
        self._held = {each.place for one in comparisons for each in held(one)}

    @property
    def undecided(self) -> int:
        """How many conflicts wait for a choice."""
        return sum(self.side(row) is None for row in range(len(self.rows)))

    @property
    def may_ask(self) -> bool:
        """Whether a conflict is left out, and waits for a choice once its assessment is reopened."""
        return None in self._sides

    @property
    def takes_any(self) -> bool:
        """Whether anything of the other side is taken."""
        sides = {self.side(row) for row in range(len(self.rows))}
        return ContentSide.THERE in sides or any(self._moves)

    @property
    def chosen(self) -> dict[str, Sides]:
        """The sides by organization."""
        found: dict[str, dict[object, ContentSide]] = {}
        for row, side in zip(self.rows, self._sides, strict=True):
            if side is not None:
                found.setdefault(row.compared.there.id, {})[row.difference.place] = side
        for row, moves in zip(self.shelves, self._moves, strict=True):
            side = ContentSide.THERE if moves else ContentSide.HERE
            found.setdefault(row.compared.there.id, {})[row.difference.place] = side
        for one, id_ in self.locked:
            side = ContentSide.THERE if id_ in self.reopened else ContentSide.HERE
            found.setdefault(one.there.id, {})[completed_place(id_)] = side
        return found  # type: ignore[return-value]

    def moves(self, shelf: int) -> bool:
        """Whether an organization goes where it lies on the other side: to the list, or under Deleted."""
        return self._moves[shelf]

    def move(self, shelf: int, moves: bool) -> None:
        self._moves[shelf] = moves
        self.moved.emit()

    def side(self, row: int) -> ContentSide | None:
        return ContentSide.HERE if self.is_held(row) else self._sides[row]

    def is_held(self, row: int) -> bool:
        """Whether it stays as it is here, because its assessment is completed."""
        place = self.rows[row].difference.place
        return place in self._held and place.assessment not in self.reopened

    def reopen(self, assessment: str, reopened: bool) -> None:
        """What the other side changes in a completed assessment is taken over, or left out."""
        (self.reopened.add if reopened else self.reopened.discard)(assessment)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, TAKEN))
        self.moved.emit()

    @property
    def by_hand(self) -> int:
        """How many rows a person chose one by one."""
        return len(self._by_hand)

    def take(self, row: int, side: ContentSide) -> None:
        """As a person chose it, which no rule changes; of an action all that is in conflict."""
        together = self._together(row)
        for one in together:
            self._sides[one] = side
        self._by_hand.update(together)
        self.dataChanged.emit(self.index(min(together), 0), self.index(max(together), TAKEN))

    def _together(self, row: int) -> list[int]:
        """The rows that one choice is about."""
        chosen = self.rows[row].difference
        action = action_of(chosen.place)
        if action is None or chosen.kind is not DifferenceKind.CONFLICT:
            return [row]
        return [
            place
            for place, one in enumerate(self.rows)
            if one.difference.kind is DifferenceKind.CONFLICT and action_of(one.difference.place) == action
        ]

    def decide_all(self, choose: Callable[[FieldDifference], ContentSide]) -> None:
        """Of every conflict; where there is none, of what was changed here alone.

        All else stays as it is, and so does what was chosen row by row.
        """
        kinds = {row.difference.kind for row in self.rows}
        asked = DifferenceKind.CONFLICT if DifferenceKind.CONFLICT in kinds else DifferenceKind.HERE
        for place, row in enumerate(self.rows):
            if row.difference.kind is asked and place not in self._by_hand:
                self._sides[place] = choose(row.difference)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, TAKEN))

    def words(self, row: int) -> tuple[str, str, str, str, str]:
        """What the row says in whole: about what, which field, here, in the package, and what is taken."""
        found = self.rows[row]
        each, one = found.difference, found.compared
        about = about_words(each.place, one.there, self._catalogue())
        return (
            of_organization(one, about) if self.are_several else about,
            field_words(each.place),
            saying_words(each.place, each.here.text, one.here or one.there),
            saying_words(each.place, each.there.text, one.there),
            self._taken_words(row),
        )

    def authors(self, row: int) -> tuple[str, str]:
        """Who said it here and there, and when; a FILE.yaml tells of neither."""
        one = self.rows[row].difference
        here, there = sides_words(one, today=self._today)
        return here or _unknown(one.here.text), there or _unknown(one.there.text)

    def _taken_words(self, row: int) -> str:
        side, kind = self.side(row), self.rows[row].difference.kind
        if self.is_held(row):
            return _("left out: completed here")
        if side is None:
            return _("to be chosen")
        if kind is DifferenceKind.BOTH:
            return _("both together")
        return self.there.taken if side is ContentSide.THERE else _("the one here")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else TAKEN + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return shown(self.words(index.row())[index.column()], LONGEST)
        if role == Qt.ItemDataRole.ToolTipRole:
            kind = kind_words(self.rows[index.row()].difference.kind)
            return tip(kind if index.column() == TAKEN else self.words(index.row())[index.column()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("What"), _("Field"), _("Here"), self.there.head, _("Taken"))[section]
        return None


def _is_moved(row: DifferenceRow) -> bool:
    """What was put under Deleted here comes back to the list with whoever takes it over."""
    return is_put_back(row.compared) or row.difference.usual is ContentSide.THERE


def _unknown(text: str | None) -> str:
    return _("never said") if text is None else _("not told by whom, or when")
