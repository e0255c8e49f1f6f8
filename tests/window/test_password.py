"""A password set, locked and unlocked by the keys of a real screen; the program killed while it is set."""

import os
from pathlib import Path

from isoassess.store.backup.places import folder_beside, found_in
from isoassess.store.vault.keyring import new_key
from isoassess.store.vault.pages import is_closed
from isoassess.store.vault.resealing import part_of
from isoassess.store.vault.unlocking import lock, unlock
from tests.window.driving.lists import Opened, look_into_lists
from tests.window.driving.running import Window
from tests.window.driving.starter import Starter

PASSWORD = "green apples 7"
TYPED = "kept by the foreman"
LONG = 60.0  # seconds, for a file that is written anew on a busy machine
WEIGHT = 48 * 2**20  # bytes of an attached file, so that writing anew takes a while


def set_password(window: Window) -> None:
    """By keys, up to the last question, which is answered and not yet confirmed."""
    window.press("ctrl+shift+b")
    window.until(lambda: window.sees("None is set"))
    window.press("alt+p")
    window.until(lambda: window.focus().get("name") == "New password")
    window.type(PASSWORD)
    window.press("Tab")
    window.type(PASSWORD)
    window.press("Return")
    window.until(lambda: "last four" in window.focus().get("name", ""), longest=LONG)
    (key,) = (words for words in window.ask("labels") if words.count(" - ") > 10)
    window.type(key[-4:].lower())
    window.settle()


def back_up(window: Window) -> None:
    """Now, and not by itself at some time."""
    window.press("ctrl+shift+b")
    window.until(lambda: window.sees("None is set"))
    window.press("alt+b")
    window.until(lambda: window.sees("Last backup:"), longest=LONG)


def backups(starter: Starter) -> list[Path]:
    return [one.path for one in found_in(folder_beside(starter.file))]


def say_password(window: Window, password: str) -> None:
    window.until(lambda: window.focus().get("name") == "Password")
    window.press("ctrl+a")
    window.type(password)
    window.press("Return")


def titles(window: Window) -> str:
    return " ".join(str(one) for one in window.windows())


def test_a_password_is_set_locks_the_window_and_brings_it_back(starter: Starter) -> None:
    window = starter.start(sample=True)
    with starter.store() as store:
        (organization,) = store.organizations()
    back_up(window)
    set_password(window)
    window.press("Return")
    window.until(lambda: window.ask("front") == "Copies without a password", longest=LONG)
    window.settle()
    window.press("alt+a")  # the backup from before gets the same one
    window.until(lambda: window.sees("The file has a password."), longest=LONG)
    window.until(lambda: all(map(is_closed, backups(starter))), longest=LONG)
    assert is_closed(starter.file)
    opened: Opened = {}
    look_into_lists(window, opened)
    assert set(opened) == {"Locks itself after"}
    window.press("alt+l")
    window.until(lambda: window.sees("IsoAssess is locked"))
    say_password(window, PASSWORD.upper())
    window.until(lambda: window.sees("This password does not open the file."), longest=LONG)
    assert organization.name not in titles(window)
    assert PASSWORD.upper() not in titles(window)
    window.until(lambda: all(one["enabled"] for one in window.find_all("Open")))
    say_password(window, PASSWORD)
    window.until(lambda: window.sees("The file has a password."), longest=LONG)
    window.press("ctrl+q")
    assert window.process.wait(timeout=LONG) == 0
    assert is_closed(starter.file)


def test_what_is_typed_and_copied_is_nowhere_once_it_is_locked(starter: Starter) -> None:
    with_password(starter)
    window = starter.start()
    say_password(window, PASSWORD)
    window.until(lambda: window.sees("Organizations"), longest=LONG)
    window.settle()
    window.press("Return")
    window.settle()
    window.press("ctrl+4")
    window.until(window.requirement)
    requirement = window.requirement()
    window.press("alt+e")
    window.until(lambda: window.focus().get("name") == "Objective evidence")
    window.press("ctrl+a")
    window.type(TYPED)
    window.press("ctrl+a")
    window.press("ctrl+c")
    window.until(lambda: TYPED in str(window.ask("all")))
    window.press("ctrl+shift+l")
    window.until(lambda: window.sees("IsoAssess is locked"))
    assert TYPED not in str(window.ask("all"))
    window.press("alt+s", "alt+p")  # to see what would be pasted
    window.type("pasted:")
    window.press("ctrl+v")
    window.settle()
    assert window.focus()["text"] == "pasted:"
    say_password(window, PASSWORD)
    window.until(window.requirement, longest=LONG)
    assert window.requirement() == requirement
    window.kill()
    unlock(starter.file, PASSWORD)
    with starter.store() as store:
        (organization,) = store.organizations()
        (assessment,) = store.assessments(organization.id)
        assert store.answers(assessment.id)[requirement].evidence == TYPED
    lock(starter.file)


def test_killed_while_it_is_set_the_file_opens_as_it_was_or_with_the_password(starter: Starter) -> None:
    with_weight(starter)
    window = starter.start()
    set_password(window)
    part = part_of(starter.file)
    window.press("Return")
    window.until(lambda: part.exists() and part.stat().st_size > WEIGHT / 8, longest=LONG)
    window.kill()
    window = starter.start()
    if is_closed(starter.file):
        say_password(window, PASSWORD)
    window.until(lambda: window.sees("Organizations"), longest=LONG)
    window.kill()
    if is_closed(starter.file):
        unlock(starter.file, PASSWORD)
    with starter.store() as store:
        (organization,) = store.organizations()
        assert [len(store.attachment_content(one)) for one in store.attachments(organization.id)][
            -1
        ] == WEIGHT
    lock(starter.file)


def with_password(starter: Starter) -> None:
    """The sample, closed by the password."""
    starter.copy_sample()
    with starter.store() as store:
        store.file.reseal(new_key(PASSWORD))
    lock(starter.file)


def with_weight(starter: Starter) -> None:
    """The sample with a large file attached."""
    starter.copy_sample()
    with starter.store() as store:
        (organization,) = store.organizations()
        store.add_attachment(organization.id, name="large.bin", content=os.urandom(WEIGHT))
