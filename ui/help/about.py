"""What the program is, how new its data are, where a person's data lie, and whether this copy of it works."""

import datetime
import platform
from collections.abc import Iterator

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget

from isoassess import __version__
from isoassess.catalogue.catalogue import shipped
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.standard_choice.editions import table
from ui.backups.backing_up import BackingUp
from ui.help.data_places import DataPlaces, data_places
from ui.help.self_testing import tried
from ui.widgets.layout.fitting import FittingDialog
from ui.widgets.layout.sizes import fix_height
from ui.widgets.tasks import Task
from ui.widgets.texts import Text, ToldText

WIDTH, REPORT_HEIGHT = 680, 240


class AboutDialog(FittingDialog):
    """The self-test is done by a second process and can be copied; the licences open beside it."""

    def __init__(self, backing_up: BackingUp, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About IsoAssess"))
        self._task = Task(self)
        self._outcome = ToldText("strong")
        self._report = QPlainTextEdit()
        self._report.setReadOnly(True)
        fix_height(self._report, REPORT_HEIGHT)
        self._report.setAccessibleName(_("Report of the self-test"))
        self._try = QPushButton(_("&Test this copy"))
        self._copy = QPushButton(_("Co&py report"))
        licences = QPushButton(_("L&icences..."))
        buttons = QDialogButtonBox()
        for button in (self._try, self._copy, licences):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(_("C&lose"), QDialogButtonBox.ButtonRole.RejectRole)
        self.places = DataPlaces(data_places(backing_up))
        parts = (
            Text("title", f"IsoAssess {__version__}"),
            Text("body", _about()),
            *(
                Text("heading", _("How new the data of the standards are")),
                Text("muted", "\n".join(_dates())),
            ),
            *(Text("heading", _("Where your data lie")), self.places),
            *(Text("heading", _("Licences")), Text("muted", _licences())),
            *(self._outcome, self._report),
        )
        self.lay_out(parts, buttons, width=WIDTH)
        self._show_report("")
        close.setDefault(True)
        self._try.clicked.connect(self.try_program)
        self._copy.clicked.connect(self.copy_report)
        licences.clicked.connect(self.show_licences)
        self._task.busy_changed.connect(self._try.setDisabled)
        self._task.finished.connect(self._tell)
        self._task.failed.connect(self._outcome.setText)
        buttons.rejected.connect(self.reject)

    @property
    def says(self) -> str:
        """How the self-test ended."""
        return self._outcome.text()

    @property
    def report(self) -> str:
        return self._report.toPlainText()

    def try_program(self) -> None:
        """Start the self-test."""
        self._outcome.setText(_("Testing; this takes some seconds..."))
        self._show_report("")
        self._task.run(tried)

    def copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
        self._copy.setText(_("Copied"))

    def show_licences(self) -> None:
        from ui.help.licences_dialog import LicencesDialog

        dialog = LicencesDialog(self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell(self, tried: tuple[int, str]) -> None:
        code, report = tried
        works = _("Everything that was tried works.")
        fails = _("Something does not work. The report holds nothing of your organizations; send it to us.")
        self._outcome.setText(fails if code else works)
        self._show_report(report)

    def _show_report(self, report: str) -> None:
        self._report.setPlainText(report)
        self._outcome.setVisible(bool(self._outcome.text()))
        self._report.setVisible(bool(report))
        self._copy.setVisible(bool(report))
        if self.isVisible():
            self.fit()


def _about() -> str:
    return _(
        "Which ISO 9000 standard fits a firm, how ready it is for a certificate, and what to do next. "
        "It works on this computer alone and never uses a network."
    )


def _dates() -> Iterator[str]:
    """Of the catalogue that is shipped, and of what ages."""
    facts = table()
    says = _("Questions: version {version}. Facts about editions and dates: looked up on {day}.")
    yield says.format(version=shipped().version, day=date_words(facts.as_of))
    today = datetime.date.today()
    for edition in facts.editions:
        says = _("{edition}: published {day}").format(
            edition=edition.title_on(today), day=edition.published.words
        )
        ends = edition.ends
        if ends is None:
            yield f"{says}."
        else:
            last = _("{says}, certificates until {day}.")
            yield last.format(says=says, day=ends.words)


def _licences() -> str:
    says = _(
        "IsoAssess comes under the MIT licence. It uses Qt {qt} and PySide6, unchanged, under the GNU LGPL "
        "version 3: their libraries lie in files of their own, which may be replaced. It runs on Python "
        "{python}. The texts of all licences are shown by the button below."
    )
    return says.format(qt=qVersion(), python=platform.python_version())
