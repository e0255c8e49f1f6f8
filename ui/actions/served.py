"""What an action is for: the findings that it serves, and the way to choose others."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from isoassess.domain import Finding
from isoassess.domain.searching import words_of
from isoassess.domain.words import SHAPE_OF_GRADE, grade_words
from isoassess.language.folding import folded
from isoassess.language.texts import _
from ui.widgets.layout.fitting import room_for
from ui.widgets.layout.form_dialog import FormDialog
from ui.widgets.layout.sizes import least_height, scaled
from ui.widgets.spoken.words import spoken
from ui.widgets.texts import Text
from ui.widgets.typing.search_field import SearchField

WIDTH, LIST_HEIGHT = 600, 260
IdRole = int(Qt.ItemDataRole.UserRole)
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class Served(FormDialog):
    """A searchable list in which findings are ticked; `chosen` holds them when it is accepted.

    A key too many gives up no ticks; the words of a search are kept nowhere, so that they hold nobody.
    """

    def __init__(
        self,
        offered: Iterable[tuple[Finding, str]],
        chosen: Iterable[str],
        parent: QWidget | None = None,
    ) -> None:
        """`offered`: each finding with the statement of its requirement."""
        super().__init__(
            _("Findings of this action"),
            _("Tick what this one action is for. Space ticks and unticks the finding in the list."),
            _("&Take over"),
            parent,
        )
        self.setWindowTitle(_("Findings of this action"))
        self._search = SearchField(_("Search findings"), _("Number, clause or word..."))
        self._search.in_closing = True
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setSpacing(3)
        least_height(self._list, LIST_HEIGHT)
        self.setMinimumWidth(min(scaled(WIDTH), room_for(self).width()))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = Text("muted", _("No finding has all of these words."))
        self._none.hide()
        self._fill(offered, frozenset(chosen))
        self._before = self.chosen
        self.add_field(_("&Search"), self._search)
        self.add_field(_("&Findings"), self._list, self._none)
        self._search.searched.connect(self._filter)
        self._search.left.connect(self._list.setFocus)
        self.confirmed.connect(self.accept)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The requirements that are ticked, in the order of the list."""
        return tuple(item.data(IdRole) for item in self._items() if item.checkState() is CHECKED)

    @property
    def has_typed(self) -> bool:
        """Whether other findings are ticked than those that were."""
        return self.chosen != self._before

    def kept_words(self, *, by_closing: bool) -> str:
        if by_closing:
            return _("Closing the window does not throw away what you ticked. Cancel does.")
        return _("Esc does not throw away what you ticked. Cancel does.")

    def _fill(self, offered: Iterable[tuple[Finding, str]], chosen: frozenset[str]) -> None:
        for finding, statement in offered:
            grade = f"{SHAPE_OF_GRADE[finding.grade]} {grade_words(finding.grade)}"
            words = " · ".join(filter(None, (finding.number, finding.clause, grade)))
            item = QListWidgetItem(f"{words}\n{statement}", self._list)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(item.text()))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setData(IdRole, finding.requirement)
            item.setCheckState(CHECKED if finding.requirement in chosen else UNCHECKED)

    def _filter(self, search: str) -> None:
        """What is ticked stays ticked, in sight or not."""
        wanted = words_of(search)
        for item in self._items():
            text = folded(item.text())
            item.setHidden(not all(word in text for word in wanted))
        shown = [item for item in self._items() if not item.isHidden()]
        self._none.setVisible(not shown)
        if shown:
            self._list.setCurrentItem(shown[0])

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]


def served_words(findings: Iterable[Finding]) -> str:
    """The numbers and clauses of what an action is for: NC-02 (7.1.5.2), OFI-01 (9.1.3)."""
    said = [
        _("{number} ({clause})").format(number=finding.number, clause=finding.clause)
        if finding.number
        else finding.clause
        for finding in findings
    ]
    return ", ".join(said) or _("General action, for no single finding")
