"""How the steps of packaging are told, what stands beside the installers, and that all say one version."""

import errno
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from descriptions import check_flatpak, check_macos, one_version
from product import HERE, read_product
from releasing import differences, sign, write_sums
from steps import Account, Failed, Outcome, Skipped, Step, TooSlow, run

PRODUCT = read_product()


def test_a_step_passes_fails_or_says_why_it_was_not_done(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> str:
        raise Failed("found wrong")

    def skip() -> str:
        raise Skipped("no tool")

    account = Account()
    run(
        [
            Step("good", lambda: "1 MB"),
            Step("bad", fail),
            Step("left out", skip),
            Step("after bad", lambda: "", ("bad",)),
            Step("after left out", lambda: "", ("left out",)),
        ],
        account,
    )
    outcomes = [Outcome.PASS, Outcome.FAIL, Outcome.SKIPPED, Outcome.FAIL, Outcome.SKIPPED]
    assert [one.outcome for one in account.done] == outcomes
    assert account.has_failed
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 5
    assert told[1].startswith("FAIL")
    assert told[1].endswith("found wrong")
    assert told[2].startswith("SKIPPED")


def too_slow() -> str:
    raise TooSlow("2 s, at most 1")


def no_space() -> str:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(("judges", "outcome"), [(True, Outcome.FAIL), (False, Outcome.SKIPPED)])
def test_how_long_it_took_is_told_and_judged_for_a_release_alone(
    judges: bool, outcome: Outcome, capsys: pytest.CaptureFixture[str]
) -> None:
    account = Account(judges_time=judges)
    run([Step("start", too_slow)], account)
    assert [one.outcome for one in account.done] == [outcome]
    assert "2 s, at most 1" in capsys.readouterr().out


def test_a_disk_that_is_full_says_nothing_of_what_was_built() -> None:
    account = Account()
    run([Step("unpacked", no_space)], account)
    assert [one.outcome for one in account.done] == [Outcome.SKIPPED]


LIMITED = """
import subprocess, sys, time
from steps import Account, Failed, Step, run
from time_limit import time_limit

def fail():
    raise Failed("found wrong")

account = Account()
with time_limit(1, lambda: account.has_failed):
    run([Step("before", {before})], account)
    run([Step("long", lambda: subprocess.run(["sleep", "60"]))], account)
"""


@pytest.mark.parametrize(("before", "code"), [("lambda: ''", 0), ("fail", 1)])
def test_what_has_not_ended_in_time_is_left_out_and_ended(before: str, code: int) -> None:
    words = [sys.executable, "-c", LIMITED.format(before=before)]
    surroundings = {**os.environ, "PYTHONPATH": str(HERE)}
    ended = subprocess.run(  # which would wait for the output of "sleep" as well, were it still there
        words, env=surroundings, capture_output=True, text=True, timeout=30, check=False
    )
    assert ended.returncode == code, ended.stderr
    assert "SKIPPED  what had not ended after 1 s" in ended.stdout


def test_the_sums_are_those_of_the_files_and_stand_in_order(tmp_path: Path) -> None:
    made = []
    for name in ("b.deb", "a.exe"):
        (tmp_path / name).write_text(name)
        made.append(tmp_path / name)
    write_sums(tmp_path / "output", made)
    lines = (tmp_path / "output" / "SHA256SUMS").read_text().splitlines()
    assert lines == [f"{hashlib.sha256(name.encode()).hexdigest()}  {name}" for name in ("a.exe", "b.deb")]
    assert (tmp_path / "output" / "b.deb").read_text() == "b.deb"


def test_where_nothing_was_built_there_are_no_sums(tmp_path: Path) -> None:
    with pytest.raises(Skipped):
        write_sums(tmp_path, [])


def test_without_a_key_nothing_is_signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ISOASSESS_SIGNING_KEY", raising=False)
    with pytest.raises(Skipped):
        sign(tmp_path)


def test_files_that_differ_or_are_missing_are_named(tmp_path: Path) -> None:
    for folder, content in (("one", "x"), ("other", "y")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same").write_text("same")
        (tmp_path / folder / "changed").write_text(content)
    (tmp_path / "one" / "alone").write_text("")
    assert differences(tmp_path / "one", tmp_path / "other") == ["alone", "changed"]


def test_the_installers_bear_the_version_of_the_program() -> None:
    assert one_version(PRODUCT) == PRODUCT.version


def test_what_we_cannot_build_says_the_same_of_the_program() -> None:
    assert "12 keys" in check_macos(PRODUCT)
    assert "no network" in check_flatpak(PRODUCT)
