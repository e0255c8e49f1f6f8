"""What is linked into one file is listed part by part, each with its own version and licence."""

import json
from contextlib import closing
from importlib.metadata import files
from pathlib import Path
from typing import Any

import pytest
from licenses.components import native_components, python_components
from licenses.crates import CHOSEN_TEXT, OWN_LIBRARY, crate_texts
from licenses.notices import write_licenses
from product import read_product
from steps import Failed

from isoassess.store.vault.driver import sqlite3

RUST = b"\0/rustc/58cf8f9c35b355199727627d07ae34a4e2846d67/library/core/src/lib.rs\0rustc version 1.99.1\0"


def crate(name: str, license: str, **more: str) -> dict[str, Any]:
    return {
        "bom-ref": name,
        "name": name,
        "version": "1.0.0",
        "purl": f"pkg:cargo/{name}@1.0.0",
        "licenses": [{"expression": license}],
        **more,
    }


def rust_wheel(folder: Path, *crates: dict[str, Any]) -> tuple[Path, Path]:
    """Its `.dist-info`, and its module."""
    info = folder / "rusty-1.0.dist-info"
    (info / "sboms").mkdir(parents=True)
    (info / "METADATA").write_text("Name: rusty\nVersion: 1.0\nLicense-Expression: MIT\n")
    (info / "RECORD").write_text("rusty/_rusty.so,sha256=x,1\n")
    (info / "LICENSE").write_text("of rusty\n")
    if crates:
        (info / "sboms" / "rusty.json").write_text(json.dumps({"components": crates}))
    module = folder / "_rusty.so"
    module.write_bytes(RUST)
    return info, module


def test_the_parts_of_the_driver_say_the_versions_that_they_run_with() -> None:
    (module,) = (file for file in files("sqlcipher3") or () if file.name.startswith("_sqlite3."))
    parts = native_components([Path(str(module.locate()))], [], versions={}, texts={})
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA key = 'any'")
        cipher = connection.execute("PRAGMA cipher_version").fetchone()[0].split()[0]
        provider = connection.execute("PRAGMA cipher_provider_version").fetchone()[0]
    said = {part.name: part.version for part in parts}
    assert (said["SQLite"], said["SQLCipher"]) == (sqlite3.sqlite_version, cipher)
    assert f"OpenSSL {said['OpenSSL']} " in provider


def test_a_file_that_does_not_say_the_version_of_a_part_is_refused(tmp_path: Path) -> None:
    module = tmp_path / "_sqlite3.cpython-311.so"
    module.write_bytes(b"OpenSSL 3.6.0 1 Oct 2025\0")
    with pytest.raises(Failed, match="SQL"):
        native_components([module], [], versions={}, texts={})


def test_each_crate_and_the_library_of_rust_are_named_with_their_licence(tmp_path: Path) -> None:
    info, module = rust_wheel(
        tmp_path,
        crate("calamine", "MIT"),
        crate("log", "MIT OR Apache-2.0"),
        crate("cc", "MIT", scope="excluded"),
    )
    components = python_components([info], [module])
    folder = write_licenses(tmp_path / "licenses", read_product(), components)
    notice = (folder / "NOTICE.txt").read_text()
    assert "with calamine 1.0.0 MIT\n" in notice
    assert f"with {OWN_LIBRARY} 1.99.1 MIT OR Apache-2.0\n" in notice
    assert "with cc" not in notice  # it only builds
    assert "Copyright" in (folder / "rusty" / "calamine.txt").read_text()
    assert (folder / "rusty" / CHOSEN_TEXT.name).read_bytes() == CHOSEN_TEXT.read_bytes()


def test_a_crate_whose_licence_nobody_gives_is_refused(tmp_path: Path) -> None:
    info, module = rust_wheel(tmp_path, crate("unheard-of", "MIT"))
    with pytest.raises(Failed, match=r"the crate unheard-of 1\.0\.0"):
        python_components([info], [module])


def test_rust_that_lists_no_crates_is_refused(tmp_path: Path) -> None:
    info, module = rust_wheel(tmp_path, {"bom-ref": "x", "name": "libx", "version": "1", "licenses": []})
    with pytest.raises(Failed, match="rusty holds Rust"):
        python_components([info], [module])


@pytest.mark.parametrize(
    ("license", "texts"),
    [
        ("Apache-2.0 OR MIT", ["Apache-2.0.txt"]),
        ("(Apache-2.0 OR MIT) AND BSD-3-Clause", ["Apache-2.0.txt", "encoding_rs.txt"]),
        ("MIT", ["encoding_rs.txt"]),
    ],
)
def test_where_there_is_a_choice_it_is_one_text_and_what_holds_besides_has_its_own(
    license: str, texts: list[str]
) -> None:
    assert sorted(text.name for text in crate_texts([crate("encoding_rs", license)])) == texts
