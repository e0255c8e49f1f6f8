"""One change for all actions that are chosen: status, owner, due date; what is left alone stays as it is."""

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QListWidget, QWidget

from isoassess.assessment.several_actions import Chosen, SeveralChange, SeveralPlan, plan_several
from isoassess.domain import ActionStatus
from isoassess.language.texts import _, ngettext
from isoassess.store import StoredAction
from ui.actions.several_at_once.words import chosen_lines, nothing_words, plan_lines, plan_words
from ui.parts.action_progress import statuses
from ui.widgets.choosing.value_drop_down import ValueDropDown
from ui.widgets.days.day_field import DayField
from ui.widgets.layout.fitting import room_for
from ui.widgets.layout.form_dialog import FormDialog
from ui.widgets.layout.sizes import least_height, scaled
from ui.widgets.spoken.labels import speak_rows
from ui.widgets.texts import Text
from ui.widgets.typing.inputs import LineInput

WIDTH, LIST_HEIGHT = 620, 130


class SeveralActionsDialog(FormDialog):
    """`keep` commits a plan and says why it could not; accepted when that is nothing."""

    def __init__(
        self,
        chosen: Sequence[StoredAction],
        keep: Callable[[SeveralPlan[int], SeveralChange], str],
        *,
        today: datetime.date,
        parent: QWidget | None = None,
    ) -> None:
        title = ngettext("Change {count} action", "Change {count} actions", len(chosen))
        super().__init__(
            title.format(count=len(chosen)),
            _("What you leave empty stays as it is. One undo takes all of it back."),
            _("A&pply"),
            parent,
        )
        self.setWindowTitle(_("Chosen actions"))
        self.setMinimumWidth(min(scaled(WIDTH), room_for(self).width()))
        self._chosen, self._keep, self._today = tuple(chosen), keep, today
        self._status = ValueDropDown(_("Status"), [(None, _("as it is")), *statuses()])
        self._owner = LineInput()
        self._due = DayField(_("Due date"))
        self._no_due = QCheckBox(_("Remove the due da&te"))
        self._summary = Text("strong")
        self._preview = QListWidget()
        self._preview.setWordWrap(True)
        self._preview.setSpacing(3)
        least_height(self._preview, LIST_HEIGHT)
        self.add_field(_("&Status"), self._status)
        self.add_field(_("&Owner"), self._owner)
        self._wrong_day = self.add_field(_("&Due date"), self._due, self._no_due)
        self.add_field(_("What c&hanges"), self._preview)
        self.body.insertWidget(self.body.indexOf(self._preview), self._summary)
        self._status.currentIndexChanged.connect(self._show_plan)
        self._owner.textChanged.connect(self._show_plan)
        self._due.line.textChanged.connect(self._show_plan)
        self._no_due.toggled.connect(self._show_plan)
        self.confirmed.connect(self._apply)
        self._show_plan()

    def _said(self) -> SeveralChange:
        status, day = self._status.value(), self._due.line
        return SeveralChange(
            status=status if isinstance(status, ActionStatus) else None,
            owner=self._owner.text().strip() or None,
            due=None if self._due.error else day.day(),
            no_due=self._no_due.isChecked(),
        )

    def _says_anything(self) -> bool:
        """Also of a day that is none, which is said when one wants to go on with it."""
        return self._said() != SeveralChange() or bool(self._due.line.text().strip())

    def _planned(self) -> SeveralPlan[int]:
        return plan_several(choices(self._chosen), self._said(), self._today)

    def _show_plan(self) -> None:
        self._wrong_day.withdraw()
        self._due.setEnabled(not self._no_due.isChecked())
        plan, said = self._planned(), self._says_anything()
        self._summary.setText(plan_words(plan) if said else _("Nothing is filled in yet."))
        self._preview.clear()
        self._preview.addItems(plan_lines(plan, self._chosen) if said else chosen_lines(self._chosen))
        speak_rows(self._preview)
        self.allow(whether=said)
        self.show_failure("")

    def _apply(self) -> None:
        if self._due.error and not self._no_due.isChecked():
            self._wrong_day.say(self._due.error)
            self._due.setFocus()
            return
        plan = self._planned()
        failure = self._keep(plan, self._said()) if plan.changes else nothing_words(plan)
        if failure:
            self.show_failure(failure)
        else:
            self.accept()


def choices(chosen: Sequence[StoredAction]) -> list[Chosen[int]]:
    """Those that are chosen, by their places."""
    return [
        Chosen(key=place, action=one.answer.action, locked=one.completed is not None)
        for place, one in enumerate(chosen)
    ]
