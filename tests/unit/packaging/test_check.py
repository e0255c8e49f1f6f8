"""How the steps of packaging are told, what stands beside the installers, and that all say one version."""

import hashlib
from pathlib import Path

import pytest
from descriptions import check_flatpak, check_macos, one_version
from product import read_product
from releasing import differences, sign, write_sums
from steps import Failed, Outcome, Skipped, Step, run

PRODUCT = read_product()


def test_a_step_passes_fails_or_says_why_it_was_not_done(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> str:
        raise Failed("found wrong")

    def skip() -> str:
        raise Skipped("no tool")

    done = run(
        [
            Step("good", lambda: "1 MB"),
            Step("bad", fail),
            Step("left out", skip),
            Step("after bad", lambda: "", ("bad",)),
            Step("after left out", lambda: "", ("left out",)),
        ]
    )
    outcomes = [Outcome.PASS, Outcome.FAIL, Outcome.SKIPPED, Outcome.FAIL, Outcome.SKIPPED]
    assert [one.outcome for one in done] == outcomes
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 5
    assert told[1].startswith("FAIL")
    assert told[1].endswith("found wrong")
    assert told[2].startswith("SKIPPED")


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
