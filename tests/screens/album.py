"""Pictures of one running window: the whole screen, and closer what has the focus, opens, or is a tip."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image, ImageChops

from tests.screens.sheet import Sheet
from tests.window.driving.hands import middle
from tests.window.driving.running import Facts, Window
from tests.window.driving.screen import Rectangle
from tests.window.driving.waiting import NeverCame, until

MOST_STOPS = 30
MOST_ALIKE = 3  # of one kind on a screen
MOST_PAGES = 8
LARGEST = (560, 220)  # of a cutting around what has the focus
TIP = 3.0  # seconds until a tip must have come
OPENS = ("QComboBox", "QDateEdit", "MenuButton", "QToolButton")


class Album:
    """`window` is where the pictures come from, `closer` whether the small ones are wanted too."""

    def __init__(self, window: Window, folder: Path, *, closer: bool) -> None:
        self.window = window
        self.folder = folder
        self._closer = closer
        folder.mkdir(parents=True, exist_ok=True)

    def draw(self, name: str) -> None:
        """The whole screen as it is."""
        self.window.picture().save(self.folder / f"{name}.png")

    def draw_pages(self, name: str) -> None:
        """The whole screen, again for each turn of the wheel over its page until nothing moves any more."""
        pages = [page["seen"] for page in self.window.ask("all", "QScrollArea")]
        if not pages:
            return
        left, top, _width, height = max(pages, key=lambda area: area[2] * area[3])
        before = self.window.picture()
        for number in range(2, MOST_PAGES):
            self.window.hands.move(left + 4, top + height // 2)
            self.window.wheel(4)
            now = self.window.picture()
            if not moved(before, now):
                return
            now.save(self.folder / f"{name}-{number}.png")
            self.draw_opened(f"{name}-{number}")
            before = now

    def draw_closely(self, name: str) -> None:
        """The screen, then each stop of Tab, each list that opens, each tip."""
        self.draw(name)
        self.draw_opened(name)
        if self._closer:
            self.draw_tips(name)
            self.draw_focus(name)

    def draw_focus(self, name: str) -> None:
        """What has the focus at each press of Tab, until it comes round; a few of each kind."""
        sheet, known = Sheet(), []
        for _stop in range(MOST_STOPS):
            self.window.press("Tab")
            self.window.settle()
            focus = self.window.focus()
            if not focus or (stop := (focus["kind"], focus["name"], focus["area"])) in known:
                break
            known.append(stop)
            if sum(kind == focus["kind"] for kind, _name, _area in known) <= MOST_ALIKE:
                cutting = cut(self.window.picture(), around([focus["seen"]]), LARGEST)
                sheet.add(f"{focus['kind']}: {focus['name'][:40]}", cutting)
        sheet.save(self.folder / f"{name}--focus.png")

    def draw_opened(self, name: str) -> None:
        """Every list, calendar and menu that can be opened, opened."""
        sheet = Sheet()
        for facts in self._things(OPENS) if self._closer else ():
            try:
                self._open(facts)
            except NeverCame:
                continue
            opened = [window["area"] for window in self.window.windows() if window["popup"]]
            cutting = cut(self.window.picture(), around([facts["seen"], *opened]))
            sheet.add(f"{facts['kind']}: {facts['name'][:40]}", cutting)
            self._close()
        sheet.save(self.folder / f"{name}--opened.png")

    def draw_tips(self, name: str) -> None:
        """Every tip that differs."""
        sheet, known = Sheet(), set()
        for facts in self.window.ask("all", "QWidget"):
            if facts["tip"] and facts["tip"] not in known and in_sight(facts):
                known.add(facts["tip"])
                self._point_at(facts, sheet)
        sheet.save(self.folder / f"{name}--tips.png")

    def _point_at(self, facts: Facts, sheet: Sheet) -> None:
        left, top = middle(facts["seen"])
        self.window.hands.move(left - 1, top)
        self.window.hands.move(left, top)
        try:
            until(self._tip, longest=TIP)
        except NeverCame:
            return
        tip = self._tip()
        if tip is not None:
            sheet.add(facts["name"][:40], cut(self.window.picture(), around([facts["seen"], tip["area"]])))
        self.window.hands.move(2, 2)
        until(lambda: self._tip() is None)

    def _tip(self) -> Facts | None:
        return next((shown for shown in self.window.windows() if shown["kind"] == "QTipLabel"), None)

    def _open(self, facts: Facts) -> None:
        left, top, width, height = facts["seen"]
        self.window.hands.click(left + width - min(14, width // 2), top + height // 2)
        self.window.settle()
        until(self._is_open, longest=2)

    def _is_open(self) -> bool:
        return any(bool(shown["popup"]) for shown in self.window.windows())

    def _close(self) -> None:
        while self._is_open():
            self.window.press("Escape")
            self.window.settle()

    def _things(self, kinds: tuple[str, ...]) -> Iterator[Facts]:
        for kind in kinds:
            for facts in self.window.ask("all", kind):
                if facts["enabled"] and in_sight(facts):
                    yield facts


def in_sight(facts: Facts) -> bool:
    """Whether nothing of it is clipped."""
    return bool(facts["seen"][2] > 4 and facts["seen"][3] >= facts["area"][3] - 1)


def moved(before: Image.Image, now: Image.Image) -> bool:
    """Whether more than a text cursor differs."""
    changed = ImageChops.difference(before, now).getbbox()
    return changed is not None and changed[2] - changed[0] > 8


def around(areas: list[Rectangle], margin: int = 14) -> Rectangle:
    """The smallest part of the screen that holds them all, with a margin."""
    left = max(min(area[0] for area in areas) - margin, 0)
    top = max(min(area[1] for area in areas) - margin, 0)
    right = max(area[0] + area[2] for area in areas) + margin
    bottom = max(area[1] + area[3] for area in areas) + margin
    return left, top, right - left, bottom - top


def cut(picture: Image.Image, area: Rectangle, largest: tuple[int, int] | None = None) -> Image.Image:
    width, height = area[2], area[3]
    if largest is not None:
        width, height = min(width, largest[0]), min(height, largest[1])
    right, bottom = min(area[0] + width, picture.width), min(area[1] + height, picture.height)
    return picture.crop((area[0], area[1], max(right, area[0] + 1), max(bottom, area[1] + 1)))


Tour = Callable[[Album], None]
