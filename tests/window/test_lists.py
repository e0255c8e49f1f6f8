"""Every drop-down of the program shows all its rows on a real screen."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from tests.window.driving.hands import middle
from tests.window.driving.lists import (
    ALL,
    WHERE_MADE,
    Opened,
    look_into_lists,
    look_into_open,
    places_that_make_one,
)
from tests.window.driving.running import Facts, Window
from tests.window.driving.screen import FIRST
from tests.window.driving.starter import Starter
from tests.window.driving.walking import (
    DONE,
    GAP,
    WORDS_OF_GAP,
    choose_document,
    choose_from_menu,
    close_in_front,
    document_cards,
    enter_organization,
    go_to,
    name_file,
    open_profile,
    put_more,
    turn_to,
)

WIZARD_PAGES = 7
TAKE_OVER = "Take over an old checklist..."
CELLS_OF_LISTS = {"Status": "done", "Effect": "not checked yet"}  # with what they show


@pytest.fixture(scope="module")
def full_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with all that opens a further list, to be copied."""
    file = tmp_path_factory.mktemp("full") / "full.db"
    shutil.copyfile(sample_file, file)
    put_more(file)
    return file


def test_every_drop_down_in_the_code_is_named_here() -> None:
    """A new one must be named, and is then awaited in the walk below."""
    assert places_that_make_one() == {place: len(names) for place, names in WHERE_MADE.items()}


@pytest.mark.parametrize(
    ("dark", "scale"), [(False, 1), (True, 1), (False, 2)], ids=["light", "dark", "at 200 percent"]
)
def test_every_drop_down_of_the_program_shows_all_its_rows(
    starter: Starter, full_file: Path, dark: bool, scale: float
) -> None:
    shutil.copyfile(full_file, starter.file)
    window = starter.start(dark=dark, scale=scale, size=FIRST)
    before = starter.stored("SELECT count(*) FROM history")
    opened: Opened = {}
    look_into_lists(window, opened)
    enter_organization(window)
    for look_at in (
        look_at_screens,
        look_at_history,
        look_at_cells,
        look_at_documents,
        look_at_checklist,
        look_at_wizard,
        look_at_library,
        look_at_settings,
    ):
        look_at(window, opened)
    look_at_file(window, opened, copied_sample(starter.folder))
    gives_way = {"Effect"} if scale > 1 else set()  # a column, told below
    assert set(opened) == ALL - gives_way - {"Locks itself after"}  # only of a file with a password
    assert starter.stored("SELECT count(*) FROM history") == before, "looking changed something"


def look_at_screens(window: Window, opened: Opened) -> None:
    """The question, the whole clause, the comparison, and the dialog of one's own decision."""
    go_to(window, GAP, WORDS_OF_GAP)
    look_into_lists(window, opened)
    window.press("ctrl+shift+c")
    window.until(lambda: window.ask("front"))
    look_into_lists(window, opened)
    close_in_front(window)
    choose_from_menu(window, "Compare")
    window.until(lambda: len(window.ask("combos")) == 2)
    look_into_lists(window, opened)
    window.press("ctrl+3")
    window.click("Decide otherwise...")
    window.until(lambda: window.ask("front"))
    look_into_lists(window, opened)
    close_in_front(window)


def look_at_history(window: Window, opened: Opened) -> None:
    window.press("ctrl+h")
    window.until(lambda: [box["label"] for box in window.ask("combos")] == ["About", "By whom"])
    look_into_lists(window, opened)


def look_at_cells(window: Window, opened: Opened) -> None:
    """Those that a double click or Enter opens in the list of actions, where an action is done."""
    window.press("ctrl+5")
    window.until(lambda: done_row(window))
    look_into_lists(window, opened)
    window.press("ctrl+shift+a")
    window.until(lambda: window.ask("front"))
    look_into_lists(window, opened)
    close_in_front(window)
    window.press("ctrl+f")
    window.type(DONE)
    window.press("Enter")
    window.until(lambda: done_row(window).get("seen"))
    for name, shown in CELLS_OF_LISTS.items():
        cell = next(cell for cell in done_row(window)["cells"] if cell["text"] == shown)
        if not cell["area"][2]:
            continue  # there is no room for it here
        if is_on_screen(window, cell):
            window.hands.click(*middle(cell["area"]), times=2)
        else:
            go_to_cell(window, shown)
            window.press("Enter")
        window.until(window.popup)
        labels = [box["label"] for box in window.ask("combos")]
        look_into_open(window, labels.index(name), opened)
        window.until(lambda: window.focus().get("label") == "Actions")


def done_row(window: Window) -> Facts:
    """The row of the action that is done; empty while it is not there."""
    return next((row for row in window.rows("Actions") if DONE in row["text"]), {})


def is_on_screen(window: Window, cell: Facts) -> bool:
    left, _top, width, _height = cell["area"]
    return bool(left > 0 and left + width < window.screen.size[0])


def go_to_cell(window: Window, shown: str) -> None:
    """By key, where it is beside the screen; it comes in sight."""
    window.press("Left", times=len(done_row(window)["cells"]))
    for cell in done_row(window)["cells"]:
        if cell["text"] == shown:
            break
        window.press("Right")
    window.settle()
    cell = next(cell for cell in done_row(window)["cells"] if cell["text"] == shown)
    assert is_on_screen(window, cell), f"{shown} does not come in sight: {cell}"


def look_at_documents(window: Window, opened: Opened) -> None:
    """The options of each document."""
    window.press("ctrl+6")
    window.until(lambda: document_cards(window))
    for number in range(len(document_cards(window))):
        choose_document(window, number)
        look_into_lists(window, opened)


def look_at_checklist(window: Window, opened: Opened) -> None:
    """What each column of a checklist holds."""
    file = window.file.with_name("list.csv")
    file.write_text("Clause;Status\n4.1;yes\n5.2;no\n")
    window.scroll_to(lambda: window.find(TAKE_OVER))
    window.click(TAKE_OVER)
    name_file(window, file)
    window.until(lambda: [box["label"] for box in window.ask("combos")] == ["Column Clause", "Column Status"])
    look_into_lists(window, opened)
    close_in_front(window)


def look_at_wizard(window: Window, opened: Opened) -> None:
    open_profile(window)
    for page in range(1, WIZARD_PAGES + 1):
        turn_to(window, page)
        look_into_lists(window, opened)
    close_in_front(window)


def look_at_file(window: Window, opened: Opened, file: Path) -> None:
    """What becomes of an assessment that comes as a file."""
    window.press("ctrl+0")
    window.until(lambda: window.rows("Organizations"))
    window.settle()
    window.press("ctrl+shift+o")
    name_file(window, file)
    window.until(lambda: [box["label"] for box in window.ask("combos")] == ["Organization", "Merge with"])
    look_into_lists(window, opened)
    close_in_front(window)


def copied_sample(folder: Path) -> Path:
    file = folder / "given.yaml"
    file.write_bytes(files("resources").joinpath("sample/example-fabrications.yaml").read_bytes())
    return file


def look_at_library(window: Window, opened: Opened) -> None:
    window.press("ctrl+l")
    window.until(lambda: [box["label"] for box in window.ask("combos")] == ["Questions shown"])
    look_into_lists(window, opened)


def look_at_settings(window: Window, opened: Opened) -> None:
    window.press("ctrl+comma")
    window.until(lambda: [box["label"] for box in window.ask("combos")] == ["Text size", "Paper"])
    look_into_lists(window, opened)
