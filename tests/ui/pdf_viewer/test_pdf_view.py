"""Real documents in the viewer: they are read, searched, zoomed, and the place is kept."""

from functools import cache

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from isoassess.documents import Paper, render
from tests.unit.pdf.specimen import document
from ui.pdf_viewer.page_pictures import KEPT, PagePictures
from ui.pdf_viewer.pdf_file import PageLink, PdfFile
from ui.pdf_viewer.preview import PdfPreview

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@cache
def specimen() -> PdfFile:
    return PdfFile.read(render(document()).content)


@cache
def long_one() -> PdfFile:
    """More than forty pages."""
    once = document()
    return PdfFile.read(render(replace(once, sections=once.sections * 6)).content)


@pytest.fixture
def preview(qtbot: QtBot) -> PdfPreview:
    made = PdfPreview()
    qtbot.addWidget(made)
    made.resize(560, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_file(specimen(), keep_place=False)
    made.setFocus()
    return made


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def search(qtbot: QtBot, preview: PdfPreview, words: str, said: str) -> None:
    preview.finder.take_focus()
    QTest.keyClicks(focused(), words)
    qtbot.waitUntil(lambda: preview.finder.said == said)


def press(preview: PdfPreview, name: str) -> None:
    buttons = preview.findChildren(QPushButton)
    button = next(one for one in buttons if name in (one.text(), one.accessibleName()))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def links(page: int) -> tuple[PageLink, ...]:
    return specimen().links(page)


def click(preview: PdfPreview, page: int, link: PageLink) -> None:
    """Scroll the link into sight and click on it."""
    preview.view.go_to(page, link.area.top())
    view = preview.view
    spot = next(
        QPoint(x, y)
        for y in range(0, 60, 3)
        for x in range(0, view.viewport().width(), 3)
        if view.link_at(QPointF(x, y)) == link
    )
    QTest.mouseMove(view.viewport(), spot)
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def dark_shares(preview: PdfPreview) -> float:
    """How many of the pixels in sight are not light: text is there."""
    image = preview.view.viewport().grab().toImage()
    points = [image.pixelColor(x, y) for x in range(30, 500, 3) for y in range(30, 600, 3)]
    return sum(point.lightness() < 140 for point in points) / len(points)


def test_the_pages_are_painted(preview: PdfPreview) -> None:
    assert dark_shares(preview) > 0.01
    assert preview.said == f"Page 1 of {specimen().pages}"


def test_a_picture_shows_the_same_as_its_parts() -> None:
    whole = specimen().pixels(0, 400)
    picture = specimen().picture(0, 400)
    part = specimen().part(0, whole, QRect(0, 100, 400, 50))
    assert part.size() == QSize(400, 50)
    assert part == picture.copy(0, 100, 400, 50)


def test_letter_is_as_wide_as_it_is() -> None:
    letter = PdfFile.read(render(document(), paper=Paper.LETTER).content)
    assert (letter.sizes[0].width(), letter.sizes[0].height()) == Paper.LETTER.value


def test_keys_scroll_from_the_first_to_the_last_page(preview: PdfPreview) -> None:
    for key in (KEY.Key_Down, KEY.Key_PageDown, KEY.Key_Space):
        before = preview.view.verticalScrollBar().value()
        QTest.keyClick(preview.view, key)
        assert preview.view.verticalScrollBar().value() > before
    QTest.keyClick(preview.view, KEY.Key_End)
    assert preview.said == f"Page {specimen().pages} of {specimen().pages}"
    QTest.keyClick(preview.view, KEY.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert preview.said != f"Page {specimen().pages} of {specimen().pages}"
    QTest.keyClick(preview.view, KEY.Key_Home)
    assert preview.said == f"Page 1 of {specimen().pages}"


def test_two_pages_are_said_where_two_are_abreast(preview: PdfPreview) -> None:
    preview.resize(1100, 700)
    assert preview.said == f"Pages 1-2 of {specimen().pages}"
    assert preview.view.accessibleDescription() == f"Pages 1-2 of {specimen().pages}"


def test_zooming_keeps_what_lies_in_the_middle(preview: PdfPreview) -> None:
    preview.view.go_to(3, 200)
    before = preview.view.upper_edge
    for _time in range(6):
        press(preview, "Larger")
    assert preview.view.percent > 100
    for _time in range(6):
        press(preview, "Smaller")
    press(preview, "Fit")
    after = preview.view.upper_edge
    assert after.page == before.page
    assert abs(after.down - before.down) < 0.02
    assert preview.view.fits


def test_the_wheel_zooms_around_the_pointer(preview: PdfPreview) -> None:
    preview.view.go_to(2, 100)
    before = preview.view.percent
    at = QPointF(200, 300)
    turn = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CONTROL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(preview.view.viewport(), turn)
    assert preview.view.percent > before
    assert preview.view.upper_edge.page == 2


def test_control_and_zero_fit_the_pages_from_the_pages_and_from_the_search(
    qtbot: QtBot, preview: PdfPreview
) -> None:
    outside: list[str] = []
    elsewhere = QPushButton("elsewhere", preview)
    elsewhere.setShortcut("Ctrl+0")
    elsewhere.clicked.connect(lambda: outside.append("elsewhere"))
    elsewhere.show()
    for focus in (preview.view.setFocus, preview.finder.take_focus):
        press(preview, "Larger")
        assert not preview.view.fits
        focus()
        QTest.keyClick(focused(), KEY.Key_0, CONTROL)
        assert preview.view.fits
    assert outside == []


def test_a_search_finds_every_place_and_goes_round(qtbot: QtBot, preview: PdfPreview) -> None:
    hits = specimen().find("FINDING")
    assert len(hits) > 3
    assert hits == specimen().find("finding ")
    search(qtbot, preview, "finding", f"1 of {len(hits)}")
    QTest.keyClick(focused(), KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert preview.finder.said == f"{len(hits)} of {len(hits)}"
    assert preview.view.in_sight[0] <= hits[-1].page + 1 <= preview.view.in_sight[1]
    QTest.keyClick(focused(), KEY.Key_Return)
    press(preview, "Next place")
    assert preview.finder.said == f"2 of {len(hits)}"
    press(preview, "Previous place")
    assert preview.finder.said == f"1 of {len(hits)}"


def test_what_was_found_is_marked_on_the_page(qtbot: QtBot, preview: PdfPreview) -> None:
    plain = preview.view.viewport().grab().toImage()
    word = "finding"
    search(qtbot, preview, word, f"1 of {len(specimen().find(word))}")
    marked = preview.view.viewport().grab().toImage()
    assert plain != marked
    for _time in range(2):
        QTest.keyClick(focused(), KEY.Key_Escape)
    assert preview.view.hasFocus()
    preview.view.go_to(0, 0)
    preview.view.verticalScrollBar().setValue(0)
    assert preview.finder.said == ""


@pytest.mark.parametrize("words", ["no such words here", "x" * 5000, "\U0001f9c0", "a\0b", "%s"])
def test_what_is_nowhere_is_said(qtbot: QtBot, preview: PdfPreview, words: str) -> None:
    field = preview.finder.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(words)
    qtbot.waitUntil(lambda: preview.finder.said == "not found")


def test_a_link_within_the_document_leads_to_its_place(preview: PdfPreview) -> None:
    link = next(link for link in links(1) if link.target is not None and link.target[0] == 2)
    click(preview, 1, link)
    assert preview.view.upper_edge.page in (1, 2)
    assert preview.said == f"Page 3 of {specimen().pages}"


def test_a_link_out_of_the_document_opens_only_what_is_safe(
    preview: PdfPreview, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def take(url: object) -> bool:
        opened.append(url.toString())  # type: ignore[attr-defined]
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    click(preview, 2, next(link for link in links(2) if link.address))
    preview.view.address_wanted.emit("file:///etc/hosts")
    assert opened == ["https://example.org/?a=1&b=2"]


def test_a_document_made_anew_is_read_on_at_the_same_place(qtbot: QtBot, preview: PdfPreview) -> None:
    press(preview, "Larger")
    preview.view.go_to(4, 300)
    before, percent = preview.view.upper_edge, preview.view.percent
    word = "finding"
    count = len(specimen().find(word))
    preview.show_file(long_one(), keep_place=True)
    after = preview.view.upper_edge
    assert (after.page, preview.view.percent) == (before.page, percent)
    assert abs(after.down - before.down) < 0.01
    search(qtbot, preview, word, f"{_first_from(5, word)} of {6 * count}")
    preview.show_file(specimen(), keep_place=True)
    qtbot.waitUntil(lambda: preview.finder.said.endswith(f" of {count}"))


def _first_from(page: int, word: str) -> int:
    return next(place for place, hit in enumerate(long_one().find(word), start=1) if hit.page >= page - 1)


def test_a_document_with_fewer_pages_shows_its_last_one(preview: PdfPreview) -> None:
    preview.view.go_to(7, 400)
    once = document()
    preview.show_file(
        PdfFile.read(render(replace(once, sections=once.sections[:1])).content), keep_place=True
    )
    assert preview.view.file is not None
    assert preview.view.in_sight[1] == preview.view.file.pages


def test_another_document_begins_at_its_beginning(preview: PdfPreview) -> None:
    preview.view.go_to(4, 300)
    preview.show_file(long_one(), keep_place=False)
    assert preview.said.startswith("Page 1 of")


def test_a_long_document_keeps_only_some_of_its_pictures() -> None:
    pictures = PagePictures(long_one())
    assert long_one().pages >= 40
    for page in range(long_one().pages):
        pictures.picture(page, 1600)
    assert pictures.kept_bytes <= KEPT
    assert pictures.picture(0, 50_000).width() < 5000


def test_pages_are_as_sharp_as_the_screen(preview: PdfPreview) -> None:
    assert QGuiApplication.primaryScreen().devicePixelRatio() == preview.view.devicePixelRatioF()
    image = preview.view.viewport().grab().toImage()
    assert image.width() == round(preview.view.viewport().width() * image.devicePixelRatio())


def test_the_tab_key_goes_through_the_links_in_sight_and_enter_follows_one(preview: PdfPreview) -> None:
    first = links(1)[0]
    preview.view.go_to(1, 0)
    QTest.keyClick(preview.view, KEY.Key_Tab)
    QTest.keyClick(preview.view, KEY.Key_Tab)
    QTest.keyClick(preview.view, KEY.Key_Backtab)
    assert focused() is preview.view
    assert first.target is not None
    assert preview.said == f"Enter: Page {first.target[0] + 1}"
    assert preview.view.accessibleDescription() == preview.said
    QTest.keyClick(preview.view, KEY.Key_Return)
    assert preview.said == f"Page {first.target[0] + 1} of {specimen().pages}"


def test_the_tab_key_leaves_a_document_after_its_last_link(preview: PdfPreview) -> None:
    preview.view.go_to(1, 0)
    for _link in range(60):
        QTest.keyClick(preview.view, KEY.Key_Tab)
        if focused() is not preview.view:
            break
    assert focused() is not preview.view
    assert preview.said == f"Page 2 of {specimen().pages}"
