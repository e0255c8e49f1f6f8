"""Asks what goes into a package, after it has said whose names are inside."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from isoassess.exchange.package.writing import PackageOptions
from isoassess.language.texts import _, ngettext
from isoassess.shown import shown_name
from ui.packages.names_text import LookForNames, NamesText
from ui.password.field import PasswordField, ShowTyped
from ui.widgets.choosing.long_check_box import LongCheckBox
from ui.widgets.layout.form_dialog import FormDialog
from ui.widgets.texts import Text
from ui.widgets.tips import breakable

_MOST_NAMES = 12


class ExportDialog(FormDialog):
    """Accepted when what was chosen can be; where it goes is asked afterwards."""

    def __init__(
        self, names: Sequence[str], look: LookForNames | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Export as a package"),
            _("One file, to be taken over by this program on another computer, or kept."),
            _("&Export..."),
            parent,
        )
        self.setWindowTitle(_("Export"))
        says = ngettext(
            "Whoever can open the file can read all that it holds of this organization:",
            "Whoever can open the file can read all that it holds of these {count} organizations:",
            len(names),
        )
        self.files = QCheckBox(_("With the attached &files"))
        self.history = LongCheckBox(
            _("With the whole &history, and removed files; else only who said each field last, and when")
        )
        self.internal = LongCheckBox(_("With the &internal notes, which are only for you"))
        self.files.setChecked(True)
        self.history.setChecked(True)
        self.password, self.again = PasswordField(), PasswordField()
        self.body.addSpacing(8)
        self.body.addWidget(Text("normal", says.format(count=len(names))))
        self.body.addWidget(Text("strong", breakable(_listed(names))))
        self.names = NamesText(look)
        self.body.addSpacing(4)
        self.body.addWidget(self.names)
        self.body.addSpacing(8)
        for box in (self.files, self.history, self.internal):
            self.body.addWidget(box)
        hint = Text(
            "muted",
            _("Leave it empty for a file that everybody can open. A lost password cannot be replaced."),
        )
        self.add_field(_("&Password"), self.password, hint)
        self._differs = self.add_field(_("Password once &more"), self.again)
        self.body.addWidget(ShowTyped(self.password, self.again))
        self.confirmed.connect(self._go_on)

    @property
    def options(self) -> PackageOptions:
        return PackageOptions(
            attachments=self.files.isChecked(),
            history=self.history.isChecked(),
            internal=self.internal.isChecked(),
        )

    def _go_on(self) -> None:
        if self.password.text() == self.again.text():
            self.accept()
        else:
            self._differs.say(_("The two are not the same."))
            self.again.setFocus()


def _listed(names: Sequence[str]) -> str:
    shown = "\n".join(map(shown_name, names[:_MOST_NAMES]))
    more = len(names) - _MOST_NAMES
    if more <= 0:
        return shown
    return shown + "\n" + ngettext("and {count} more", "and {count} more", more).format(count=more)
