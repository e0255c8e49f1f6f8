"""Of a store with a password no word reaches the disk, whatever a person does and however it ends."""

import base64
import gzip
import os
import signal
import subprocess
import sys
import zlib
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Lens
from isoassess.domain.profile import Organization, Profile
from isoassess.settings.declared import DOCUMENTS_FOLDER, LOGOS_OF, settings_at
from isoassess.store import Store
from isoassess.store.vault.keyring import new_key
from isoassess.store.vault.unlocking import lock, unlock
from tests.journey.secrets_typed import (
    ATTACHED,
    ATTACHED_NAME,
    FOLDER,
    LATER,
    NAME,
    NOTE,
    PASSWORD,
    PASSWORD_AFTER,
    PERSON,
    TYPED,
    WAITING,
    WORDS,
)
from tests.plain_text import Found, look_for, open_files

ROOT = Path(__file__).parents[2]
STOPS = ["typed", "undone", "attachment opened", "previewed", "saved as PDF", "backed up", "waiting"]


class Computer:
    """A home with all its places, the store in it, and the program that is run there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "home" / "data" / "clients.db"
        self.given = self.store.parent / "given"  # where a person wants a readable document
        self.memory = folder / "memory"
        self.given.mkdir(parents=True)
        self.memory.mkdir(mode=0o700)
        self.looked: list[Found] = []

    @property
    def surroundings(self) -> dict[str, str]:
        home = self.folder / "home"
        places = {"HOME": home, "TMPDIR": home / "tmp", "XDG_RUNTIME_DIR": self.memory}
        for name in ("DATA", "CONFIG", "CACHE", "STATE"):
            places[f"XDG_{name}_HOME"] = home / name.lower()
        places["TMPDIR"].mkdir(exist_ok=True)
        return {**os.environ, **{name: str(place) for name, place in places.items()}}

    def run(self, password: str = "", *, kill_at: str = "") -> list[str]:
        """From the start to the end or the kill: where it stopped, and the disk was looked through."""
        command = [sys.executable, "-m", "tests.journey.secret_window", str(self.store)]
        command += [password] if password else []
        pipe, stops = subprocess.PIPE, []
        with subprocess.Popen(
            command, cwd=ROOT, env=self.surroundings, stdin=pipe, stdout=pipe, text=True
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for line in process.stdout:
                stops.append(line.strip())
                self.look(process.pid)
                if stops[-1] == kill_at:
                    process.send_signal(signal.SIGKILL)
                    break
                process.stdin.write("go on\n")
                process.stdin.flush()
        assert process.returncode == (-signal.SIGKILL if kill_at else 0)
        self.look()
        return stops

    def look(self, process: int = 0) -> Found:
        """Everything on the disk; what is in memory is not, and the documents are meant to be read."""
        held = open_files(process) if process else []
        found = look_for(WORDS, [self.folder / "home", *held], given=[self.given])
        self.looked.append(found)
        return found

    @property
    def told(self) -> set[str]:
        """The words found at any look, with the kind of the file."""
        return {
            f"{file.suffix}: {word}" for one in self.looked for file, hit in one.hits.items() for word in hit
        }

    @property
    def bytes(self) -> int:
        return sum(one.bytes for one in self.looked)


def fill(computer: Computer, password: str = "") -> None:
    with Store.open(computer.store, who="A. Consultant") as store:
        contact = Organization(name=NAME, contact=PERSON)
        organization = store.add_organization(Profile(organization=contact))
        assessment = store.add_assessment(
            organization,
            lens=Lens.ISO9001_2026,
            started=date(2026, 10, 1),
            assessor="A. Consultant",
            catalogue_version=shipped().version,
        )
        first = shipped().requirements(Lens.ISO9001_2026)[0].id
        file = store.add_attachment(organization, name=ATTACHED_NAME, content=ATTACHED.encode())
        store.save_answer(assessment, first, Answer(note=NOTE, attachments=(file,)))
        if password:
            store.file.reseal(new_key(password))
    lock(computer.store)
    settings = settings_at(computer.folder / "home" / "config" / "IsoAssess" / "settings.json")
    folder = computer.folder / FOLDER
    settings.put(DOCUMENTS_FOLDER, folder)
    settings.put(LOGOS_OF, {organization: folder / "logo.png"})


def test_no_word_of_a_closed_store_is_on_the_disk_at_any_time(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    fill(computer, PASSWORD)
    killed = computer.run(PASSWORD, kill_at="waiting")
    assert killed == [*STOPS[:-1], "another password", "attachment opened", "waiting"]
    assert any(
        computer.memory.rglob("Attached file.txt")
    )  # the copy for another program, cut off by the kill
    assert computer.run(PASSWORD_AFTER) == killed
    assert not any(file.is_file() and file.stat().st_size for file in computer.memory.rglob("*"))
    assert computer.told == set()
    assert any(computer.store.parent.glob("clients backups/*.db"))
    files = sum(one.files for one in computer.looked)
    sys.stdout.write(f"{computer.bytes} bytes in {files} files looked through\n")
    assert computer.bytes > 10_000_000
    unlock(computer.store, PASSWORD_AFTER)
    with Store.open(computer.store, who="A. Consultant") as store:  # and it is all there
        (organization,) = store.organizations()
        said = str(store.answers(store.assessments(organization.id)[0].id))
    assert NOTE in said
    assert WAITING in said


def test_the_same_work_on_a_store_without_a_password_is_found_everywhere(tmp_path: Path) -> None:
    """What is looked for can be found: the proof that the test above can fail."""
    computer = Computer(tmp_path)
    fill(computer)
    assert computer.run(kill_at="waiting") == STOPS
    found = {
        word: {file.suffix for one in computer.looked for file, hit in one.hits.items() if word in hit}
        for word in WORDS
    }
    assert {".db"} <= found[NAME] & found[PERSON] & found[NOTE] & found[ATTACHED]
    assert {".db-wal"} <= found[TYPED] & found[LATER]
    assert {".json"} <= found[WAITING] & found[FOLDER]
    assert {".txt"} <= found[ATTACHED] & found[ATTACHED_NAME]


def packed_zip(words: bytes) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", words)
    return held.getvalue()


@pytest.mark.parametrize(
    "written",
    [
        lambda words: words,
        lambda words: words.decode().encode("utf-16-le"),
        lambda words: b"%PDF stream\n" + zlib.compress(words) + b"\nendstream",
        lambda words: b"\0" * 7 + zlib.compress(words, 9),
        packed_zip,
        gzip.compress,
        base64.b64encode,
        lambda words: base64.b64encode(b"12" + words),
    ],
)
@pytest.mark.parametrize("place", ["data/clients backups", "cache", "tmp", "config", "state/IsoAssess/log"])
def test_a_planted_leak_is_found(tmp_path: Path, place: str, written: Callable[[bytes], bytes]) -> None:
    computer = Computer(tmp_path)
    file = tmp_path / "home" / place / "leak.bin"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(written(f"{'before ' * 50}{TYPED} after".encode()))
    assert computer.look().hits == {file: {TYPED}}


def test_a_planted_name_of_a_file_is_found(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    (tmp_path / "home" / ATTACHED_NAME).touch()
    assert set(computer.look().hits) == {tmp_path / "home" / ATTACHED_NAME}
