"""What the frame shows of other windows on the same file, and of what waits here because of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.errors import ExpectedError
from isoassess.language.dates import moment_words
from isoassess.language.texts import _
from isoassess.store import HistoryEntry, OtherWindow, Place, Presence, Subject
from ui.commands.anywhere import NEXT_CHOICE
from ui.commands.command import bind
from ui.parts.news_words import news_words
from ui.session.clash_words import choices_words, refused_words, wait_reason, waiting_words
from ui.session.field_names import naming
from ui.session.first_assessment import newest_assessment
from ui.session.keeping import Keeping
from ui.session.unsaved import may_be_lost, not_saved, shortened
from ui.shell.deleted import Deleted
from ui.shell.put_away import PutAway
from ui.shell.saved_line import SavedLine
from ui.widgets.keys.moved_clicks import MovedClicks
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.typing.refusing import Leading, all_in
from ui.wizard.intake import Intake

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue
    from ui.shell.organization_screens import OrganizationScreens

BEAT = 2000  # milliseconds between two looks for other windows


class WindowFrame(Protocol):
    """What is needed of the window around the screens."""

    intake: Intake

    @property
    def open_screens(self) -> "OrganizationScreens | None":
        """The screens of the open organization."""

    def leave_organization(self) -> None:
        """Back to the list, asking nothing."""

    def open_organization(self, organization_id: str) -> None:
        """Show its newest assessment."""

    def open_assessment(self, assessment_id: str) -> None:
        """Show an assessment."""

    def show_requirement(self, requirement_id: str) -> None:
        """Jump to one requirement of the open assessment."""


class OtherWindows(QObject):
    """Three lines below the screens, and sentences for the lower edge."""

    def __init__(
        self, keeping: Keeping, saved: SavedLine, window: QWidget, catalogue: Callable[[], "Catalogue"]
    ) -> None:
        super().__init__(window)
        self._saved = saved
        self._frame = cast(WindowFrame, window)
        self._window = window
        self._keeping = keeping
        self._name = naming(keeping.store, catalogue)
        self._presence: Presence | None = None
        self._known: list[OtherWindow] = []
        self._was_late = False
        self._next = 0
        self.line = QWidget()
        self.windows = NoticeBar(_("Understood"), tone="neutral")
        self.choices = NoticeBar(_("Show the next one (F8)"), tone="minor")
        self.put_away = PutAway(keeping, saved, self._frame, self)
        layout = QVBoxLayout(self.line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.put_away.bar)
        layout.addWidget(Deleted(keeping, saved, self._frame, self).bar)
        layout.addWidget(self.windows)
        layout.addWidget(self.choices)
        MovedClicks(self.line)  # it grows with each of them, and moves the screens below
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self.show_others)
        lead = QShortcut(window)
        bind(lead, NEXT_CHOICE)
        lead.activated.connect(self._lead_on)
        self.windows.pressed.connect(self._dismiss)
        self.choices.pressed.connect(self._lead_on)
        keeping.waits_changed.connect(self._show_waits)
        keeping.heard.connect(self._tell_news)
        self.put_away.said.connect(self._frame.intake.say_put_away)
        self._frame.intake.opened.connect(self.put_away.say_again)
        self._frame.intake.restore_wanted.connect(self.put_away.restore)

    def watch(self, presence: Presence | None) -> None:
        """Say from now on who else has the file open; who did before this window may not be undone here."""
        self._presence = presence
        self._keeping.watch()
        if presence is None:
            return
        self.show_others()
        self._beat.start()

    def leave(self) -> None:
        """The window is closed: look no more."""
        self._beat.stop()
        self.put_away.leave()
        self._keeping.rest()
        self._presence = None

    def may_forget(self) -> bool:
        """Whether nothing waits for the file or for a choice, or a person accepts that it is lost."""
        if self._keeping.finish() and not self._keeping.refused.all():
            return True
        given_up = may_be_lost(self._window, self._why_waits(), self._still_waits)
        if given_up:
            self._keeping.forget()
        return given_up

    def left_over(self) -> str:
        """What is in no file, after one more try: changes that wait and fields; else empty."""
        self._keeping.wait_for_refused()
        self._keeping.finish()
        typed = ", ".join(dict.fromkeys(not_saved()))
        fields = _("Not saved: {fields}.").format(fields=typed) if typed else ""
        return "\n".join(filter(None, (self._why_waits(), fields)))

    def _still_waits(self) -> str:
        return self._why_waits() if not self._keeping.finish() or self._keeping.refused.all() else ""

    def _why_waits(self) -> str:
        typed = [typed_words(self._name(one.place, one.key), one.text) for one in self._keeping.refused.all()]
        return "\n".join(filter(None, (wait_reason(self._keeping.waiting, self._name), *typed)))

    def show_others(self) -> None:
        """Say who has come; nothing while nothing has changed, so that a notice can be put away."""
        if self._presence is None:
            return
        now = self._presence.others()
        if now != self._known:
            self._known = now
            for window in now:
                self._keeping.store.share_after(window.found)
            writes = self._keeping.store.file.writer is None
            told = [window for window in now if window.is_here or writes]
            self.windows.say(windows_words(told), together_words(told))

    def _dismiss(self) -> None:
        self.windows.say("")

    def _show_waits(self) -> None:
        waiting = self._keeping.waiting
        choices = choices_words(waiting.clash_count) if waiting.clash_count else ""
        refused = refused_words(waiting, self._name)
        self.choices.say("\n".join(filter(None, (choices, refused))))
        if waiting.late_count or refused:
            words = waiting_words(waiting) if waiting.late_count else refused
            self._saved.show_failure(words, lasts=True)
        elif self._was_late:
            self._saved.show_saved(self._keeping.store.last_commit)
        self._was_late = bool(waiting.unsaved_count)

    def _tell_news(self, news: list[HistoryEntry]) -> None:
        unknown = self._presence is None
        by_window = unknown or bool(self._known) or bool(self._presence and self._presence.others())
        now = self._keeping.store.now
        says = news_words(news, by_window=by_window, now=now, name_of=self._name_of)
        self._saved.show_hint(says)

    def _name_of(self, organization_id: str) -> str:
        known = self._keeping.store.organization_names()
        return next((name for id_, name, _shelf in known if id_ == organization_id), "")

    def _lead_on(self) -> None:
        waiting = self._keeping.waiting
        typed = (one.place for one in self._keeping.refused.all())
        places: tuple[Place, ...] = tuple(
            dict.fromkeys((*waiting.places(), *waiting.refused_places(), *typed))
        )
        if not places:
            self._lead_in_sight(None)
            return
        place = places[self._next % len(places)]
        self._next += 1
        try:
            self._show_choice(place)
        except ExpectedError as error:
            self._saved.show_failure(str(error))

    def _lead_in_sight(self, place: Place | None) -> bool:
        """To what is refused on the screen in front, of a place or at all; whether there is something."""
        leading = all_in(self._window, Leading)
        return any(one.lead_to(place) for one in leading if cast(QWidget, one).isVisible())

    def _show_choice(self, place: Place) -> None:
        frame = self._frame
        if self._keeping.refused.of(place) and self._lead_in_sight(place):
            return
        if place.subject is Subject.PROFILE:
            waiting = self._keeping.waiting
            keys = [clash.key for clash in waiting.clashes(place)]
            keys += [one.change.key for one in waiting.refused(place)]
            keys += self._keeping.refused.of(place)
            frame.intake.ask(place.id, fact=keys[0])
        elif place.subject is Subject.ANSWER:
            if frame.open_screens is None or frame.open_screens.open.id != place.id:
                frame.open_assessment(place.id)
            if frame.open_screens is not None and frame.open_screens.open.id == place.id:
                frame.show_requirement(place.requirement_id)
                frame.open_screens.assessment.focus_choice()
        else:
            self._show_file(place.id)

    def _show_file(self, file_id: str) -> None:
        """What is known of an attached file, in the open assessment or the newest of its organization."""
        store, frame = self._keeping.store, self._frame
        organization_id, _file = store.attachment(file_id)
        if frame.open_screens is None or frame.open_screens.open.organization_id != organization_id:
            newest = newest_assessment(store, organization_id)
            if newest is not None:
                frame.open_assessment(newest)
        if frame.open_screens is not None and frame.open_screens.open.organization_id == organization_id:
            frame.open_screens.show_file(file_id)


def typed_words(field: str, text: str) -> str:
    """That a text is no value of its field."""
    return _('{field}: "{text}" is not saved as it stands.').format(field=field, text=shortened(text))


def windows_words(windows: list[OtherWindow]) -> str:
    """That the file is open elsewhere too: by whom, where, since when; other computers only look at it."""
    here = _("This file is also open in another window: {windows}.")
    there = _(
        "This file is also looked at from another computer: {windows}. It can be changed there once you "
        "close it here."
    )
    said = []
    for words, are_here in ((here, True), (there, False)):
        told = [_one_window(window) for window in windows if window.is_here is are_here]
        if told:
            said.append(words.format(windows="; ".join(told[:3])))
    return "\n".join(said)


def together_words(windows: list[OtherWindow]) -> str:
    """How two windows on this computer go together; empty where there is no other."""
    words = _(
        "You can both keep working. Changes made there appear here. If both change the same field, you are "
        "asked which value stands."
    )
    return words if any(window.is_here for window in windows) else ""


def _one_window(window: OtherWindow) -> str:
    since = moment_words(window.since, today=window.since.astimezone().date())
    if window.is_here:
        return _("{who}, on this computer, since {time}").format(who=window.who, time=since)
    words = _("{who}, on the computer {computer}, since {time}")
    return words.format(who=window.who, computer=window.computer, time=since)
