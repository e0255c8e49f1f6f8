"""Where the keys go on the assessment screen, and what they do there: never to a widget that nobody sees."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPlainTextEdit, QPushButton, QWidget

from isoassess.language.texts import _
from ui.assessment.clauses.tree import ClauseView
from ui.assessment.evidence.files import AttachButton, FileChip
from ui.assessment.form import RequirementForm
from ui.assessment.header import RequirementsHeader
from ui.assessment.parts import Refusal
from ui.commands.of_question import RATE_CLAUSE
from ui.widgets.choosing.rating_row import RatingCell, RatingRow
from ui.widgets.keys.focus import can_take_keys, give_focus
from ui.widgets.keys.key_hints import Hints
from ui.widgets.keys.removing import RemovingButton
from ui.widgets.typing.search_field import SearchField


class AssessmentFocus(QObject):
    """Brings the keys back to the question; `hints_changed` carries what the keys do where they go now."""

    hints_changed = Signal(object)  # Hints

    def __init__(
        self, screen: QWidget, header: RequirementsHeader, tree: ClauseView, form: RequirementForm
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self._header = header
        self._tree = tree
        self._form = form
        self._hints: Hints = ()
        form.files.returned_changed.connect(self._tell)
        self._application().focusChanged.connect(self._follow)

    @property
    def hints(self) -> Hints:
        """What the keys do where they go now."""
        here = self._application().focusWidget()
        return hints_of(here, on_screen=self._is_here(here)) if here is not None else self._hints

    def give_question(self) -> None:
        """Give the keys to the question, or to the tree where it takes none, as when it is locked."""
        self._tree.mark(self._form.requirement_id)
        if not give_focus(self._form.rating):
            give_focus(self._tree)

    def give_found(self) -> None:
        """From the search to what was found; where nothing was, the keys stay in the search."""
        self._tree.mark(self._form.requirement_id)
        give_focus(self._tree)
        if self._tree.hasFocus() and not self._tree.currentIndex().isValid():
            self._tree.step(1)

    def requirement_changed(self) -> None:
        """Another requirement is in view: no part of its page keeps the keys it had for the one before."""
        here = self._focused()
        if here is not None and here is not self._form.rating and self._form.isAncestorOf(here):
            self.give_question()

    def rescue(self) -> None:
        """Where what has the keys was hidden or put out of use, give them to the question."""
        here = self._focused()
        if here is None or not self._screen.isVisible() or not self._screen.isAncestorOf(here):
            return
        if not can_take_keys(here):
            self.give_question()

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Qt hands the keys of a hidden widget to whatever comes next; that is not what a person wants."""
        if not self._screen.isVisible():
            return
        if old is not None and self._screen.isAncestorOf(old) and not can_take_keys(old):
            self.give_question()
            return
        if new is not None:
            self._tell()

    def _tell(self) -> None:
        here = self._application().focusWidget()
        if here is not None:
            self._hints = hints_of(here, on_screen=self._is_here(here))
            self.hints_changed.emit(self._hints)

    def refresh_hints(self) -> None:
        """Enter in the search may lead somewhere else now, though the focus stays."""
        here = self._focused()
        if isinstance(here, SearchField):
            self._hints = hints_of(here, on_screen=self._is_here(here))
            self.hints_changed.emit(self._hints)

    def _is_here(self, widget: QWidget | None) -> bool:
        return widget is not None and (self._screen.isAncestorOf(widget) or self._header.isAncestorOf(widget))

    def _focused(self) -> QWidget | None:
        """What has the focus in this window, also while another one is in front."""
        return self._screen.window().focusWidget()

    def _application(self) -> QApplication:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return application


def hints_of(widget: QWidget | None, *, on_screen: bool) -> Hints:
    """The keys that do something where `widget` has the focus; what matters most comes first."""
    back = ("Esc", _("back to the question"))
    if widget is None or not on_screen:
        return (("Ctrl 4", _("to the question")),)
    if isinstance(widget, RatingRow | RatingCell | ClauseView):
        cell = ((_("Space"), _("choose")),) if isinstance(widget, RatingCell) else ()
        whole = ((RATE_CLAUSE.key_words, _("whole clause")),) if isinstance(widget, ClauseView) else ()
        return (*cell, *_question_hints(), *whole)
    if isinstance(widget, RequirementForm):
        return (("Esc", _("to the question: what is typed here rates nothing")),)
    if isinstance(widget, Refusal):
        return (("↵", _("back to the question")),)
    if isinstance(widget, QPlainTextEdit):
        return (back, ("Tab", _("next field")))
    if isinstance(widget, RemovingButton):
        return ((_("Space"), _("remove")), back)
    if isinstance(widget, FileChip):
        return (("↵", _("look at the file")), back)
    if isinstance(widget, AttachButton) and widget.returned:
        return (("↵", _("next unanswered")), (_("Space"), _("press")), back)
    if isinstance(widget, QPushButton):
        return (("↵", _("press")), back)
    if isinstance(widget, QCheckBox):
        return ((_("Space"), _("mark")), ("↵", _("next unanswered")), back)
    if isinstance(widget, QComboBox):
        return ((_("Space"), _("open")), back)
    return _text_hints(widget, back)


def _text_hints(widget: QWidget, back: tuple[str, str]) -> Hints:
    """A search leads to what was found; any other line, such as a day, to the next requirement."""
    if isinstance(widget, SearchField):
        on = (("↵", _("go to the first result")),) if widget.finds else ()
        return (*on, ("Esc", _("show all")))
    return (("↵", _("next unanswered")), back)


def _question_hints() -> Hints:
    return (
        ("0–4", _("rate")),
        ("N", _("not applicable")),
        ("A", _("action")),
        ("F", _("flag")),
        ("↵", _("next unanswered")),
        ("Ctrl Z", _("undo")),
    )
