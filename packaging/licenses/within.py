"""What is within the native modules of packages whose wheels do not list it: the table of within.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from steps import Failed

HERE = Path(__file__).parent
TEXTS = HERE / "texts"


def read_parts(package: str, version: str) -> list[dict[str, Any]]:
    """The entries, in the form of CycloneDX (Failed where nobody has read the source of that version)."""
    known = _table().get(package)
    if known is None or known["version"] != version:
        raise Failed(f"nobody has read what {package} {version} holds of others: {HERE.name}/within.toml")
    return [_entry(part) for part in known.get("parts", ())]


def read_texts(package: str) -> tuple[Path, ...]:
    """The texts of the licences of all that, each once; none where nothing is known of the package."""
    known = _table().get(package, {})
    named = [*known.get("texts", ()), *(text for part in known.get("parts", ()) for text in part["texts"])]
    return tuple(TEXTS / name for name in dict.fromkeys(named))


def _entry(part: dict[str, Any]) -> dict[str, Any]:
    said = {key: value for key, value in part.items() if key in ("name", "version")}
    return {"type": "library", **said, "licenses": [{"expression": part["license"]}]}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((HERE / "within.toml").read_text(encoding="utf-8"))
