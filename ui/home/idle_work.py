"""Brings the standings of the rows in sight, and the index of the search, up to date in idle moments."""

import datetime
from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from isoassess.errors import ExpectedError
from isoassess.store import OrganizationSummary, Store
from ui.home.organizations_model import OrganizationsModel
from ui.widgets.tasks import Task

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue

PAUSE = 250  # milliseconds without a new row in sight: the window is painted, nobody is typing
MOST_INDEXED = 20  # organizations indexed in one turn
TURN = 0.01  # seconds that a turn should take


class IdleJudging(QObject):
    """A step of one organization in a turn of the event loop, so that a key never waits for more than that.

    The catalogue and the rules are read on another thread: that is no step, and nobody waits for it.
    """

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
        self._steps: Iterator[None] | None = None  # of the organization that is judged now
        self._indexed = 1  # organizations in the next turn
        self._awake = False
        self._keeps = True
        self._reading = Task(self)
        self._reading.finished.connect(self._take_catalogue)
        self._reading.failed.connect(self._give_up)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._turn)
        model.page_read.connect(self.wait)

    def begin(self) -> None:
        """The list is in sight: look for standings that are not of today, after a pause."""
        self._awake = self._keeps = True
        self.wait()

    def wait(self) -> None:
        """Something else comes first, and what was judged by halves may not be true any more."""
        self._steps = None
        if self._awake:
            self._timer.start(PAUSE)

    def stop(self) -> None:
        """The list is out of sight; another catalogue may be in use when it is back."""
        self._awake = False
        self._in_use = self._steps = None
        self._reading.cancel()
        self._timer.stop()

    def _turn(self) -> None:
        if self._in_use is None:
            if not self._reading.busy:
                self._reading.run(partial(_ready_to_judge, self._catalogue))
            return
        if self._steps is not None:
            self._go_on(self._steps)
        elif known := self._model.next_outdated():
            self._steps = self._judging(self._in_use, known)
        elif not self._prepare():
            return
        if self._awake:
            self._timer.start(0)

    def _go_on(self, steps: Iterator[None]) -> None:
        if next(steps, steps) is steps:
            self._steps = None

    def _prepare(self) -> bool:
        """Index a few organizations for the next search; whether some are left."""
        if not self._keeps:
            return False
        begun = perf_counter()
        try:
            is_behind = self._store.prepare_search(self._indexed)
        except ExpectedError:
            self._keeps = False
            return False
        is_short = perf_counter() - begun < TURN
        self._indexed = min(2 * self._indexed, MOST_INDEXED) if is_short else max(self._indexed // 2, 1)
        return is_behind

    def _take_catalogue(self, catalogue: "Catalogue") -> None:
        self._in_use = catalogue
        self._model.judge_by(catalogue.version)
        if self._awake:
            self._timer.start(0)

    def _give_up(self, why: str) -> None:
        self._awake = False
        self._model.failed.emit(why)

    def _judging(self, catalogue: "Catalogue", known: OrganizationSummary) -> Iterator[None]:
        """Reads, judges, keeps and shows, each when it is asked for the next step."""
        from isoassess.assessment.case_builder import judge_case
        from isoassess.services.stored_case import standing_of, stored_case

        assessment_id = known.assessment_id or ""
        try:
            as_of = self._store.last_word(assessment_id)
            case = stored_case(self._store, catalogue, assessment_id, on=self._today())
            yield
            standing = standing_of(case, judge_case(catalogue, case))
            yield
        except ExpectedError as error:
            self._model.refuse(known.id, str(error))
            return
        if self._keeps:
            try:
                self._store.save_standing(assessment_id, standing, as_of=as_of)
            except ExpectedError:  # locked or protected, and not tried again: each try may take seconds
                self._keeps = False
            yield
        self._model.renew(known.id, standing)


def _ready_to_judge(catalogue: "Callable[[], Catalogue]") -> "Catalogue":
    """The catalogue in use, with all the rules, which no list needs."""
    import isoassess.services.stored_case  # noqa: F401 (to be there is all)

    return catalogue()
