"""Frames that hold other widgets: cards, rules, scrolling pages, buttons with a role."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.explanation import ExplainButton, ExplainedHeading
from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.keys.moved_clicks import MovedClicks
from ui.widgets.layout.in_sight import keep_focus_in_sight
from ui.widgets.layout.sizes import scaled
from ui.widgets.layout.steady_focus import SteadyFocus
from ui.widgets.theme import restyle

NARROW_PAGE, NARROW_SIDES = 480, 12


class Card(QFrame):
    """A white rounded frame with an optional heading; add to `body`.

    `explanation` says how what the card shows is computed; it is shown when a person asks for it.
    """

    def __init__(
        self, heading: str = "", *, kind: str = "card", explanation: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(kind)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 18, 20, 18)
        self.body.setSpacing(8)
        self._heading = ExplainedHeading(heading) if heading else None
        if self._heading is not None:
            self.body.addWidget(self._heading)
        if explanation:
            self.explain(explanation)

    def explain(self, text: str) -> None:
        """Say how what the card shows is computed; for a card with a heading."""
        assert self._heading is not None
        self._heading.explain(text)

    def set_tone(self, tone: str) -> None:
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)


class Foot(Card):
    """Below a page that scrolls: what came of an act, in sight wherever the page is scrolled to.

    It comes and goes; add to `body`, and `hide` it first.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(kind="noticeBar", parent=parent)
        self.body.setContentsMargins(20, 10, 12, 10)
        MovedClicks(self)

    def minimumSizeHint(self) -> QSize:
        """As high as its words are at its width, not at the narrowest."""
        least = super().minimumSizeHint()
        if not self.hasHeightForWidth():
            return least
        return QSize(least.width(), self.heightForWidth(max(self.width(), least.width())))


def dividing_line(parent: QWidget | None = None) -> QFrame:
    """A thin line across."""
    line = QFrame(parent)
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


class Page(QScrollArea):
    """A page that scrolls down when the window is low, and to what has the keys; add to `body`.

    What is wider than the page, although it gives way, is scrolled as well: nothing is cut off.
    """

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inner = QWidget()
        inner.setObjectName("ground")
        inner.setMinimumHeight(1)  # what counts is the height for this width, not for the narrowest
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(16)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self._usual_sides: tuple[int, int] | None = None  # while it is narrow
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keep_focus_in_sight(self)
        SteadyFocus(self, inner)

    @property
    def room(self) -> int:
        """The width for what is in it."""
        margins = self.body.contentsMargins()
        return self.viewport().width() - margins.left() - margins.right()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_sides()
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes what was explained, wherever on the page the keys are."""
        explained = [ask for ask in self.findChildren(ExplainButton) if ask.isChecked()]
        if event.key() == Qt.Key.Key_Escape and explained:
            for ask in explained:
                ask.setChecked(False)
        else:
            super().keyPressEvent(event)

    def _give_sides(self) -> None:
        """A narrow page leaves less room beside what is in it."""
        margins, narrow = self.body.contentsMargins(), self.width() < scaled(NARROW_PAGE)
        if narrow and self._usual_sides is None:
            self._usual_sides = margins.left(), margins.right()
            margins.setLeft(min(margins.left(), NARROW_SIDES))
            margins.setRight(min(margins.right(), NARROW_SIDES))
        elif not narrow and self._usual_sides is not None:
            margins.setLeft(self._usual_sides[0])
            margins.setRight(self._usual_sides[1])
            self._usual_sides = None
        self.body.setContentsMargins(margins)

    def scroll_to(self, part: QWidget) -> None:
        """Bring the upper edge of a part of the page to the top, as far as the page reaches."""
        inside = self.widget()
        if inside is not None:
            upper_edge = part.mapTo(inside, QPoint()).y()
            self.verticalScrollBar().setValue(upper_edge - self.body.contentsMargins().top())


def primary(text: str) -> AtOnceButton:
    """The one button that a screen is for."""
    button = AtOnceButton(text)
    button.setProperty("primary", True)
    button.setAutoDefault(True)  # Enter presses it outside a dialog too
    return button


def quiet(text: str) -> AtOnceButton:
    """A button that reads like a link."""
    button = AtOnceButton(text)
    button.setProperty("quiet", True)
    button.setAutoDefault(True)
    return button


def tool(sign: str, name: str) -> AtOnceButton:
    """A small button that bears a sign; its name is told when asked."""
    button = AtOnceButton(sign)
    button.setObjectName("tool")
    button.setAutoDefault(True)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button


def keep_place(widget: QWidget, height: int = 0) -> None:
    """Keep the room of a widget that comes and goes, of a line at least, so that nothing moves with it."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
    widget.setMinimumHeight(height or widget.fontMetrics().lineSpacing())


def give_place(widget: QWidget) -> None:
    """Keep no room any more for a widget while it is away."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(False)
    widget.setSizePolicy(policy)


def cover_with_rule(ruler: QWidget) -> None:
    """Lay the theme's thin line over the one that QWizard paints in a color of its own."""
    layout = QVBoxLayout(ruler)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(dividing_line())
    ruler.setFixedHeight(1)
