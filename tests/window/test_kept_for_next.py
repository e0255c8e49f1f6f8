"""What could not be saved when the program was ended is there for the next start."""

from pathlib import Path

from tests.window.desk import Desk
from tests.window.running import Window

EVIDENCE = "SELECT evidence FROM answer WHERE requirement_id = ?"


def kept(desk: Desk) -> str:
    """All that is kept beside the file, as it is written there."""
    folder = desk.folder / "home" / "data" / "IsoAssess" / "waiting"
    return "".join(note.read_text(encoding="utf-8") for note in sorted(Path(folder).glob("*.json")))


def at_the_evidence(window: Window) -> str:
    """Open the sample's first open question; its requirement."""
    window.press("Enter")
    window.settle()
    window.press("ctrl+4")
    window.until(window.requirement)
    window.press("alt+e")
    window.until(lambda: window.focus().get("name") == "Objective evidence")
    return window.requirement()


def test_what_is_typed_once_the_file_is_write_protected_is_saved_when_it_can_be_written(desk: Desk) -> None:
    window = desk.start(sample=True)
    requirement = at_the_evidence(window)
    window.press("ctrl+a")
    window.type("one ")
    window.until(lambda: desk.stored(EVIDENCE, requirement) == [("one ",)])
    desk.file.chmod(0o444)
    window.type("two")
    window.until(lambda: "one two" in kept(desk))
    window.kill()
    window = desk.start()
    window.until(lambda: window.sees("could not be saved"))
    window.until(lambda: window.sees("1 change is not saved yet. It is tried again"))
    assert "one two" in kept(desk)
    desk.file.chmod(0o600)
    window.until(lambda: desk.stored(EVIDENCE, requirement) == [("one two",)])
    window.until(lambda: not kept(desk))
    assert window.quit() == 0
