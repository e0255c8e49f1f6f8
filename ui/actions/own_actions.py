"""Actions of an open organization: new ones that are for no requirement, and what each one is for."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from isoassess.assessment.verdict.numbering import kind_of
from isoassess.domain import Finding
from isoassess.errors import ExpectedError
from isoassess.store import StoredAction
from ui.actions.served import Served
from ui.session.open_assessment import OpenAssessment


class OwnActions(QObject):
    """`begun` and `covered` carry the id of an action; `failed` why something was not done."""

    begun = Signal(str)
    covered = Signal(str)  # it serves other findings now
    failed = Signal(str)

    def __init__(self, opened: OpenAssessment, window: QWidget) -> None:
        super().__init__(window)
        self._opened = opened
        self._window = window

    def begin(self) -> None:
        """An action of no requirement, to be described."""
        id_ = self._opened.begin_own_action()
        if id_ is None:
            self.failed.emit(self._opened.failure)
        else:
            self.begun.emit(id_)

    def choose(self, planned: StoredAction) -> None:
        """Ask which findings an action serves."""
        own = planned.requirement_id
        offered = [found for found in self._offered(planned) if found.requirement != own]
        chosen = planned.answer.action.covers
        dialog = Served(((found, self._statement(found)) for found in offered), chosen, self._window)
        if dialog.exec():
            known = {found.requirement for found in offered}
            kept = tuple(id_ for id_ in chosen if id_ not in known)  # of another standard
            self._cover(planned, kept + dialog.chosen)
        dialog.deleteLater()

    def _cover(self, planned: StoredAction, covers: tuple[str, ...]) -> None:
        if not self._opened.cover(planned.requirement_id, covers, seen=planned.answer.action.covers):
            self.failed.emit(self._opened.failure)
        else:
            self.covered.emit(planned.requirement_id)

    def _offered(self, planned: StoredAction) -> list[Finding]:
        """All that is found, and what the action serves though it is closed."""
        chosen = planned.answer.action.covers
        findings = self._opened.judgement.findings
        return [found for found in findings if kind_of(found.grade) or found.requirement in chosen]

    def _statement(self, finding: Finding) -> str:
        try:
            return self._opened.requirement(finding.requirement).statement
        except ExpectedError:
            return finding.requirement
