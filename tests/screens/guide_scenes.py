"""What the pictures of the guide show: each scene leads the window there, and cuts out what matters."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DocumentKind
from isoassess.domain import Rating
from isoassess.domain.requirements import Applies
from isoassess.settings.declared import LIST_ORDER
from isoassess.store import Store
from tests.screens.sample import FIRST, NOW, TODAY, make
from ui.commands.places import ACTIONS, ASSESSMENT, BACKUPS, OVERVIEW, REPORTS, SETTINGS, STANDARD
from ui.palette.find_anything import FindAnything
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.shell.organization_screens import OrganizationScreens
from ui.widgets.theme import dress

SIZE = (960, 640)
WIDE, HIGH = 740, 310  # of a cutting, at most
PAGE = 236  # where the page of a question begins, beside its clauses
FRAME = "#9aa5ad"  # so that it is a picture on a dark page, too
CLEAR, EDGES = 4, 14  # rows around a cut, and changes of color in each: edges of cards and fields
PLAIN = 300  # colors that buttons and lines have
LONGEST = 60.0  # seconds until something must have come


class Stage:
    """The window with the sample in it; `cut` gives a part of it as a picture."""

    def __init__(self, window: MainWindow, store: Store) -> None:
        self.window, self.store = window, store
        (self._screens,) = window.findChildren(QStackedWidget, "screens")

    def enter(self, place: str) -> OrganizationScreens:
        """A place of the sample organization."""
        if self.window.open_screens is None:
            self.window.open_organization(
                next(one.id for one in self.store.organizations() if one.name == FIRST)
            )
        self.window.go(place)
        settle()
        assert self.window.open_screens is not None
        return self.window.open_screens

    def cut(
        self, *, wide: int = WIDE, high: int = HIGH, left: int = 0, top: int = 0, rows: int = 0
    ) -> Image.Image:
        """Of the screen in front; `rows` as in `cut`."""
        settle()
        return cut(self._screens, wide=wide, high=high, left=left, top=top, rows=rows)


Scene = Callable[[Stage], Image.Image]


@contextmanager
def started(folder: Path) -> Iterator[Stage]:
    """The window over the sample, as it looks to everybody."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    application.setCursorFlashTime(0)
    dress(application, dark=False)
    make(folder / "clients.db")
    with Store.open(folder / "clients.db", who="sample", clock=lambda: NOW) as store:
        kept = Remembered(folder / "settings.json")
        kept.put(LIST_ORDER, "name")  # that of the last change knows no order between equal moments
        window = MainWindow(store, shipped, kept, today=lambda: TODAY)
        window.fixed.backing_up._now = lambda: NOW  # as everything else, not as late as it is
        window.resize(*SIZE)
        window.show()
        window.activateWindow()
        settle()
        yield Stage(window, store)
        window.close()
        window.deleteLater()
        settle()


def organizations(stage: Stage) -> Image.Image:
    return stage.cut(high=205)


def find(stage: Stage) -> Image.Image:
    """A mistyped word, and all that it finds."""
    stage.enter(OVERVIEW)
    stage.window.commands.find()
    (found,) = stage.window.findChildren(FindAnything)
    settle()
    found.palette.field.setText("extrenal")
    found.palette.field.textEdited.emit("extrenal")
    settle()
    panel = found.palette.panel
    picture = cut(panel, wide=WIDE, high=165)
    found.palette.close_palette()
    return picture


def profile(stage: Stage) -> Image.Image:
    stage.enter(OVERVIEW)
    stage.window.edit_profile("design.product")
    wizard = stage.window.intake.wizard
    assert wizard is not None
    wizard.resize(1000, 660)
    settle()
    picture = cut(wizard, wide=WIDE, high=165, top=10)
    wizard.reject()
    settle()
    return picture


def standard(stage: Stage) -> Image.Image:
    stage.enter(STANDARD)
    return stage.cut(high=190)


def assessment(stage: Stage) -> Image.Image:
    stage.enter(ASSESSMENT).assessment.focus_requirement(rated(stage, Rating.CONFORMING))
    return stage.cut(high=235)


def not_applicable(stage: Stage) -> Image.Image:
    """As after the key N: the reason is asked for."""
    screens = stage.enter(ASSESSMENT)
    claimed = next(
        one.id for one in shipped().requirements(screens.open.lens) if one.applies is Applies.CLAIM
    )
    screens.assessment.focus_requirement(claimed)
    screens.open.rate(claimed, Rating.NOT_APPLICABLE)
    return stage.cut(left=PAGE, top=95, high=325)


def finding(stage: Stage) -> Image.Image:
    stage.enter(ASSESSMENT).assessment.focus_requirement(rated(stage, Rating.PARTIAL))
    return stage.cut(left=PAGE, top=98, high=182)


def overview(stage: Stage) -> Image.Image:
    stage.enter(OVERVIEW)
    return stage.cut(high=292)


def actions(stage: Stage) -> Image.Image:
    stage.enter(ACTIONS)
    return stage.cut(high=165)


def documents(stage: Stage) -> Image.Image:
    """The summary, once its first page is drawn."""
    reports = stage.enter(REPORTS).reports
    reports.documents.choose(DocumentKind.SUMMARY)
    settle()
    until(reports.settled)
    until(lambda: colors_of(cut(reports.preview, wide=WIDE, high=HIGH)) > PLAIN)
    return stage.cut(high=235, rows=290)


def settings(stage: Stage) -> Image.Image:
    stage.window.go(SETTINGS)
    return stage.cut(high=320)


def backup(stage: Stage) -> Image.Image:
    stage.window.close_organization()
    stage.window.fixed.backing_up.back_up()
    until(lambda: not stage.window.fixed.backing_up.busy)
    stage.window.go(BACKUPS)
    return stage.cut(high=110)


def rated(stage: Stage, rating: Rating) -> str:
    """The first requirement that is rated so."""
    assert stage.window.open_screens is not None
    opened = stage.window.open_screens.open
    asked = shipped().requirements(opened.lens)
    answers = stage.store.answers(opened.id)
    return next(one.id for one in asked if one.id in answers and answers[one.id].rating is rating)


SCENES: tuple[Scene, ...] = (
    *(organizations, find, profile, standard, assessment, not_applicable, finding, overview),
    *(actions, documents, settings, backup),
)


def cut(widget: QWidget, *, wide: int, high: int, left: int = 0, top: int = 0, rows: int = 0) -> Image.Image:
    """A part of a widget, framed, as much as there is; it begins and ends where no row is cut through.

    `rows`: so many pixels from the left hold the rows that count, where a page of a document is beside them.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    whole = Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")
    right = min(left + wide, whole.width)
    calm = calm_rows(whole.crop((left, 0, left + rows if rows else right, whole.height)))
    first, last = (nearest(calm, row) for row in (top, min(top + high, whole.height)))
    return ImageOps.expand(whole.crop((left, first, right, last)), border=1, fill=FRAME)


def calm_rows(picture: Image.Image) -> list[int]:
    """Above which a picture may be cut: nothing but edges and grounds is there, nor closely around."""
    lines = [picture.crop((0, row, picture.width, row + 1)).tobytes() for row in range(picture.height)]
    quiet = [
        sum(line[at : at + 3] != line[at + 3 : at + 6] for at in range(0, len(line) - 3, 3)) for line in lines
    ]
    inner = range(CLEAR, picture.height - CLEAR)
    found = [row for row in inner if max(quiet[row - CLEAR : row + CLEAR]) <= EDGES]
    return [0, *found, picture.height]


def nearest(rows: list[int], row: int) -> int:
    return min(rows, key=lambda one: abs(one - row))


def colors_of(picture: Image.Image) -> int:
    """How many there are, up to a few hundred: a page that is not drawn yet has hardly any."""
    found = picture.convert("RGB").getcolors(10_000)
    return len(found) if found else 10_000


def settle() -> None:
    """Until nothing is drawn any more that waited for it."""
    for _turn in range(20):
        QApplication.processEvents()
        time.sleep(0.01)


def until(is_so: Callable[[], bool]) -> None:
    latest = time.monotonic() + LONGEST
    while not is_so():
        if time.monotonic() > latest:
            raise TimeoutError
        settle()
