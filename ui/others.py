"""What the frame shows of other windows on the same file, and of what waits here because of them."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.errors import ExpectedError
from isoassess.store import HistoryEntry, Place, Presence, Window
from isoassess.texts import _
from ui.clash_words import choices_words, news_words, waiting_words
from ui.keeping import Keeping
from ui.moments import moment_words
from ui.widgets.notice_bar import NoticeBar

BEAT = 2000  # milliseconds between two looks for other windows


class Others(QObject):
    """Two lines above the screens, and sentences for the lower edge.

    `choice_wanted` carries the place of the next choice; `late` a sentence while the file is locked, empty
    when all is in it again; `news` what others did.
    """

    choice_wanted = Signal(object)
    late = Signal(str)
    news = Signal(str)

    def __init__(self, keeping: Keeping, window: QWidget) -> None:
        super().__init__(window)
        self._keeping = keeping
        self._presence: Presence | None = None
        self._known: list[Window] = []
        self._was_late = False
        self._next = 0
        self.line = QWidget()
        self.windows = NoticeBar(_("Understood"), tone="neutral")
        self.choices = NoticeBar(_("Show the next one (F8)"), tone="minor")
        layout = QVBoxLayout(self.line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.windows)
        layout.addWidget(self.choices)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self.look)
        lead = QShortcut(QKeySequence("F8"), window)
        lead.activated.connect(self._lead_on)
        self.windows.pressed.connect(self._dismiss)
        self.choices.pressed.connect(self._lead_on)
        keeping.waits_changed.connect(self._show_waits)
        keeping.heard.connect(self._tell_news)

    def watch(self, presence: Presence | None) -> None:
        """Say from now on who else has the file open; who did before this window may not be undone here."""
        self._presence = presence
        self._keeping.watch()
        if presence is None:
            return
        self.look()
        if self._known:
            try:
                self._keeping.store.share_since(self._known[0].since)
            except ExpectedError:
                return  # a file that cannot be read is said elsewhere
        self._beat.start()

    def leave(self) -> None:
        """The window is closed: look no more."""
        self._beat.stop()
        self._keeping.rest()
        self._presence = None

    def look(self) -> None:
        """Say who has come; nothing while nothing has changed, so that a notice can be put away."""
        if self._presence is None:
            return
        now = self._presence.others()
        if now != self._known:
            self._known = now
            self.windows.say(windows_words(now))

    def _dismiss(self) -> None:
        self.windows.say("")

    def _show_waits(self) -> None:
        waiting = self._keeping.waiting
        self.choices.say(choices_words(waiting.clash_count) if waiting.clash_count else "")
        if waiting.late_count:
            self.late.emit(waiting_words(waiting.late_count))
        elif self._was_late:
            self.late.emit("")
        self._was_late = bool(waiting.late_count)

    def _tell_news(self, news: list[HistoryEntry]) -> None:
        self.news.emit(news_words(news))

    def _lead_on(self) -> None:
        places: tuple[Place, ...] = self._keeping.waiting.places()
        if places:
            self.choice_wanted.emit(places[self._next % len(places)])
            self._next += 1


def windows_words(windows: list[Window]) -> str:
    """That the file is open elsewhere too: by whom, where, since when."""
    if not windows:
        return ""
    told = "; ".join(_one_window(window) for window in windows[:3])
    words = _(
        "This file is also open in another window: {windows}. You can both go on: only what each of you "
        "changes is saved, and what the other changes shows here at once."
    )
    return words.format(windows=told)


def _one_window(window: Window) -> str:
    since = moment_words(window.since, today=window.since.astimezone().date())
    if window.is_here:
        return _("{who}, on this computer, since {time}").format(who=window.who, time=since)
    words = _("{who}, on the computer {computer}, since {time}")
    return words.format(who=window.who, computer=window.computer, time=since)
