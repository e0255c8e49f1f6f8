"""Asks what goes into a client's folder, after it has said whose names are inside."""

from PySide6.QtWidgets import QCheckBox, QWidget

from isoassess.language.texts import _
from isoassess.services.client_folder.folder_contents import FolderOptions
from ui.packages.names_text import LookForNames, NamesText
from ui.widgets.choosing.long_check_box import LongCheckBox
from ui.widgets.layout.form_dialog import FormDialog
from ui.widgets.texts import Text
from ui.widgets.tips import breakable


class FolderDialog(FormDialog):
    """Accepted when what is wanted is chosen; where it goes is asked afterwards."""

    def __init__(
        self, organization: str, look: LookForNames | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Client's folder"),
            _("All documents, tables and files in one folder, which opens without this program."),
            _("Choose &where..."),
            parent,
        )
        self.setWindowTitle(_("Client's folder"))
        self.word = QCheckBox(_("Documents for Wor&d, too"))
        self.files = QCheckBox(_("With the attached &files"))
        self.internal = LongCheckBox(_("With the &internal notes, which are only for you"))
        self.history = LongCheckBox(
            _("With the whole &history in its package, and removed files; else only who said each field last")
        )
        self.word.setChecked(True)
        self.files.setChecked(True)
        self.names = NamesText(look)
        self.body.addSpacing(8)
        says = _("Whoever gets the folder can read all that it holds of this organization:")
        self.body.addWidget(Text("normal", says))
        self.body.addWidget(Text("strong", breakable(organization or _("Organization not named"))))
        self.body.addSpacing(4)
        self.body.addWidget(self.names)
        self.body.addSpacing(8)
        for box in (self.word, self.files, self.history, self.internal):
            self.body.addWidget(box)
        self.confirmed.connect(self.accept)

    @property
    def options(self) -> FolderOptions:
        return FolderOptions(
            word=self.word.isChecked(),
            attachments=self.files.isChecked(),
            history=self.history.isChecked(),
            internal=self.internal.isChecked(),
        )
