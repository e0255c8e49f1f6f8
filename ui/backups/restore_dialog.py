"""Shows what is in a backup beside the file, organization by organization, and asks which to take back."""

import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from isoassess.language.texts import _
from isoassess.services.backup_words import local_moment_words
from isoassess.services.restore_words import compared_words, numbers_words, preview_words
from isoassess.shown import shown_name
from isoassess.store.backup.comparing import ComparedOrganization
from isoassess.store.backup.restoring import RestorePreview
from ui.widgets.layout.fitting import FittingDialog
from ui.widgets.layout.frames import primary
from ui.widgets.layout.sizes import fix_height
from ui.widgets.texts import Text

WIDTH, LIST_HEIGHT = 660, 260
ID = Qt.ItemDataRole.UserRole


class RestoreDialog(FittingDialog):
    """Accepted where something is to be taken back; `chosen` are the ids."""

    def __init__(self, found: RestorePreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Backup"))
        self.backup = found.backup
        today = datetime.datetime.now().astimezone().date()
        made = local_moment_words(found.made, today=today)
        says = _("What is in the backup with its last change of {moment}") if made else _("An empty backup")
        self.list = QListWidget()
        self.list.setObjectName("choices")
        self.list.setAccessibleName(_("Organizations in the backup and in the file"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        fix_height(self.list, LIST_HEIGHT)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in found.organizations:
            self.list.addItem(_item(one))
        self._confirm = primary(_("&Take back"))
        buttons = QDialogButtonBox()
        buttons.addButton(self._confirm, QDialogButtonBox.ButtonRole.AcceptRole)
        leave = buttons.addButton(_("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        other = [] if found.is_own else [Text("muted", _("It is a backup of another file."))]
        texts = (Text("title", says.format(moment=made)), Text("strong", preview_words(found)), *other)
        self.lay_out((*texts, self.list), buttons, width=WIDTH)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.list.itemChanged.connect(self._follow)
        (self._confirm if found.to_take_back else leave).setDefault(True)
        self._follow()
        if self.list.count():
            self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def chosen(self) -> tuple[str, ...]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(str(one.data(ID)) for one in items if one.checkState() is Qt.CheckState.Checked)

    def _follow(self) -> None:
        self._confirm.setEnabled(bool(self.chosen))


def _item(one: ComparedOrganization) -> QListWidgetItem:
    numbers = numbers_words(one)
    says = compared_words(one.compared) + (f": {numbers}" if numbers else "")
    item = QListWidgetItem(f"{shown_name(one.name)}\n{says}")
    item.setData(ID, one.id)
    if one.compared.can_be_taken_back:
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
    return item
