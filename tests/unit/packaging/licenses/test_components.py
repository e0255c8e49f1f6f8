"""Nothing is shipped of which nobody says the licence, and nothing that comes under the GPL alone."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from licenses.components import Component, native_components, native_parts, python_components
from licenses.gpl import check_no_gpl, may_be_shipped
from licenses.notices import write_licenses
from licenses.sbom import sbom, write_sbom
from product import ROOT, read_product
from steps import Failed

PRODUCT = read_product()
LOCKED = re.compile(r"^([a-z0-9-]+)==([^ \\;]+)", re.MULTILINE)


def wheel(
    folder: Path,
    name: str,
    license: str = "MIT",
    *,
    text: bool = True,
    holds: tuple[str, ...] = (),
    version: str = "1.0",
) -> Path:
    info = folder / f"{name}-{version}.dist-info"
    info.mkdir(parents=True)
    said = f"License-Expression: {license}\n" if license else ""
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n{said}\nLicense: in the text\n"
    )
    (info / "RECORD").write_text("".join(f"{name}/{file},sha256=x,1\n" for file in holds))
    if text:
        (info / "licenses").mkdir()
        (info / "licenses" / "LICENSE").write_text(f"the licence of {name}\n")
    return info


def native(folder: Path, *names: str) -> list[Path]:
    files = [folder / name for name in names]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"library")
    return files


def test_a_package_is_known_by_name_version_licence_and_text(tmp_path: Path) -> None:
    (found,) = python_components([wheel(tmp_path, "Sample_Package")])
    assert (found.name, found.version, found.license) == ("sample-package", "1.0", "MIT")
    assert [text.name for text in found.texts] == ["LICENSE"]
    assert found.package == "pkg:pypi/sample-package@1.0"


@pytest.mark.parametrize(("license", "text"), [("", True), ("MIT", False)])
def test_a_package_without_a_licence_or_its_text_is_refused(tmp_path: Path, license: str, text: bool) -> None:
    with pytest.raises(Failed, match="sample"):
        python_components([wheel(tmp_path, "sample", license, text=text)])


def test_the_texts_that_the_wheels_of_qt_lack_are_added(tmp_path: Path) -> None:
    (found,) = python_components([wheel(tmp_path, "PySide6_Essentials", text=False)])
    assert found.license == "LGPL-3.0-only"
    assert [text.name for text in found.texts] == ["qt-notice.txt", "LGPL-3.0.txt", "GPL-3.0.txt"]
    assert all(text.is_file() for text in found.texts)


def test_native_files_are_of_a_wheel_or_of_a_known_part(tmp_path: Path) -> None:
    info = wheel(tmp_path, "PySide6_Essentials", text=False, holds=("libsomething-0a1b.so.1",))
    files = native(
        tmp_path, "libQt6Core.so.6", "libicuuc.so.73", "libsomething-0a1b.so.1", "lib-dynload/_x.so"
    )
    text = tmp_path / "LICENSE.txt"
    text.write_text("of Python\n")
    found = native_components(files, [info], versions={"CPython": "3.11.9"}, texts={"CPython": (text,)})
    assert [(one.name, one.version) for one in found] == [("CPython", "3.11.9"), ("ICU", "73"), ("Qt", "1.0")]


def test_a_library_of_nothing_known_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="libmystery"):
        native_components(native(tmp_path, "libmystery.so.1"), [], versions={}, texts={})


def test_a_part_without_a_version_or_a_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="libffi"):
        native_components(native(tmp_path, "libffi.so.8"), [], versions={"libffi": "3"}, texts={})


def test_every_known_part_has_a_licence_and_the_texts_it_names() -> None:
    parts = native_parts()
    assert len({part.name for part in parts}) == len(parts)
    assert [part.name for part in parts if not part.license or not part.source] == []
    assert [text for part in parts for text in part.texts if not text.is_file()] == []


@pytest.mark.parametrize(
    ("license", "free"),
    [
        ("MIT", True),
        ("LGPL-3.0-only", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("MIT OR GPL-2.0-only", True),
        ("MIT AND GPL-2.0-only", False),
        ("GPL-2.0-or-later WITH Bootloader-exception", True),
    ],
)
def test_what_may_be_shipped(license: str, free: bool) -> None:
    assert may_be_shipped(license) is free


@pytest.mark.parametrize(
    "name",
    ["libqtvirtualkeyboardplugin.so", "Qt6Charts.dll", "libreadline.so.8", "libQt6DataVisualization.so.6"],
)
def test_a_file_under_the_gpl_is_found_by_its_name(name: str) -> None:
    with pytest.raises(Failed, match=name):
        check_no_gpl([], [Path(name)])
    assert check_no_gpl([], [Path("libQt6Core.so.6")]) == "none of 0 parts and 1 files"


def test_a_part_under_the_gpl_is_found() -> None:
    with pytest.raises(Failed, match="sample"):
        check_no_gpl([Component("sample", "1", "GPL-3.0-only", ())], [])


def test_the_folder_of_licences_names_every_part_and_holds_every_text(tmp_path: Path) -> None:
    components = python_components([wheel(tmp_path, "one"), wheel(tmp_path, "two")])
    folder = write_licenses(tmp_path / "licenses", PRODUCT, components)
    assert (folder / "one" / "LICENSE").read_text() == "the licence of one\n"
    notice = (folder / "NOTICE.txt").read_text()
    assert "one 1.0" in notice
    assert "two 1.0" in notice
    assert "LGPL-3" in (folder / "copyright").read_text()
    write_licenses(tmp_path / "licenses", PRODUCT, components[:1])
    assert not (folder / "two").exists()


def with_inner(folder: Path) -> Path:
    """A wheel that lists what its two modules hold; it was built without libimagequant."""
    info = wheel(folder, "one", holds=("_kept.so", "_gone.so"))
    parts = {"#c-ext/one._kept": "MIT", "#c-ext/one._gone": "MIT", "shared": "Zlib", "libkept": "MIT"}
    parts |= {"libgone": "GPL-3.0-only", "libimagequant": "GPL-3.0-or-later"}
    needs = {
        "#c-ext/one._kept": ["shared", "libkept", "libimagequant"],
        "#c-ext/one._gone": ["shared", "libgone"],
    }
    said = {
        "components": [
            {"bom-ref": name, "name": name, "licenses": [{"license": {"id": license}}]}
            for name, license in parts.items()
        ],
        "dependencies": [{"ref": name, "dependsOn": on} for name, on in needs.items()],
    }
    (info / "sboms").mkdir()
    (info / "sboms" / "one.cdx.json").write_text(json.dumps(said))
    return info


def test_the_list_of_parts_leaves_out_what_only_modules_hold_that_are_not_inside(tmp_path: Path) -> None:
    components = python_components([with_inner(tmp_path)], native(tmp_path, "_kept.so"))
    (one,) = sbom(PRODUCT, components, "linux")["components"]
    assert [part["name"] for part in one["components"]] == ["#c-ext/one._kept", "shared", "libkept"]
    assert check_no_gpl(components, []) == "none of 1 parts and 0 files"


def test_a_part_under_the_gpl_within_a_wheel_is_found(tmp_path: Path) -> None:
    info, (kept, gone) = with_inner(tmp_path), native(tmp_path, "_kept.so", "_gone.so")
    with pytest.raises(Failed, match=r"libgone in one$"):
        check_no_gpl(python_components([info], [kept, gone]), [])
    kept.write_bytes(b"a library with imagequant_version in it")
    with pytest.raises(Failed, match=r"libimagequant in one$"):
        check_no_gpl(python_components([info], [kept]), [])


def test_the_libiconv_within_lxml_is_named_with_its_licence_and_how_to_replace_it(tmp_path: Path) -> None:
    components = python_components([wheel(tmp_path, "lxml", "BSD-3-Clause")])
    assert "LGPL-2.1-or-later" in components[0].license
    folder = write_licenses(tmp_path / "licenses", PRODUCT, components)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (folder / "lxml" / "LGPL-2.1.txt").read_text()
    assert "Replaceable" in (folder / "lxml" / "libiconv-notice.txt").read_text()


def test_what_a_module_holds_is_listed_where_its_wheel_is_silent(tmp_path: Path) -> None:
    info = wheel(tmp_path, "rapidfuzz", holds=("fuzz.so",), version="3.14.6")
    components = python_components([info], native(tmp_path, "fuzz.so"))
    (one,) = sbom(PRODUCT, components, "linux")["components"]
    assert [part["name"] for part in one["components"]] == ["rapidfuzz-cpp", "Taskflow"]
    folder = write_licenses(tmp_path / "licenses", PRODUCT, components)
    assert "Tsung-Wei Huang" in (folder / "rapidfuzz" / "taskflow.txt").read_text()
    assert "with Taskflow 3.9.0 MIT" in (folder / "NOTICE.txt").read_text()


@pytest.mark.parametrize(("name", "version"), [("rapidfuzz", "3.14.7"), ("unheard-of", "1.0")])
def test_a_module_whose_source_nobody_read_is_not_shipped(tmp_path: Path, name: str, version: str) -> None:
    info = wheel(tmp_path, name, holds=("inside.so",), version=version)
    with pytest.raises(Failed, match=f"nobody has read what {name} {version} holds"):
        python_components([info], native(tmp_path, "inside.so"))


def test_what_was_read_is_of_the_versions_that_are_shipped() -> None:
    table = tomllib.loads((ROOT / "packaging" / "licenses" / "within.toml").read_text())
    locked = dict(LOCKED.findall((ROOT / "requirements.lock").read_text()))
    assert {name: locked.get(name) for name in table} == {name: one["version"] for name, one in table.items()}


def test_a_file_that_two_packages_bring_is_listed_once_and_another_of_its_name_besides(
    tmp_path: Path,
) -> None:
    files = native(tmp_path, "python/msvcp140.dll", "qt/msvcp140.dll", "other/msvcp140.dll")
    files[2].write_bytes(b"an older one")
    (listed,) = sbom(PRODUCT, [Component("runtime", "14", "MIT", (), files=tuple(files))], "windows")[
        "components"
    ]
    references = [part["bom-ref"] for part in listed["components"]]
    assert len(references) == len(set(references)) == 2


def test_the_list_of_parts_is_whole_and_the_same_each_time(tmp_path: Path) -> None:
    info = wheel(tmp_path, "one")
    (info / "sboms").mkdir()
    within = {"components": [{"type": "library", "name": "libwithin", "version": "2", "bom-ref": "x"}]}
    (info / "sboms" / "one.cdx.json").write_text(json.dumps(within))
    file = native(tmp_path, "libQt6Core.so.6")[0]
    components = [*python_components([info]), Component("Qt", "6", "LGPL-3.0-only", (), files=(file,))]
    said = sbom(PRODUCT, components, "linux")
    assert (said["bomFormat"], said["specVersion"]) == ("CycloneDX", "1.6")
    one, qt = said["components"]
    assert one["components"][0]["name"] == "libwithin"
    assert qt["components"][0]["hashes"][0]["alg"] == "SHA-256"
    references = [
        one["bom-ref"],
        qt["bom-ref"],
        *(part["bom-ref"] for part in one["components"] + qt["components"]),
    ]
    assert len(set(references)) == len(references)
    first, second = (
        write_sbom(tmp_path / name, PRODUCT, components, "linux") for name in ("a.json", "b.json")
    )
    assert first.read_bytes() == second.read_bytes()
