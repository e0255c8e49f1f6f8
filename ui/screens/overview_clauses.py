"""How the requirements of each main clause stand, as bars with their base beside them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from isoassess.judgement import Judgement
from isoassess.model import ClauseResult
from isoassess.texts import _
from ui.widgets.frames import Card
from ui.widgets.stacked_bar import Legend, StackedBar
from ui.widgets.texts import Line

NAME_WIDTH = 196
NAME, BAR, FULFILLED, ASSESSED = range(4)


class ClausesCard(Card):
    """One bar for each main clause."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Conformity by clause"), parent=parent)
        self._grid: QWidget | None = None
        self.body.addWidget(Legend())

    def show_judgement(self, judgement: Judgement) -> None:
        if self._grid is not None:
            self._grid.hide()
            self._grid.deleteLater()
        self._grid = _Bars(main_clauses(judgement))
        self.body.insertWidget(1, self._grid)


class _Bars(QWidget):
    """The bars under their headings."""

    def __init__(self, results: tuple[ClauseResult, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setHorizontalSpacing(14)
        layout.setVerticalSpacing(9)
        layout.setColumnStretch(BAR, 1)
        right = Qt.AlignmentFlag.AlignRight
        layout.addWidget(Line("small", _("fulfilled")), 0, FULFILLED, right)
        layout.addWidget(Line("small", _("assessed")), 0, ASSESSED, right)
        for row, result in enumerate(results, start=1):
            share = result.share
            name = f"{result.clause.number} {_title(result)}"
            layout.addWidget(_name_label(name), row, NAME)
            layout.addWidget(StackedBar(name, share), row, BAR)
            layout.addWidget(Line("muted", _part(share.fulfilled, share.assessed)), row, FULFILLED, right)
            layout.addWidget(Line("muted", _part(share.assessed, share.applicable)), row, ASSESSED, right)


def main_clauses(judgement: Judgement) -> tuple[ClauseResult, ...]:
    """The first level of the clause tree that holds more than one clause."""
    depth = 0
    while True:
        found = tuple(r for r in judgement.clauses if r.clause.number.count(".") == depth)
        if len(found) > 1 or depth > 3:
            return found
        depth += 1


def _title(result: ClauseResult) -> str:
    return result.clause.title.strip("[]")


def _name_label(name: str) -> Line:
    label = Line("", name)
    label.setFixedWidth(NAME_WIDTH)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    label.setText(label.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, NAME_WIDTH))
    label.setToolTip(name)
    return label


def _part(part: int, base: int) -> str:
    """A share with its base; a dash where there is no base."""
    return _("{part} of {base}").format(part=part, base=base) if base else "–"
