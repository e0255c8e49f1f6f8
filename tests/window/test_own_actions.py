"""Actions of an open organization in a real window: for none, for several, with correction and cause."""

import json

from isoassess.assessment.planned import is_own
from tests.window.driving.starter import Starter
from tests.window.driving.walking import enter_organization


def test_an_action_is_begun_for_none_given_two_findings_and_told_with_correction_and_cause(
    starter: Starter,
) -> None:
    window = starter.start(sample=True)
    enter_organization(window)
    window.press("ctrl+5")
    window.find("Choose findings...")
    window.click("New action")
    window.press("ctrl+a")
    window.type("One list of all devices")
    window.press("Return")
    window.until(lambda: stored(starter)["action_what"] == "One list of all devices")
    for number in ("nc-09", "nc-10"):
        window.click("Choose findings...")
        window.until(lambda: window.ask("front"))
        window.type(number)
        window.press("Return", "space")
        window.press("alt+t")
        window.until(lambda: not window.ask("front"))
    covered = json.loads(str(stored(starter)["action_covers"]))
    assert covered == ["calibration", "calibration-status"]
    assert window.sees("NC-09 (7.1.5.2), NC-10 (7.1.5.2)")
    window.click("Action: correction")
    window.type("Devices taken out of use")
    window.press("Tab")
    window.type("Nobody had a list")
    window.press("Tab")
    window.until(lambda: stored(starter)["action_cause"] == "Nobody had a list")
    assert stored(starter)["action_correction"] == "Devices taken out of use"


def stored(starter: Starter) -> dict[str, object]:
    """The one action that is of no requirement."""
    names = ("requirement_id", "action_what", "action_covers", "action_correction", "action_cause")
    rows = starter.stored(f"SELECT {', '.join(names)} FROM answer")
    (found,) = [row for row in rows if is_own(row[0])] or [("",) * len(names)]
    return dict(zip(names, found, strict=True))
