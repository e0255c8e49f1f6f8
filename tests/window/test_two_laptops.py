"""Two laptops and a stick: a firm goes over, both work on, and what both did comes together on each."""

from functools import partial
from pathlib import Path

from isoassess.domain import Answer
from isoassess.store import Store
from tests.window.driving.running import Window
from tests.window.driving.screen import FIRST
from tests.window.driving.starter import Starter
from tests.window.driving.walking import name_file

SIZES = {"anna": FIRST, "bert": (1400, 800)}


def _start(starter: Starter, who: str) -> Window:
    file = starter.folder / f"{who}.db"
    return starter.start(
        sample=who == "anna", file=file, size=SIZES[who], environment={"USER": who, "LOGNAME": who}
    )


def _export(window: Window, package: Path) -> None:
    window.settle()
    window.press("ctrl+shift+e")
    window.until(partial(window.sees, "Whoever can open the file can read all"))
    window.press("Return")
    name_file(window, package)
    window.until(partial(window.sees, "Written and read back"))
    assert package.exists()


def _open(window: Window, package: Path) -> None:
    window.settle()
    window.click("Open a file...")
    name_file(window, package)
    window.until(partial(window.find_all, "Take over"))
    window.settle()


def _change(file: Path, who: str, answers: dict[str, Answer]) -> str:
    """What was answered on one of the laptops, beside its window."""
    with Store.open(file, who=who) as store:
        now = store.assessments(store.organizations()[0].id)[0].id
        for requirement, answer in answers.items():
            store.save_answer(now, requirement, answer)
        return now


def _answers(file: Path) -> dict[str, Answer]:
    with Store.open(file, who="a test") as store:
        return store.answers(store.assessments(store.organizations()[0].id)[0].id)


def test_two_laptops_and_a_stick(starter: Starter) -> None:
    stick = starter.folder / "stick"
    stick.mkdir()
    anna, bert = _start(starter, "anna"), _start(starter, "bert")
    _export(anna, stick / "first.isoassess")
    _open(bert, stick / "first.isoassess")
    bert.click("Take over")
    bert.until(partial(bert.sees, " was added."))
    assert anna.quit() == 0
    assert bert.quit() == 0
    files = [starter.folder / f"{who}.db" for who in ("anna", "bert")]
    assert _answers(files[0]) == _answers(files[1])
    both, mine, yours = list(_answers(files[0]))[:3]
    _change(files[0], "anna", {both: Answer(evidence="Anna saw it."), mine: Answer(note="Only Anna.")})
    _change(files[1], "bert", {both: Answer(evidence="Bert saw it."), yours: Answer(note="Only Bert.")})
    anna, bert = _start(starter, "anna"), _start(starter, "bert")
    _export(bert, stick / "second.isoassess")
    _open(anna, stick / "second.isoassess")
    assert anna.sees("Anna saw it.")
    assert anna.sees("Bert saw it.")
    anna.press("Right")  # what Bert says stands
    anna.settle()
    anna.click("Take over")
    anna.until(partial(anna.sees, " was changed: "))
    _export(anna, stick / "third.isoassess")
    _open(bert, stick / "third.isoassess")
    bert.click("Take over")
    bert.until(partial(bert.sees, " was changed: "))
    before = _answers(files[1])
    bert.settle()
    bert.press("ctrl+z")  # in the list, it undoes what came last
    bert.until(partial(bert.sees, "The import was undone"))
    assert _answers(files[1]) != before
    _open(bert, stick / "third.isoassess")
    bert.click("Take over")
    bert.until(partial(bert.sees, " was changed: "))
    assert anna.quit() == 0
    assert bert.quit() == 0
    joined = _answers(files[0])
    assert joined == _answers(files[1])
    assert joined[both].evidence == "Bert saw it."
    assert (joined[mine].note, joined[yours].note) == ("Only Anna.", "Only Bert.")
