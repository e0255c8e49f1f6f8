"""In which order the questions are gone through: where to begin, which is next, and why there is none."""

from collections.abc import Callable

from isoassess.domain import Grade
from isoassess.language.texts import _
from ui.session.open_assessment import OpenAssessment

Accepts = Callable[[str], bool]


class QuestionOrder:
    """`accepts` tells which requirements are shown."""

    def __init__(self, opened: OpenAssessment) -> None:
        self._opened = opened

    def first(self, accepts: Accepts) -> str:
        """Where to begin: the first requirement shown that is not assessed, else the first."""
        ids = [requirement.id for requirement in self._opened.case.requirements]
        shown = [id for id in ids if accepts(id)] or ids
        return next((id for id in shown if self._is_open(id)), shown[0])

    def next_open(self, here: str, accepts: Accepts) -> str:
        """The next requirement that is not assessed, from the end on to the start; empty without one."""
        order = [requirement.id for requirement in self._opened.case.requirements]
        place = order.index(here) + 1
        following = order[place:] + order[: place - 1]
        return next((id for id in following if self._is_open(id) and accepts(id)), "")

    def goes_on(self, stopped: str) -> str:
        """Where to go on: where one stopped while that is open, else behind it; empty where none is."""
        order = [requirement.id for requirement in self._opened.case.requirements]
        place = order.index(stopped) if stopped in order else 0
        return next((id for id in order[place:] + order[:place] if self._is_open(id)), "")

    def why_none(self, here: str, *, quick: bool) -> str:
        """`quick`: only the quick scan is gone through."""
        still_open = [one.id for one in self._opened.case.requirements if self._is_open(one.id)]
        if not still_open:
            return _("Every requirement that applies is assessed.")
        if quick:
            still_open = [id for id in still_open if self._opened.requirement(id).quick]
            if not still_open:
                return _("The quick scan is complete.")
            if still_open == [here]:
                return _("This is the last requirement of the quick scan that is not assessed.")
        if still_open == [here]:
            return _("This is the last requirement that is not assessed.")
        return _("No other requirement among those shown is open.")

    def _is_open(self, requirement_id: str) -> bool:
        return self._opened.finding(requirement_id).grade is Grade.NOT_ASSESSED
