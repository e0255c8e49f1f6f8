"""The lower edge of the window: when the last change was saved, or why it was not."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStatusBar, QWidget

from isoassess.errors import ExpectedError
from isoassess.language.dates import clock_words
from isoassess.language.texts import _
from ui.widgets.keys.key_hints import Hints, KeyHints
from ui.widgets.spoken.state_voice import StateVoice
from ui.widgets.texts import Line
from ui.widgets.theme import restyle
from ui.widgets.tips import tip

AGAIN = 1000  # milliseconds between two looks at what was refused
EDGE = 24  # around the line and between its parts
_SILENT = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)


class Changing(Protocol):
    """Where something is changed in the file."""

    @property
    def committed(self) -> SignalInstance: ...
    @property
    def failed(self) -> SignalInstance: ...


class SavedLine(QStatusBar):
    """The saved time at the left; at the right the file, or the keys of the screen in front.

    What is said at the left comes first: a sentence takes the room of the keys and of the file. While a
    field holds what was refused, that is said instead of the time.
    """

    def __init__(
        self, file: str, parent: QWidget | None = None, *, refused: Callable[[], list[str]] = list
    ) -> None:
        """`refused` names the fields that hold what could not be saved."""
        super().__init__(parent)
        self._refused = refused
        self._moment: datetime.datetime | None = None
        self._failing = self._failure_lasts = False
        self._look_again = QTimer(self)
        self._look_again.setInterval(AGAIN)
        self._look_again.timeout.connect(self.show_unsaved)
        self._look_soon = QTimer(self)  # a field knows only after the commit that it was refused
        self._look_soon.setSingleShot(True)
        self._look_soon.setInterval(0)
        self._look_soon.timeout.connect(self.show_unsaved)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(7, 0, 7, 0)  # in line with the titles above
        self._text = ""
        self._lasting = ("", False)
        self._listening = False
        self._arm = QTimer(self)  # the key that brought a hint must have gone its way first
        self._arm.setSingleShot(True)
        self._arm.setInterval(0)
        self._arm.timeout.connect(self._start_listening)
        self._with_file = True
        self._said = Line("saved")
        self._voice = StateVoice(self)
        self._said.setMinimumWidth(1)
        self._file, self._backup = Line("file"), ""
        self._name_file(file)
        self.addWidget(self._said, 1)
        self._keys = KeyHints()
        self.addPermanentWidget(self._keys)
        self.addPermanentWidget(self._file)

    def follow(self, changing: Changing) -> None:
        """Say what becomes of the changes that are made there."""
        changing.committed.connect(self.show_saved)
        changing.failed.connect(self.show_failure)

    def show_keys(self, hints: Hints) -> None:
        """The keys of the screen in front stand where the file stands elsewhere."""
        self._keys.show_hints(hints)
        self._with_file = not hints
        self._share_room()

    def show_file(self, file: str) -> None:
        """Another file than the one before."""
        self._name_file(file)
        self._share_room()

    def show_backup(self, words: str) -> None:
        """When the last backup was made, before the file."""
        self._backup = words
        self._name_file(self._path)
        self._share_room()

    def _name_file(self, file: str) -> None:
        self._path = file
        short = self._file.fontMetrics().elidedText(file, Qt.TextElideMode.ElideMiddle, 420)
        self._file.setText(f"{self._backup}   {short}" if self._backup else short)
        self._file.setToolTip(tip(file))

    def show_saved(self, moment: datetime.datetime | None) -> None:
        """Nothing is said before the first change."""
        self._moment, self._failing = moment, False
        self._say_saved()
        self._look_soon.start()

    def show_unsaved(self) -> None:
        """Say which fields are not saved, and the time again once they are; a failure stays."""
        fields = self._refused()
        waited = self._look_again.isActive()
        (self._look_again.start if fields else self._look_again.stop)()
        if self._failing:
            return
        if fields:
            self._last(_("Not saved: {fields}").format(fields=", ".join(fields)), wrong=True)
        elif waited:
            self._last(self._saved_words(), wrong=False)

    def show_hint(self, sentence: str) -> None:
        """A word about the last key: gone with the next one, and with the page that said it."""
        self._listen(False)
        self._show(sentence, wrong=False)
        self._arm.start()

    def leave_hint(self) -> None:
        """Back to what lasts: when the last change was saved, or why it was not."""
        self._arm.stop()
        self._listen(False)
        text, wrong = self._lasting
        self._show(text, wrong=wrong)

    @contextmanager
    def telling_failure(self) -> Iterator[None]:
        """What is expected to go wrong within is said here."""
        try:
            yield
        except ExpectedError as error:
            self.show_failure(str(error))

    def show_failure(self, sentence: str, *, lasts: bool = False) -> None:
        """Why the last thing was not done; `lasts`: until something is saved, wherever one goes."""
        self._failing, self._failure_lasts = True, lasts
        self._say(sentence, wrong=True)

    def leave_place(self) -> None:
        """Another screen comes to the front."""
        self.leave_hint()
        self.forget_failure()

    def forget_failure(self) -> None:
        """Its place was left, or something that came later was done."""
        if self._failing and not self._failure_lasts:
            self._failing = False
            self._say_saved()
            self.show_unsaved()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The next key or click of a person, wherever it goes."""
        pressed = event.type() is QEvent.Type.MouseButtonPress
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            pressed = event.key() not in _SILENT
        if pressed:
            self.leave_hint()
        return super().eventFilter(watched, event)

    @property
    def said(self) -> str:
        return self._text

    def minimumSizeHint(self) -> QSize:
        """Whatever it says does not widen the window."""
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _say_saved(self) -> None:
        self._say(self._saved_words(), wrong=False)

    def _saved_words(self) -> str:
        return _("Saved {time}").format(time=clock_words(self._moment)) if self._moment else ""

    def _follow_focus(self, _old: object, _new: object) -> None:
        self._look_soon.start()

    def _last(self, text: str, *, wrong: bool) -> None:
        """What lasts, without taking a hint away before its time."""
        hinted = self._text != self._lasting[0]
        self._lasting = (text, wrong)
        if not hinted:
            self._show(text, wrong=wrong)

    def _say(self, text: str, *, wrong: bool) -> None:
        self._arm.stop()
        self._listen(False)
        self._lasting = (text, wrong)
        self._show(text, wrong=wrong)

    def _start_listening(self) -> None:
        self._listen(True)

    def _listen(self, wanted: bool) -> None:
        application = QCoreApplication.instance()
        if application is not None and wanted is not self._listening:
            self._listening = wanted
            (application.installEventFilter if wanted else application.removeEventFilter)(self)

    def _show(self, text: str, *, wrong: bool) -> None:
        self._text = text
        self._voice.tell(text, wrong=wrong, saved=bool(text) and text == self._saved_words())
        self._said.setObjectName("fieldError" if wrong else "saved")
        restyle(self._said)
        self._share_room()

    def _share_room(self) -> None:
        """First what is said, shortened where it is longer than the window; then whole keys, or the file."""
        room = self.width() - 2 * EDGE
        elide = Qt.TextElideMode.ElideRight
        shown = self._said.fontMetrics().elidedText(self._text, elide, room)
        self._said.setText(shown)
        self._said.setToolTip(tip(self._text) if shown != self._text else "")
        left = room - self._said.sizeHint().width()
        self._keys.fit(left)
        self._file.setVisible(self._with_file and self._file.sizeHint().width() <= left)
