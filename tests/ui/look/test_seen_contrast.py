"""What is painted can be read: pixels of words and of edges against their ground, in each state."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isoassess.store import Store
from tests.ui.look.measuring import name_of, shown_in
from tests.ui.look.places import at_rest, screens
from tests.ui.sample_stores import store_in, window_on
from tests.window.driving.readable import contrast
from ui.widgets.theme import dress

WORDS, EDGES = 4.5, 3.0
TONES = ("conforming", "ofi", "minor", "major")
ROUNDED = 0.1  # that smooth edges of letters and of corners take off
STATES: dict[str, Callable[[QWidget], None]] = {
    "at rest": lambda control: None,
    "hovered": lambda control: control.setAttribute(Qt.WidgetAttribute.WA_UnderMouse),
    "with the keys": lambda control: control.setFocus(Qt.FocusReason.TabFocusReason),
    "pressed": lambda control: press(control, down=True),
}
FIELDS = (QLineEdit, QPlainTextEdit, QComboBox)
WITHOUT_EDGE = {"navigation", "fold", "ask", "menu", "takeBack", "chipRemove", "tool", "jump"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def dark(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[bool]:
    dress(qapp, dark=request.param)
    yield request.param
    dress(qapp, dark=False)


def test_words_and_edges_stand_out_on_every_screen(dark: bool, qtbot: QtBot, store: Store) -> None:
    window = window_on(qtbot, store)
    found, known = [], set()
    for place, shown in screens(window, store):
        shown.resize(1366, 768)
        at_rest()
        picture = taken(shown.grab())
        for label in (one for one in shown_in(shown) if isinstance(one, QLabel) and one.text().strip()):
            area = seen(label, shown)
            wanted = WORDS if any(letter.isalnum() for letter in label.text()) else EDGES  # a sign alone
            if area is not None and label.isEnabled() and contrast(cut(picture, area)) < wanted - ROUNDED:
                found.append(f"{place}: {name_of(label)} {label.text()!r}")
        for control in (one for one in shown_in(shown) if isinstance(one, (QAbstractButton, *FIELDS))):
            if control.isEnabled() and kind_of(control) not in known and seen(control, shown) is not None:
                known.add(kind_of(control))
                found += [f"{place}: {name_of(control)} {fault}" for fault in faults_of(control, shown)]
        silent = [one for one in shown_in(shown) if one.property("tone") in TONES and not says_something(one)]
        found += [f"{place}: {name_of(one)} says {one.property('tone')} by its color alone" for one in silent]
    assert len(known) > 30
    assert found == [], "\n".join(found)


def says_something(part: QWidget) -> bool:
    """Whether words or a sign stand in what is colored, or beside it in the same frame."""
    labels = [one for one in (part, *part.findChildren(QLabel)) if isinstance(one, (QLabel, QAbstractButton))]
    return any(one.text().strip() for one in labels)


def faults_of(control: QWidget, window: QWidget) -> Iterator[str]:
    """In each state that it can be in."""
    for state, bring in STATES.items():
        bring(control)
        area = seen(control, window)
        assert area is not None
        picture = taken(window.grab(area.adjusted(-3, -3, 3, 3)))
        inside = picture.crop((9, 7, picture.width - 9, picture.height - 7))
        says = getattr(control, "text", lambda: "")() if isinstance(control, QAbstractButton) else ""
        if says and (ratio := contrast(inside)) < WORDS - ROUNDED:
            yield f"{says!r} {state}: words {ratio:.1f}"
        if (icon := icon_of(control, picture)) is not None and (ratio := contrast(icon)) < EDGES - ROUNDED:
            yield f"{says!r} {state}: icon {ratio:.1f}"
        if has_edge(control) and (ratio := contrast(edge_of(picture))) < EDGES - ROUNDED:
            yield f"{says!r} {state}: edge {ratio:.1f}"
        control.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
        press(control, down=False)


def press(control: QWidget, *, down: bool) -> None:
    if isinstance(control, QAbstractButton):
        control.setDown(down)


def kind_of(control: QWidget) -> tuple[object, ...]:
    """Those of one kind are painted alike."""
    checked = isinstance(control, QAbstractButton) and control.isChecked()
    looks = tuple(str(control.property(name)) for name in ("primary", "quiet", "tone", "answered", "wrong"))
    return (type(control), control.objectName(), checked, *looks)


def has_edge(control: QWidget) -> bool:
    if isinstance(control, FIELDS):
        return not isinstance(control.parentWidget(), FIELDS) and control.objectName() == ""
    is_button = isinstance(control, QPushButton | QToolButton) and bool(control.text())
    return is_button and not control.property("quiet") and control.objectName() not in WITHOUT_EDGE


def icon_of(control: QWidget, picture: Image.Image) -> Image.Image | None:
    """The part of a control where its icon is, within its edges."""
    left, top, right, bottom = 6, 6, picture.width - 6, picture.height - 6
    if isinstance(control, QComboBox):
        return picture.crop((right - 24, top, right, bottom))
    if isinstance(control, QToolButton) and not control.text():
        return picture.crop((left, top, right, bottom))
    return None


def edge_of(picture: Image.Image) -> Image.Image:
    """From outside of the upper edge to within it, at half the width: neighbors are joined at the sides."""
    middle = picture.width // 2
    return picture.crop((middle - 2, 0, middle + 2, 7))


def seen(control: QWidget, window: QWidget) -> QRect | None:
    """Where it is in the window; None where not all of it is seen."""
    area = QRect(control.mapTo(window, QPoint()), control.size())
    whole = control.visibleRegion().boundingRect().size() == control.size()
    return area if whole and window.rect().contains(area) and area.width() > 8 else None


def cut(picture: Image.Image, area: QRect) -> Image.Image:
    return picture.crop((area.left(), area.top(), area.right() + 1, area.bottom() + 1))


def taken(picture: QPixmap) -> Image.Image:
    shot = picture.toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombuffer("RGBA", (shot.width(), shot.height()), bytes(shot.constBits())).convert("RGB")
