"""Nothing under the GPL alone may be inside: looked for in the licences and in the names of the files."""

import re
from collections.abc import Iterable
from pathlib import Path

from licenses.components import Component
from licenses.inner import inner_licenses
from steps import Failed

# Modules of Qt that come under the GPL, or for money; and libraries that programs take along by accident.
_FILES = re.compile(
    r"(lib)?Qt6?(Charts|DataVisualization|Graphs|VirtualKeyboard|NetworkAuth|Lottie|QuickTimeline|HttpServer|"
    r"Quick3DPhysics|WaylandCompositor|Grpc|Protobuf|InsightTracker|ShaderTools|CoAp|Mqtt).*"
    r"|.*qtvirtualkeyboard.*|lib(readline|gdbm|ncurses\+\+|gpm|cdio|fftw3|gsl|poppler).*",
    re.IGNORECASE,
)


def check_no_gpl(components: Iterable[Component], files: Iterable[Path]) -> str:
    """Raises Failed and names what it found."""
    counted, names = list(components), [file.name for file in files]
    bound = [component.name for component in counted if not may_be_shipped(component.license)]
    bound += [
        f"{inner['name']} in {component.name}"
        for component in counted
        for inner in component.inner
        if not all(map(may_be_shipped, inner_licenses(inner)))
    ]
    bound += [name for name in names if _FILES.fullmatch(name)]
    if bound:
        raise Failed(f"under the GPL: {', '.join(sorted(bound))}")
    return f"none of {len(counted)} parts and {len(names)} files"


def may_be_shipped(license: str) -> bool:
    """Whether an SPDX expression leaves a choice without the GPL, or with an exception for what is built."""
    choices = re.split(r"\s+OR\s+", license.strip(" ()"))
    return any(not _is_bound(choice) for choice in choices)


def _is_bound(choice: str) -> bool:
    parts = re.split(r"\s+AND\s+", choice.strip(" ()"))
    return any(re.match(r"A?GPL", part.strip(" ()")) and "exception" not in part.lower() for part in parts)
