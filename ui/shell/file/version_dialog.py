"""Shows another version of the file, organization by organization, and asks what to bring together."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from isoassess.language.texts import _
from isoassess.shown import shown_name
from isoassess.store.sharing.bringing_together import VersionOrganization, VersionPreview
from ui.shell.file.version_words import organization_words, preview_words
from ui.widgets.layout.fitting import FittingDialog
from ui.widgets.layout.frames import primary
from ui.widgets.layout.sizes import fix_height
from ui.widgets.texts import Text

WIDTH, LIST_HEIGHT = 660, 240
ID = Qt.ItemDataRole.UserRole


class VersionWay(Enum):
    """What a person wants to be done."""

    BRING = "bring"
    PUT_AWAY = "away"


class VersionDialog(FittingDialog):
    """`wanted` carries the VersionWay; `chosen` are the ids of what is brought."""

    wanted = Signal(object)

    def __init__(self, found: VersionPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Another version of the file"))
        self.version = found.version
        self.list = QListWidget()
        self.list.setObjectName("choices")
        self.list.setAccessibleName(_("Organizations in the other version"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        fix_height(self.list, LIST_HEIGHT)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(3)
        for one in found.organizations:
            self.list.addItem(_item(one))
        self._bring = primary(_("&Bring together"))
        self._away = QPushButton(_("Put the other version &away"))
        leave = QPushButton(_("&Close"))
        buttons = QDialogButtonBox()
        buttons.addButton(self._bring, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self._away, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        title = _('What is in "{name}"').format(name=shown_name(found.version.name))
        texts = (Text("title", title), Text("muted", preview_words(found)))
        self.lay_out((*texts, self.list), buttons, width=WIDTH)
        self._bring.clicked.connect(self._want_bring)
        self._away.clicked.connect(self._want_away)
        buttons.rejected.connect(self.reject)
        self.list.itemChanged.connect(self._follow)
        (self._bring if found.bringing else self._away).setDefault(True)
        self._follow()
        if self.list.count():
            self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def chosen(self) -> tuple[str, ...]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(str(one.data(ID)) for one in items if one.checkState() is Qt.CheckState.Checked)

    def _follow(self) -> None:
        self._bring.setEnabled(bool(self.chosen))

    def _want_bring(self) -> None:
        self.wanted.emit(VersionWay.BRING)
        self.accept()

    def _want_away(self) -> None:
        self.wanted.emit(VersionWay.PUT_AWAY)
        self.accept()


def _item(one: VersionOrganization) -> QListWidgetItem:
    item = QListWidgetItem(f"{shown_name(one.name) or _('(no name yet)')}\n{organization_words(one)}")
    item.setData(ID, one.id)
    if not one.brings_nothing:
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
    return item
