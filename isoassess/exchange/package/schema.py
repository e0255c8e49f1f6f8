"""The JSON Schemas of what is in a package, for whoever reads or writes one with a program of their own."""

from typing import Any

import msgspec

from isoassess.exchange.package.manifest import Manifest
from isoassess.store.joining.content import ContentEntry, OrganizationContent


def package_schema() -> dict[str, Any]:
    """One schema with a definition for each kind of part; an organization's history is a part of its own."""
    parts, definitions = msgspec.json.schema_components(
        (Manifest, OrganizationContent, tuple[ContentEntry, ...]), ref_template="#/$defs/{name}"
    )
    names = ("manifest.json", "organizations/ID.json", "history/ID.json")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "IsoAssess package",
        "type": "object",
        "properties": dict(zip(names, parts, strict=True)),
        "required": ["manifest.json"],
        "$defs": definitions,
    }
