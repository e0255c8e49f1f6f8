"""The ways through the program on which pictures are taken: each begins at the list of organizations."""

from collections.abc import Callable

from tests.screens.album import Album
from tests.screens.sample import BEGUN, CONTRACT, FIRST
from tests.window.driving.hands import middle
from tests.window.driving.running import Facts

Tour = Callable[[Album], None]

PLACES = ("Overview", "Standard", "Assessment", "Actions", "Reports")
STEPS = (
    "Organization",
    "Sites and people",
    "Products and sector",
    "Activities and design",
    "External requirements",
    "Management system",
    "Your standard",
)


def home(album: Album) -> None:
    """The list, its menus, one deleted, and a search with and without a hit."""
    window = album.window
    album.draw_closely("home")
    window.hands.click(*middle(row(album, "Organizations", BEGUN)["area"]), button=3)
    window.until(window.popup)
    album.draw("home-menu")
    window.choose("Sort by")
    album.draw("home-menu-sort")
    window.press("Escape", "Escape")
    window.settle()
    window.press("Delete")
    window.until(lambda: window.sees("was deleted"))
    album.draw("home-deleted")
    window.press("ctrl+z")
    for words in ("sample", "nothing of this name"):
        window.click("Search organizations")
        window.press("ctrl+a")
        window.type(words)
        album.draw(f"home-search-{words.split()[0]}")


def outside(album: Album) -> None:
    """What is there without an organization."""
    window = album.window
    go(album, "Compare standards")
    album.draw_closely("comparison")
    for number, facts in enumerate(window.ask("all", "Segment")[1:], start=2):
        window.hands.click(*middle(facts["seen"]))
        album.draw(f"comparison-{number}")
    go(album, "Question library")
    album.draw_closely("library")
    window.press("Down", times=4)
    album.draw("library-question")
    go(album, "Actions")
    album.draw_closely("all-actions")
    go(album, "Settings")
    album.draw_closely("settings")


def overview(album: Album) -> None:
    enter(album, FIRST)
    album.draw_closely("overview")
    album.draw_pages("overview")
    for question in ("Likely verdict", "Conformity by clause", "Calendar"):
        album.window.click(f"How is this computed? {question}")
        album.draw(f"overview-asked-{question.split()[0].lower()}")


def words(album: Album) -> None:
    """A word explained where it stands, and all of them."""
    window = album.window
    enter(album, FIRST)
    click_word(album, "Conformity by clause")
    album.draw("words-note")
    window.press("Escape")
    window.settle()
    window.press("shift+F1")
    window.until(lambda: any(shown["title"] == "Words" for shown in window.windows()))
    album.draw("words")
    window.type("CAPA")
    window.until(lambda: window.sees("Corrective action"))
    album.draw("words-found")
    window.press("Escape", "Escape")
    window.settle()
    window.click("Profile")
    window.until(lambda: window.ask("front"))
    window.click(STEPS[1])
    window.until(lambda: window.sees("Effective personnel"))
    click_word(album, "Effective personnel")
    album.draw("words-note-in-wizard")
    window.press("Escape")
    window.settle()
    window.press("shift+F1")
    window.until(lambda: any(shown["title"] == "Words" for shown in window.windows()))
    album.draw("words-of-wizard")


def dialogs(album: Album) -> None:
    """Those that begin, complete, compare and reopen an assessment, and the summary's."""
    window = album.window
    enter(album, FIRST)
    entries = from_menu(album)
    for entry in [entry for entry in entries if entry.endswith("...")]:
        draw_chosen(album, entry)
    window.press("Escape")
    window.settle()
    from_menu(album)
    window.choose(next(entry for entry in entries if entry.startswith("Completed")))
    album.draw("overview-locked")
    from_menu(album)
    draw_chosen(album, "Reopen...")
    window.press("Escape")
    window.settle()
    window.click("Export summary...")
    window.until(lambda: window.ask("front"))
    album.draw("dialog-export-summary")
    window.press("Escape")


def draw_chosen(album: Album, entry: str) -> None:
    """What an entry of the open menu leads to; the menu is open again afterwards."""
    window = album.window
    window.choose(entry)
    if window.ask("front"):
        album.draw_closely(f"dialog-{name_of(entry)}")
        window.press("Escape")
        window.until(lambda: not window.ask("front"))
    else:
        album.draw(f"chosen-{name_of(entry)}")
        go(album, "Overview")
    from_menu(album)


def standard(album: Album) -> None:
    window = album.window
    enter(album, FIRST)
    go(album, "Standard")
    album.draw_closely("standard")
    album.draw_pages("standard")
    window.click("Decide otherwise...")
    window.until(lambda: window.ask("front"))
    album.draw_closely("decide-otherwise")
    window.hands.click(*middle(window.ask("all", "DropDown")[0]["seen"]))  # its word is no part of it
    window.until(window.popup)
    window.choose(window.popup()[-1]["text"])
    album.draw("decide-another")


def assessment(album: Album) -> None:
    """A question in each of its states."""
    window = album.window
    enter(album, FIRST)
    go(album, "Assessment")
    album.draw_closely("assessment")
    cells = window.ask("all", "RatingCell")
    for number, name in ((0, "absent"), (3, "conforming"), (5, "not-applicable")):
        window.hands.click(*middle(cells[number]["seen"]))
        album.draw(f"assessment-{name}")
    window.hands.click(*middle(cells[1]["seen"]))
    window.press("a")
    album.draw_closely("assessment-action")
    album.draw_pages("assessment")
    window.press("ctrl+f")
    window.type("qwzx")
    album.draw("assessment-nothing-found")
    window.press("ctrl+a")
    window.type("audit")
    album.draw("assessment-found")


def actions(album: Album) -> None:
    """The table, and each kind of cell while it is filled in."""
    window = album.window
    enter(album, FIRST)
    go(album, "Actions")
    album.draw_closely("actions")
    columns = len(window.rows("Actions")[0]["cells"])
    for column in range(columns):
        cell = window.rows("Actions")[0]["cells"][column]
        window.hands.click(*middle(cell["area"]), times=2)
        album.draw(f"actions-cell-{column}")
        if "Day" in window.focus().get("kind", ""):
            album.draw_opened(f"actions-cell-{column}")
        window.press("Escape", "Escape")
        go(album, "Actions")
    window.hands.click(*middle(window.rows("Actions")[0]["area"]), button=3)
    album.draw("actions-menu")


def reports(album: Album) -> None:
    window = album.window
    enter(album, FIRST)
    go(album, "Reports")
    album.draw_closely("reports")
    cards = [facts for facts in window.ask("all", "QPushButton") if facts["object"] == "documentCard"]
    for number, card in enumerate(cards):
        window.hands.click(*middle(card["seen"]))
        window.settle()
        window.until(lambda: not window.sees("Updating"), "the document was never drawn")
        album.draw(f"reports-{number}")
        album.draw_opened(f"reports-{number}")
    window.press("ctrl+f")
    window.type("audit")
    album.draw("reports-found")
    window.press("ctrl+shift+s")
    window.until(lambda: window.ask("front"))
    album.draw_closely("dialog-issue")
    window.click("Pattern of numbers...")
    album.draw("dialog-issue-pattern")
    window.press("Escape")
    window.until(lambda: not window.ask("front"))


def wizard(album: Album) -> None:
    """Each page as the sample filled it in."""
    window = album.window
    enter(album, FIRST)
    window.click("Profile")
    window.until(lambda: window.ask("front"))
    for number, step in enumerate(STEPS, start=1):
        window.click(step)
        window.settle()
        album.draw_closely(f"wizard-{number}")
        album.draw_pages(f"wizard-{number}")


def begun(album: Album) -> None:
    through(album, BEGUN, "begun")


def contract(album: Album) -> None:
    through(album, CONTRACT, "contract")


def through(album: Album, organization: str, suffix: str) -> None:
    enter(album, organization)
    for place in PLACES:
        go(album, place)
        album.draw(f"{place.lower()}-{suffix}")


def empty(album: Album) -> None:
    """Nothing is there yet; every page of the wizard before anything was answered."""
    window = album.window
    album.draw_closely("home-empty")
    window.click("New organization")
    window.until(lambda: window.ask("front"))
    album.draw_closely("new-1")
    window.type("Sample Works")
    for number in range(2, len(STEPS) + 1):
        window.press("alt+n")
        album.draw_closely(f"new-{number}")


def first_minute(album: Album) -> None:
    """Somebody who has never seen it: what it is, the sample, the tour, and the sample gone again."""
    window = album.window
    window.click("What is this?")
    album.draw_closely("what-is-this")
    window.press("Escape")
    window.settle()
    window.click("Try the sample")
    window.until(lambda: window.sees("Step 1 of 5"))
    for number in range(1, 6):
        album.draw(f"tour-{number}")
        window.press("Enter")
        window.settle()
    window.press("ctrl+0")
    window.settle()
    album.draw("home-sample")
    window.click("Remove the sample")
    album.draw("home-sample-removed")


def fault(album: Album) -> None:
    album.window.until(lambda: album.window.sees("Something went wrong that should not have"))
    album.window.click("Report")
    album.draw_closely("fault")


def refused(album: Album) -> None:
    """A file that is no store."""
    album.draw_closely("refused")


TOURS: dict[str, Tour] = {
    tour.__name__: tour
    for tour in (
        *(home, outside, overview, words, dialogs, standard, assessment, actions, reports, wizard),
        *(begun, contract, empty, first_minute, fault, refused),
    )
}


def enter(album: Album, organization: str) -> None:
    """Open an organization of the list."""
    window = album.window
    window.hands.click(*middle(row(album, "Organizations", organization)["area"]))
    window.press("Enter")
    window.until(lambda: any(organization in shown["title"] for shown in window.windows()))


def click_word(album: Album, text: str) -> None:
    """The first word of a label that says this."""
    labels = album.window.ask("all", "ExplainedText")
    left, top, _width, height = next(one["seen"] for one in labels if one["text"] == text)
    album.window.hands.click(left + 20, top + height // 2)


def go(album: Album, place: str) -> None:
    places = album.window.ask("all", "NavigationButton")
    button = next(facts for facts in places if facts["name"] == place)
    album.window.hands.click(*middle(button["seen"]))
    album.window.until(lambda: album.window.sees(place))


def row(album: Album, name: str, begins: str) -> Facts:
    """The row of a list that begins so."""
    return next(facts for facts in album.window.rows(name) if facts["text"].startswith(begins))


def from_menu(album: Album) -> list[str]:
    """What the menu of the assessments offers; it is open then."""
    button = album.window.ask("all", "MenuButton")[0]
    album.window.hands.click(*middle(button["seen"]))
    album.window.until(album.window.popup)
    return [entry["text"] for entry in album.window.popup() if entry["enabled"]]


def name_of(entry: str) -> str:
    return "-".join("".join(letter for letter in entry.lower() if letter.isalnum() or letter == " ").split())
