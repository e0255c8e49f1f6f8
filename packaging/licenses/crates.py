"""The Rust within an extension module: the crates its wheel lists, Rust's own library, and their licences.

Where a crate leaves the choice we go by the Apache License 2.0, one text for all of them. The others have
a text each in texts/crates, taken from the crate.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from licenses.inner import inner_licenses
from steps import Failed

TEXTS = Path(__file__).parent / "texts"
CHOSEN, CHOSEN_TEXT = "Apache-2.0", TEXTS / "Apache-2.0.txt"
OWN_LIBRARY = "Rust standard library"
_TRACE = re.compile(rb"/rustc/([0-9a-f]{12})[0-9a-f]{28}[/\\]")  # of the sources that it was compiled from
_COMPILER = re.compile(rb"rustc version (\d+\.\d+\.\d+)")
_TOGETHER = re.compile(r"\s+AND\s+(?![^()]*\))")


def rust_library(files: Iterable[Path]) -> list[dict[str, Any]]:
    """An entry for Rust's own library where one of these holds it; inside it says its version or commit."""
    for file in files:
        content = file.read_bytes()
        if trace := _TRACE.search(content):
            version = (_COMPILER.search(content) or trace)[1].decode()
            licenses = [{"expression": "MIT OR Apache-2.0"}]
            return [{"type": "library", "name": OWN_LIBRARY, "version": version, "licenses": licenses}]
    return []


def is_crate(entry: Mapping[str, Any]) -> bool:
    """Whether an entry of a list in the form of CycloneDX is of Rust."""
    return str(entry.get("purl", "")).startswith("pkg:cargo/") or entry["name"] == OWN_LIBRARY


def crate_texts(entries: Iterable[Mapping[str, Any]]) -> tuple[Path, ...]:
    """The texts of the licences of all crates (Failed where there is none for one of them)."""
    texts = {text for entry in entries if is_crate(entry) for text in _texts(entry)}
    return tuple(sorted(texts))


def _texts(entry: Mapping[str, Any]) -> set[Path]:
    needed = [part for license in inner_licenses(entry) for part in _TOGETHER.split(license)]
    own = TEXTS / "crates" / f"{entry['name']}.txt"
    texts = {CHOSEN_TEXT if _may_choose(part) else own for part in needed}
    if not texts or not all(text.is_file() for text in texts):
        raise Failed(f"nobody gives the licence of the crate {entry['name']} {entry['version']}")
    return texts


def _may_choose(license: str) -> bool:
    return CHOSEN in re.split(r"\s+OR\s+", license.strip(" ()"))
