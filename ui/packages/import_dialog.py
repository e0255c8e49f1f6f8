"""Shows what a package or a file says beside what is here, conflicts side by side, and asks what to take."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QWidget

from isoassess.language.texts import _, ngettext
from isoassess.services.packages.words import compared_words
from isoassess.shown import shown_name
from isoassess.store.joining.comparing import ContentSide, DifferenceKind, FieldDifference
from isoassess.store.joining.joined import Sides
from ui.packages.differences_model import DifferencesModel
from ui.packages.differences_table import DifferencesTable, ValuesCard
from ui.packages.reopening_box import ReopeningBox
from ui.packages.shelf_box import ShelfBox
from ui.packages.shown import ShownContent
from ui.widgets.layout.fitting import FittingDialog
from ui.widgets.layout.frames import primary
from ui.widgets.texts import Text
from ui.widgets.tips import breakable, tip

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue

WIDTH = 1060
MOST_NAMED = 8  # organizations, a line each


class ImportDialog(FittingDialog):
    """Accepted when every conflict is decided; `chosen` says how."""

    def __init__(
        self,
        found: ShownContent,
        catalogue: "Callable[[], Catalogue]",
        parent: QWidget | None = None,
        *,
        today: datetime.date,
        why_not: str = "",
    ) -> None:
        """`why_not`: why nothing can be taken over now."""
        super().__init__(parent)
        self.setWindowTitle(found.title)
        self.model = DifferencesModel(found.comparisons, catalogue, today, found.there, self)
        self.table = DifferencesTable(self.model)
        self.values = ValuesCard(found.there.side)
        self.newer = QPushButton(_("Take the ne&wer"))
        self.mine = QPushButton(_("Keep all &here"))
        self.theirs = QPushButton(found.there.take_all)
        self.confirm = primary(_("&Take over"))
        self._wait = Text("muted")
        self._spared = Text("normal")
        self._spared.hide()
        self._why_not = why_not
        self._lay_out(found, catalogue)
        self._connect()
        self._follow()

    @property
    def chosen(self) -> dict[str, Sides]:
        return self.model.chosen

    def showEvent(self, event: QShowEvent) -> None:
        """From its beginning, which tells what is in it: the keys are on the list where all is in sight."""
        super().showEvent(event)
        if self.model.rows and not self.scrolls:
            self.table.setFocus()

    def _lay_out(self, found: ShownContent, catalogue: "Callable[[], Catalogue]") -> None:
        buttons = QDialogButtonBox()
        buttons.addButton(self.confirm, QDialogButtonBox.ButtonRole.AcceptRole)
        leave = buttons.addButton(_("Ca&ncel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        named = (
            f"{shown_name(one.there.name) or _('(no name yet)')}: {compared_words(one)}"
            for one in found.comparisons[:MOST_NAMED]
        )
        parts: list[QWidget] = [Text("title", breakable(shown_name(found.name)))]
        parts += [Text("strong", breakable(words)) for words in named]
        if (more := len(found.comparisons) - MOST_NAMED) > 0:
            says = ngettext("and {count} more organization", "and {count} more organizations", more)
            parts.append(Text("muted", says.format(count=more)))
        parts += [Text("normal", breakable(sentence)) for sentence in found.says]
        parts += [ShelfBox(self.model, shelf) for shelf in range(len(self.model.shelves))]
        parts += [ReopeningBox(self.model, *one, catalogue()) for one in self.model.locked]
        if self.model.rows:
            parts += [self._rules(found), self._spared, self.table, self.values]
        parts.append(self._wait)
        if found.brings_nothing or self._why_not:
            self.confirm.setEnabled(False)
            leave.setDefault(True)
        (self.confirm if self.confirm.isEnabled() and not self.model.undecided else leave).setFocus()
        self._brings_nothing = found.brings_nothing
        self.lay_out(parts, buttons, width=WIDTH)

    def _rules(self, found: ShownContent) -> QWidget:
        rules = QWidget()
        row = QHBoxLayout(rules)
        row.setContentsMargins(0, 0, 0, 0)
        asks = self.model.undecided or self.model.may_ask
        row.addWidget(Text("muted", _("Conflicts:") if asks else _("What differs:")))
        for button in (self.newer, self.mine, self.theirs):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch()
        self.newer.setVisible(found.tells_when and bool(asks))
        rules.setVisible(bool(asks) or found.brings_nothing)
        return rules

    def _connect(self) -> None:
        self.newer.clicked.connect(self._take_newer)
        self.mine.clicked.connect(self._keep_here)
        self.theirs.clicked.connect(self._take_theirs)
        self.values.side_chosen.connect(self._take)
        self.model.dataChanged.connect(self._follow)
        self.model.moved.connect(self._follow)
        self.table.selectionModel().currentRowChanged.connect(self._follow)
        self.table.side_wanted.connect(self._take)
        if self.model.rows:
            self.table.selectRow(0)

    def _take_newer(self) -> None:
        self._decide_all(_newer)

    def _keep_here(self) -> None:
        self._decide_all(_here)

    def _take_theirs(self) -> None:
        self._decide_all(_there)

    def _decide_all(self, choose: Callable[[FieldDifference], ContentSide]) -> None:
        """What was chosen by hand stays, and that is said."""
        self.model.decide_all(choose)
        says = ngettext(
            "{count} that you chose by hand stays as you chose it.",
            "{count} that you chose by hand stay as you chose them.",
            self.model.by_hand,
        )
        self._spared.setText(says.format(count=self.model.by_hand))
        self._spared.setVisible(self.model.by_hand > 0)

    def _take(self, side: ContentSide) -> None:
        row = self.table.currentIndex().row()
        if row < 0 or self.model.is_held(row):
            return
        if self.model.rows[row].difference.kind is not DifferenceKind.BOTH:
            self.model.take(row, ContentSide(side))

    def _follow(self) -> None:
        undecided = self.model.undecided
        says = ngettext(
            "{count} conflict is still to be decided.",
            "{count} conflicts are still to be decided.",
            undecided,
        )
        done = _("All of it is taken over, or nothing. A backup is made first, and it can be undone.")
        waits = says.format(count=undecided) if undecided else ""
        nothing = self._nothing() if self._brings_nothing and not self.model.takes_any else waits
        why_not = self._why_not or nothing
        self._wait.setText(breakable(why_not or done))
        self.confirm.setEnabled(not why_not)
        self.confirm.setToolTip(tip(why_not))
        self.confirm.setAccessibleDescription(why_not)
        row = self.table.currentIndex().row()
        if row >= 0:
            self.values.show_row(self.model, row)

    def _nothing(self) -> str:
        """Why there is nothing to take over."""
        if self.model.rows:
            return _(
                "There is nothing new in it: what differs was changed here since. Choose what is to go back."
            )
        return _("There is nothing to take over: all of it is here already.")


def _newer(one: FieldDifference) -> ContentSide:
    return one.newer


def _here(_one: FieldDifference) -> ContentSide:
    return ContentSide.HERE


def _there(_one: FieldDifference) -> ContentSide:
    return ContentSide.THERE
