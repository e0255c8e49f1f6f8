"""A picture file to choose as a logo, and what is wrong with it right beside."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from isoassess.documents import Logo
from isoassess.language.texts import _
from ui.documents.logo_file import SUFFIXES, read_logo
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.keys.removing import RemovingButton
from ui.widgets.tasks import Task
from ui.widgets.texts import ErrorText
from ui.widgets.tips import tip

AROUND = 32  # pixels of a button that bear no text


class LogoField(QWidget):
    """`changed` says that there is another logo, or none any more; `chosen` carries the file, or None."""

    changed = Signal()
    chosen = Signal(object)

    def __init__(self, name: str, alt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._alt = name, alt
        self._folder = Path.home()
        self._path: Path | None = None
        self._content = b""
        self._task = Task(self)
        self._pick = _FileButton()
        self._remove = RemovingButton("×")
        self._remove.setObjectName("tool")
        self._remove.setAccessibleName(_("Remove: {what}").format(what=name))
        self._remove.setToolTip(self._remove.accessibleName())
        self._wrong = ErrorText()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._pick, 1)
        row.addWidget(self._remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(row)
        layout.addWidget(self._wrong)
        self.setFocusProxy(self._pick)
        self._show_path(None)
        self._complain("")
        self._pick.clicked.connect(self.ask)
        self._remove.clicked.connect(self.remove)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._refuse)

    @property
    def logo(self) -> Logo | None:
        """The logo, once it is read; None without one, or with a picture that cannot be read."""
        return Logo(content=self._content, alt=self._alt) if self._content else None

    @property
    def path(self) -> Path | None:
        """The file chosen, whether it can be read or not."""
        return self._path

    @property
    def reading(self) -> bool:
        """Whether a picture is still being read."""
        return self._task.busy

    @property
    def wrong(self) -> str:
        """Why the picture is not shown."""
        return self._wrong.text()

    def propose_folder(self, folder: Path) -> None:
        """Where one looks for a picture first."""
        self._folder = folder

    def load(self, path: Path | None) -> None:
        """Read a file that was chosen before."""
        if path is not None:
            self._show_path(path)
            self._complain("")
            self._task.run(partial(read_logo, path))

    def ask(self) -> None:
        """Let a person choose a file."""
        folder = self._path.parent if self._path is not None else self._folder
        kinds = " ".join(f"*.{suffix}" for suffix in SUFFIXES)
        chosen, _kind = FileDialog.getOpenFileName(
            self.window(), self._name, str(folder), _("Pictures ({kinds})").format(kinds=kinds)
        )
        if chosen:
            self.load(Path(chosen))
            self.chosen.emit(self._path)

    def show_again(self, path: Path | None) -> None:
        """The file that is chosen by now, wherever that was."""
        if path is not None:
            self.load(path)
            return
        self._task.cancel()
        self._show_path(None)
        self._complain("")
        self._put(b"")

    def remove(self) -> None:
        """Do without a logo."""
        self.chosen.emit(None)
        self.show_again(None)
        self._pick.setFocus()

    def _take(self, content: bytes) -> None:
        self._complain("")
        self._put(content)

    def _refuse(self, sentence: str) -> None:
        self._complain(sentence)
        self._put(b"")

    def _put(self, content: bytes) -> None:
        if content != self._content:
            self._content = content
            self.changed.emit()

    def _complain(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self._pick.setAccessibleDescription(sentence)

    def _show_path(self, path: Path | None) -> None:
        self._path = path
        word = path.name if path is not None else _("Choose...")
        self._pick.show_words(word)
        self._pick.setAccessibleName(f"{self._name}: {word}")
        self._pick.setToolTip(tip(str(path) if path is not None else ""))
        self._remove.setVisible(path is not None)


class _FileButton(QPushButton):
    """Bears a file name, of which it shows as much as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setObjectName("fileButton")
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        self._words = words
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width() - AROUND, 40)
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, room)
        self.setText(shown.replace("&", "&&"))
