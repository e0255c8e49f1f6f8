"""What is known of a problem, for whoever supports the program; it names no client, no file and no folder.

Of the log only lines of known shape are taken, and of these only what stands in code: whatever else a line
holds, and every other line, is left out and counted.
"""

import platform
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from isoassess import __version__
from isoassess.language.texts import _, ngettext
from isoassess.settings import Setting, declared
from isoassess.settings.kinds import Word, YesNo

MOST_LINES = 400  # of the log, the newest
LARGEST_LOG = 2_000_000  # bytes of it that are looked at, from its end
_HEAD = re.compile(
    r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]{4,8} (?P<who>[\w.]+) (?P<module>\w+):\d+", re.ASCII
)
_FRAME = re.compile(r"  (?P<place>[\w./]+):\d+ [\w<>]+", re.ASCII)
_KIND = re.compile(r"(?P<kind>\w+(?:\.\w+)+)(?P<detail> [A-Z][A-Z0-9_]{1,40})?(?::.*)?", re.ASCII)
_START = "Traceback (without what was said and typed)"
_CODE = "    "  # before a line of code, which its place tells already
_OTHERS = ("root", "py", "__main__")  # who may be named in a log and is no module


def problem_report(*, facts: Iterable[tuple[str, str]], self_test: str, log: str, happened: str = "") -> str:
    """As it is saved. `happened` is what the person says of it, in their own words.

    `facts` are said by the window, each with its name; they must name nothing of a client.
    """
    lines, left_out = cleaned_log(log)
    parts = [
        _("Report of a problem with IsoAssess"),
        "\n".join(f"{name}: {value}" for name, value in (*_system(), *facts)),
    ]
    if happened.strip():
        parts.append(f"{_('What happened')}\n{happened.strip()}")
    parts.append(f"{_('Self-test')}\n{self_test.strip() or _('It was not done.')}")
    parts.append(f"{_('Log')}\n{_log_words(lines, left_out)}")
    return "\n\n".join(parts) + "\n"


def cleaned_log(log: str) -> tuple[list[str], int]:
    """What may leave of the last lines of a log, and how many of them were left out."""
    told = (line for line in log.splitlines() if line.strip() and not line.startswith(_CODE))
    lines, known = list(told)[-MOST_LINES:], _known_modules()
    kept = [said for line in lines if (said := _cleaned(line, known))]
    return kept, len(lines) - len(kept)


def log_tail(path: Path) -> str:
    """The end of a log; empty where there is none."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - LARGEST_LOG))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""


def settings_facts(get: Callable[[Setting[Any]], Any]) -> Iterator[tuple[str, str]]:
    """The settings that are one of a few words: nobody can have written anything else into them."""
    for setting in declared().values():
        if isinstance(setting.kind, Word | YesNo) and not setting.internal:
            yield setting.name, setting.kind.told(get(setting)) or _("not set")


def _system() -> Iterator[tuple[str, str]]:
    kind = _("installed program") if getattr(sys, "frozen", False) else _("run by Python")
    yield _("Program"), f"IsoAssess {__version__}, {kind}, Python {platform.python_version()}"
    yield _("System"), platform.platform()


def _log_words(lines: list[str], left_out: int) -> str:
    said = list(lines) or [_("It is empty.")]
    if left_out:
        says = ngettext(
            "{count} line was left out: it is not known whether it names something of yours.",
            "{count} lines were left out: it is not known whether they name something of yours.",
            left_out,
        )
        said.append(says.format(count=left_out))
    return "\n".join(said)


def _cleaned(line: str, known: frozenset[str]) -> str:
    """What may leave of a line; empty where nothing may."""
    if line == _START:
        return line
    if head := _HEAD.fullmatch(line):
        return line if _names(head["who"], known) and head["module"] in known else ""
    if frame := _FRAME.fullmatch(line):
        return line if _names(frame["place"].removesuffix(".py").replace("/", "."), known) else ""
    kind = _KIND.fullmatch(line)
    if kind and _names(kind["kind"], known):
        return f"{kind['kind']}{kind['detail'] or ''}"
    return ""


def _names(dotted: str, known: frozenset[str]) -> bool:
    """Whether it is in a module of the program, of Python or of a library."""
    return dotted.partition(".")[0] in known or dotted in _OTHERS


def _known_modules() -> frozenset[str]:
    """The first and the last part of the name of every module that is there."""
    names = {part for name in sys.modules for part in (name.partition(".")[0], name.rpartition(".")[2])}
    return frozenset(names | set(sys.stdlib_module_names) | {"builtins", *_OTHERS})
