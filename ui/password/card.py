"""What is said of the password of the file, and what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from isoassess.language.texts import _, ngettext
from isoassess.settings.declared import LOCK_AFTER, NEVER
from ui.commands.anywhere import LOCK, SET_PASSWORD
from ui.commands.command import bind
from ui.parts.setting_fields import mark_setting
from ui.password.changing import PasswordWish
from ui.session.remembered import Remembered
from ui.widgets.choosing.value_drop_down import ValueDropDown
from ui.widgets.layout.frames import Card, quiet
from ui.widgets.layout.in_sight import show_what_was_told
from ui.widgets.layout.rows import beside
from ui.widgets.texts import ErrorText, Line, Text, ToldText
from ui.widgets.theme import restyle


class PasswordCard(Card):
    """`lock_wanted`: the file shall be closed now, until the password is said again."""

    lock_wanted = Signal()

    def __init__(self, wish: PasswordWish, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(_("Password"), parent=parent)
        self._wish, self._remembered = wish, remembered
        self._state, self._said = Text("muted"), ToldText("strong")
        self._failed = Line("mark", "!")  # tells a failure from what was done to who sees no colors
        self._failed.set_tone("major")
        self._failed.setAccessibleName(_("Not done"))
        self._outcome = beside(self._failed, self._said)
        self._set = QPushButton()
        bind(self._set, SET_PASSWORD)
        self._remove = quiet(_("&Remove it..."))
        self._lock = QPushButton(LOCK.words)
        self._copies = QPushButton(_("C&opies without it..."))
        self._readable = ErrorText()
        self._lock.setToolTip(LOCK.key_words)
        self.after = ValueDropDown(LOCK_AFTER.label(), _choices())
        mark_setting(self.after, LOCK_AFTER)
        self._after_row = QWidget()
        self._lay_out()
        self._set.clicked.connect(wish.set)
        self._remove.clicked.connect(wish.remove)
        self._lock.clicked.connect(self.lock_wanted)
        self.after.chosen.connect(self._remember_after)
        self._copies.clicked.connect(wish.ask_about_copies)
        wish.refused.connect(self._say_refused)
        wish.copies_settled.connect(self.refresh)
        self.refresh()

    @property
    def said(self) -> str:
        return self._said.text()

    def say(self, sentence: str, *, failed: bool = False) -> None:
        """What came of the last thing that was wanted; `failed`: it was not done."""
        self._said.setText(sentence)
        self._said.setObjectName("fieldError" if failed else "strong")
        restyle(self._said)
        self._failed.setVisible(failed and bool(sentence))
        self._outcome.setVisible(bool(sentence))
        if sentence and self.isVisible():
            show_what_was_told(self._outcome)

    @property
    def has_failed(self) -> bool:
        """Whether what is said is a failure."""
        return self._failed.isVisibleTo(self)

    def _say_refused(self, sentence: str) -> None:
        self.say(sentence, failed=True)

    def ask_about_copies(self) -> None:
        """What shall become of those that anybody can read, where there are any."""
        self._wish.ask_about_copies()

    def refresh(self) -> None:
        """As it is now."""
        has = self._wish.has_password
        self._state.setText(_with_words() if has else _without_words())
        self._set.setText(_("Change the &password...") if has else SET_PASSWORD.words)
        for widget in (self._remove, self._lock, self._after_row):
            widget.setVisible(has)
        self._show_copies()
        self.after.show_value(self._remembered.lock_after)

    def _show_copies(self) -> None:
        count = len(self._wish.readable_copies)
        says = ngettext(
            "{count} copy from before has no password, so anybody can read it.",
            "{count} copies from before have no password, so anybody can read them.",
            count,
        )
        self._readable.setText(says.format(count=count))
        for widget in (self._readable, self._copies):
            widget.setVisible(bool(count))

    def _lay_out(self) -> None:
        for text in (self._state, self._readable, self._said):
            text.setMinimumWidth(1)
        for part in (self._state, self._readable, self._outcome):
            self.body.addWidget(part)
        self._outcome.hide()
        after = QHBoxLayout(self._after_row)
        after.setContentsMargins(0, 0, 0, 0)
        label = Line("body", _("Locks itself a&fter"))
        label.setBuddy(self.after)
        for widget in (label, self.after):
            after.addWidget(widget)
        after.addStretch()
        self.body.addWidget(self._after_row)
        row = QHBoxLayout()
        for button in (self._set, self._copies, self._lock, self._remove):
            button.setAutoDefault(True)
            row.addWidget(button)
        row.addStretch()
        self.body.addLayout(row)

    def _remember_after(self, value: object) -> None:
        self._remembered.lock_after = str(value)


def _choices() -> list[tuple[object, str]]:
    minutes = [
        (str(count), ngettext("{count} minute", "{count} minutes", count).format(count=count))
        for count in (1, 5, 15, 60)
    ]
    return [*minutes, (NEVER, _("never by itself"))]


def _without_words() -> str:
    return _(
        "None is set: who has this computer or a copy of the file can read all that is in it. With a "
        "password only who knows it can read the file, its backups and what waits to be saved."
    )


def _with_words() -> str:
    return _(
        "The file has a password. It is asked for at every start, and after the file locked itself: when "
        "nobody was here for some time, and when the computer goes to sleep or its screen is locked."
    )
