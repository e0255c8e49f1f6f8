"""The ways through the program that several tests go."""

import datetime
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from isoassess.domain import Action, ActionStatus, Grade, Regrade
from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store
from tests.screens.sample import add_earlier
from tests.window.driving.hands import middle
from tests.window.driving.running import Facts, Window

SAMPLE = "Example"
GAP = "expectations-taken-on"  # a requirement of the sample with an action; below with all that there can be
WORDS_OF_GAP = "legal duties"
DONE = "Mark each expectation"  # the action of that requirement
SHEET = "sample-sheet.txt"
MOST_CLICKS = 3  # until a card is chosen
MOST_ENTERS = 3  # until the dialog for files has taken a name


def put_more(file: Path) -> None:
    """Give the sample all that opens a further list or dialog: two assessments, an archive, a file."""
    with Store.open(file, who="tester") as store:
        (organization,) = store.organizations()
        (assessment,) = store.assessments(organization.id)
        add_earlier(store, assessment.id)
        store.archive_organization(store.add_organization(Profile(organization=Organization(name="Sample"))))
        sheet = store.add_attachment(organization.id, name=SHEET, content=b"a sample")
        answer = store.answers(assessment.id)[GAP]
        done = Action(
            what=DONE,
            owner="Dispatch",
            due=datetime.date(2026, 1, 15),
            status=ActionStatus.DONE,
        )
        graded = Regrade(grade=Grade.MAJOR, reason="a sample of a reason")
        more = replace(answer, attachments=(sheet,), action=done, regrade=graded)
        store.save_answer(assessment.id, GAP, more)


def enter_organization(window: Window) -> None:
    """The sample, by a click on its row and Enter."""
    row = next(row for row in window.rows("Organizations") if row["text"].startswith(SAMPLE))
    window.hands.click(*middle(row["area"]))
    window.press("Enter")
    window.until(lambda: any(SAMPLE in found["title"] for found in window.windows()))
    window.settle()


def go_to(window: Window, requirement: str, words: str) -> None:
    """Search for words of an answer, and go through what is found to a requirement."""
    window.press("ctrl+4")
    window.until(window.requirement)
    window.press("ctrl+f")
    window.until(lambda: window.focus().get("label") == "Search requirements")
    window.type(words)
    window.press("Enter")
    window.until(lambda: window.requirement() == requirement)
    window.settle()


def open_profile(window: Window) -> None:
    window.press("ctrl+2")
    window.until(lambda: any(found["kind"] == "IntakeWizard" for found in window.windows()))
    window.settle()


def turn_to(window: Window, page: int) -> None:
    """Another page of the wizard."""
    window.press(f"alt+{page}")
    begins = f"Step {page} of"
    window.until(
        lambda: any(
            step["label"].startswith(begins) and step["label"].endswith("this page")
            for step in window.ask("all", "StepButton")
        )
    )
    window.settle()


def close_in_front(window: Window) -> None:
    """Close the dialog that wants an answer."""
    window.press("Escape")
    window.until(lambda: not window.ask("front"))
    window.settle()


def open_menu(window: Window) -> list[Facts]:
    """The menu of the assessments, and its entries."""
    window.press("ctrl+1")
    window.until(lambda: window.ask("all", "MenuButton"))
    window.press("alt+s")
    window.until(window.popup)
    window.settle()
    return window.popup()


def choose_from_menu(window: Window, begins: str) -> None:
    """An entry of the menu of the assessments."""
    window.choose(next(entry["text"] for entry in open_menu(window) if entry["text"].startswith(begins)))


def document_cards(window: Window) -> list[Facts]:
    """Of the reports, one for each document."""
    return [card for card in window.ask("all", "QPushButton") if card["object"] == "documentCard"]


def choose_document(window: Window, number: int) -> None:
    """Another document; its card is brought in sight first.

    What is still being laid out can move from under the click; a person clicks again.
    """
    for _click in range(MOST_CLICKS):
        card = window.scroll_to(lambda: document_cards(window)[number])
        window.hands.click(*middle(card["seen"]))
        window.settle()
        if document_cards(window)[number]["checked"]:
            return
    raise AssertionError(f"the card {card['text']!r} is not chosen by clicks")


def reach(window: Window, name: str) -> None:
    """By Tab, as long as it takes; what has the focus comes in sight."""
    for _turn in range(80):
        focus = window.focus()
        if name in (focus.get("label"), focus.get("text")):
            return
        window.press("Tab")
        window.settle()
    raise AssertionError(f"Tab never comes to {name!r}")


def name_file(window: Window, file: Path) -> None:
    """In the dialog of Qt for files, whose list of names takes the first Enter when it comes up by then."""
    window.until(partial(window.find_all, "File name:"))
    window.settle()
    window.press("ctrl+a")
    window.type(str(file))
    window.settle()
    for _enter in range(MOST_ENTERS):
        window.press("Return")
        window.settle()
        if not window.find_all("File name:"):
            return
    raise AssertionError("the dialog for files does not take the name")
