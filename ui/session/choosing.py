"""Shows beside a place what of it waits, and takes the person's choice back to the file."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from isoassess.language.texts import _
from isoassess.store import Place, Resolution, Subject
from ui.session.clash_words import author_words, cause_words, field_words, is_text, said, who_words
from ui.session.keeping import Keeping
from ui.widgets.typing.both_values import BothValues, TwoValues


class Choosing(QObject):
    """Between the keeping of a window and one row of choices on a screen."""

    failed = Signal(str)  # why a choice was not possible; empty when nothing waits for one any more

    def __init__(
        self, keeping: Keeping, values: BothValues, *, today: Callable[[], datetime.date], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self._values = values
        self._today = today
        self._place: Place | None = None
        self._asks = False
        self._belongs: Callable[[str], bool] = _any_key
        values.chosen.connect(self._choose)
        values.given_up.connect(self._give_up)
        keeping.waits_changed.connect(self.refresh)
        keeping.written.connect(self._follow)
        keeping.heard.connect(self._follow)

    def show_place(self, place: Place | None, belongs: Callable[[str], bool] | None = None) -> None:
        """What is in view; `belongs` says of a key whether it is shown here."""
        self._place = place
        self._asks = False
        self._belongs = belongs or _any_key
        self.refresh()

    def refresh(self) -> None:
        if self._place is None:
            self._values.show_values(())
            return
        waiting, place, subject = self._keeping.waiting, self._place, self._place.subject
        meetings = tuple(
            TwoValues(
                key=clash.key,
                field=field_words(subject, clash.key),
                who=who_words(clash, today=self._today()),
                theirs=said(subject, clash.key, clash.theirs),
                mine=said(subject, clash.key, clash.mine),
                texts=is_text(subject, clash),
                left_by=author_words(clash, today=self._today()),
            )
            for clash in waiting.clashes(place)
            if self._belongs(clash.key)
        )
        refused = tuple(
            (f"{field_words(subject, key)}: {said(subject, key, one.change.after)}", one.reason)
            for one in waiting.refused(place)
            if self._belongs(key := one.change.key)
        )
        self._values.show_values(meetings, refused, self._late_words(place, subject))
        asked, self._asks = self._asks, bool(meetings)
        if asked and not self._asks:
            self.failed.emit("")

    def _late_words(self, place: Place, subject: Subject) -> str:
        refused = {one.change.key for one in self._keeping.waiting.refused(place)}
        late = [one.key for one in self._keeping.waiting.unsaved(place) if one.key not in refused]
        fields = ", ".join(field_words(subject, key) for key in late if self._belongs(key))
        words = _("Not saved yet: {fields}. {cause} It is tried again.")
        return words.format(fields=fields, cause=cause_words(self._keeping.waiting)) if fields else ""

    def _choose(self, key: str, choice: object) -> None:
        if self._place is not None and isinstance(choice, Resolution):
            refused = self._keeping.choose(self._place, key, choice)
            self.refresh()
            if refused:
                self.failed.emit(refused)

    def _give_up(self) -> None:
        if self._place is not None:
            self._keeping.give_up(self._place)
            self.refresh()

    def _follow(self, _what: object) -> None:
        self.refresh()


def _any_key(_key: str) -> bool:
    return True
