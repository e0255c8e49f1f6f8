"""The list of all sectors on a real screen: read whole, and one taken by mouse and by key."""

from isoassess.reference.sectors import sector_table
from tests.window.driving.starter import Starter


def test_all_sectors_are_read_on_the_screen_and_taken_from_it(starter: Starter) -> None:
    window = starter.start()
    window.click("New organization")
    window.until(lambda: len(window.windows()) == 2)
    window.settle()
    window.type("Sample Plumbing")
    for step in ("Effective personnel", "Find a sector"):
        window.press("alt+n")
        window.find(step)
        window.settle()
    window.click("All sectors")
    window.until(window.popup)
    rows = [row for row in window.popup() if row["text"].strip("✓\u2003 ")[:1].isdigit()]
    assert [int(row["text"].split()[0]) for row in rows] == [one.code for one in sector_table().sectors]
    assert all(row["seen"] for row in rows)
    window.choose(rows[27]["text"])
    window.until(lambda: starter.stored("SELECT sector_codes FROM organization") == [("[28]",)])
    window.press("Down", "Down", "Enter")  # from the search into the list, and to the next one
    window.until(lambda: starter.stored("SELECT sector_codes FROM organization") == [("[28, 29]",)])
