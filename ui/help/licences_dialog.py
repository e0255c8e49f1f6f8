"""The licences of all parts of the program, each with its words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QListWidget, QPlainTextEdit, QSplitter, QWidget

from isoassess.language.texts import _
from isoassess.services.support.licences import licenced_parts
from ui.widgets.layout.fitting import FittingDialog
from ui.widgets.layout.sizes import fix_height, scaled
from ui.widgets.texts import Text

WIDTH, HEIGHT = 760, 420
LIST_WIDTH = 230


class LicencesDialog(FittingDialog):
    """The parts at the left; what is said of the chosen one beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Licences"))
        self._parts = licenced_parts()
        self._list = QListWidget()
        self._list.setObjectName("guideList")
        self._list.setAccessibleName(_("Parts of the program"))
        self._list.addItems([part.name for part in self._parts])
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName(_("Licence"))
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self._list)
        both.addWidget(self._text)
        both.setStretchFactor(1, 1)
        both.setSizes([scaled(LIST_WIDTH), scaled(WIDTH - LIST_WIDTH)])
        fix_height(both, HEIGHT)
        buttons = QDialogButtonBox()
        close = buttons.addButton(_("C&lose"), QDialogButtonBox.ButtonRole.RejectRole)
        says = Text("body", _("The parts that IsoAssess is made of, each with the words of its licence."))
        self.lay_out((says, both), buttons, width=WIDTH)
        close.setDefault(True)
        self._list.currentRowChanged.connect(self._show)
        buttons.rejected.connect(self.reject)
        self._list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        self._text.setPlainText(self._parts[row].words())
