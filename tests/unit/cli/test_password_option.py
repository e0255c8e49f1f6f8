"""The password of a file on the command line: typed unseen or read from a file, and never an argument."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from isoassess.assessment.case_builder import judge_case
from isoassess.catalogue.catalogue import shipped
from isoassess.cli.commands import cli, main
from isoassess.documents import DocumentKind, write
from isoassess.services.stored_case import stored_case
from isoassess.store import Store
from isoassess.store.vault.keyring import KEYRING, new_key
from isoassess.store.vault.pages import is_closed
from isoassess.store.vault.recovery import recovery_words
from isoassess.store.vault.unlocking import lock
from tests.sample_organization import put_sample
from tests.unit.documents.filling import filled, form

ROOT = Path(__file__).parents[3]
PASSWORD = " grüne Äpfel 7 "
OTHER = "another one"
Run = Callable[..., tuple[int, str, str]]


class Closed:
    """A store with the sample, closed by a password, and the documents that a command reads beside it."""

    def __init__(self, folder: Path) -> None:
        self.store, self.pdf, self.worksheet = folder / "s.db", folder / "p.pdf", folder / "w.pdf"
        key = new_key(PASSWORD)
        self.recovery = recovery_words(key.secret)
        with Store.open(self.store, who="me") as store:
            case = stored_case(store, shipped(), id_ := put_sample(store, shipped()))
            store.file.reseal(key)
        lock(self.store)
        write(DocumentKind.SUMMARY, case, judge_case(shipped(), case), self.pdf)
        self.worksheet.write_bytes(filled(form(case, id_), {"context-issues.note": "Owner to date the page"}))


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Closed:
    return Closed(tmp_path_factory.mktemp("closed"))


@pytest.fixture
def store(tmp_path: Path, closed: Closed) -> Path:
    return Path(shutil.copyfile(closed.store, tmp_path / "clients.db"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """As a program of its own: it knows no key when it begins, and has no terminal."""
    monkeypatch.setattr("isoassess.cli.password._has_terminal", lambda: False)

    def ran(*arguments: str | Path, said: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(KEYRING, "_keys", {})
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(said.encode()), encoding="utf-8"))
        code = main([str(one) for one in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return ran  # type: ignore[return-value]


def written(folder: Path, password: str, ending: str = "\n") -> Path:
    file = folder / "password.txt"
    file.write_bytes(f"{password}{ending}".encode())
    return file


def commands(closed: Closed, store: Path) -> dict[str, list[str | Path]]:
    return {
        "backup": ["backup", "--store", store],
        "restore": ["restore", closed.store, "--store", store],
        "check": ["check", store],
        "verify": ["verify", closed.pdf, "--store", store],
        "worksheet": ["worksheet", closed.worksheet, "--store", store],
        "repair": ["repair", store, "--out", store.with_name("repaired.db")],
    }


def test_a_file_is_named_as_seen_from_the_folder_one_is_in(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(store.parent)
    says = ("--password-file", "-")
    assert run("check", store.name, *says, said=PASSWORD)[:2] == (0, f"{store.name} is sound.\n")
    code, _out, error = run("check", store.name, *says, said=OTHER)
    assert code == 2
    assert "this password does not open the file" in error
    assert run("backup", "--store", store.name, *says, said=PASSWORD)[0] == 0


def test_every_command_that_opens_a_file_takes_a_password() -> None:
    """A command that is new must ask, too."""
    takes_file = {
        name
        for name, command in cli.commands.items()
        if any(one.name == "store_path" for one in command.params) or name in ("check", "repair")
    }
    takes_password = {
        name
        for name, command in cli.commands.items()
        if any("password" in str(one.name) for one in command.params)
    }
    assert takes_file == takes_password >= {"backup", "restore", "check", "repair", "verify", "worksheet"}


def test_no_option_takes_the_password_itself() -> None:
    for command in cli.commands.values():
        for option in command.params:
            if "password" in str(option.name):
                assert isinstance(option, click.Option)
                assert [name.endswith("password-file") for name in option.opts] == [True]


@pytest.mark.parametrize("name", ["backup", "restore", "check", "repair", "verify", "worksheet"])
def test_each_works_with_it_and_says_in_one_line_what_is_missing(
    run: Run, closed: Closed, store: Path, tmp_path: Path, name: str
) -> None:
    words = commands(closed, store)[name]
    before = store.read_bytes()
    code, out, err = run(*words)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "clients.db has a password: say it with --password-file FILE" in err
    code, out, err = run(*words, "--password-file", written(tmp_path, "wrong"))
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "this password does not open the file" in err
    assert store.read_bytes() == before
    code, out, err = run(*words, "--password-file", written(tmp_path, PASSWORD))
    assert (code, err) == (0, "")
    assert out


@pytest.mark.parametrize("ending", ["", "\r\n", "\nsecond line\n"])
def test_it_is_the_first_line_with_its_blanks(run: Run, store: Path, tmp_path: Path, ending: str) -> None:
    assert run("check", store, "--password-file", written(tmp_path, PASSWORD, ending))[0] == 0


def test_the_recovery_key_opens_it_too(run: Run, closed: Closed, store: Path, tmp_path: Path) -> None:
    assert run("check", store, "--password-file", written(tmp_path, closed.recovery))[0] == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "there is no password"),
        (b"\n", "there is no password"),
        (b"\xff\xfe\n", "must be UTF-8"),
        (None, "there is no such file"),
    ],
)
def test_a_file_without_a_password_is_told_in_one_line(
    run: Run, store: Path, tmp_path: Path, content: bytes | None, says: str
) -> None:
    file = tmp_path / "password.txt"
    if content is not None:
        file.write_bytes(content)
    code, out, err = run("check", store, "--password-file", file)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert says in err


def test_a_file_without_a_password_of_its_own_needs_none(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "plain.db"
    Store.open(store, who="me").close()
    assert run("check", store)[0] == 0
    assert run("check", store, "--password-file", tmp_path / "missing")[0] == 0


def reseal(path: Path, password: str) -> None:
    with Store.open(path, who="me") as store:
        store.file.reseal(new_key(password))


def test_a_backup_is_closed_by_the_password_of_its_file(run: Run, store: Path, tmp_path: Path) -> None:
    password = written(tmp_path, PASSWORD)
    _code, out, _err = run("backup", "--store", store, "--json", "--password-file", password)
    backup = Path(json.loads(out)["backup"])
    assert is_closed(backup)
    assert run("restore", backup, "--store", store, "--password-file", password)[0] == 0
    assert run("check", backup)[0] == 2
    assert run("check", backup, "--password-file", password)[0] == 0


def test_a_backup_with_an_earlier_password_is_taken_back_with_both(
    run: Run, store: Path, tmp_path: Path
) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    before.write_text(PASSWORD, encoding="utf-8")
    after.write_text(OTHER, encoding="utf-8")
    _code, out, _err = run("backup", "--store", store, "--json", "--password-file", before)
    backup = Path(json.loads(out)["backup"])
    assert run("check", store, "--password-file", before)[0] == 0  # and its key is known now
    reseal(store, OTHER)
    words = ("restore", backup, "--store", store, "--password-file", after)
    code, out, err = run(*words)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert f"{backup} has a password: say it with --backup-password-file FILE" in err
    code, _out, err = run(*words, "--backup-password-file", after)
    assert (code, f"{backup}: this password does not open" in err) == (2, True)
    code, out, _err = run(*words, "--backup-password-file", before)
    assert (code, "the same" in out.lower()) == (0, True)
    code, out, _err = run(*words[:-1], "-", "--backup-password-file", "-", said=f"{OTHER}\n{PASSWORD}\n")
    assert code == 0


def test_what_is_closed_is_never_taken_for_damaged(
    run: Run, store: Path, closed: Closed, tmp_path: Path
) -> None:
    """A restoring without its password must not put the backup in its place."""
    before = store.read_bytes()
    plain = tmp_path / "plain.db"
    Store.open(plain, who="me").close()
    assert run("restore", plain, "--store", store, "--save")[0] == 2
    assert (
        run("restore", plain, "--store", store, "--save", "--password-file", written(tmp_path, "no"))[0] == 2
    )
    assert store.read_bytes() == before


def test_a_missing_file_comes_back_closed_as_it_was(
    run: Run, store: Path, closed: Closed, tmp_path: Path
) -> None:
    store.unlink()
    password = written(tmp_path, PASSWORD)
    assert run("restore", closed.store, "--store", store, "--save", "--password-file", password)[0] == 0
    assert is_closed(store)
    assert run("check", store, "--password-file", password)[0] == 0


TYPING = """
import pty, sys
import os
process, terminal = pty.fork()
if process == 0:
    os.execvp(sys.executable, [sys.executable, "-m", "isoassess", "check", sys.argv[1]])
seen = b""
while b": " not in seen:
    seen += os.read(terminal, 1000)
os.write(terminal, sys.argv[2].encode() + b"\\n")
try:
    while part := os.read(terminal, 1000):
        seen += part
except OSError:
    pass
sys.stdout.buffer.write(seen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of our own is made as on Linux")
@pytest.mark.parametrize(
    ("typed", "code", "says"), [(PASSWORD, 0, "is sound"), ("wrong", 2, "does not open")]
)
def test_on_a_terminal_it_is_asked_for_and_not_shown(store: Path, typed: str, code: int, says: str) -> None:
    surroundings = {**os.environ, "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", TYPING, str(store), typed],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env=surroundings,
    )
    seen = done.stdout.decode()
    assert (done.returncode, done.stderr) == (code, b"")
    assert "Password of clients.db:" in seen
    assert says in seen
    assert typed.strip() not in seen
