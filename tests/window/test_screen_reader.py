"""The whole job without looking: from the first start to the saved PDF by keys, and by what is spoken."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.window.driving.starter import Starter
from tests.window.listening.bus import Buses, missing
from tests.window.listening.listener import Listener
from tests.window.listening.reader import Reader

TRANSCRIPT = "ISOASSESS_TRANSCRIPT"  # the file that what was spoken goes to


@pytest.fixture
def buses(starter: Starter, screens: object, tmp_path: Path) -> Iterator[Buses]:
    lacking = missing()
    if lacking and os.environ.get("CI"):
        pytest.fail(lacking)
    if lacking:
        pytest.skip(lacking)
    made = Buses(tmp_path / "bus", starter.screen_name())
    yield made
    made.close()


def test_the_whole_job_by_speech_and_keys(starter: Starter, buses: Buses, tmp_path: Path) -> None:
    window = starter.start("--today", "2026-11-18", environment=buses.environment)
    person = Listener(window, Reader(buses))
    try:
        begin(person)
        assess(person)
        export(person, tmp_path / "summary.pdf")
    finally:
        file = Path(os.environ.get(TRANSCRIPT) or tmp_path / "transcript.md")
        file.write_text(person.end().replace(str(tmp_path), "..."), encoding="utf-8")
    assert (tmp_path / "summary.pdf").read_bytes().startswith(b"%PDF")
    ((name,),) = starter.stored("SELECT name FROM organization")
    assert name == "Sample Works"
    rated = "SELECT rating, count(*) FROM answer WHERE rating IS NOT NULL GROUP BY rating ORDER BY rating"
    assert [count for _rating, count in starter.stored(rated)] == [1, 1, 1]
    assert window.quit() == 0


def begin(person: Listener) -> None:
    person.step("First start: a new organization")
    person.hears("New organization, button")
    person.press("Return")
    person.hears("New organization, dialog", "Name of the organization, edit")
    person.type("Sample Works")
    person.tab_to("Next", "button")
    person.press("Return")
    person.hears("Step 2 of 7: How many people, and where?", "Effective personnel, edit")
    person.type("12")
    person.press("alt+n")
    person.hears("What do you deliver", "Products, edit")
    person.type("Steel brackets")
    person.press("alt+n")
    person.hears("Who carries out each stage of the work?", "Who designs the product?, combo box")
    person.tab_to("Purchasing: We do", "radio button")
    person.press("space")
    person.hears("selected")
    person.tab_to("Production: We do", "radio button")
    person.press("space")
    person.hears("selected")
    person.step("The choice of the standard")
    for page in ("What is asked of you from outside?", "What is in place today?", "Finish, button"):
        person.press("alt+n")
        person.hears(page)
    person.hears("ISO 9001:2026")
    person.press("Return")
    person.hears("Sample Works - IsoAssess, window", "Start the assessment, button")


def assess(person: Listener) -> None:
    person.step("Rating requirements")
    person.press("Return")
    person.hears("Can you name what inside and outside your firm")
    person.press("3")
    person.hears("3 Conforming. Likely conforming.")
    person.press("Return")
    person.hears("climate change")
    person.press("1")
    person.hears("1 Informal. Likely")
    person.step("An action on what is missing")
    person.press("a")
    person.hears("Action: what is to be done, edit")
    person.press("ctrl+a")
    person.type("Decide it in the next review")
    person.tab_to("Owner", "edit")
    person.type("Quality")
    person.tab_to("Due date", "edit")
    person.type("31.2.2027")
    person.press("Return")
    person.hears("This date does not exist")
    person.press("ctrl+a")
    person.type("31.1.2027")
    person.press("Escape")
    person.step("Not applicable: refused here, and taken with a reason elsewhere")
    person.press("Return")
    person.hears("Not rated.")
    person.press("n")
    person.hears("applies to every organization")
    person.press("Escape")
    person.hears("Rating")
    person.press("ctrl+f")
    person.hears("Search requirements, edit")
    person.type("word of mouth")
    person.press("Return")
    person.hears("When an order comes by word of mouth", "Not assessed")
    person.press("n")
    person.hears("Reason")
    person.type("All orders come in writing.")
    person.press("Escape")
    person.hears("Not applicable")
    person.step("Undone, and done again")
    person.press("4")
    person.hears("4 Effective")
    person.press("ctrl+z")
    person.hears("Undone")


def export(person: Listener, file: Path) -> None:
    person.step("The summary as a PDF")
    person.press("ctrl+1")
    person.hears("Overview")
    person.tab_to("Continue the assessment", "button")
    person.press("ctrl+k")
    person.hears("Find anything, edit")
    person.type("export summary")
    person.hears("Export the summary")
    person.press("Return")
    person.hears("Assessor, edit", "Who assessed?")
    person.type("A. Sampler")
    person.press("Return")
    person.hears("Export summary, dialog", "File name", "edit")
    person.press("ctrl+a")
    person.type(str(file))
    person.press("Return")
    person.hears(file.name)
