"""Lists, calendars and edges on a real screen: every row can be read, and nothing lies outside."""

import json
from collections import Counter
from typing import Any

import pytest
from PIL import Image

from tests.window.desk import Desk
from tests.window.hands import middle
from tests.window.running import Window
from tests.window.screen import FIRST

CONTRAST = 4.5  # of text to its ground, as WCAG asks
LEAST_INK = 6  # rows of pixels that a letter has; the points of an ellipsis have two
DIFFERENT = 60  # shades of grey that tell ink from ground
WIZARD_PAGES = 7
LEAST_LISTS = 6  # that differ in what they show; a list is spoken as what it shows
SAMPLE = "Example"
DUE = "Action: due date"
FULL_HD = (1920, 1080)
Facts = dict[str, Any]


LOOKS = {"light": (False, 1.0), "dark": (True, 1.0), "200": (False, 2.0)}


@pytest.mark.parametrize("look", LOOKS)
def test_every_list_of_the_program_shows_all_its_rows(desk: Desk, look: str) -> None:
    dark, scale = LOOKS[look]
    size = FULL_HD if scale > 1 else FIRST
    window = desk.start(dark=dark, sample=True, size=size, scale=scale)
    opened = look_into_lists(window, size)
    enter_organization(window)
    for key in ("ctrl+4", "ctrl+3", "ctrl+6", "ctrl+5"):
        window.press(key)
        window.settle()
        opened |= look_into_lists(window, size)
    open_profile(window)
    for page in range(1, WIZARD_PAGES):
        turn_to(window, page)
        opened |= look_into_lists(window, size)
    close_in_front(window)
    window.press("ctrl+l")
    window.settle()
    opened |= look_into_lists(window, size)
    assert len(opened) >= LEAST_LISTS, sorted(opened)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_calendar_can_be_read_and_is_used_by_key(desk: Desk, look: str) -> None:
    window = desk.start(dark=look == "dark", sample=True)
    enter_organization(window)
    window.press("ctrl+4")
    window.until(window.requirement)
    requirement = window.requirement()
    window.click(DUE)
    window.press("ctrl+a")
    window.type("15.1.2027")
    window.press("alt+Down")
    window.until(lambda: any(found["object"] == "calendar" for found in window.windows()))
    window.settle()
    days = [day for row in window.popup() for day in row["cells"]]
    assert [day["text"] for day in days[:7]] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert {str(number) for number in range(1, 32)} <= {day["text"] for day in days}
    picture = window.picture()
    for day in days:
        left, top, width, height = day["area"]
        part = picture.crop((left, top, left + width, top + height))
        assert contrast(part) >= CONTRAST, f"{day['text']} cannot be read"
        assert ink(part) >= LEAST_INK, f"{day['text']} is shortened to points"
    window.press("Right", "Enter")
    due = "SELECT action_due FROM answer WHERE requirement_id = ?"
    window.until(lambda: desk.stored(due, requirement) == [("2027-01-16",)])
    assert window.focus()["name"] == DUE


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("size", [FIRST, FULL_HD], ids=["1366", "1920"])
def test_nothing_lies_outside_the_screen(desk: Desk, size: tuple[int, int], scale: float) -> None:
    window = desk.start(sample=True, size=size, scale=scale)
    check_edges(window, size)
    enter_organization(window)
    for key in ("ctrl+1", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+6"):
        window.press(key)
        window.settle()
        check_edges(window, size)
    open_profile(window)
    for page in range(1, WIZARD_PAGES + 1):
        turn_to(window, page)
        check_edges(window, size)
        assert any(found["seen"][2] for found in window.find_all("Close"))
    close_in_front(window)


def test_stages_answered_by_key_answer_no_other(desk: Desk) -> None:
    window = desk.start()
    window.click("New organization")
    window.until(lambda: len(window.windows()) == 2)
    window.type("Sample Works")
    window.press("Tab")
    window.until(lambda: desk.stored("SELECT name FROM organization"))
    turn_to(window, 4)
    window.click("Purchasing: We do")
    window.press("Tab", "Space", "Tab", "Space")
    ours = ("purchasing", "production", "service-provision")
    window.until(lambda: stored_profile(desk).get("activities") == list(ours))
    profile = stored_profile(desk)
    assert profile["performed_by"] == dict.fromkeys(ours, "we")
    assert sorted(profile["answered"]) == sorted(f"performed_by.{stage}" for stage in ours)
    assert window.find("Installation: We do")["seen"][2]
    assert not any(
        window.find(f"Installation: {word}")["checked"] for word in ("We do", "Customer", "Not done")
    )


def test_a_date_that_is_none_is_said_and_never_stored(desk: Desk) -> None:
    window = desk.start(sample=True)
    enter_organization(window)
    window.press("ctrl+4")
    window.until(window.requirement)
    requirement = window.requirement()
    due = "SELECT action_due FROM answer WHERE requirement_id = ?"
    window.click(DUE)
    window.type("31.2.2027")
    window.press("Enter")
    window.until(lambda: window.sees("This date does not exist."))
    assert window.requirement() == requirement
    assert not any(day for (day,) in desk.stored(due, requirement))
    window.press("ctrl+q")
    window.until(lambda: any(found["kind"] == "QMessageBox" for found in window.windows()))
    window.press("Escape")
    window.until(lambda: window.focus().get("name") == DUE)
    window.press("ctrl+a")
    window.type("15.1.2027")
    window.press("Tab")
    window.until(lambda: desk.stored(due, requirement) == [("2027-01-15",)])
    assert window.sees("15 January 2027")


def stored_profile(desk: Desk) -> Facts:
    """As it is in the file."""
    ((text,),) = desk.stored("SELECT profile FROM organization")
    profile: Facts = json.loads(text)
    return profile


def check_edges(window: Window, size: tuple[int, int]) -> None:
    """The windows are on the screen, and the lower edge of the one in front is whole."""
    for found in window.windows():
        left, top, width, height = found["area"]
        inside = left >= 0 and top >= 0 and left + width <= size[0] and top + height <= size[1]
        assert inside, f"{found['kind']} {found['area']} lies outside {size}"
    for foot in window.ask("all", "SavedLine"):
        assert foot["seen"][3] == foot["area"][3], "the lower edge is cut off"


def enter_organization(window: Window) -> None:
    window.press("Enter")
    window.until(lambda: any(SAMPLE in found["title"] for found in window.windows()))
    window.settle()


def open_profile(window: Window) -> None:
    window.press("ctrl+2")
    window.until(lambda: any(found["kind"] == "IntakeWizard" for found in window.windows()))
    window.settle()


def close_in_front(window: Window) -> None:
    window.press("Escape")
    window.until(lambda: not any(found["kind"] == "IntakeWizard" for found in window.windows()))
    window.settle()


def turn_to(window: Window, page: int) -> None:
    window.press(f"alt+{page}")
    window.picture()


def look_into_lists(window: Window, size: tuple[int, int]) -> set[str]:
    """Open every list of the window in front, one after the other; their names."""
    opened: set[str] = set()
    window.picture()  # once all that belongs to the screen is there
    for number in range(len(window.ask("combos"))):
        box = combo_in_sight(window, number)
        if box is None or not box["enabled"]:
            continue
        window.hands.click(*middle(box["seen"]))
        window.until(window.popup, f"{box['name']} does not open")
        window.settle()
        check_rows(window, box, size)
        window.press("Escape")
        window.until(lambda: not window.popup())
        opened.add(box["name"])
    return opened


def combo_in_sight(window: Window, number: int) -> Facts | None:
    """Turn the wheel until the box is seen whole."""
    for _turn in range(60):
        box: Facts = window.ask("combos")[number]
        area, seen, page = box["area"], box["seen"], box["page"]
        if page is None or seen[3] >= area[3] - 1:
            return box
        window.hands.move(page[0] + 3, page[1] + page[3] // 2)
        window.hands.wheel(1 if area[1] + area[3] > page[1] + page[3] else -1)
        window.settle()
    return None


def check_rows(window: Window, box: Facts, size: tuple[int, int]) -> None:
    """All rows are whole on the screen and can be read; of a list that scrolls, the first and the last."""
    rows = window.popup()
    assert [row["text"] for row in rows] == box["offers"]
    if not all(row["seen"] for row in rows):
        assert box["object"] == "scrolls" or len(rows) > 8, f"{box['name']} hides rows"
        assert next(row for row in rows if row["current"])["seen"]
        for key, place in (("End", -1), ("Home", 0)):
            window.press(key)
            window.settle()
            assert window.popup()[place]["seen"], f"{box['name']}: {key}"
        rows = window.popup()
    picture = window.picture()
    for row in rows:
        if row["seen"]:
            left, top, width, height = row["area"]
            inside = left >= 0 and top >= 0 and left + width <= size[0] and top + height <= size[1]
            assert inside, f"{box['name']}: {row['text']} lies outside"
            part = picture.crop((left, top, left + width, top + height))
            assert contrast(part) >= CONTRAST, f"{box['name']}: {row['text']} cannot be read"


def contrast(part: Image.Image) -> float:
    """The largest contrast of anything to the commonest color, which is the ground."""
    pixels = part.convert("RGB").tobytes()
    colors = Counter(zip(pixels[0::3], pixels[1::3], pixels[2::3], strict=True))
    ground = luminance(colors.most_common(1)[0][0])
    return max(_ratio(ground, luminance(color)) for color in colors)


def ink(part: Image.Image) -> int:
    """How many rows of pixels hold something else than the ground."""
    grey = part.convert("L")
    shades = grey.tobytes()
    ground = Counter(shades).most_common(1)[0][0]
    rows = [shades[start : start + grey.width] for start in range(0, len(shades), grey.width)]
    return sum(any(abs(shade - ground) > DIFFERENT for shade in row) for row in rows)


def luminance(color: tuple[int, int, int]) -> float:
    """As WCAG has it."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ratio(one: float, other: float) -> float:
    light, dark = max(one, other), min(one, other)
    return (light + 0.05) / (dark + 0.05)
