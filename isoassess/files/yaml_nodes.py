"""A YAML text as nodes that know their lines, and what is wrong with it said with the line and the place."""

import codecs
import re
from collections.abc import Callable, Iterator

import msgspec
import yaml

from isoassess.language.texts import _

YAMLError = yaml.YAMLError  # for those who read YAML through here

_SURROGATES = re.compile(  # the run of backslashes is never given back: that would take memory, and time
    r"(?<!\\)(\\++)u([dD][89abAB]{h}{h})\\u([dD][c-fC-F]{h}{h})".replace("{h}", "[0-9a-fA-F]")
)
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_NAMES = ("id", "number")  # what an entry of a list is searched for by
_TEXT = "tag:yaml.org,2002:str"


def decoded(content: bytes) -> str:
    """The text, UTF-8 or what begins as UTF-16 (UnicodeDecodeError).

    JSON writes an emoji as two escapes, which YAML does not know: as one escape it does.
    """
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    return _SURROGATES.sub(_joined_pair, content.decode(encoding))


def composed(text: str) -> yaml.Node | None:
    """The root of a text; None where nothing stands in it, yaml.YAMLError where it is not YAML."""
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    return node


def line_of(found: yaml.Node | yaml.Event) -> int:
    """The line where it begins, counted from 1."""
    mark = found.start_mark
    return mark.line + 1 if mark else 1


def line_of_entry(root: yaml.Node | None, id: str) -> int | None:
    """The line of the first `id: ...` that says so, anywhere in the text."""
    return next((line_of(key) for key, value in _pairs(root) if (key.value, value.value) == ("id", id)), None)


def line_and_place(root: yaml.Node | None, path: str) -> tuple[int, str]:
    """Where a path such as `requirements[3].asks` leads: the line, and `late-one: asks`.

    An entry of a list is named by its id or number. The line is that of the last step that is there.
    """
    node, line, name, rest = root, 1, "", path
    for step in _STEP.finditer(path):
        node = _entry(node, int(step[2])) if step[2] else _value(node, step[1])
        if node is None:
            break
        line = line_of(node)
        if step[2] and (known := _name(node)):
            name, rest = known, path[step.end() :].lstrip(".")
    return line, ": ".join(part for part in (name, rest) if part)


def reason_and_path(error: msgspec.ValidationError) -> tuple[str, str]:
    """The two parts of what msgspec says: "Expected `str`, got `int` - at `$.requirements[3].asks`"."""
    reason, _at, path = str(error).partition(" - at ")
    return reason, path.removeprefix("`key` in ").strip("`").removeprefix("$").removeprefix(".")


def complaint(error: yaml.YAMLError) -> str:
    """Why a text is no YAML, in one line that begins with its own where that is known."""
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    where = _("line {line}: ").format(line=mark.line + 1) if mark else ""
    if "maximum nesting depth" in problem:  # a newer libyaml reads ahead and stops before our own count does
        return where + _("nested too deeply")
    says = next((told() for sign, told in _PLAIN.items() if sign in problem), problem.splitlines()[0])
    return where + _("not readable as YAML: {problem}").format(problem=says)


_PLAIN: dict[str, Callable[[], str]] = {  # by what the parser says
    "cannot start any token": lambda: _(
        "indent with blanks and never with a tab; a text that begins with @, ` or % must be in quotes"
    ),
    "found a tab character": lambda: _("indent with blanks and never with a tab"),
    "found another document": lambda: _(
        "a second document begins after ---; leave only one, each in a file of its own"
    ),
    "mapping values are not allowed": lambda: _(
        "a colon is too much here: a text with a colon in it must be in quotes, "
        "or the line is indented too far, or the one before it lacks its colon"
    ),
    "could not find expected ':'": lambda: _("this line or the one before it lacks the colon after its key"),
    "did not find expected key": lambda: _(
        "it is not indented as the lines that it belongs to, or a text with quotes in it is not in quotes "
        "as a whole"
    ),
    "did not find expected <document start>": lambda: _("it is indented less than the lines before it"),
    "did not find expected '-' indicator": lambda: _("it is among the entries of a list and lacks its dash"),
    "did not find expected ',' or": lambda: _("a bracket that was opened is not closed"),
    "found unexpected end of stream": lambda: _("a quote that was opened is not closed"),
    "did not find expected node content": lambda: _(
        "a text that begins with a bracket or a comma must be in quotes"
    ),
    "found unknown escape character": lambda: _(
        "a backslash in double quotes begins a sign; put the text in single quotes"
    ),
    "control characters are not allowed": lambda: _("a character is in it that no text can have"),
}


def _joined_pair(pair: re.Match[str]) -> str:
    """Of an even number of backslashes none begins an escape."""
    before = pair[1]
    return f"{before}U{_code(pair[2], pair[3]):08X}" if len(before) % 2 else pair[0]


def _code(high: str, low: str) -> int:
    return 0x10000 + ((int(high, 16) - 0xD800) << 10) + (int(low, 16) - 0xDC00)


def _pairs(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Every key with its value, however deep, in the order of the text."""
    if isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _pairs(entry)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key, value
            yield from _pairs(value)


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in pairs if name.value == key), None)


def _entry(node: yaml.Node | None, place: int) -> yaml.Node | None:
    entries = node.value if isinstance(node, yaml.SequenceNode) else ()
    return entries[place] if place < len(entries) else None


def _name(node: yaml.Node) -> str:
    """What the entry is searched for by; empty where that is not there or no text."""
    found = next((value for name in _NAMES if (value := _value(node, name))), None)
    return str(found.value) if found and found.tag == _TEXT else ""
