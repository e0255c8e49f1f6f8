"""Settings in a real window: by keys alone, seen at once, and there at the next start."""

import json

from PIL import Image

from tests.window.driving.running import Window
from tests.window.driving.starter import Starter
from tests.window.driving.walking import GAP, WORDS_OF_GAP, enter_organization, go_to

DARK = 60  # of 255: the ground of the dark colors is far below, that of the light ones far above


def ground(picture: Image.Image) -> float:
    """How light most of the window is."""
    shades = sorted(picture.convert("L").resize((60, 40)).tobytes())
    return shades[len(shades) // 2]


def title_height(window: Window) -> int:
    (found,) = [one for one in window.find_all("Settings") if one["kind"] == "Line"]
    return int(found["area"][3])


def test_a_person_sets_the_program_up_by_keys_and_finds_it_so_the_next_day(starter: Starter) -> None:
    window = starter.start(sample=True, goes_on=True, size=(1024, 600))
    enter_organization(window)
    go_to(window, GAP, WORDS_OF_GAP)
    requirement = window.requirement()
    window.press("ctrl+comma")
    window.until(lambda: window.focus().get("name") == "Colors: As the system")
    assert ground(window.picture()) > DARK
    window.press("Left")  # round to the last one
    window.until(lambda: ground(window.picture()) < DARK)
    height = title_height(window)
    window.press("Tab")
    window.until(lambda: window.focus().get("kind") == "ValueDropDown")
    window.press("Down", times=2)
    window.until(lambda: title_height(window) > height)
    for _stop in range(9):
        if window.focus().get("name") == "Your name":
            break
        window.press("Tab")
        window.settle()
    window.type("A. Consultant")
    settings = starter.folder / "home" / "config" / "IsoAssess" / "settings.json"
    window.until(lambda: json.loads(settings.read_text()).get("assessor") == "A. Consultant")
    kept = json.loads(settings.read_text())
    assert (kept["theme"], kept["text-size"]) == ("dark", "125")
    window.press("ctrl+4")
    window.until(lambda: window.requirement() == requirement)
    window.quit()
    again = starter.start(goes_on=True, size=(1366, 768))
    again.until(lambda: again.requirement() == requirement)
    assert ground(again.picture()) < DARK
    again.quit()
