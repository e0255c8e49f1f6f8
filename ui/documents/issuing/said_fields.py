"""What an issued document says of itself beside its number: who made it, who gets it, what changed."""

from msgspec.structs import replace
from PySide6.QtCore import QObject

from isoassess.assessment.document_control import Control, IssuedDocument
from isoassess.language.texts import _
from ui.widgets.layout.form_dialog import Complaint, FormDialog
from ui.widgets.typing.inputs import LineInput, TextInput

LONGEST_NAME = 200  # characters
LONGEST_TEXT = 2_000
LINES = 3  # of a text that are in sight
AROUND = 16  # pixels above and below its lines


class SaidFields(QObject):
    """The fields of a dialog, filled with what is proposed."""

    def __init__(self, dialog: FormDialog, last: IssuedDocument | None, *, prepared_by: str) -> None:
        """`last`: the version before; who gets it stays, unless a person says otherwise."""
        super().__init__(dialog)
        self.prepared_by, self.approved_by = LineInput(prepared_by), LineInput()
        self.distribution, self.changes = TextInput(), TextInput()
        dialog.add_field(_("&Prepared by"), self.prepared_by)
        dialog.add_field(_("&Approved by"), self.approved_by)
        label = _("&What changed")
        if last is not None:
            label = _("&What changed since version {version}").format(version=last.version)
            self.distribution.setPlainText(last.distribution)
        self._texts: tuple[tuple[TextInput, Complaint], ...] = (
            (self.distribution, dialog.add_field(_("Dis&tribution"), self.distribution)),
            (self.changes, dialog.add_field(label, self.changes)),
        )
        for line in (self.prepared_by, self.approved_by):
            line.setMaxLength(LONGEST_NAME)
        self.prepared_by.setPlaceholderText(_("nobody named"))
        self.approved_by.setPlaceholderText(_("signed by hand"))
        self.distribution.setPlaceholderText(_("who gets it"))
        for text, wrong in self._texts:
            text.setTabChangesFocus(True)
            text.setFixedHeight(text.fontMetrics().lineSpacing() * LINES + AROUND)
            text.textChanged.connect(wrong.withdraw)

    def are_right(self) -> bool:
        """Whether all has room in a document; else that is said where it has none."""
        for text, wrong in self._texts:
            if (count := len(text.toPlainText())) > LONGEST_TEXT:
                says = _("At most {most} characters have room in a document; these are {count}.")
                wrong.say(says.format(most=LONGEST_TEXT, count=count))
                text.setFocus()
                return False
        return True

    def controlled(self, control: Control) -> Control:
        """With what stands here."""
        return replace(
            control,
            prepared_by=self.prepared_by.text().strip(),
            approved_by=self.approved_by.text().strip(),
            distribution=self.distribution.toPlainText().strip(),
            changes=self.changes.toPlainText().strip(),
        )
