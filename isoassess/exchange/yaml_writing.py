"""An assessment written as YAML that a person can read and change, and that says the same when it is read."""

import re
from enum import Enum
from typing import Any

import yaml
from msgspec import Struct

from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.exchange.package.plain_content import said_parts
from isoassess.exchange.whole_file import ANNOUNCED, END

_WIDTH = 100  # letters of a line
_BLOCK = re.compile(
    "[!-~\u00a1-\u024f][ -~\u00a1-\u024f\n]*"
)  # nothing that YAML would take for something else
_LOOSE_END = re.compile("[ \n]$| \n")


def yaml_text(file: AssessmentFile, *heads: str) -> bytes:
    """The file in UTF-8; `heads` are lines for a person. It announces its end, and has it."""
    comments = "".join(f"# {line}\n" for head in heads for line in head.splitlines())
    body = yaml.dump(
        _plain(file),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=_WIDTH,
        default_flow_style=False,
    )
    return f"{comments}{ANNOUNCED}\n{body}{END}\n".encode()


class _ListedWord(str):
    """A word that is listed: it stands without quotes, for the type says what it is."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Lists stand below their key with room before them, and nothing refers to anything."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _plain(value: Any) -> Any:
    """As YAML can say it, without what is said by default."""
    if isinstance(value, Struct):
        return {name: _plain(part) for name, part in said_parts(value)}
    if isinstance(value, dict):
        return {_plain(key): _plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return _ListedWord(value.value) if isinstance(value, Enum) else value


def _word(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    text = str(value)
    tag = dumper.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return dumper.represent_scalar(tag, text)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    """Several lines as a block where that keeps each letter; escaped where a letter could be mistaken."""
    style = None
    if "\\" in value or not value.replace("\n", "").isprintable():
        style = '"'
    elif "\n" in value:
        style = "|" if _BLOCK.fullmatch(value) and not _LOOSE_END.search(value) else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _yes_or_no(dumper: yaml.SafeDumper, value: bool) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:bool", "yes" if value else "no")


_Dumper.add_representer(_ListedWord, _word)
_Dumper.add_representer(str, _text)
_Dumper.add_representer(bool, _yes_or_no)
