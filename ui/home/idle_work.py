"""Brings the standings of the rows in sight, and the index of the search, up to date in idle moments."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from isoassess.errors import ExpectedError
from isoassess.store import Standing, Store
from ui.home.organizations_model import OrganizationsModel

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue

PAUSE = 250  # milliseconds without a new row in sight: the window is painted, nobody is typing
INDEXED = 20  # organizations indexed in one turn


class IdleJudging(QObject):
    """One organization in a turn of the event loop, so that a key never waits for more than one."""

    def __init__(
        self,
        store: Store,
        catalogue: "Callable[[], Catalogue]",
        model: OrganizationsModel,
        *,
        today: Callable[[], datetime.date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._catalogue = catalogue
        self._model = model
        self._today = today
        self._in_use: Catalogue | None = None
        self._awake = False
        self._keeps = True
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._turn)
        model.page_read.connect(self.wait)

    def begin(self) -> None:
        """The list is in sight: look for standings that are not of today, after a pause."""
        self._awake = self._keeps = True
        self.wait()

    def wait(self) -> None:
        """Something else comes first."""
        if self._awake:
            self._timer.start(PAUSE)

    def stop(self) -> None:
        """The list is out of sight; another catalogue may be in use when it is back."""
        self._awake = False
        self._in_use = None
        self._timer.stop()

    def _turn(self) -> None:
        if self._in_use is None:
            self._read_catalogue()
        elif known := self._model.next_outdated():
            self._judge(self._in_use, known.id, known.assessment_id or "")
        elif not self._prepare():
            return
        if self._awake:
            self._timer.start(0)

    def _prepare(self) -> bool:
        """Index a few organizations for the next search; whether some are left."""
        if self._keeps:
            try:
                return self._store.prepare_search(INDEXED)
            except ExpectedError:
                self._keeps = False
        return False

    def _read_catalogue(self) -> None:
        try:
            self._in_use = self._catalogue()
        except ExpectedError as error:
            self._awake = False
            self._model.failed.emit(str(error))
            return
        self._model.judge_by(self._in_use.version)

    def _judge(self, catalogue: "Catalogue", organization_id: str, assessment_id: str) -> None:
        from isoassess.services.stored_case import judge_stored  # with all the rules, which no list needs

        try:
            standing = judge_stored(self._store, catalogue, assessment_id, on=self._today())
        except ExpectedError as error:
            self._model.refuse(organization_id, str(error))
            return
        self._keep(assessment_id, standing)
        self._model.renew(organization_id, standing)

    def _keep(self, assessment_id: str, standing: Standing) -> None:
        """A file that is locked or cannot be written is not tried again: each try may take seconds."""
        if self._keeps:
            try:
                self._store.save_standing(assessment_id, standing)
            except ExpectedError:
                self._keeps = False
