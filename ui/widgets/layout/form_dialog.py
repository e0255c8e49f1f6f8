"""A dialog that asks for a few things and does one: what is missing is said below its field."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QLayout, QVBoxLayout, QWidget

from isoassess.language.texts import _
from ui.widgets.explained_text import ExplainedText
from ui.widgets.keys.typed_texts import DialogWithFields
from ui.widgets.layout.fitting import Fitting, keep_on_screen, room_for
from ui.widgets.layout.frames import keep_place, primary
from ui.widgets.layout.sizes import scaled
from ui.widgets.texts import ErrorText, Text
from ui.widgets.theme import restyle
from ui.widgets.tips import breakable

WIDTH = 460


class Complaint(ErrorText):
    """What is wrong with a field, said below it and to who cannot see it; away while all is well.

    It has its room all the time: the button that was pressed stays below the pointer.
    """

    def __init__(self, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._field = field
        keep_place(self)
        self.hide()

    def say(self, sentence: str) -> None:
        self.setText(sentence)
        self.setVisible(bool(sentence))
        self._field.setProperty("wrong", bool(sentence))
        self._field.setAccessibleDescription(sentence)
        restyle(self._field)

    def withdraw(self) -> None:
        self.say("")


class FormDialog(DialogWithFields):
    """Add to `body`; who hears `confirmed` does it, and then accepts or complains."""

    confirmed = Signal()

    def __init__(self, title: str, says: str, do: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        room = room_for(self)
        self.setMinimumWidth(min(scaled(WIDTH), room.width()))
        self.setMaximumSize(room)
        self._first: QWidget | None = None
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        self._failure = ErrorText()
        keep_place(self._failure)
        self._failure.hide()
        buttons = QDialogButtonBox()
        self._confirm = confirm = primary(do)
        buttons.addButton(confirm, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Ca&ncel"), QDialogButtonBox.ButtonRole.RejectRole)
        inside = QWidget()
        inside.setObjectName("ground")
        inside.setMinimumHeight(1)  # as high as its texts need at their width, not at the least one
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(24, 20, 24, 0)
        self._inside.setSpacing(6)
        self._inside.addWidget(Text("title", title))
        self._inside.addWidget(Text("muted", says))
        self._inside.addLayout(self.body)
        self._inside.addStretch()
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(24, 2, 24, 20)
        self._foot.setSpacing(6)
        self._foot.addWidget(self._failure)
        self._foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._page = Fitting(inside)
        layout.addWidget(self._page, 1)
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._fit)
        inside.installEventFilter(self)
        layout.addLayout(self._foot)
        confirm.setDefault(True)  # not before the buttons are in the dialog
        buttons.accepted.connect(self.confirmed)
        buttons.rejected.connect(self.reject)

    def add_field(self, word: str, field: QWidget, *below: QWidget) -> Complaint:
        """A field under its word, with what explains it below; what may be wrong with it comes last."""
        label = ExplainedText("strong", word)
        label.setBuddy(field)
        field.setAccessibleName(word.replace("&", ""))
        self._first = self._first or field
        complaint = Complaint(field)
        self.body.addSpacing(2)  # and the room for what may be wrong above
        for widget in (label, field, *below, complaint):
            self.body.addWidget(widget)
        return complaint

    def add_to_foot(self, widget: QWidget) -> None:
        """What is seen beside the buttons, however far the fields are scrolled."""
        self._foot.insertWidget(0, widget)

    def allow(self, *, whether: bool) -> None:
        """Whether there is anything to do as yet; beside the fields it is said what is missing."""
        self._confirm.setEnabled(whether)

    def show_failure(self, sentence: str) -> None:
        """Beside the buttons, where it is seen however far the fields are scrolled."""
        self._failure.setText(breakable(sentence))
        self._failure.setVisible(bool(sentence))
        self._later.start(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As high as its parts need at this width, also after one has come; no scroll area passes that on."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._later.start(0)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        if self._first is not None:
            self._first.setFocus()  # else the first button in the box would have it, and that one gives up

    def _fit(self) -> None:
        """Its fields above, as far as the screen has room for them, and its buttons below."""
        if not self._inside.hasHeightForWidth():
            return
        foot = self._foot.sizeHint().height()
        if self._foot.hasHeightForWidth():
            foot = self._foot.totalHeightForWidth(self.width())
        wanted = self._inside.totalHeightForWidth(self.width()) + foot
        height = min(wanted, room_for(self).height())
        scrolls = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if height < wanted else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self._page.setVerticalScrollBarPolicy(scrolls)  # a bar takes room, and could keep itself needed
        self.setMinimumHeight(height)
        self.resize(self.width(), height)
        if self.isVisible():
            keep_on_screen(self)
