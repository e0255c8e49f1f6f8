"""A byte of an answer is changed on the disk: the window says so, and a repair is a press away."""

from isoassess.store import Store
from tests.window.driving.starter import Starter

SAID = "1 answer is not the one that was last saved"
LONG = 60.0  # seconds, for a repair on a busy machine


def change_a_letter(starter: Starter) -> None:
    """Of an answer that is long enough to be found in the file; SQLite sees nothing wrong with that."""
    starter.copy_sample()
    query = "SELECT evidence FROM answer ORDER BY length(evidence) DESC LIMIT 1"
    text = str(starter.stored(query)[0][0]).encode()
    content = starter.file.read_bytes()
    place = content.index(text)
    assert text[5:6] != b"X"
    starter.file.write_bytes(content[: place + 5] + b"X" + content[place + 6 :])


def test_a_changed_letter_of_an_answer_is_said_and_repaired_into_a_new_file(starter: Starter) -> None:
    change_a_letter(starter)
    window = starter.start()
    window.until(lambda: window.sees(SAID), "nothing was said")
    window.click("Look...")
    window.until(lambda: window.sees("This file is damaged"))
    window.until(lambda: window.sees("No sound backup was found beside it."), longest=LONG)
    window.press("alt+r")
    window.until(lambda: window.sees("Repaired into a new file"), longest=LONG)
    window.press("alt+o")
    window.until(lambda: window.sees("isoassess.repaired.db"), longest=LONG)
    assert window.quit() == 0
    with (
        starter.store() as store,
        Store.open(starter.file.with_name("isoassess.repaired.db"), who="t") as new,
    ):
        (assessment,) = store.assessments(store.organizations()[0].id)
        assert new.answers(assessment.id) == store.answers(assessment.id)
        assert len(new.doubtful_answers(assessment.id)) == 1


def test_who_opens_it_as_it_is_comes_back_to_the_window(starter: Starter) -> None:
    change_a_letter(starter)
    window = starter.start()
    window.until(lambda: window.sees(SAID), "nothing was said")
    window.click("Look...")
    window.until(lambda: window.sees("This file is damaged"))
    window.settle()
    window.press("Escape")
    window.until(lambda: len(window.windows()) == 1, longest=LONG)
    window.until(lambda: window.sees(SAID))
    window.click("Understood")
    window.until(lambda: not window.sees(SAID))
    assert window.quit() == 0
