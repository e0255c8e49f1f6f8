"""At every size and scale each screen and dialog lies on the screen, with all its buttons in reach."""

import shutil
from pathlib import Path

import pytest

from tests.window.driving.running import Facts, Window
from tests.window.driving.screen import FIRST
from tests.window.driving.starter import Starter
from tests.window.driving.walking import (
    GAP,
    SHEET,
    WORDS_OF_GAP,
    choose_from_menu,
    close_in_front,
    enter_organization,
    go_to,
    open_menu,
    open_profile,
    put_more,
    reach,
    turn_to,
)

FULL_HD = (1920, 1080)
LOOKS = {
    "1366-100": (FIRST, 1.0),
    "1366-150": (FIRST, 1.5),
    "1366-200": (FIRST, 2.0),
    "1366-300": (FIRST, 3.0),
    "1920-100": (FULL_HD, 1.0),
    "1920-200": (FULL_HD, 2.0),
}
WIZARD_PAGES = 7
DUE = "Action: due date"
WITHOUT_OUTER_BARS = {"1366-100", "1366-150", "1920-100", "1920-200"}  # the frame has room as a whole
SLACK = 1  # pixels by which a part of a pixel is rounded


@pytest.fixture(scope="module")
def full_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with all that opens a further dialog, to be copied."""
    file = tmp_path_factory.mktemp("full") / "full.db"
    shutil.copyfile(sample_file, file)
    put_more(file)
    return file


@pytest.mark.parametrize("look", LOOKS)
def test_screens_and_dialogs_lie_on_the_screen_with_their_buttons(
    starter: Starter, full_file: Path, look: str
) -> None:
    size, scale = LOOKS[look]
    shutil.copyfile(full_file, starter.file)
    window = starter.start(size=size, scale=scale)
    check(window)
    enter_organization(window)
    if look in WITHOUT_OUTER_BARS:
        look_for_outer_bars(window)
    for look_at in (look_at_screens, look_at_dialogs, look_at_wizard, look_at_unsaved, look_at_lost):
        look_at(window)


@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_the_report_of_a_fault_lies_on_the_screen(starter: Starter, scale: float) -> None:
    starter.expects_faults = True
    window = starter.start("--fault", sample=True, scale=scale)
    window.until(lambda: window.sees("Something went wrong that should not have"))
    window.click("Report")
    for button in ("Copy report", "Close"):
        check(window)
        window.click(button)
    check(window)


def look_at_screens(window: Window) -> None:
    for key in ("ctrl+1", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+6", "ctrl+7", "ctrl+l"):
        window.press(key)
        window.settle()
        check(window)
    choose_from_menu(window, "Compare")
    window.until(lambda: len(window.ask("combos")) == 2)
    check(window)


def look_for_outer_bars(window: Window) -> None:
    """Title, search and sidebar stay where they are: only what is inside of a screen scrolls."""
    for key in ("ctrl+7", "ctrl+l", "ctrl+5", "ctrl+3", "ctrl+4", "ctrl+6", "ctrl+1"):
        window.press(key)
        window.settle()
        assert window.ask("outer bars") == [], f"bars around {key}"


def look_at_dialogs(window: Window) -> None:
    """Those that begin, complete and reopen an assessment, decide otherwise, and tell of a file."""
    for entry in ("Start a new", "Complete and lock"):
        choose_from_menu(window, entry)
        check_dialog(window)
    open_menu(window)
    window.choose(next(row["text"] for row in window.popup() if row["text"].startswith("Completed")))
    window.until(lambda: any(row["text"] == "Reopen..." for row in open_menu(window)))
    window.choose("Reopen...")
    check_dialog(window)
    open_menu(window)
    window.choose(next(row["text"] for row in window.popup() if not row["text"].startswith("Completed")))
    window.settle()
    window.press("ctrl+3")
    reach(window, "Decide otherwise...")
    window.press("Space")
    check_dialog(window)
    go_to(window, GAP, WORDS_OF_GAP)
    reach(window, f"Attached file {SHEET}")
    window.press("Space")
    check_dialog(window)


def look_at_wizard(window: Window) -> None:
    open_profile(window)
    for page in range(1, WIZARD_PAGES + 1):
        turn_to(window, page)
        check(window)
    close_in_front(window)


def look_at_unsaved(window: Window) -> None:
    """The question before something that cannot be saved is lost."""
    window.press("ctrl+4")
    window.until(window.requirement)
    reach(window, DUE)
    window.press("ctrl+a")
    window.type("31.2.2027")
    window.until(lambda: window.focus()["text"] == "31.2.2027")
    window.press("ctrl+q")
    check_dialog(window)
    window.press("ctrl+a", "BackSpace")
    window.settle()


def look_at_lost(window: Window) -> None:
    """What can be done where the file is gone."""
    window.file.unlink()
    window.until(lambda: window.find_all("What to do..."))
    window.click("What to do...")
    check_dialog(window)


def check_dialog(window: Window) -> None:
    """Once it is there; it is closed then."""
    window.until(lambda: window.ask("front"))
    check(window)
    for button in buttons(window):
        if button["enabled"] and button["pages"]:
            window.bring_in_sight(button["label"] or button["text"] or button["name"])
    close_in_front(window)


def check(window: Window) -> None:
    """Every window with its frame is on the screen, and every button of the one in front is in reach."""
    window.settle()
    width, height = window.screen.size
    for found in window.windows():
        left, top, wide, high = found["frame"]
        inside = min(left, top) >= -SLACK and left + wide <= width + SLACK and top + high <= height + SLACK
        assert inside, f"{found['kind']} {found['frame']} lies outside of {window.screen.size}"
    for foot in window.ask("all", "SavedLine"):
        assert foot["seen"][3] >= foot["area"][3] - SLACK, "the lower edge is cut off"
    for button in buttons(window):
        assert is_in_reach(button), f"{button['text'] or button['name']} cannot be reached: {button}"


def buttons(window: Window) -> list[Facts]:
    return list(window.ask("all", "QAbstractButton"))


def is_in_reach(button: Facts) -> bool:
    """Seen whole, or on a page that scrolls and is not narrower than the button."""
    area, seen = button["area"], button["seen"]
    whole = seen[2] >= area[2] - SLACK and seen[3] >= area[3] - SLACK
    pages = [page["area"] for page in button["pages"][:1]]
    return bool(whole or any(page[2] >= area[2] and page[3] >= area[3] for page in pages))
