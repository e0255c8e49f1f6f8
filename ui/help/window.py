"""The guide in a window of its own: its contents at the left, what was searched for, and the page."""

from msgspec import Struct
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from isoassess.guide.pages import CONTENTS, contents, guide_page
from isoassess.guide.searching import find_in_guide
from isoassess.language.texts import _
from ui.commands.anywhere import QUIT
from ui.help.page_view import GuideView
from ui.widgets.layout.fitting import keep_on_screen, room_for
from ui.widgets.layout.frames import tool
from ui.widgets.layout.sizes import scaled, scaled_size
from ui.widgets.typing.search_field import SearchField

SIZE = QSize(1060, 720)
LIST_WIDTH, LEAST_LIST, LEAST_PAGE = 240, 140, 260
TOPIC = Qt.ItemDataRole.UserRole
WAYS_ON = ("questions", "start", "words", "problems")  # where nothing is found


class Visited(Struct):
    """A topic that was read, and how far down one was."""

    topic: str
    scrolled: int = 0


class HelpWindow(QWidget):
    """Bars nothing; goes back and forward through what was read. `quit_wanted`: of the whole program."""

    quit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._visited: list[Visited] = []
        self._here = -1
        self._search = SearchField(_("Search the guide"), _("Search the guide..."))
        self._search.in_closing = True
        self._back = tool("←", _("Back"))
        self._forward = tool("→", _("Forward"))
        self._list = QListWidget()
        self.view = GuideView()
        self._lay_out()
        self._add_keys()
        self._list_contents()
        self._search.searched.connect(self._find)
        self._search.left.connect(self._leave_search)
        self._list.itemActivated.connect(self._open)
        self._list.itemClicked.connect(self._open)
        self._back.clicked.connect(self.go_back)
        self._forward.clicked.connect(self.go_forward)
        self.view.wanted.connect(self.show_topic)
        self.resize(scaled_size(SIZE).boundedTo(room_for(self)))

    @property
    def topic(self) -> str:
        """What is read now."""
        return self._visited[self._here].topic if self._visited else ""

    def show_topic(self, topic: str) -> None:
        """A page, or a part of it behind `#`; it can be gone back from."""
        self._keep_place()
        if topic != self.topic:
            del self._visited[self._here + 1 :]
            self._visited.append(Visited(topic))
            self._here = len(self._visited) - 1
        self._show()

    def come_to_front(self) -> None:
        """With the keys on the page, to be read on at once."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        keep_on_screen(self)
        self.raise_()
        self.activateWindow()
        self.view.setFocus()

    def show_beside(self) -> None:
        """Open, without taking the keys."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.show()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)

    def go_back(self) -> None:
        self._go(-1)

    def go_forward(self) -> None:
        self._go(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _go(self, way: int) -> None:
        if 0 <= self._here + way < len(self._visited):
            self._keep_place()
            self._here += way
            self._show()
            self.view.verticalScrollBar().setValue(self._visited[self._here].scrolled)

    def _keep_place(self) -> None:
        if self._visited:
            self._visited[self._here].scrolled = self.view.verticalScrollBar().value()

    def _show(self) -> None:
        name, _mark, anchor = self.topic.partition("#")
        page = guide_page(name)
        self.view.show_page(page)
        if anchor:
            self.view.show_part(anchor)
        self.setWindowTitle(_("{page} - Guide of IsoAssess").format(page=page.title))
        self._back.setEnabled(self._here > 0)
        self._forward.setEnabled(self._here < len(self._visited) - 1)
        self._mark(name)

    def _mark(self, name: str) -> None:
        """The page that is read, in the contents."""
        for row in range(self._list.count()):
            if self._list.item(row).data(TOPIC) in (name, self.topic):
                self._list.setCurrentRow(row)
                return

    def _list_contents(self) -> None:
        self._list.clear()
        self._list.setAccessibleName(_("Contents of the guide"))
        self._add(guide_page(CONTENTS).title, CONTENTS)
        for part, names in contents():
            self._add_heading(part)
            for name in names:
                self._add(guide_page(name).title, name)

    def _find(self, typed: str) -> None:
        if not typed.strip():
            self._list_contents()
            self._mark(self.topic.partition("#")[0])
            return
        self._list.clear()
        self._list.setAccessibleName(_("Found in the guide"))
        for found in find_in_guide(typed):
            whole = found.heading == found.page
            self._add(found.heading if whole else f"{found.heading}\n{found.page}", found.topic)
        if not self._list.count():
            self._add_heading(_("Nothing is said of this. Try another word, or look here:"))
            for name in WAYS_ON:
                self._add(guide_page(name).title, name)
        elif self._list.item(0).data(TOPIC):
            self._list.setCurrentRow(0)

    def _leave_search(self) -> None:
        self._list.setFocus()
        item = self._list.currentItem()
        if self._search.text() and item is not None:
            self._open(item)

    def _open(self, item: QListWidgetItem) -> None:
        topic = item.data(TOPIC)
        if topic:
            self.show_topic(topic)

    def _add(self, words: str, topic: str) -> None:
        item = QListWidgetItem(words, self._list)
        item.setData(TOPIC, topic)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words.replace("\n", ", "))

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words, self._list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = QFont(self._list.font())
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)

    def _add_keys(self) -> None:
        ways = (
            (QKeySequence("Alt+Left"), self.go_back),
            (QKeySequence("Alt+Right"), self.go_forward),
            (QKeySequence("Ctrl+F"), self._search.take_focus),
            (QKeySequence(QUIT.keys[0]), self.quit_wanted.emit),
        )
        for keys, slot in ways:
            action = QAction(self)
            action.setShortcut(keys)
            action.triggered.connect(slot)
            self.addAction(action)

    def _lay_out(self) -> None:
        self._list.setObjectName("guideList")
        self._list.setWordWrap(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMinimumWidth(LEAST_LIST)
        self.view.setMinimumWidth(LEAST_PAGE)
        above = QHBoxLayout()
        for button in (self._back, self._forward):
            above.addWidget(button)
        above.addWidget(self._search, 1)
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._list)
        parts.addWidget(self.view)
        parts.setStretchFactor(1, 1)
        wide = min(scaled_size(SIZE).width(), room_for(self).width())
        beside = min(scaled(LIST_WIDTH), wide // 3)
        parts.setSizes([beside, wide - beside])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.setSpacing(10)
        whole.addLayout(above)
        whole.addWidget(parts, 1)
