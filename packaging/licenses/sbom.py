"""All parts of an installer as a list in the form of CycloneDX, native ones and those within wheels too."""

import datetime
import hashlib
import json
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from building import EPOCH
from licenses.components import Component
from product import Product

SPEC_VERSION = "1.6"


def write_sbom(target: Path, product: Product, components: Sequence[Component], system: str) -> Path:
    """The same parts give the same file."""
    text = json.dumps(sbom(product, components, system), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target


def sbom(product: Product, components: Sequence[Component], system: str) -> dict[str, Any]:
    """As plain data."""
    day = datetime.datetime.fromtimestamp(int(EPOCH), datetime.UTC)
    reference = f"{product.command}@{product.version}"
    listed = [_listed(component) for component in components]
    name = f"{reference}/{system}/{hashlib.sha256(json.dumps(listed, sort_keys=True).encode()).hexdigest()}"
    return {
        "$schema": f"http://cyclonedx.org/schema/bom-{SPEC_VERSION}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPEC_VERSION,
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}",
        "version": 1,
        "metadata": {
            "timestamp": day.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": reference,
                "name": product.name,
                "version": product.version,
                "licenses": [{"expression": product.license}],
            },
            "properties": [{"name": "system", "value": system}],
        },
        "components": listed,
        "dependencies": [{"ref": reference, "dependsOn": sorted(one["bom-ref"] for one in listed)}],
    }


def _listed(component: Component) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "type": "library",
        "bom-ref": component.package or f"native:{component.name}@{component.version}",
        "name": component.name,
        "version": component.version,
        "licenses": [{"expression": component.license}],
        "externalReferences": [{"type": "website", "url": component.url}],
    }
    if component.package:
        entry["purl"] = component.package
    if component.files:
        entry["components"] = _files(component)
    if component.inner:
        entry["components"] = _within(component)
    return entry


def _files(component: Component) -> list[dict[str, Any]]:
    """Each once: several packages may bring the same one."""
    entries = (_file(component, file) for file in component.files)
    return list({entry["bom-ref"]: entry for entry in entries}.values())


def _file(component: Component, file: Path) -> dict[str, Any]:
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    return {
        "type": "file",
        "bom-ref": f"file:{component.name}/{file.name}@{sha256[:12]}",
        "name": file.name,
        "hashes": [{"alg": "SHA-256", "content": sha256}],
    }


def _within(component: Component) -> list[dict[str, Any]]:
    """What a wheel lists of itself; the references are made ours, for they must be unlike in one file."""
    kept = ("type", "name", "version", "purl", "licenses", "hashes", "description")
    return [
        {"bom-ref": f"{component.package}#{number}", **{key: part[key] for key in kept if key in part}}
        for number, part in enumerate(component.inner)
    ]
