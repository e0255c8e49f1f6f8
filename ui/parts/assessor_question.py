"""Asks who assessed: when a person wants to say it, and once before a document leaves without a name."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from isoassess.errors import BadInput
from isoassess.language.texts import _
from isoassess.settings.declared import ASSESSOR
from ui.session.open_assessment import OpenAssessment
from ui.widgets.keys.focus import give_focus
from ui.widgets.layout.frames import Foot, primary, tool
from ui.widgets.texts import ErrorText, Text
from ui.widgets.typing.inputs import LineInput


class AssessorQuestion(Foot):
    """Comes by itself only while nobody is named, somebody can be, and it was not answered yet."""

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = opened
        self._go_on: Callable[[], None] | None = None
        self._is_wanted = False  # by a person, also where somebody is named
        self._keys_before: QWidget | None = None
        self._asks = Text("normal", "")
        self._name = LineInput()
        self._wrong = ErrorText()
        self._continue = primary(_("Continue"))
        self._away = tool("×", _("Close this question; nothing is written"))
        self._lay_out()
        self._name.textEdited.connect(self._withdraw)
        self._name.returnPressed.connect(self._answer)
        self._continue.clicked.connect(self._answer)
        self._away.clicked.connect(self._close)
        opened.judged.connect(self._follow)

    def before(self, go_on: Callable[[], None]) -> None:
        """Go on at once, or once it is said who assessed, or that nobody shall be named."""
        if not self._is_open_question():
            go_on()
            return
        self._go_on, self._is_wanted = go_on, False
        self._come()

    def ask(self) -> None:
        """Somebody wants to say it, or to say it otherwise; not of what is locked."""
        if self._open.completed is None and self._open.may_write():
            self._go_on, self._is_wanted = None, True
            self._come()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _is_open_question(self) -> bool:
        return self._open.lacks_assessor and not self._open.left_unnamed

    def _come(self) -> None:
        if self.isHidden():
            self._keys_before = self.window().focusWidget()
            self._show()
        give_focus(self._name, Qt.FocusReason.ShortcutFocusReason)
        self._name.selectAll()

    def _show(self) -> None:
        self._name.setText(self._open.assessor or self._open.remembered.own_name)
        self._say("")
        asks = _("Who assessed? Documents name the assessor; left empty, reports say that nobody is named.")
        if not self._open.remembered.own_name:
            asks += " " + _("With your name in the settings, new assessments bear it from the start.")
        self._asks.setText(asks)
        self._name.setAccessibleDescription(asks)
        self.show()

    def _answer(self) -> None:
        try:
            name = ASSESSOR.kind.typed(self._name.text())
        except BadInput as problem:
            self._say(str(problem))
            return
        go_on = self._go_on  # as soon as somebody is named the question closes
        if (name or self._is_wanted) and not self._open.name_assessor(name):
            self._say(self._open.failure)
            return
        self._open.left_unnamed = not name
        self._close()
        if go_on is not None:
            go_on()

    def _follow(self) -> None:
        """Another window may have said it."""
        stays = self._open.completed is None if self._is_wanted else self._is_open_question()
        if not self.isHidden() and not stays:
            self._close()

    def _close(self) -> None:
        self._go_on = None
        before, self._keys_before = self._keys_before, None
        here: QWidget | None = self.window().focusWidget()
        if before is not None and here is not None and self.isAncestorOf(here):
            give_focus(before)
        self.hide()

    def _withdraw(self) -> None:
        self._say("")

    def _say(self, wrong: str) -> None:
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))

    def _lay_out(self) -> None:
        self._name.setAccessibleName(_("Assessor"))
        self._name.setPlaceholderText(_("nobody named"))
        row = QHBoxLayout()
        row.addWidget(self._name, 1)
        for button in (self._continue, self._away):
            row.addWidget(button)
        for part in (self._asks, self._wrong):
            self.body.addWidget(part)
        self.body.insertLayout(1, row)
        self._wrong.hide()
        self.hide()
