"""Writes the readiness summary where the person says, and tells what came of it."""

import re
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from isoassess.errors import ExpectedError
from isoassess.report import Written
from isoassess.texts import _, ngettext
from ui.open_assessment import OpenAssessment
from ui.remembered import Remembered
from ui.theme import restyle
from ui.widgets.frames import Card, primary
from ui.widgets.texts import Text

LONGEST_NAME = 100  # characters of the organization's name; file systems refuse more than 255 bytes in all
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')


class SummaryExport(Card):
    """The button is for the top bar; this card shows the outcome and stays away until there is one."""

    def __init__(self, opened: OpenAssessment, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(kind="noteCard", parent=parent)
        self._open = opened
        self._remembered = remembered
        self._written: Path | None = None
        self.button = primary(_("Export summary..."))
        self.button.setShortcut(QKeySequence("Ctrl+E"))
        self._says = Text("muted")
        self._show = QPushButton(_("Open"))
        self._elsewhere = QPushButton(_("Choose another place..."))
        row = QHBoxLayout()
        row.addWidget(self._says, 1)
        for button in (self._show, self._elsewhere):
            button.setAutoDefault(True)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        self.hide()
        self.button.clicked.connect(self.export)
        self._elsewhere.clicked.connect(self.export)
        self._show.clicked.connect(self._open_written)

    def export(self) -> None:
        """Ask for a file and write the summary to it."""
        proposed = self._remembered.folder / proposed_name(self._open)
        chosen, _kind = QFileDialog.getSaveFileName(
            self.window(), _("Export summary"), str(proposed), _("PDF (*.pdf)")
        )
        if chosen:
            path = Path(chosen)
            self._write(path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf"))

    @property
    def says(self) -> str:
        """What came of the last export."""
        return self._says.text()

    def _write(self, path: Path) -> None:
        try:
            written = self._open.export_summary(path)
        except ExpectedError as error:
            self._tell(str(error), wrong=True)
            return
        self._written = written.path
        self._remembered.folder = written.path.parent
        self._tell(_success_words(written), wrong=False)

    def _tell(self, sentence: str, *, wrong: bool) -> None:
        self._says.setObjectName("fieldError" if wrong else "muted")
        restyle(self._says)
        self._says.setText(sentence)
        self._show.setVisible(not wrong)
        self._elsewhere.setVisible(wrong)
        self.show()

    def _open_written(self) -> None:
        if self._written is None:
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written))):
            self._tell(_("No program here opens {path}.").format(path=self._written), wrong=True)
            self._elsewhere.hide()


def proposed_name(opened: OpenAssessment) -> str:
    """A file name that every system takes: organization, document, date."""
    name = _FORBIDDEN.sub(" ", opened.profile.organization.name)
    name = " ".join(name.split())[:LONGEST_NAME].strip(" .") or _("Organization")
    return _("{organization} readiness summary {date}.pdf").format(
        organization=name, date=opened.case.date.isoformat()
    )


def _success_words(written: Written) -> str:
    pages = ngettext("{count} page", "{count} pages", written.pages).format(count=written.pages)
    text = _("Written: {name}, {pages}, in {folder}.").format(
        name=written.path.name, pages=pages, folder=written.path.parent
    )
    count = len(written.replaced)
    if count:
        text += " " + ngettext(
            "{count} character that no font here can show was replaced by a box: {characters}",
            "{count} characters that no font here can show were replaced by a box: {characters}",
            count,
        ).format(count=count, characters=" ".join(written.replaced[:10]))
    return text
