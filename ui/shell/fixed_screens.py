"""The screens that need no open organization, each made when it is first wanted, and kept."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from isoassess.language.texts import _
from isoassess.store import Store
from ui.backups.backing_up import BackingUp
from ui.commands.places import ALL_ACTIONS, BACKUPS, LIBRARY, SETTINGS, STANDARDS_SIDE_BY_SIDE
from ui.session.keeping import Keeping
from ui.session.remembered import Remembered
from ui.session.unsaved import may_be_lost
from ui.shell.foreground import Foreground

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue
    from ui.actions.open_actions import AllActions
    from ui.backups.screen import BackupsScreen
    from ui.library.screen import LibraryScreen
    from ui.password.card import PasswordCard
    from ui.password.resealing import ChangeOutcome
    from ui.settings.screen import SettingsScreen
    from ui.standard.side_by_side_screen import SideBySideScreen


class FixedScreens(QObject):
    """Their modules are not read before: the first window shall not wait for them.

    The signals are those of the actions; `backup_told` says when the last backup was made, `taken_back` that
    something came back from one. `lock_wanted`: the file shall be closed until the password is said again;
    `key_wanted` carries the NewKey by which it shall be closed.
    """

    committed = Signal(object)
    status_said = Signal(str)
    requirement_wanted = Signal(str, str)
    start_wanted = Signal()
    backup_told = Signal(str)
    taken_back = Signal()
    lock_wanted = Signal()
    key_wanted = Signal(object)

    def __init__(
        self,
        store: Store,
        catalogue: "Callable[[], Catalogue]",
        remembered: Remembered,
        screens: QStackedWidget,
        *,
        today: Callable[[], datetime.date],
        keeping: Keeping | None = None,
    ) -> None:
        """What is made goes into `screens`."""
        super().__init__(screens)
        self._store = store
        store.sign_as(remembered.own_name)
        self._catalogue = catalogue
        self._remembered = remembered
        self._screens = screens
        self._today = today
        self._keeping = keeping
        self._comparison: SideBySideScreen | None = None
        self._library: LibraryScreen | None = None
        self._actions: AllActions | None = None
        self._backups: BackupsScreen | None = None
        self._settings: SettingsScreen | None = None
        self.backing_up = BackingUp(store, remembered, self)
        self.backing_up.told.connect(self._tell_backup)
        if keeping is not None:  # a copy of an attached file is not kept longer than the file
            keeping.deleted.connect(remembered.copies.close)

    def ways(self, front: Foreground) -> dict[str, Callable[[], object]]:
        """By the places of the sidebar."""
        return {
            STANDARDS_SIDE_BY_SIDE: partial(self.show_comparison, front),
            LIBRARY: partial(self.show_library, front),
            BACKUPS: partial(self.show_backups, front),
            SETTINGS: partial(self.show_settings, front),
        }

    def show_backups(self, front: Foreground) -> "BackupsScreen":
        """The backups of the file, as they are now."""
        screen = self._made_backups()
        front.bring(screen, screen.header, BACKUPS, _("Backup and password"))
        screen.refresh()
        self.password_card.refresh()
        screen.focus_start()
        return screen

    def show_settings(self, front: Foreground, setting: str = "") -> "SettingsScreen":
        """The settings of the person, with the keys on the one named."""
        screen = self._made_settings()
        front.bring(screen, screen.header, SETTINGS, _("Settings"))
        screen.refresh()
        screen.show_setting(setting)
        return screen

    def say_of_password(self, outcome: "ChangeOutcome") -> None:
        """What came of a change of the password, where it was wanted; and what of copies without it."""
        self._made_backups()
        self.password_card.refresh()
        self.password_card.say(outcome.says, failed=outcome.failed)
        self.password_card.ask_about_copies()

    def show_comparison(self, front: Foreground) -> "SideBySideScreen":
        """ISO 9001 and ISO 9002 side by side."""
        screen = self._made_comparison()
        front.bring(screen, screen.header, STANDARDS_SIDE_BY_SIDE, _("Compare standards"))
        screen.setFocus()
        return screen

    def show_library(self, front: Foreground) -> "LibraryScreen":
        """The questions of all editions."""
        screen = self._made_library()
        front.bring(screen, screen.header, LIBRARY, _("Question library"))
        screen.focus_list()
        return screen

    def show_actions(self, front: Foreground) -> "AllActions":
        """The actions of all organizations, as they are now."""
        screen = self._made_actions()
        front.bring(screen, screen.header, ALL_ACTIONS, _("Actions"))
        screen.refresh()
        screen.focus_list()
        return screen

    def _made_comparison(self) -> "SideBySideScreen":
        if self._comparison is None:
            from ui.standard.side_by_side_screen import SideBySideScreen

            self._comparison = SideBySideScreen()
            self._screens.addWidget(self._comparison)
        return self._comparison

    def _made_library(self) -> "LibraryScreen":
        if self._library is None:
            from isoassess.catalogue import crosswalk
            from ui.library.screen import LibraryScreen

            self._library = LibraryScreen(crosswalk.shipped, self._remembered)
            self._screens.addWidget(self._library)
        return self._library

    def _made_settings(self) -> "SettingsScreen":
        if self._settings is None:
            from ui.settings.screen import SettingsScreen

            self._settings = SettingsScreen(self._remembered, self.backing_up)
            self._settings.person_named.connect(self._store.sign_as)
            self._screens.addWidget(self._settings)
        return self._settings

    def _made_backups(self) -> "BackupsScreen":
        if self._backups is None:
            from ui.backups.restoring import Restoring
            from ui.backups.screen import BackupsScreen

            listen = self._keeping.listen if self._keeping else self._store.news
            window = self._screens.window()
            restoring = Restoring(self._store, listen, window)
            self._backups = BackupsScreen(self.backing_up, restoring, self._made_password(window))
            self._backups.taken_back.connect(self.taken_back)
            self._screens.addWidget(self._backups)
        return self._backups

    def _made_password(self, window: QWidget) -> "PasswordCard":
        from ui.password.card import PasswordCard
        from ui.password.changing import PasswordWish

        kept = self._remembered
        wish = PasswordWish(
            self._store, lambda: kept.folder, window, second=lambda: kept.backup_folder, today=self._today
        )
        wish.wanted.connect(self.key_wanted)
        self.password_card = PasswordCard(wish, self._remembered)
        self.password_card.lock_wanted.connect(self.lock_wanted)
        return self.password_card

    def _tell_backup(self) -> None:
        self.backup_told.emit(self.backing_up.words)

    def _made_actions(self) -> "AllActions":
        if self._actions is None:
            from ui.actions.open_actions import AllActions

            self._actions = made = AllActions(
                self._store, self._catalogue, today=self._today, keeping=self._keeping
            )
            self._screens.addWidget(made)
            made.committed.connect(self.committed)
            made.status_said.connect(self.status_said)
            made.requirement_wanted.connect(self.requirement_wanted)
            made.start_wanted.connect(self.start_wanted)
        return self._actions

    def may_go_on(self) -> bool:
        """Save what is being typed; whether all of it is saved, or a person gives up what cannot be."""
        if self.finish_typing():
            return True
        if not may_be_lost(self._screens.window(), self._failure(), self._still_unsaved):
            return False
        if self._actions is not None:
            self._actions.give_up_typing()
        return True

    def _failure(self) -> str:
        return self._actions.failure if self._actions else ""

    def _still_unsaved(self) -> str:
        return "" if self.finish_typing() else self._failure() or _("It cannot be saved.")

    def finish_typing(self) -> bool:
        """Save what is being typed; whether all of it is saved."""
        if self._settings is not None:
            self._settings.finish_typing()
        return self._actions is None or self._actions.finish_typing()
