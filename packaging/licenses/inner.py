"""The parts within a wheel: those of its own list that came into the payload with it.

A wheel lists what all of its extension modules hold, and what it can be built with. The payload leaves
modules out, so what only they need is not inside either.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

_MODULE = re.compile(r"#c-ext/(?:.*\.)?(?P<name>\w+)$")
# What Pillow names although it is optional, with a text that is in the module only where it is built in.
_BUILT_IN = {"libimagequant": b"imagequant_version"}


def inner_parts(lists: Iterable[Path], modules: Mapping[str, Path]) -> list[dict[str, Any]]:
    """The entries of these lists that are inside; `modules` are the native files of the wheel that are."""
    return [entry for file in lists for entry in _inside(json.loads(file.read_text("utf-8")), modules)]


def inner_licenses(entry: Mapping[str, Any]) -> list[str]:
    """The SPDX expressions of an entry, of which all hold."""
    said = entry.get("licenses", [])
    return [one.get("expression") or one["license"].get("id") or one["license"]["name"] for one in said]


def _inside(said: dict[str, Any], modules: Mapping[str, Path]) -> list[dict[str, Any]]:
    entries = said.get("components", [])
    needs = {one["ref"]: set(one.get("dependsOn", ())) for one in said.get("dependencies", [])}
    listed = {entry["bom-ref"]: _MODULE.search(entry["bom-ref"]) for entry in entries if "bom-ref" in entry}
    inside = {ref for ref, module in listed.items() if module and module["name"] in modules}
    left_out = {ref for ref, module in listed.items() if module} - inside
    lost = _reached(left_out, needs) - _reached(inside, needs)
    lost |= {entry["bom-ref"] for entry in entries if entry.get("scope") == "excluded"}  # only builds with it
    return [entry for entry in entries if entry.get("bom-ref") not in lost and _is_built_in(entry, modules)]


def _is_built_in(entry: Mapping[str, Any], modules: Mapping[str, Path]) -> bool:
    trace = _BUILT_IN.get(entry["name"])
    return trace is None or any(trace in file.read_bytes() for file in modules.values())


def _reached(begin: set[str], needs: Mapping[str, set[str]]) -> set[str]:
    found, open_ = set[str](), set(begin)
    while open_:
        found |= open_
        open_ = set[str]().union(*(needs.get(ref, set()) for ref in open_)) - found
    return found
