"""The installers say of the program what app.toml says, and remove what they brought, by name."""

import dataclasses
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from product import Product, read_product
from windows.installer import definitions, removal_list
from windows.launchers import fill, version_numbers
from windows.msi import definitions as msi_definitions
from windows.msi import with_steady_ids
from windows.trying import trials

import isoassess
from tests.examples import examples

HERE = Path(__file__).parents[4] / "packaging" / "windows"
BUILT = {
    "STAGE",
    "ICON",
    "SIDE",
    "LICENSE_FILE",
    "REMOVAL",
    "OUTPUT",
    "SIZE_IN_KILOBYTES",
    "NEEDED_MEGABYTES",
}
SWITCHES = {"QUICK", "SIGN"}  # defined or not
NAMES = st.from_regex(r"[A-Za-z0-9_$.-]{0,6}[A-Za-z0-9_$-]", fullmatch=True)
PATHS = st.lists(NAMES.map(lambda name: f"f-{name}"), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def product() -> Product:
    return read_product()


def test_every_input_is_of_the_version_of_the_program(product: Product) -> None:
    assert product.version == isoassess.__version__
    assert definitions(product)["VERSION"] == msi_definitions(product)["Version"] == product.version
    assert definitions(product)["FOUR_NUMBERS"] == f"{product.version}.0"


@pytest.mark.parametrize("name", ["app.rc", "launcher.manifest"])
def test_the_launchers_say_the_version_and_the_name(product: Product, name: str) -> None:
    filled = fill((HERE / name).read_text(encoding="utf-8"), product)
    assert not re.search(r"@\w+@", filled)
    assert product.version in filled
    assert product.name in filled


def test_the_installer_is_told_all_it_asks_for_and_no_more(product: Product) -> None:
    script = "".join(
        _code(line) for line in (HERE / "installer.nsi").read_text(encoding="utf-8").splitlines()
    )
    own = set(re.findall(r"!define (\w+)", script))
    asked = set(re.findall(r"\$\{([A-Z][A-Z_]+)\}", script)) - own
    assert asked - SWITCHES == {*definitions(product), *BUILT}


def test_the_msi_is_told_all_it_asks_for(product: Product) -> None:
    asked = set(re.findall(r"\$\(var\.(\w+)\)", (HERE / "installer.wxs").read_text(encoding="utf-8")))
    given = set(msi_definitions(product))
    assert asked - given == set()
    assert given - asked == {"Stage", "Win64"}  # for the list of files


def test_a_name_of_the_program_stands_in_no_script(product: Product) -> None:
    for name in ("installer.nsi", "installer.wxs", "launcher.c", "app.rc", "launcher.manifest"):
        text = (HERE / name).read_text(encoding="utf-8").lower()
        assert [
            said for said in (product.name, product.publisher, product.identifier) if said.lower() in text
        ] == []


def test_another_version_has_another_id_and_the_same_way_of_upgrading(product: Product) -> None:
    now, later = (
        msi_definitions(dataclasses.replace(product, version=version)) for version in ("1.0.0", "1.0.1")
    )
    assert now["ProductId"] != later["ProductId"]
    assert now["UpgradeId"] == later["UpgradeId"]
    assert now == msi_definitions(dataclasses.replace(product, version="1.0.0"))


@pytest.mark.parametrize(
    ("version", "numbers"), [("1.2.3", "1 2 3 0"), ("1.2", "1 2 0 0"), ("1.2.3.4", "1 2 3 4")]
)
def test_windows_gets_four_numbers(product: Product, version: str, numbers: str) -> None:
    assert version_numbers(dataclasses.replace(product, version=version)) == numbers.split()


def test_the_exit_codes_are_those_that_are_written_down() -> None:
    script = (HERE / "installer.nsi").read_text(encoding="utf-8")
    about, code = script.split("Unicode true")
    written = {int(number) for number in re.findall(r"(?:^;|  ) ?\s*([3-9]) [A-Za-z]", about, re.MULTILINE)}
    left = {int(number) for number in re.findall(r"(?:LeaveWith|SetErrorLevel) (\d)", code)}
    tried = {
        trials.TOO_OLD,
        trials.RUNNING,
        trials.NEWER_IS_THERE,
        trials.NO_SPACE,
        trials.NOT_WRITTEN,
    }
    assert written == left == tried


@given(paths=st.lists(PATHS, min_size=1, max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(40))
def test_the_uninstaller_names_every_file_and_then_every_folder_from_within(
    tmp_path_factory: pytest.TempPathFactory, paths: list[list[str]]
) -> None:
    stage = tmp_path_factory.mktemp("stage")
    for parts in paths:
        file = stage.joinpath("1.0", *(f"d-{part}" for part in parts[:-1]), parts[-1])
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    (stage / "of another version.txt").touch()
    lines = removal_list(stage, "1.0").splitlines()
    files = [line for line in lines if line.startswith("Delete ")]
    folders = [line for line in lines if line.startswith("RMDir ")]
    assert lines == files + folders  # a folder goes only when it is empty
    there = [file for file in (stage / "1.0").rglob("*") if file.is_file()]
    assert sorted(map(_named, files)) == sorted(file.relative_to(stage).as_posix() for file in there)
    for place, folder in enumerate(folders):
        assert all(not later.startswith(folder[:-1] + "\\") for later in folders[place + 1 :])


def test_the_folders_of_the_msi_are_named_alike_in_each_build() -> None:
    first, second = (
        f'<Directory Id="dir{one * 32}"/><Directory Id="dir{two * 32}"/><Component In="dir{one * 32}"/>'
        for one, two in (("A", "B"), ("7", "3"))
    )
    steady = with_steady_ids(first)
    assert steady == with_steady_ids(second)
    assert len(set(re.findall(r"dir[0-9A-F]{32}", steady))) == 2


def test_nothing_is_ever_removed_as_a_whole() -> None:
    script = (HERE / "installer.nsi").read_text(encoding="utf-8")
    assert not re.search(r"RMDir\s+/r|Delete\s+[^\n]*\*", script, re.IGNORECASE)


def _code(line: str) -> str:
    return "" if line.lstrip().startswith(";") else line + "\n"


def _named(line: str) -> str:
    path = line.split('"')[1].removeprefix("$INSTDIR\\")
    return path.replace("$$", "$").replace("\\", "/")
