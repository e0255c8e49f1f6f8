"""To which action of a requirement it belongs what the rows of a checklist say of one."""

from collections.abc import Iterable, Iterator, Mapping

from isoassess.assessment.actions import is_planned
from isoassess.assessment.planned import serving
from isoassess.domain import NO_ANSWER, Action, ActionStatus
from isoassess.domain.case import Case
from isoassess.exchange.checklist.rows import ChecklistRow
from isoassess.exchange.spreadsheet.plain_cells import value_text
from isoassess.services.tables.said_in import is_said_in

GROWING = ("correction", "cause", "what", "check")
_TELLING = ("what", "correction")  # what is to be done
_NAMES = {
    "correction": "correction",
    "cause": "cause",
    "what": "action",
    "owner": "owner",
    "due": "day",
    "status": "state",
    "done": "done",
    "check": "check",
    "effective": "effective",
}  # the fields of an action by those of a row


class ActionTaking:
    """One action of a requirement with what the checklist says of it, by field.

    `number`: 1 for the one that is kept with the requirement, more for those that the checklist adds, 0 for
    one that serves the requirement and is kept elsewhere.
    """

    def __init__(self, number: int, here: Action) -> None:
        self.number, self.here = number, here
        self.said: dict[str, dict[str, None]] = {}

    def take(self, row: ChecklistRow) -> None:
        for key, text in _said(row):
            self.said.setdefault(key, {})[text] = None

    def here_of(self, key: str) -> str:
        """Nothing is said of how far it is while nothing is planned."""
        told = key != "status" or is_planned(self.here)
        return value_text(getattr(self.here, key)) if told else ""

    def says(self, row: ChecklistRow) -> bool:
        """Whether the words of a row for what is done are among its own already."""
        texts = [(key, text) for key, text in _said(row) if key in _TELLING]
        return bool(texts) and all(
            is_said_in(self.here_of(key), text, growing=True) or text in self.said.get(key, ())
            for key, text in texts
        )

    @property
    def is_bare(self) -> bool:
        """Whether nobody has said yet what is to be done."""
        texts = (
            self.here.what,
            self.here.correction,
            *self.said.get("what", ()),
            *self.said.get("correction", ()),
        )
        return not any(map(str.strip, texts))

    def agrees(self, row: ChecklistRow, *, wholly: bool) -> bool:
        """Whether owner, due date and state are the same; else, what both say of them."""
        return all(
            mine == theirs or not (wholly or (mine and theirs))
            for mine, theirs in (
                (self._one("owner"), row.owner),
                (self._one("due"), row.day),
                (self._is_done(), row.state is ActionStatus.DONE),
            )
        )

    def _one(self, key: str) -> str:
        return next(iter(self.said.get(key, ())), "") or self.here_of(key)

    def _is_done(self) -> bool:
        return self._one("status") == ActionStatus.DONE


def takings_of(case: Case, rows: Mapping[str, Iterable[ChecklistRow]]) -> dict[str, list[ActionTaking]]:
    """By requirement, its actions with what its `rows` say of them."""
    others = serving(case)
    found = {}
    for id_, of_requirement in rows.items():
        kept = (one.action for one in others.get(id_, ()) if one.id != id_)
        actions = _Actions(case.answers.get(id_, NO_ANSWER).action, kept)
        for row in of_requirement:
            actions.take(row)
        found[id_] = actions.all
    return found


class _Actions:
    """Those of a requirement, found by their first lines, and by owner, due date and state.

    A row goes to the action that says the same, to the first one where nobody has said yet what that is, or
    to one with the same owner, due date and state; else it is an action of its own. What has an owner, and
    says nothing of what is to be done, goes to the first one.
    """

    def __init__(self, first: Action, kept: Iterable[Action]) -> None:
        self._first = ActionTaking(1, first)
        self.all = [self._first, *(ActionTaking(0, one) for one in kept)]
        self._by_line: dict[str, list[ActionTaking]] = {}
        self._agreeing: dict[tuple[str, str, bool], ActionTaking] = {}
        for one in self.all:
            for key in _TELLING:
                self._find_by(one, one.here_of(key).split("\n"))

    def take(self, row: ChecklistRow) -> None:
        taking = self._of(row) if row.action or row.correction else self._first
        taking.take(row)
        self._find_by(taking, _first_lines(row))

    def _of(self, row: ChecklistRow) -> ActionTaking:
        alike = (one for line in _first_lines(row) for one in self._by_line.get(line, ()))
        same = [one for one in alike if one.says(row)]
        if same:
            return next((one for one in same if one.agrees(row, wholly=False)), same[0])
        if self._first.agrees(row, wholly=not self._first.is_bare):
            return self._first
        key = row.owner, row.day, row.state is ActionStatus.DONE
        if key not in self._agreeing:
            self._agreeing[key] = ActionTaking(2 + len(self._agreeing), Action())
            self.all.append(self._agreeing[key])
        return self._agreeing[key]

    def _find_by(self, one: ActionTaking, lines: Iterable[str]) -> None:
        for line in lines:
            found = self._by_line.setdefault(line.strip(), [])
            if line.strip() and one not in found:
                found.append(one)


def _first_lines(row: ChecklistRow) -> list[str]:
    return [text.split("\n", 1)[0].strip() for text in (row.action, row.correction) if text]


def _said(row: ChecklistRow) -> Iterator[tuple[str, str]]:
    for key, name in _NAMES.items():
        if text := value_text(getattr(row, name)):
            yield key, text
