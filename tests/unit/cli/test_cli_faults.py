"""What is wrong around a command: each cause in one line with exit code 2, and no file is touched."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from isoassess.cli.commands import main
from isoassess.cli.demo import run_demo
from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store
from isoassess.store.vault.driver import sqlite3
from tests.unit.pdf.specimen import png

ROOT = Path(__file__).parents[3]
SAMPLE = str(files("resources").joinpath("sample/example-fabrications.yaml"))
PROGRAM = """
import ctypes, os, sys
who, *arguments = sys.argv[1:]
if who == "nobody" and os.getuid() == 0:  # also root may then enter only what it has a right to
    for right in (1, 2):  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(24, right, 0, 0, 0)
    os.execv(sys.executable, [sys.executable, "-B", "-c", os.environ["PROGRAM"], "me", *arguments])
from isoassess.cli.commands import main
sys.exit(main(arguments))
"""
PRINTING = [["choose", SAMPLE], ["assess", SAMPLE, "--json"], ["catalogue"], ["schema"], ["--help"]]
COMMANDS = [*PRINTING, ["demo", "--out", "made"], ["verify", SAMPLE], ["bogus"]]

Usual = Callable[[list[str]], tuple[int, str, str]]


def run(*arguments: str, redirected: str = "", who: str = "me", cwd: Path = ROOT) -> tuple[int, str, str]:
    """The command in a process of its own; `redirected` as a shell says it."""
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {redirected}', "sh", sys.executable, "-B", "-c", PROGRAM, who, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PROGRAM": PROGRAM},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Usual:
    """What a command says and answers where nothing is wrong around it; each is run once."""

    @cache
    def done(*arguments: str) -> tuple[int, str, str]:
        return run(*arguments, cwd=tmp_path_factory.mktemp("usual"))

    return lambda arguments: done(*arguments)


def one_line(err: str) -> bool:
    return err.startswith("isoassess: ") and err.count("\n") == 1 and err.endswith("\n")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder with the sample store and a document made from it."""
    assert list(run_demo(tmp_path / "made"))
    return tmp_path / "made"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_closed_output_is_said_and_nothing_is_done(tmp_path: Path, arguments: list[str]) -> None:
    code, _out, err = run(*arguments, redirected=">&-", cwd=tmp_path)
    assert (code, err) == (2, "isoassess: there is no output to write to: it is closed\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_a_full_output_is_said(tmp_path: Path, arguments: list[str]) -> None:
    code, _out, err = run(*arguments, redirected=">/dev/full", cwd=tmp_path)
    assert (code, err) == (2, "isoassess: the output could not be written: No space left on device\n")


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_without_a_place_to_complain_the_work_is_done_or_the_code_says_it(
    tmp_path: Path, usual: Usual, arguments: list[str]
) -> None:
    assert run(*arguments, redirected="2>&-", cwd=tmp_path)[:2] == usual(arguments)[:2]
    assert run(*arguments, redirected=">&- 2>&-", cwd=tmp_path)[0] == 2


@pytest.mark.parametrize(
    "arguments", [command for command in COMMANDS if "bogus" not in command], ids=" ".join
)
def test_a_reader_that_is_gone_is_no_fault(tmp_path: Path, usual: Usual, arguments: list[str]) -> None:
    usual_code, _out, complaint = usual(arguments)
    code, _out, err = run(*arguments, redirected="| head -c 0", cwd=tmp_path)
    assert (code, err) == (0, complaint if usual_code else "")


@pytest.mark.parametrize("command", ["choose", "assess", "catalogue", "verify"])
def test_a_data_folder_that_cannot_be_read_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, made: Path, command: str
) -> None:
    data = tmp_path / "locked"
    (data / "IsoAssess" / "catalogues").mkdir(parents=True)
    (data / "IsoAssess" / "catalogues").chmod(0)
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    given = {
        "choose": [SAMPLE],
        "assess": [SAMPLE],
        "catalogue": [],
        "verify": [str(made / "readiness-summary.pdf"), "--store", str(made / "sample.db")],
    }[command]
    code, out, err = run(command, *given, who="nobody")
    assert (code, out) == (2, "")
    assert one_line(err)
    assert "catalogues: Permission denied" in err


def test_a_store_in_a_folder_that_cannot_be_entered_is_said(tmp_path: Path, made: Path) -> None:
    document = tmp_path / "document.pdf"
    document.write_bytes((made / "readiness-summary.pdf").read_bytes())
    made.chmod(0)
    code, out, err = run("verify", str(document), "--store", str(made / "sample.db"), who="nobody")
    made.chmod(0o755)
    assert (code, out) == (2, "")
    assert one_line(err)
    assert "Permission denied" in err


@pytest.mark.parametrize("name", ["n" * 300, "a\udcffb", "x\ny\x1b[2J\u202e"])
@pytest.mark.parametrize("command", ["choose", "assess", "catalogue --check", "catalogue --load", "verify"])
def test_a_name_that_cannot_be_one_is_one_line(
    capsys: pytest.CaptureFixture[str], command: str, name: str
) -> None:
    assert main([*command.split(), name]) == 2
    err = capsys.readouterr().err
    assert one_line(err)
    assert not {"\x1b", "\u202e"} & set(err)


@pytest.mark.parametrize("name", ["n" * 300, "x\x1b"])
def test_the_name_of_a_store_or_a_folder_is_said_as_well(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, made: Path, name: str
) -> None:
    document = str(made / "readiness-summary.pdf")
    assert main(["verify", document, "--store", str(tmp_path / name)]) == 2
    assert main(["demo", "--out", str(tmp_path / ("n" * 300))]) == 2
    assert main(["assess", SAMPLE, "--pdf", str(tmp_path / ("n" * 300))]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == err.count("isoassess: ") == 3
    assert "\x1b" not in err


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_folder_that_is_gone_is_no_traceback(tmp_path: Path, arguments: list[str]) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    program = f"import os; os.chdir({str(gone)!r}); os.rmdir({str(gone)!r})\n{PROGRAM}"
    done = subprocess.run(
        [sys.executable, "-B", "-c", program, "me", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, 2}
    assert done.returncode == 0 or one_line(done.stderr)
    assert "Traceback" not in done.stderr
    if arguments[0] == "demo":
        assert "not there any more" in done.stderr


@pytest.mark.parametrize("content", [None, b"", b"not a database", b"SQLite format 3\0" + bytes(4096)])
def test_who_only_reads_makes_and_changes_no_store(
    capsys: pytest.CaptureFixture[str], made: Path, content: bytes | None
) -> None:
    store = made / "other.db"
    if content is not None:
        store.write_bytes(content)
    before = contents(made)
    assert main(["verify", str(made / "readiness-summary.pdf"), "--store", str(store)]) == 2
    assert one_line(capsys.readouterr().err)
    assert contents(made) == before


def test_a_database_of_another_program_stays_as_it_is(capsys: pytest.CaptureFixture[str], made: Path) -> None:
    import sqlite3

    store = made / "other.db"
    connection = sqlite3.connect(store)
    connection.executescript("CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1);")
    connection.close()
    before = contents(made)
    assert main(["verify", str(made / "readiness-summary.pdf"), "--store", str(store)]) == 2
    assert "not an IsoAssess file" in capsys.readouterr().err
    assert contents(made) == before


def test_a_store_is_the_same_after_a_document_was_verified(made: Path) -> None:
    before = contents(made)
    assert main(["verify", str(made / "readiness-summary.pdf"), "--store", str(made / "sample.db")]) == 0
    assert contents(made) == before


def test_a_store_is_verified_while_somebody_works_in_it(made: Path) -> None:
    store = made / "sample.db"
    with Store.open(store, who="tester") as other:
        other.add_organization(Profile(organization=Organization(name="Sample Bakery")))
        assert main(["verify", str(made / "readiness-summary.pdf"), "--store", str(store)]) == 0
        with closing(sqlite3.connect(store, isolation_level=None)) as writing:
            writing.execute("BEGIN IMMEDIATE")
            assert main(["verify", str(made / "readiness-summary.pdf"), "--store", str(store)]) == 0


def test_a_store_of_an_earlier_version_is_verified_and_stays_as_it_is(made: Path) -> None:
    store = made / "earlier.db"
    store.write_bytes((Path(__file__).parents[2] / "data" / "stores" / "0002.db").read_bytes())
    before = contents(made)
    assert main(["verify", str(made / "readiness-summary.pdf"), "--store", str(store)]) == 0
    assert contents(made) == before


@pytest.mark.parametrize(
    ("content", "mode"),
    [(b"somebody's letter", 0o644), (b"%PDF-1.7 of another program", 0o644), (None, 0o444), (None, 0o400)],
)
def test_a_file_that_is_not_ours_to_replace_stays_unless_that_is_said(
    capsys: pytest.CaptureFixture[str], made: Path, content: bytes | None, mode: int
) -> None:
    target = made / "readiness-summary.pdf"
    content = target.read_bytes() if content is None else content
    target.write_bytes(content)
    target.chmod(mode)
    before = contents(made)
    assert main(["assess", SAMPLE, "--pdf", str(target)]) == 2
    assert main(["demo", "--out", str(made)]) == 2
    complaints = capsys.readouterr().err
    assert complaints.count("was not replaced") == complaints.count("\n") == 2
    assert "--replace" in complaints
    assert contents(made) == before
    assert main(["assess", SAMPLE, "--pdf", str(target), "--replace"]) == 0
    assert target.read_bytes().startswith(b"%PDF-")
    assert target.read_bytes() != b"somebody's letter"
    assert target.stat().st_mode & 0o200


def test_a_document_of_ours_is_replaced_as_before(made: Path) -> None:
    for _time in range(2):
        assert main(["assess", SAMPLE, "--pdf", str(made / "readiness-summary.pdf")]) == 0


def test_an_answer_with_controls_in_its_name_reaches_no_terminal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    source = tmp_path / "firm.yaml"
    for text in (
        'answers: {"a\\x1b[2J\\x9b\\nisoassess: all well": {rating: 3}}',
        '"b\\x1b[2J\\u202e": 1',
        "organization: {name: '\\x1b",
        'organization: {name: "a\x9bb"}\nx: [',
    ):
        source.write_text(text, encoding="utf-8")
        assert main(["assess", str(source)]) == 2
        err = capsys.readouterr().err
        assert one_line(err), err
        assert not {"\x1b", "\x9b", "\u202e"} & set(err)


def test_what_a_file_says_is_printed_without_controls(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    nasty = "Sample\\n✓ forged\\x1b[2J\\x9b\\u202e\\u2028end"
    source = tmp_path / "firm.yaml"
    text = f'organization: {{name: "{nasty}"}}\noffer: {{products: "{nasty}", scope: "{nasty}"}}\n'
    text += f'design: {{example: "{nasty}"}}\nnamed_standard: "{nasty}"\n'
    text += f'assessment: {{assessor: "{nasty}"}}\n'
    text += f'answers: {{calibration: {{rating: na, reason: "{nasty}", note: "{nasty}"}}}}\n'
    source.write_text(text, encoding="utf-8")
    for arguments in (["choose"], ["choose", "--json"], ["assess"], ["assess", "--json"]):
        assert main([arguments[0], str(source), *arguments[1:]]) == 0
        out = capsys.readouterr().out
        assert not {"\x1b", "\x9b", "\u202e", "\u2028"} & set(out)
        assert "\n✓ forged" not in out


@pytest.mark.parametrize("way", ["itself", "by a link", "by another name", "around a folder"])
@pytest.mark.parametrize("options", [(), ("--replace",)])
def test_a_command_writes_over_nothing_that_it_reads(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, way: str, options: tuple[str, ...]
) -> None:
    source, place = tmp_path / "case.yaml", tmp_path / "other.yaml"
    source.write_bytes(before := Path(SAMPLE).read_bytes())
    if way == "itself":
        place = source
    elif way == "by a link":
        place.symlink_to(source)
    elif way == "by another name":
        place.hardlink_to(source)
    else:
        place = tmp_path / ".." / tmp_path.name / "case.yaml"
    assert main(["assess", str(source), "--pdf", str(place), *options]) == 2
    said = capsys.readouterr().err
    assert "is what is read here; name another file" in said
    assert said.count("\n") == 1
    assert source.read_bytes() == before


def test_a_document_does_not_take_the_place_of_its_logo(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(png())
    before = logo.read_bytes()
    assert main(["assess", SAMPLE, "--pdf", str(logo), "--logo", str(logo), "--replace"]) == 2
    assert "is what is read here" in capsys.readouterr().err
    assert logo.read_bytes() == before


@pytest.mark.parametrize("name", ["", " ", ".", "/"])
def test_a_document_without_a_name_is_said_to_need_one(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["assess", SAMPLE, "--pdf", name]) == 2
    assert capsys.readouterr().err == "isoassess: --pdf: say the name of the file, too\n"


@pytest.mark.parametrize(
    "arguments",
    [["choose", ""], ["assess", ""], ["verify", ""], ["demo", "--out", ""], ["catalogue", "--check", ""]],
    ids=str,
)
def test_an_empty_name_is_no_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("isoassess: ")
    assert "say a name; this one is empty" in said
    assert said.count("\n") == 1
    assert not [*tmp_path.iterdir()]


def test_where_no_window_is_opened_it_is_said_how_one_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--store", "clients.db"]) == 2
    said = capsys.readouterr().err
    assert said == "isoassess: no window is opened from here; start the program: isoassess --store FILE\n"


def test_a_package_given_as_the_file_to_work_in_is_named_with_the_way_to_open_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["demo", "--out", str(tmp_path)]) == 0
    own, package = tmp_path / "sample.db", tmp_path / "from a colleague.isoassess"
    assert main(["export", "--store", str(own), "--all", "--out", str(package)]) == 0
    capsys.readouterr()
    before = package.read_bytes()
    assert main(["backup", "--store", str(package)]) == 2
    said = capsys.readouterr().err
    assert one_line(said)
    assert "is a package of organizations" in said
    assert "isoassess import" in said
    assert package.read_bytes() == before
