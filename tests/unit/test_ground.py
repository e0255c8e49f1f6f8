"""What everything stands on: the two commands, the clean tree, and the fence around the tests."""

import ast
import importlib.util
import os
import re
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from importlib.metadata import distributions
from pathlib import Path
from types import ModuleType

import platformdirs
import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
DEV = ROOT / "dev.py"


@pytest.fixture
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev_under_test", DEV)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Workshop:
    """dev.py beside an empty project, with what it would run written down instead of run."""

    def __init__(self, dev: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.dev = dev
        self.folder = folder
        self.done: list[str] = []
        self.interrupted = False
        (folder / "pyproject.toml").write_text("[project]\n")
        monkeypatch.setattr(dev, "PROJECT", folder / "pyproject.toml")
        (folder / "requirements.lock").write_text("")
        monkeypatch.setattr(dev, "LOCK", folder / "requirements.lock")
        monkeypatch.setattr(dev, "VENV", folder / ".venv")
        monkeypatch.setattr(dev, "STAMP", folder / ".venv" / "stamp.txt")
        monkeypatch.setattr(dev, "call", self._call)

    def prepare(self) -> list[str]:
        """The steps that preparing the environment takes now."""
        self.done.clear()
        self.dev.prepare_environment()
        return list(self.done)

    def _call(self, _program: Path, *arguments: str, failing: str = "") -> None:
        assert failing
        self.done.append(arguments[1])
        if arguments[1] == "venv":
            self.dev.python().parent.mkdir(parents=True, exist_ok=True)
            self.dev.python().touch()
        if self.interrupted:
            raise KeyboardInterrupt


@pytest.fixture
def workshop(dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    return Workshop(dev, tmp_path, monkeypatch)


def dev_py(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, DEV, *arguments], capture_output=True, text=True, check=False)


def test_the_environment_is_made_once(workshop: Workshop) -> None:
    assert workshop.prepare() == ["venv", "pip", "pip"]
    assert workshop.prepare() == []


@pytest.mark.parametrize("decides", ["PROJECT", "LOCK"])
def test_a_changed_project_is_installed_again_into_the_same_environment(
    workshop: Workshop, decides: str
) -> None:
    workshop.prepare()
    getattr(workshop.dev, decides).write_text("[project]\nname = 'changed'\n")
    assert workshop.prepare() == ["pip", "pip"]
    assert workshop.prepare() == []


def test_an_interrupted_installation_is_made_anew(workshop: Workshop) -> None:
    workshop.prepare()
    workshop.dev.PROJECT.write_text("[project]\nname = 'changed'\n")
    workshop.interrupted = True
    with pytest.raises(KeyboardInterrupt):
        workshop.prepare()
    workshop.interrupted = False
    assert workshop.prepare() == ["venv", "pip", "pip"]


def test_an_environment_of_another_python_is_made_anew(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.prepare()
    monkeypatch.setattr(workshop.dev, "interpreter", lambda: "3.99.0 elsewhere")
    assert workshop.prepare() == ["venv", "pip", "pip"]


def test_an_environment_whose_python_is_gone_is_made_anew(workshop: Workshop) -> None:
    workshop.prepare()
    workshop.dev.python().unlink()
    assert workshop.prepare() == ["venv", "pip", "pip"]


def locked() -> dict[NormalizedName, Version]:
    """The version of each package that the lock file names, and holds to its hashes."""
    entries = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text(encoding="utf-8"))
    packages = [entry for entry in entries if not entry.startswith("#")]
    assert all("--hash=sha256:" in package for package in packages)
    found = [re.match(r"([\w.-]+)==([^\s\\;]+)", package) for package in packages]
    assert all(found)
    return {canonicalize_name(one[1]): Version(one[2]) for one in found if one}


def test_everything_the_project_names_is_locked_in_a_version_it_allows() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    wanted = {Requirement(one) for named in (project["project"]["dependencies"], *groups) for one in named}
    assert len(wanted) > 20
    versions = locked()
    assert [str(one) for one in wanted if versions[canonicalize_name(one.name)] not in one.specifier] == []


def test_what_is_installed_is_what_is_locked() -> None:
    installed = {canonicalize_name(one.name): Version(one.version) for one in distributions()}
    both = installed.keys() & locked().keys()
    assert {"pyside6-essentials", "pytest", "mypy", "setuptools"} <= both
    assert {name: installed[name] for name in both} == {name: locked()[name] for name in both}


def test_no_place_of_packages_is_named() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_an_old_python_is_told_so_in_one_line(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "OLDEST_PYTHON", (9, 9))
    assert dev.main(["run"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("dev.py: Python 9.9 or newer is needed")
    assert said.count("\n") == 1


def test_an_old_python_can_read_the_script_and_needs_no_library() -> None:
    tree = ast.parse(DEV.read_text(encoding="utf-8"), feature_version=(3, 6))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert "__future__" not in imported
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names
    at_start = {alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names}
    assert "tomllib" not in at_start


def test_bench_hands_on_what_it_was_asked_once_all_is_there(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, ...]] = []
    monkeypatch.setattr(dev, "prepare", lambda *needs: done.append(needs))
    monkeypatch.setattr(dev, "call", lambda _python, *arguments: done.append(arguments))
    assert dev.main(["bench", "--quick", "--only", "start"]) == 0
    needs, called = done
    assert {"python", "qt", "test"} <= set(needs)
    assert called == ("-m", "tests.bench", "--quick", "--only", "start")


@pytest.mark.parametrize("arguments", [(), ("build",), ("lint", "now"), ("run", "--fast")])
def test_wrong_use_ends_with_2_and_without_a_traceback(arguments: tuple[str, ...]) -> None:
    done = dev_py(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert "dev.py" in done.stderr.splitlines()[-1]


def test_an_exit_code_passes_through(dev: ModuleType) -> None:
    with pytest.raises(dev.Stop) as stop:
        dev.call(Path(sys.executable), "-c", "raise SystemExit(7)")
    assert stop.value.code == 7


def test_a_person_without_rights_gets_the_one_command(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(dev.Stop) as stop:
        dev.install_packages({"python3-venv": "ensurepip", "libegl1": "libEGL.so.1"})
    assert stop.value.code == 2
    assert str(stop.value).splitlines()[-1] == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends python3-venv libegl1"
    )


def test_a_system_without_apt_is_told_what_is_missing(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _name: None)
    with pytest.raises(dev.Stop, match=re.escape("libEGL.so.1")) as stop:
        dev.install_packages({"libegl1": "libEGL.so.1"})
    assert stop.value.code == 2


def test_each_system_package_is_listed_once_with_its_proof() -> None:
    lines = (ROOT / "packaging" / "debian-packages.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    assert all(len(row) == 4 for row in rows)
    needs = {"python", "qt", "window", "test", "linux-package", "windows-package", "release"}
    assert {row[0] for row in rows} == needs
    assert {row[2] for row in rows} == {"module", "library", "program"}
    assert len({row[1] for row in rows}) == len(rows)


def test_ci_opens_no_window(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("CI", raising=False)
    assert dev.has_display()
    monkeypatch.setenv("CI", "true")
    assert not dev.has_display()


def test_ci_lints_tests_and_then_builds_the_installers_within_ten_minutes() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["#!/usr/bin/env bash", "set -euo pipefail"]
    assert lines[-3:] == [
        "python3 dev.py lint",
        "python3 dev.py test",
        "python3 packaging/check.py all --within 600",
    ]


def test_the_folder_packaging_does_not_shadow_the_library() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_no_file_names_a_machine_or_a_registry() -> None:
    words = [start + end for start, end in [("/wo", "rk/"), ("/ro", "ot/"), ("index", "-url")]]
    found = [
        (file.relative_to(ROOT).as_posix(), word)
        for file in project_files()
        for word in words
        if word.encode() in file.read_bytes()
    ]
    assert found == []


def project_files() -> Iterator[Path]:
    """Everything that belongs to the project: all files but those that .gitignore names."""
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()]
    ignored.append(".git")
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if not is_ignored(name, ignored)]
        yield from (Path(folder, name) for name in files if not is_ignored(name, ignored))


def is_ignored(name: str, patterns: list[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def test_tests_cannot_reach_the_network() -> None:
    with pytest.raises(RuntimeError, match="stay offline"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(RuntimeError, match="stay offline"):
        socket.getaddrinfo("example.org", 80)


def test_tests_can_talk_to_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_tests_have_a_home_of_their_own(home: Path) -> None:
    assert platformdirs.user_data_path("isoassess").is_relative_to(home)
    assert Path.home() == home
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
