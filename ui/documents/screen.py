"""The documents about an assessment: which one, with which options, as it will look, and out with it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from isoassess.documents import DocumentKind
from isoassess.language.texts import _
from ui.commands.command import bind
from ui.commands.of_assessment import UNDO
from ui.commands.of_documents import FIND_IN_DOCUMENT, FIND_NEXT, FIND_PREVIOUS, ZOOM_IN, ZOOM_OUT
from ui.documents.document_cards import DocumentList
from ui.documents.document_request import DocumentRequest, Draft
from ui.documents.foot import ReportFoot
from ui.documents.header import ReportsHeader
from ui.documents.issuing.issuing import Issuing
from ui.documents.options import ReportOptions
from ui.documents.outcome import DocumentOutcome
from ui.documents.output import ReportOutput
from ui.documents.tables.part import TablesPart
from ui.documents.worksheet.coming_back import worksheet_form
from ui.documents.worksheet.reading_in import ReadingIn
from ui.parts.assessor_question import AssessorQuestion
from ui.pdf_viewer.preview import PdfPreview
from ui.session.open_assessment import OpenAssessment
from ui.widgets.keys.focus import give_focus
from ui.widgets.layout.fitting import width_of
from ui.widgets.layout.frames import Page, quiet
from ui.widgets.layout.sizes import scaled
from ui.widgets.tasks import Task
from ui.widgets.texts import Text

PAUSE = 250  # milliseconds without a change before the preview follows
LEFT_WIDTH = 300
LEAST_HEIGHT = 150  # above the preview
ACROSS = QBoxLayout.Direction.LeftToRight
WIDE = 560  # from which the documents take their usual width beside the preview
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class ReportsScreen(QWidget):
    """The preview follows what is answered and chosen, while the screen is seen; nobody waits for it."""

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = opened
        self._stale = True
        self._logos_loaded = False
        self._shown: DocumentKind | None = None
        self._pressed: QWidget | None = None  # the button of what is being written
        self._keys_until_done: QWidget | None = None
        self.documents = DocumentList(tuple(DocumentKind))
        self.options = ReportOptions(opened)
        self.header = ReportsHeader(self.options.format)
        self.preview = PdfPreview()
        self.foot = ReportFoot()
        self.outcome = DocumentOutcome()
        self.question = AssessorQuestion(opened)
        self._output = ReportOutput(self.outcome, opened.folder, self)
        self.reading_in = ReadingIn(opened, self.outcome, self, worksheet_form())
        self.tables = TablesPart(opened, self.outcome)
        self.issuing = Issuing(opened, self.outcome, self)
        self.issued = quiet("")
        self._making = Task(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._lay_out()
        self.setFocusProxy(self.documents)
        self._connect()

    @property
    def kind(self) -> DocumentKind:
        """The document chosen."""
        return self.documents.kind

    def settled(self) -> bool:
        """Whether the preview shows what is chosen and answered now."""
        return self._shown is self.kind and not self.foot.updating and not self.preview.searching

    def refresh(self) -> None:
        """Make the document in the preview anew; what is there stays until then."""
        self._stale = False
        self._pause.stop()
        self.options.refresh(self.kind)
        self._show_issued()
        self.foot.show_updating(True)
        self._making.run(self._request(self.kind).draft)  # shown with numbers that are in no file yet

    def save(self) -> None:
        self.question.before(self._save)

    def save_all(self) -> None:
        self.question.before(self._save_all)

    def issue(self) -> None:
        self.question.before(self._issue)

    def print(self) -> None:
        self.question.before(self._print)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        beside = width >= width_of(self._left) + self.preview.minimumSizeHint().width()
        self._left.be_narrow(width < scaled(WIDE), alone=not beside)
        self._row.setDirection(ACROSS if beside else QBoxLayout.Direction.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """With as little room for the documents as their words need; where it is short, above the preview."""
        width = max(width_of(self._left), self.preview.minimumSizeHint().width())
        return QSize(width, super().minimumSizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._logos_loaded:
            self._logos_loaded = True
            self.options.load_logos()
        if self._stale:
            self.refresh()

    def _show_issued(self) -> None:
        """Which versions there are, others' windows' too."""
        self.documents.show_issued(self.issuing.words())
        count = self.issuing.count()
        self.issued.setText(_("Issued documents ({count})...").format(count=count))
        self.issued.setVisible(bool(count))

    def _save(self) -> None:
        self._output.save(self._order(self.kind))

    def _save_all(self) -> None:
        self._output.save_all([self._order(kind) for kind in DocumentKind])

    def _issue(self) -> None:
        self.issuing.ask(self._order_in_sight)

    def _print(self) -> None:
        self._output.print(self._order(self.kind))

    def _order_in_sight(self) -> DocumentRequest:
        return self._order(self.kind)

    def _order(self, kind: DocumentKind) -> DocumentRequest:
        self._open.settle_numbers()
        self.options.follow_assessor()
        return self._request(kind)

    def _request(self, kind: DocumentKind) -> DocumentRequest:
        return DocumentRequest(
            kind,
            self._open.case,
            self._open.judgement,
            self.options.options(kind),
            self.options.pictures(kind),
            self.options.format,
        )

    def _lay_out(self) -> None:
        left = self._left = _Options()
        left.setObjectName("reportOptions")
        left.body.setContentsMargins(20, 18, 20, 18)
        left.body.setSpacing(10)
        left.body.addWidget(Text("heading", _("Document")))
        left.body.addWidget(self.documents)
        left.body.addWidget(self.issued, 0, Qt.AlignmentFlag.AlignLeft)
        left.body.addSpacing(8)
        left.body.addWidget(Text("heading", _("Options")))
        left.body.addWidget(self.options)
        left.body.addSpacing(8)
        left.body.addWidget(self.tables)
        left.body.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.preview, 1)
        right.addWidget(self.foot)
        row = self._row = QBoxLayout(ACROSS)
        row.setSpacing(0)
        row.addWidget(left)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.question)
        column.addWidget(self.outcome)  # below, where it moves nothing from under the pointer

    def _connect(self) -> None:
        self._open.judged.connect(self._follow)
        self._open.answered.connect(self.outcome.end_undo)
        self.options.changed.connect(self._follow)
        self.options.worksheet.read_in_wanted.connect(self.reading_in.ask)
        self.options.format_chosen.connect(self.header.show_format)
        self.documents.chosen.connect(self.refresh)
        self._pause.timeout.connect(self.refresh)
        self._making.finished.connect(self._show_draft)
        self._making.failed.connect(self.foot.tell_wrong)
        self._output.busy_changed.connect(self._rest)
        self.header.save.clicked.connect(self.save)
        self.header.save_all.clicked.connect(self.save_all)
        self.header.issue.clicked.connect(self.issue)
        self.header.print.clicked.connect(self.print)
        self.issued.clicked.connect(self.issuing.show_list)
        self.issuing.changed.connect(self._show_issued)
        view = self.preview.view
        for command, action in (
            (FIND_IN_DOCUMENT, self.preview.finder.take_focus),
            (ZOOM_IN, view.zoom_in),
            (ZOOM_OUT, view.zoom_out),
            (FIND_NEXT, self.preview.finder.find_next),
            (FIND_PREVIOUS, self.preview.finder.find_previous),
        ):
            shortcut = QShortcut(self)
            shortcut.setContext(HERE)
            bind(shortcut, command)
            shortcut.activated.connect(action)
        undo = QShortcut(self)
        bind(undo, UNDO)
        undo.setEnabled(False)
        undo.activated.connect(self.outcome.undo)
        self.outcome.undo_offered.connect(undo.setEnabled)

    def _rest(self, busy: bool) -> None:
        """While the buttons rest the keys are on the screen, and then where they were before."""
        window = self.window()
        before: QWidget | None = window.focusWidget()  # also while a dialog is closing
        if busy:
            self._pressed = before if before is not None and self.header.isAncestorOf(before) else None
        self.header.set_busy(busy)
        here: QWidget | None = window.focusWidget()
        if busy and self._pressed is not None:
            self.documents.setFocus()
            self._keys_until_done = window.focusWidget()
        elif not busy and self._pressed is not None and here is self._keys_until_done:
            give_focus(self._pressed)

    def _follow(self) -> None:
        """Something changed: make the document anew after a pause, or when the screen is seen again."""
        self._stale = True
        if self.isVisible():
            self.foot.show_updating(True)
            self._pause.start()

    def _show_draft(self, draft: Draft) -> None:
        self.preview.show_file(draft.file, keep_place=draft.kind is self._shown)
        self._shown = draft.kind
        self.documents.show_pages(draft.kind, draft.rendered.pages)
        waiting = self._pause.isActive()
        told = {"unprinted": draft.unprinted, "others": draft.others}
        self.foot.show_made(draft.rendered, waiting=waiting, people=draft.people, **told)
        self.tables.show_names(draft.in_tables)


class _Options(Page):
    """As wide as usual, or as what stands in it needs."""

    def __init__(self) -> None:
        super().__init__()
        self._usual = LEFT_WIDTH
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.resized.connect(self.updateGeometry)  # a bar has come or gone

    def be_narrow(self, narrow: bool, *, alone: bool) -> None:
        """Whether it takes no more than what stands in it needs; `alone` with nothing beside it."""
        self._usual = 0 if narrow else LEFT_WIDTH
        across = QSizePolicy.Policy.Expanding if alone else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(scaled(LEAST_HEIGHT) if alone else 0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(max(scaled(self._usual), width_of(self)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
