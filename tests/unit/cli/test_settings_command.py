"""Settings are shown and set without a window; what is wrong is said in one line, with exit code 2."""

from pathlib import Path

import pytest

from isoassess.cli.commands import main
from isoassess.settings import declared, own_settings, settings_path
from isoassess.settings.declared import KNOWN_FILES, PAPER, START_FILE


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(("settings", *arguments))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_each_setting_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    own_settings().put(PAPER, "LETTER")
    own_settings().put(KNOWN_FILES, (tmp_path / "a\nforged = line.db",))
    code, out, err = run(capsys)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert [line.split(" = ")[0] for line in lines] == list(declared())
    assert f"paper = LETTER (default: not set): {PAPER.help()}" in lines
    for line, setting in zip(lines, declared().values(), strict=True):
        assert setting.help() in line
        assert ("; internal)" in line) is setting.internal


def test_one_is_shown_set_and_set_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "list-order") == (0, "changed-down\n", "")
    assert run(capsys, "list-order", "name") == (0, "", "")
    assert run(capsys, "list-order") == (0, "name\n", "")
    assert run(capsys, "list-order", "") == (0, "", "")
    assert run(capsys, "list-order") == (0, "changed-down\n", "")


def test_a_path_is_meant_from_where_one_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "start-file", "clients.db") == (0, "", "")
    assert own_settings().get(START_FILE) == tmp_path / "clients.db"
    assert run(capsys, "start-file") == (0, f"{tmp_path / 'clients.db'}\n", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("papre",), 'did you mean "paper"'),
        (("papre", "A4"), 'did you mean "paper"'),
        (("",), "is not known"),
        (("paper", "A5"), 'paper: "A5" is none of these: A4, LETTER'),
        (("paper", "a4\nb"), "paper: "),
        (("start-file", "a\0b"), "start-file: "),
        (("known-files", "/tmp/a.db"), "only the window sets it"),
        (("paper", "A4", "LETTER"), "LETTER"),
    ],
)
def test_what_is_wrong_is_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
    assert not settings_path().exists()


def test_what_cannot_be_written_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    settings_path().mkdir(parents=True)
    code, out, err = run(capsys, "paper", "A4")
    assert (code, out) == (2, "")
    assert str(settings_path()) in err
    assert err.count("\n") == 1
    assert run(capsys, "paper") == (0, "\n", "")
