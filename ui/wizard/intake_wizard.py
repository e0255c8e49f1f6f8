"""The intake wizard: seven pages, the steps at the left, and the way between them as the core decides it."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget, QWizard

from isoassess.language.texts import _
from isoassess.standard_choice.intake import (
    IntakePage,
    is_complete,
    may_visit,
    next_page,
    page_of,
    place_to_resume,
)
from ui.session.clash_words import wait_reason
from ui.session.profile_draft import ProfileDraft
from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.keys.removing import ENTER
from ui.widgets.keys.typed_texts import keep_what_stands
from ui.widgets.layout.fitting import room_for
from ui.widgets.layout.frames import cover_with_rule
from ui.widgets.layout.sizes import scaled
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.texts import Text
from ui.widgets.theme import restyle
from ui.wizard.activities_page import ActivitiesPage
from ui.wizard.finish_button import FinishButton
from ui.wizard.offer_page import ProductsPage
from ui.wizard.organization_pages import OrganizationPage, SitesPage
from ui.wizard.page import QuestionPage
from ui.wizard.page_focus import PageFocus
from ui.wizard.page_names import page_name
from ui.wizard.standard_page import StandardPage
from ui.wizard.step_list import StepList
from ui.wizard.system_pages import ExternalPage, SystemPage

PAGES: dict[IntakePage, Callable[[ProfileDraft], QuestionPage]] = {
    IntakePage.ORGANIZATION: OrganizationPage,
    IntakePage.SITES: SitesPage,
    IntakePage.PRODUCTS: ProductsPage,
    IntakePage.ACTIVITIES: ActivitiesPage,
    IntakePage.EXTERNAL: ExternalPage,
    IntakePage.SYSTEM: SystemPage,
    IntakePage.STANDARD: StandardPage,
}
ROOM_FOR_CHOICE = 760  # narrower, the questions have the window for themselves
USUAL_SIZE = QSize(1040, 700)
SMALLEST = QSize(960, 480)  # narrower, the steps shrink and a row of answers is scrolled
END = -1
TURNING = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
RULER_HEIGHT = 2  # of the line that QWizard paints above its buttons


class IntakeWizard(QWizard):
    """Accepted when the assessment shall begin, rejected when somebody goes on later."""

    def __init__(self, draft: ProfileDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._warned = False
        self._answered = False  # since it was opened
        self._failure = ""
        self._was_stored = draft.organization_id is not None
        self._was_finished = self._was_stored and draft.page is None
        self._pages = {page: kind(draft) for page, kind in PAGES.items()}
        self._steps = StepList([page_name(page) for page in IntakePage])
        self._status = Text("small")
        self.put_away = NoticeBar(_("Restore"), tone="minor")  # the window's own is behind the dialog
        self._build()
        self._resume()
        self._keys = PageFocus(self)
        self._order_tabs()
        self._connect()
        self._show_steps()
        self._show_status()
        self.setMinimumSize(SMALLEST.boundedTo(room_for(self)))
        self.resize(self.sizeHint())

    def nextId(self) -> int:
        """The core decides the order."""
        if self.currentId() == END:
            return END
        following = next_page(IntakePage(self.currentId()))
        return END if following is None else int(following)

    def go_to(self, index: int) -> None:
        """Turn to a page, as far as the pages on the way let one go on."""
        self.setUpdatesEnabled(False)
        while self.currentId() > index:
            self.back()
        while self.currentId() < index:
            before = self.currentId()
            self.next()
            if self.currentId() == before:
                break
        self.setUpdatesEnabled(True)

    def answer(self, key: str) -> None:
        """Go to the question about a profile key."""
        page = page_of(key)
        self.go_to(page)
        if self.currentId() == page:
            self._pages[page].focus_key(key)

    def accept(self) -> None:
        """Finish: all is saved and the assessment begins."""
        if not self._flush() or self._draft.organization_id is None:
            self._show_status()
            return
        self._draft.leave_at(None)
        super().accept()

    def reject(self) -> None:
        """Finish later; what cannot be saved holds the window open once, with the reason."""
        if not self._flush() and not self._warned:
            self._warned = True
            self._show_status()
            return
        self._draft.leave_at(self.currentId())
        super().reject()

    def finish_typing(self) -> None:
        """Save what can be saved, and the page; nothing is asked."""
        self._flush()
        self._draft.leave_at(self.currentId())

    def sizeHint(self) -> QSize:
        return USUAL_SIZE.boundedTo(room_for(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next question, as in a line of text; it answers none and turns no page.

        Escape leaves while nothing was answered; later it is a key too many, as after a list that is closed.
        """
        if event.key() == Qt.Key.Key_Escape and (not self._flush() or self._answered):
            self._show_status(
                _("Esc does not leave while you answer. Use the button {button}.").format(
                    button=self.button(QWizard.WizardButton.CancelButton).text().replace("&", "")
                )
            )
        elif event.key() in TURNING and isinstance(page := self.currentPage(), QuestionPage):
            page.turn(event)
        elif event.key() not in ENTER or not self._keys.go_on():
            super().keyPressEvent(event)

    def setVisible(self, visible: bool) -> None:
        """QDialog chooses all that stands in the field with the keys, as if one came there by Tab."""
        super().setVisible(visible)
        if visible:
            keep_what_stands(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and not self._keys.is_on_page():
            self._keys.arrive()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the questions have it: the steps shrink, the choice so far goes."""
        super().resizeEvent(event)
        width = event.size().width()
        self._steps.shrink(width < SMALLEST.width())
        for page in self._pages.values():
            page.shrink(alone=width < scaled(ROOM_FOR_CHOICE))

    def _build(self) -> None:
        self.setObjectName("intake")
        self.setWindowTitle(self._draft.profile.organization.name.strip() or _("New organization"))
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.IndependentPages)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        for page, widget in self._pages.items():
            self.setPage(page, widget)
        self.setSideWidget(self._steps)
        self._build_buttons()
        self.setSizeGripEnabled(False)

    def _build_buttons(self) -> None:
        kind = QWizard.WizardButton
        words = {
            kind.BackButton: _("&Back"),
            kind.NextButton: _("&Next"),
            kind.FinishButton: _("&Finish"),
            kind.CancelButton: _("&Close") if self._was_finished else _("Finish &later"),
        }
        for which, text in words.items():
            self.setButton(which, (FinishButton if which is kind.FinishButton else AtOnceButton)(self))
            self.setButtonText(which, text)
        for which in (kind.NextButton, kind.FinishButton):
            self.button(which).setProperty("primary", True)
            restyle(self.button(which))
        self.setButtonLayout(
            [kind.Stretch, kind.BackButton, kind.NextButton, kind.FinishButton, kind.CancelButton]
        )

    def _resume(self) -> None:
        """Turn to the page where somebody left, so that Back knows the way."""
        self.restart()
        for _turn in range(place_to_resume(self._draft.page, self._draft.profile)):
            self.next()
        self._fill_frame()

    def _fill_frame(self) -> None:
        """Take away the margins QWizard lays around its parts; the saved line goes beside the buttons."""
        for part in (self._steps, self._pages[IntakePage.ORGANIZATION]):
            holder = part.parentWidget()
            around = holder.layout() if holder else None
            if around is not None:
                around.setContentsMargins(0, 0, 0, 0)
            if isinstance(around, QVBoxLayout) and part is not self._steps:
                around.insertWidget(0, self.put_away)
            if isinstance(holder, QFrame):
                holder.setFrameShape(QFrame.Shape.NoFrame)
        inside = self.button(QWizard.WizardButton.NextButton).parentWidget()
        grid = inside.layout() if inside else None
        for row in grid.findChildren(QHBoxLayout) if grid else ():
            row.insertWidget(0, self._status, 1)
            row.setContentsMargins(20, 11, 20, 11)
            row.setSpacing(10)
        for child in inside.children() if inside else ():
            if type(child) is QWidget and child.maximumHeight() == RULER_HEIGHT:
                cover_with_rule(child)

    def _order_tabs(self) -> None:
        """From the last question on to Next, then to the other buttons, and only then to the steps."""
        kind = QWizard.WizardButton
        buttons = (kind.NextButton, kind.FinishButton, kind.BackButton, kind.CancelButton)
        stops: list[QWidget] = [*(self.button(which) for which in buttons), *self._steps.steps]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.currentIdChanged.connect(self._turned)
        self._steps.asked.connect(self.go_to)
        self._draft.changed.connect(self._changed)
        self._draft.failed.connect(self._failed)
        self._draft.keeping.waits_changed.connect(self._show_status)
        for page in self._pages.values():
            page.complained.connect(self._show_status)
            page.asked.connect(self.answer)

    def _turned(self, index: int) -> None:
        if index == END:  # QWizard forgets its page when it closes; the store must not
            return
        self._flush()
        self._draft.leave_at(index)
        self._show_steps()
        self._show_status()
        self._keys.arrive()

    def _changed(self) -> None:
        self._failure = ""
        self._warned = False
        self._answered = True
        if not self._was_stored and self._draft.organization_id is not None:
            self._was_stored = True
            self._draft.leave_at(self.currentId())
        self._show_steps()
        self._show_status()

    def _failed(self, sentence: str) -> None:
        self._failure = sentence
        self._show_status()

    def _flush(self) -> bool:
        flushed = [page.flush() for page in self._pages.values()]
        return all(flushed)

    def _show_steps(self) -> None:
        profile = self._draft.profile
        for page, step in zip(IntakePage, self._steps.steps, strict=True):
            step.show_state(
                done=is_complete(page, profile) and not self._pages[page].wrong,
                current=page == self.currentId(),
                allowed=may_visit(page, profile),
            )

    def _show_status(self, hint: str = "") -> None:
        """`hint`: about the last key, until something else is to be said."""
        wrong = any(page.wrong for page in self._pages.values())
        unsaved = self._failure or (_("What is marked red is not saved.") if wrong else "")
        words = unsaved or _("All answers saved")
        if self._warned:
            words = _("{reason} Close once more to leave without saving it.").format(
                reason=self._failure or _("An answer cannot be read and is not saved.")
            )
        elif not unsaved and self._draft.organization_id is None:
            words = wait_reason(self._draft.keeping.waiting) or _("Each answer is saved as you give it")
        elif not unsaved:
            words = wait_reason(self._draft.keeping.waiting) or words
        role = "fieldError" if unsaved or self._warned else "small"
        if self._status.objectName() != role:
            self._status.setObjectName(role)
            restyle(self._status)
        self._status.setText(hint or words)
