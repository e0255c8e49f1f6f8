"""Shows the recovery key, prints and saves it, and goes on once its end was typed back."""

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from isoassess.documents import Document, Paper
from isoassess.documents.recovery_page import key_lines, recovery_page
from isoassess.files.file_names import file_name
from isoassess.files.writing import write_whole
from isoassess.language.texts import _
from isoassess.pdf.rendering import render
from ui.documents.places import ask_for_file
from ui.documents.usual_paper import usual_paper
from ui.widgets.layout.form_dialog import FormDialog
from ui.widgets.tasks import Task
from ui.widgets.texts import Text, ToldText
from ui.widgets.typing.inputs import LineInput

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

GROUP = 4  # letters that are typed back


class RecoveryDialog(FormDialog):
    """Accepted by who has shown that the key is kept."""

    def __init__(
        self, key: str, path: Path, folder: Path, day: datetime.date, parent: QWidget | None = None
    ) -> None:
        """`key` in its groups; `folder`: where a file of it is proposed to go."""
        says = _(
            "It opens the file where the password is forgotten. Nobody can make it again: without the "
            "password and without this key all that is in the file is lost, for you too. Print it, or copy "
            "it by hand, and keep it away from this computer."
        )
        super().__init__(_("Recovery key"), says, _("Use the &password from now on"), parent)
        self.setWindowTitle(_("Password"))
        self._key, self._path, self._folder, self._day = key, path, folder, day
        self.shown = Text("strong", "\n".join(key_lines(key)))
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.shown.setAccessibleName(_("Recovery key"))
        self._said = ToldText("small")
        self._said.hide()
        self.typed = LineInput()
        self.typed.setMaxLength(3 * GROUP)
        self._lay_out()
        word = _("To show that you have it, &type its last four characters")
        self._wrong = self.add_field(word, self.typed)
        self._task = Task(self)
        self._task.finished.connect(self._tell)
        self._task.failed.connect(self._tell)
        self.typed.textChanged.connect(self._wrong.withdraw)
        self.confirmed.connect(self._check)

    @property
    def said(self) -> str:
        """What came of printing or saving."""
        return self._said.text()

    def _lay_out(self) -> None:
        prints, saves = QPushButton(_("P&rint...")), QPushButton(_("&Save as PDF..."))
        row = QHBoxLayout()
        for button, do in ((prints, self._print), (saves, self._save)):
            button.setAutoDefault(False)
            button.clicked.connect(do)
            row.addWidget(button)
        row.addStretch()
        self.body.addSpacing(8)
        self.body.addWidget(self.shown)
        self.body.addLayout(row)
        self.body.addWidget(self._said)

    def _check(self) -> None:
        typed = "".join(self.typed.text().split()).strip("-").upper()
        if typed == self._key[-GROUP:]:
            self.accept()
            return
        self._wrong.say(_("These are not the last four characters of the key."))
        self.typed.setFocus()

    def _print(self) -> None:
        from PySide6.QtGui import QPageSize
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        paper = usual_paper(QLocale.system())
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        size = QPageSize.PageSizeId.Letter if paper is Paper.LETTER else QPageSize.PageSizeId.A4
        printer.setPageSize(QPageSize(size))
        printer.setDocName(_("Recovery key"))
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self._tell(_("Printing..."))
            self._task.run(partial(_printed, self._made(paper), printer))
        dialog.deleteLater()

    def _save(self) -> None:
        name = file_name(
            _("Recovery key of {file}").format(file=self._path.stem), otherwise=_("Recovery key")
        )
        place = ask_for_file(self, _("Save the recovery key"), self._folder / f"{name}.pdf")
        if place is not None:
            self._task.run(partial(_saved, self._made(usual_paper(QLocale.system())), place))

    def _made(self, paper: Paper) -> Callable[[], bytes]:
        """What makes the page, in a thread."""
        page = recovery_page(self._key, file_name=self._path.name, day=self._day)
        return partial(_content, page, paper)

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()


def _content(page: Document, paper: Paper) -> bytes:
    return render(page, paper).content


def _printed(content: Callable[[], bytes], printer: "QPrinter") -> str:
    """In a thread; what is said then (CannotWrite)."""
    from ui.pdf_viewer.pdf_file import PdfFile
    from ui.pdf_viewer.printing import print_pdf

    print_pdf(PdfFile.read(content()), printer)
    return _("Printed.")


def _saved(content: Callable[[], bytes], place: Path) -> str:
    """In a thread; what is said then (CannotWrite)."""
    write_whole(place, content(), private=True)
    return _('Saved as "{file}". Take it to another place, and delete it here.').format(file=place.name)
