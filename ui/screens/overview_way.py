"""What stands in the way, the shortest way past it, what cannot be true together: each leads to its spot."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isoassess.fact_words import fact_words
from isoassess.judgement import Case, Judgement
from isoassess.model import Blocker, Change, Contradiction, Gate, Verdict
from isoassess.texts import _, ngettext
from isoassess.verdict.shortest_way import next_verdict
from isoassess.words import stage_words, verdict_words
from ui.widgets.frames import Card, quiet
from ui.widgets.jump import Jump
from ui.widgets.rows import Rows
from ui.widgets.texts import Pill, Text

PILL_WIDTH = 66
FIRST = 6  # lines shown before a person asks for all


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a card: its pill, what it says, and where it leads."""

    pill: str
    tone: str
    text: str
    detail: str = ""
    requirement: str | None = None
    fact: str | None = None


class SpotsCard(Card):
    """A list of lines that each lead to a requirement or to a fact of the profile."""

    requirement_wanted = Signal(str)
    profile_wanted = Signal(str)

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent=parent)
        self._says = Text("muted")
        self._rows = Rows(ruled=True)
        self._more = quiet("")
        self._rest: list[Spot] = []
        for widget in (self._says, self._rows):
            self.body.addWidget(widget)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.clicked.connect(self._show_rest)

    def show_spots(self, says: str, spots: list[Spot]) -> None:
        """The sentence above and the lines, the first few of them until asked for all."""
        self._says.setText(says)
        self._says.setVisible(bool(says))
        self._rows.clear()
        self._add(spots[:FIRST])
        self._rest = spots[FIRST:]
        count = len(self._rest)
        self._more.setText(ngettext("Show {count} more", "Show {count} more", count).format(count=count))
        self._more.setVisible(count > 0)

    def _add(self, spots: list[Spot]) -> None:
        for spot in spots:
            jump = _jump(spot)
            if jump is not None:
                jump.wanted.connect(self.requirement_wanted if spot.requirement else self.profile_wanted)
            self._rows.add(_line(spot, jump))

    def _show_rest(self) -> None:
        self._add(self._rest)
        self._rest = []
        self._more.hide()


class ObstaclesCard(SpotsCard):
    """The blockers, what stands before stage 1 first, and clause groups that look systemic."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What stands in the way"), parent)

    def show_judgement(self, case: Case, judgement: Judgement) -> None:
        asks = {requirement.id: requirement.asks for requirement in case.requirements}
        spots = [_obstacle(blocker, case, asks) for blocker in judgement.blockers]
        says = "" if spots else _("Nothing. Every gate is open.")
        if judgement.systemic:
            says = " ".join((says, _systemic_words(judgement.systemic))).strip()
        self.show_spots(says, spots)


class WayCard(SpotsCard):
    """The smallest set of changes that reaches the next verdict; away where the best is reached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The shortest way"), parent)

    def show_judgement(self, case: Case, judgement: Judgement) -> None:
        self.setVisible(bool(judgement.shortest_way))
        asks = {requirement.id: requirement.asks for requirement in case.requirements}
        self.show_spots(
            _way_words(judgement.verdict, len(judgement.shortest_way)),
            [_step(change, asks) for change in judgement.shortest_way],
        )


class ContradictionsCard(SpotsCard):
    """Statements that cannot both be true; away where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Contradictions"), parent)

    def show_judgement(self, case: Case, judgement: Judgement) -> None:
        clauses = {requirement.id: requirement.clause[case.lens] for requirement in case.requirements}
        self.setVisible(bool(judgement.contradictions))
        self.show_spots("", [_contradiction(found, clauses) for found in judgement.contradictions])


def _obstacle(blocker: Blocker, case: Case, asks: dict[str, str]) -> Spot:
    steps = [blocker.opens] if blocker.requirement is None else [blocker.because, blocker.opens]
    if case.lens.certifiable:
        steps.insert(0, stage_words(blocker.stage) + ":")
    return Spot(
        pill=_pill_words(blocker.clause, blocker.fact),
        tone="major" if blocker.stage is Gate.STAGE_1 else "minor",
        text=asks.get(blocker.requirement or "", blocker.because),
        detail=" ".join(steps),
        requirement=blocker.requirement,
        fact=blocker.fact,
    )


def _step(change: Change, asks: dict[str, str]) -> Spot:
    question = asks.get(change.requirement or "", "")
    return Spot(
        pill=_pill_words(change.clause, change.fact),
        tone="accent",
        text=question or change.what,
        detail=change.what if question else "",
        requirement=change.requirement,
        fact=change.fact,
    )


def _contradiction(found: Contradiction, clauses: dict[str, str]) -> Spot:
    return Spot(
        pill=_pill_words(clauses.get(found.requirement or "", ""), found.fact),
        tone="minor",
        text=found.says,
        requirement=found.requirement,
        fact=found.fact,
    )


def _pill_words(clause: str, fact: str | None) -> str:
    return clause or (fact_words(fact) if fact else "")


def _jump(spot: Spot) -> Jump | None:
    """The button to the spot; None where there is no single one."""
    target = spot.requirement or spot.fact
    if not target:
        return None
    jump = Jump(_("Go there") if spot.requirement else _("Profile"), target)
    jump.setAccessibleName(_("Go to {spot}").format(spot=spot.pill))
    return jump


def _line(spot: Spot, jump: Jump | None) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 2, 0, 2)
    layout.setSpacing(10)
    words = QVBoxLayout()
    words.setContentsMargins(0, 4, 0, 0)
    words.setSpacing(2)
    words.addWidget(Text("", spot.text))
    if spot.detail:
        words.addWidget(Text("small", spot.detail))
    top = Qt.AlignmentFlag.AlignTop
    if spot.pill:
        layout.addWidget(_pill(spot), 0, top)
    layout.addLayout(words, 1)
    if jump is not None:
        layout.addWidget(jump, 0, top)
    return row


def _pill(spot: Spot) -> QWidget:
    """The pill, as wide as most clause numbers need so that the texts stand in one line."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 3, 0, 0)
    pill = Pill(spot.pill, spot.tone)
    pill.setMinimumWidth(PILL_WIDTH)
    pill.setAlignment(Qt.AlignmentFlag.AlignCenter)
    layout.addWidget(pill)
    return holder


def _way_words(verdict: Verdict, count: int) -> str:
    target = next_verdict(verdict)
    if target is None:
        return ""
    return ngettext(
        '{count} change leads to "{verdict}".', '{count} changes lead to "{verdict}".', count
    ).format(count=count, verdict=verdict_words(target))


def _systemic_words(groups: tuple[str, ...]) -> str:
    return _("Three or more likely minors in {clauses}: an auditor may see one major in them.").format(
        clauses=", ".join(groups)
    )
