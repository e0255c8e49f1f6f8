"""A report of a problem: seen before it is saved, with nothing of a client in it, and sent by nobody."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QWidget

from isoassess.errors import CannotWrite, ExpectedError
from isoassess.files.writing import write_whole
from isoassess.language.texts import _
from isoassess.services.support.problem_report import log_tail, problem_report, settings_facts
from isoassess.settings import own_settings
from isoassess.store import Store
from isoassess.store.sample import is_sample
from ui.help.data_places import log_path
from ui.help.self_testing import tried
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.layout.fitting import FittingDialog
from ui.widgets.layout.sizes import fix_height
from ui.widgets.tasks import Task
from ui.widgets.texts import Text, ToldText

WIDTH, HAPPENED_HEIGHT, REPORT_HEIGHT = 700, 64, 230
NAME = "isoassess-problem.txt"


class ProblemDialog(FittingDialog):
    """What is shown is what is saved, letter by letter; only the first field is typed by a person."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Report a problem"))
        self._facts, self._log = tuple(_facts(store)), log_tail(log_path())
        self._self_test = ""
        self._task = Task(self)
        self._happened = QPlainTextEdit()
        self._happened.setTabChangesFocus(True)
        fix_height(self._happened, HAPPENED_HEIGHT)
        self._report = QPlainTextEdit()
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        fix_height(self._report, REPORT_HEIGHT)
        self._said = ToldText("strong")
        self._ways_out = QPushButton(_("&Save as...")), QPushButton(_("&Copy"))
        self._lay_out()
        self._happened.textChanged.connect(self._show)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._take_words)
        self._show()
        self._let_out(whole=False)
        self._said.setText(_("The program tries itself; the report is whole in some seconds..."))
        self._task.run(tried)

    @property
    def report(self) -> str:
        return self._report.toPlainText()

    @property
    def says(self) -> str:
        """What became of it."""
        return self._said.text()

    def copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self._said.setText(_("The report is copied. Nothing was sent."))

    def save_report(self) -> None:
        """Where a person wants it."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(folder) / NAME)
        chosen, _kind = FileDialog.getSaveFileName(self, _("Save the report"), proposed, _("Text (*.txt)"))
        if not chosen:
            return
        path = Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(".txt")
        try:
            write_whole(path, self.report.encode("utf-8"), private=True)
        except CannotWrite as error:
            self._said.setText(str(error))
            return
        says = _("Saved as {file} in {folder}. Nothing was sent.")
        self._said.setText(says.format(file=path.name, folder=path.parent))

    def _take(self, outcome: tuple[int, str]) -> None:
        self._take_words(outcome[1])

    def _take_words(self, words: str) -> None:
        """What the self-test says, or why it could not be done."""
        self._self_test = words
        self._said.setText("")
        self._show()
        self._let_out(whole=True)

    def _let_out(self, *, whole: bool) -> None:
        """It is saved and copied once it is whole."""
        for button in self._ways_out:
            button.setEnabled(whole)

    def _show(self) -> None:
        place = self._report.verticalScrollBar().value()
        happened = self._happened.toPlainText()
        self._report.setPlainText(
            problem_report(facts=self._facts, self_test=self._self_test, log=self._log, happened=happened)
        )
        self._report.verticalScrollBar().setValue(place)

    def _lay_out(self) -> None:
        says = Text(
            "body",
            _(
                "Below is all that the report holds: the program, the system, the self-test, and the "
                "places in the program where something went wrong. It names no organization, no file and "
                "no folder of yours. Nothing is sent: you save it, and give it to whoever supports the "
                "program."
            ),
        )
        asked = QLabel(_("&What happened (what you write here is in the report)"))
        asked.setBuddy(self._happened)
        shown = QLabel(_("The &report"))
        shown.setBuddy(self._report)
        self._happened.setAccessibleName(_("What happened"))
        self._report.setAccessibleName(_("The report"))
        buttons = QDialogButtonBox()
        save, copy = self._ways_out
        for button in self._ways_out:
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(_("C&lose"), QDialogButtonBox.ButtonRole.RejectRole)
        self.lay_out((says, asked, self._happened, self._said, shown, self._report), buttons, width=WIDTH)
        save.setDefault(True)
        save.clicked.connect(self.save_report)
        copy.clicked.connect(self.copy_report)
        buttons.rejected.connect(self.reject)
        self._happened.setFocus(Qt.FocusReason.OtherFocusReason)


def _facts(store: Store) -> Iterator[tuple[str, str]]:
    """What the window and the file say; the file by its size alone."""
    yield "Qt", f"{qVersion()}, {QGuiApplication.platformName()}"
    for screen in QGuiApplication.screens():
        size, scale = screen.size(), screen.devicePixelRatio()
        yield _("Screen"), f"{size.width()} x {size.height()}, {round(scale * 100)} %"
    yield from settings_facts(own_settings().get)
    try:
        yield _("Organizations"), str(sum(not is_sample(one) for one, *_rest in store.organization_names()))
        yield _("File"), _("{size} bytes").format(size=store.path.stat().st_size)
    except (ExpectedError, OSError):
        yield _("File"), _("cannot be read")
    yield _("Password"), _("yes") if store.file.has_password else _("no")
    yield _("Can be written to"), _("no") if store.file.why_read_only else _("yes")
