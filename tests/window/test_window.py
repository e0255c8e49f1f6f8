"""The program in a real window: what is pressed there arrives in the file, on whatever keyboard."""

import pytest

from isoassess.domain.profile import Organization, Profile
from tests.window.driving.hands import middle
from tests.window.driving.starter import Starter


def test_a_name_typed_into_the_wizard_arrives_in_the_file(starter: Starter) -> None:
    window = starter.start()
    window.click("New organization")
    window.until(lambda: len(window.windows()) == 2)
    window.settle()
    window.type("Sample Wörks & Söhne 株式会社")
    window.type(" 株α会社")  # the second text needs a letter of the first, and one more
    window.press("alt+n")
    name = "Sample Wörks & Söhne 株式会社 株α会社"
    window.until(lambda: starter.stored("SELECT name FROM organization") == [(name,)])
    window.press("alt+l")
    window.until(lambda: len(window.windows()) == 1)
    assert window.quit() == 0


@pytest.mark.parametrize("name", ["Sample Works", "Sample Yard"])
def test_a_key_does_not_overtake_the_click_before_it(starter: Starter, name: str) -> None:
    with starter.store() as store:
        for known in ("Sample Works", "Sample Mill", "Sample Yard"):
            store.add_organization(Profile(organization=Organization(name=known)))
    window = starter.start()
    place = next(row["area"] for row in window.rows("Organizations") if row["text"].startswith(name))
    window.hands.click(*middle(place))
    window.press("Enter")
    window.until(lambda: any(name in title for title in window.screen.titles()))


def test_what_is_open_to_choose_from_is_seen_on_the_screen(starter: Starter) -> None:
    window = starter.start(sample=True)
    window.press("Enter")
    window.settle()
    window.press("ctrl+4")
    window.until(window.requirement)
    box = max(window.ask("combos"), key=lambda box: len(box["offers"]))
    before = window.picture(box["area"])
    window.click(box["name"])
    window.until(window.popup)
    assert [row["text"] for row in window.popup()] == box["offers"]
    window.choose(box["offers"][1])
    window.until(lambda: not window.popup())
    assert window.picture(box["area"]) != before


@pytest.mark.parametrize("layout", ["us", "de"])
def test_a_rating_given_by_mouse_or_key_arrives_in_the_file(starter: Starter, layout: str) -> None:
    window = starter.start(sample=True)
    window.plug_in(layout)
    window.press("Enter")
    window.settle()
    window.press("ctrl+4")
    window.until(window.requirement)
    requirement = window.requirement()
    question = "SELECT rating FROM answer WHERE requirement_id = ?"
    cells = window.ask("all", "RatingCell")
    window.hands.click(*middle(cells[2]["area"]))
    window.until(lambda: starter.stored(question, requirement) == [("2",)])
    window.press("1")
    window.until(lambda: starter.stored(question, requirement) == [("1",)])


@pytest.mark.parametrize("dark", [False, True])
def test_the_window_is_dark_where_the_system_is(starter: Starter, dark: bool) -> None:
    window = starter.start(dark=dark)
    area = window.find("Organizations")["area"]
    shades = window.picture(tuple(area)).convert("L").histogram()
    commonest = shades.index(max(shades))
    assert commonest < 64 if dark else commonest > 192
