"""The files that show a requirement, each a button to what is known of it, and ways to add one."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from isoassess.domain import Attachment
from isoassess.language.amounts import size_words
from isoassess.language.texts import _
from ui.commands.command import bind
from ui.commands.of_question import ATTACH
from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.keys.focus import give_focus, order_before
from ui.widgets.keys.removing import ENTER
from ui.widgets.layout.flow import FlowLayout
from ui.widgets.layout.frames import quiet
from ui.widgets.layout.sizes import scaled, scaled_size
from ui.widgets.texts import ErrorText
from ui.widgets.tips import tip

WIDEST_CHIP = 220


class FilesRow(QWidget):
    """`described` carries the id of the file a person wants to look at."""

    described = Signal(str)
    attach_wanted = Signal()
    other_wanted = Signal()
    returned_changed = Signal()  # what Enter does on the button changed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Attachment, ...] = ()
        self._chips: list[FileChip] = []
        self._flow = FlowLayout()
        self._attach = AttachButton(ATTACH.words)
        bind(self._attach, ATTACH)
        self._attach.setAccessibleDescription(_("Files can also be dropped here, and a screenshot pasted."))
        self._attach.setToolTip(_("Or drop files here, or paste a screenshot into the evidence"))
        self._other = quiet(_("Attached elsewhere..."))
        self._other.setToolTip(_("A file already attached for this organization"))
        self._refused = ErrorText()
        self._refused.hide()
        ways = FlowLayout()
        ways.addWidget(self._attach)
        ways.addWidget(self._other)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._flow)
        layout.addLayout(ways)
        layout.addWidget(self._refused)
        self._attach.clicked.connect(self.attach_wanted)
        self._other.clicked.connect(self.other_wanted)
        self._attach.returned_changed.connect(self.returned_changed)

    def show_files(self, files: tuple[Attachment, ...], *, others: bool, locked: bool) -> None:
        """`others`: whether the organization has files that are not shown here."""
        self._attach.setVisible(not locked)
        self._other.setVisible(others and not locked)
        if files == self._shown:
            return
        self._shown = files
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [FileChip(file) for file in files]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.wanted.connect(self.described)
            chip.show()
        order_before(self._attach, self._chips)
        self.updateGeometry()

    def take_keys_back(self) -> None:
        """After asking for files: Space asks for more, Enter goes on to the next question."""
        if give_focus(self._attach):
            self._attach.set_returned(True)

    def say(self, sentences: list[str]) -> None:
        """Why something was not attached; nothing takes it away."""
        self._refused.setText("\n".join(sentences))
        self._refused.setVisible(bool(sentences))


class AttachButton(AtOnceButton):
    """Asks for files; who comes back from that goes on by Enter, as from every other dialog."""

    returned_changed = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setProperty("quiet", True)
        self.setAutoDefault(True)
        self._returned = False

    @property
    def returned(self) -> bool:
        """Whether the keys are here because a dialog was closed."""
        return self._returned

    def set_returned(self, returned: bool) -> None:
        if returned is not self._returned:
            self._returned = returned
            self.returned_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self._returned:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._returned = False


class FileChip(QPushButton):
    """The name of a file; the tooltip says what is known of it."""

    wanted = Signal(str)

    def __init__(self, file: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.setObjectName("chip")
        self.setAutoDefault(True)
        self.ensurePolished()
        name = " ".join(file.name.split())
        room = scaled(WIDEST_CHIP) - 40
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, room)
        self.setText("▤ " + shown.replace("&", "&&"))
        self.setAccessibleName(_("Attached file {name}").format(name=name))
        self.setToolTip(tip(about(file)))
        self.clicked.connect(self._want)

    def sizeHint(self) -> QSize:
        return super().sizeHint().boundedTo(scaled_size(QSize(WIDEST_CHIP, 60)))

    def _want(self) -> None:
        self.wanted.emit(self._file.id)


def about(file: Attachment) -> str:
    """What is known of a file, in one line."""
    parts = [" ".join(file.name.split()), size_words(file.size)]
    if file.number:
        parts.append(_("document {number}").format(number=file.number))
    if file.effective:
        parts.append(_("of {day}").format(day=file.effective.isoformat()))
    if file.note:
        parts.append(file.note)
    return " · ".join(parts)
