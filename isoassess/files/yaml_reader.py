"""Reads YAML into frozen values and says in one line where and why a text is not what it must be.

The type decides what a plain word means, not YAML: `country: NO` stays text, `nace: [01]` keeps its
zero, a rating of `3` is the word 3. Aliases, tags and deep nesting are refused before anything is built.
"""

import difflib
import re
from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml
from msgspec import inspect

from isoassess.errors import BadInput
from isoassess.files.yaml_nodes import complaint, composed, decoded, line_and_place, line_of, reason_and_path
from isoassess.language.texts import _

T = TypeVar("T")

MAX_BYTES = 2_000_000  # the largest catalogue of ours has a tenth of it
MAX_EVENTS = 100_000  # a whole assessment of 300 requirements has about 10,000
MAX_DEPTH = 12
_YES = {"yes", "true", "on"}
_NO = {"no", "false", "off"}
_NULL = {"", "~", "null"}


def read_file(path: Path, type_: type[T]) -> T:
    """The value in a YAML file; BadInput names the file, the line and the key."""
    try:
        with path.open("rb") as file:
            text = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise BadInput(_("{path}: {reason}").format(path=path, reason=error.strerror or error)) from None
    return read_text(text, type_, name=path.name)


def read_resource(name: str, type_: type[T]) -> T:
    """The value in a YAML file shipped in `resources`, such as `facts/editions.yaml`."""
    return read_text(files("resources").joinpath(name).read_bytes(), type_, name=name)


def read_text(text: bytes, type_: type[T], *, name: str) -> T:
    """The value that a YAML text says; `name` stands before every complaint."""
    if len(text) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise BadInput(_("{name}: larger than {limit} MB").format(name=name, limit=limit))
    try:
        return _read(decoded(text), type_)
    except UnicodeDecodeError as error:
        says = _("{name}: not UTF-8 text (byte {at}); save it as text in the encoding UTF-8")
        raise BadInput(says.format(name=name, at=error.start)) from None
    except BadInput as error:
        raise BadInput(f"{name}, {error}") from None
    except yaml.YAMLError as error:
        raise BadInput(f"{name}, {complaint(error)}") from None


def read_date(text: str) -> date:
    """A date written as 2027-01-31; ValueError says so for anything else."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError(_('"{word}" is not a date like 2027-01-31').format(word=_shortened(text)))


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The known word most like a mistyped one, if any is like it."""
    typed, words = word.lower()[:100], list(words)
    begun = [one for one in words if typed and one.startswith(typed)]
    found = begun or difflib.get_close_matches(typed, words, n=1, cutoff=0.55)
    return found[0] if found else None


def unknown_word(word: str, known: Iterable[str]) -> str:
    """What to say of a word that is not among the known ones."""
    known = list(known)
    like = nearest(word, known)
    shown = _shortened(word)
    if like:
        return _('"{word}" is not known; did you mean "{like}"?').format(word=shown, like=like)
    if not known:
        return _('"{word}" is not known; there is none').format(word=shown)
    return _('"{word}" is not known; it can be {known}').format(word=shown, known=", ".join(known[:40]))


def _read(text: str, type_: type[T]) -> T:
    _refuse_hostile(text)
    node = composed(text)
    if node is None or _is_null(node):
        raise BadInput(_("line 1: the file is empty"))
    plain = _plain(node, inspect.type_info(type_), "")
    try:
        return msgspec.convert(plain, type_)
    except msgspec.ValidationError as error:
        reason, path = reason_and_path(error)
        line, _place = line_and_place(node, path)
        says = ": ".join(part for part in (path, reason) if part)
        raise BadInput(_("line {line}: ").format(line=line) + says) from None


def _refuse_hostile(text: str) -> None:
    """Look at the flat events first: building aliases or deep nesting is what an attack wants."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=yaml.CSafeLoader)):
        line = line_of(event)
        if count > MAX_EVENTS:
            raise BadInput(_("line {line}: too many entries").format(line=line))
        if isinstance(event, yaml.AliasEvent):
            raise BadInput(_("line {line}: references (*name) are not allowed").format(line=line))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise BadInput(_("line {line}: nested too deeply").format(line=line))
        if getattr(event, "tag", None) is not None:
            raise BadInput(_("line {line}: tags (!name) are not allowed").format(line=line))


def _plain(node: yaml.Node, type_: inspect.Type, key: str) -> object:
    """Built-in values for `msgspec.convert`, each scalar read as its type wants it."""
    if isinstance(type_, inspect.UnionType):
        if _is_null(node) or (isinstance(node, yaml.ScalarNode) and node.value == "unknown"):
            return None
        type_ = _wanted(type_, node)
    if isinstance(type_, inspect.StructType):
        return _struct(node, type_, key)
    if isinstance(type_, inspect.DictType):
        return _mapping(node, type_, key)
    if isinstance(type_, inspect.VarTupleType | inspect.ListType):
        return _sequence(node, type_, key)
    return _scalar(node, type_, key)


def _wanted(union: inspect.UnionType, node: yaml.Node) -> inspect.Type:
    """What a value of several types may be at its widest: None stands for the unknown, decimals hold ints.

    A word that is listed stands for itself, as beside yes and no; so does a list beside one of its parts.
    """
    types = [type_ for type_ in union.types if not isinstance(type_, inspect.NoneType)]
    for type_ in types:
        if isinstance(type_, inspect.VarTupleType) and isinstance(node, yaml.SequenceNode):
            return type_
        if isinstance(type_, inspect.FloatType):
            return type_
        if isinstance(type_, inspect.EnumType) and node.value in [member.value for member in type_.cls]:
            return type_
    return types[0]


def _struct(node: yaml.Node, type_: inspect.StructType, key: str) -> dict[str, object]:
    fields = {field.encode_name: field for field in type_.fields}
    found: dict[str, object] = {}
    for name, value in _pairs(node, key):
        if name.value not in fields:
            raise _bad(name, key, unknown_word(name.value, fields))
        field = fields[name.value]
        if not (_is_null(value) and not field.required):
            found[name.value] = _plain(value, field.type, _joined(key, name.value))
    for name_, field in fields.items():
        if field.required and name_ not in found:
            raise _bad(node, key, _('"{key}" is missing').format(key=name_))
    return found


def _mapping(node: yaml.Node, type_: inspect.DictType, key: str) -> dict[object, object]:
    return {
        _scalar(name, type_.key_type, key): _plain(value, type_.value_type, _joined(key, name.value))
        for name, value in _pairs(node, key)
    }


def _sequence(node: yaml.Node, type_: inspect.VarTupleType | inspect.ListType, key: str) -> list[object]:
    if _is_null(node):
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise _bad(node, key, _("must be a list"))
    return [_plain(item, type_.item_type, key) for item in node.value]


def _pairs(node: yaml.Node, key: str) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    """The entries of a mapping; a key that stands twice is a mistake, not a choice."""
    if _is_null(node):
        return []
    if not isinstance(node, yaml.MappingNode):
        raise _bad(node, key, _('must hold "key: value" lines'))
    seen: set[str] = set()
    for name, _value in node.value:
        if not isinstance(name, yaml.ScalarNode):
            raise _bad(name, key, _("a key must be one word"))
        if name.value in seen:
            raise _bad(name, key, _('"{key}" stands twice').format(key=_shortened(name.value)))
        seen.add(name.value)
    return list(node.value)


def _scalar(node: yaml.Node, type_: inspect.Type, key: str) -> object:
    if not isinstance(node, yaml.ScalarNode):
        raise _bad(node, key, _("must be a single value"))
    try:
        return _SCALARS[type(type_)](node.value, type_)
    except ValueError as error:
        raise _bad(node, key, str(error)) from None


def _text(value: str, type_: inspect.Type) -> str:
    pattern = type_.pattern if isinstance(type_, inspect.StrType) else None
    if pattern and not re.fullmatch(pattern, value):
        says = _('"{word}" is not of the form {form}')
        raise ValueError(says.format(word=_shortened(value), form=pattern))
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError(_("holds a character that no text can have"))
    return value


def _word(value: str, type_: inspect.Type) -> str:
    assert isinstance(type_, inspect.EnumType)
    words = [member.value for member in type_.cls]
    if value not in words:
        raise ValueError(unknown_word(value, words))
    return value


def _number(value: str, type_: inspect.Type) -> int:
    assert isinstance(type_, inspect.IntType)
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", value):
        raise ValueError(_('"{word}" is not a whole number').format(word=_shortened(value)))
    number, least, most = int(value), type_.ge, type_.le
    if (least is not None and number < least) or (most is not None and number > most):
        raise ValueError(
            _("{number} is not between {least} and {most}").format(number=number, least=least, most=most)
        )
    return number


def _amount(value: str, type_: inspect.Type) -> int | float:
    """A number that may have decimals, after a point."""
    assert isinstance(type_, inspect.FloatType)
    if not re.fullmatch(r"[+-]?[0-9]{1,18}(\.[0-9]{1,6})?", value):
        raise ValueError(_('"{word}" is not a number such as 12 or 12.5').format(word=_shortened(value)))
    number, least, most = float(value), type_.ge, type_.le
    if (least is not None and number < least) or (most is not None and number > most):
        raise ValueError(
            _("{number} is not between {least} and {most}").format(number=value, least=least, most=most)
        )
    return int(number) if number.is_integer() else number


def _yes_or_no(value: str, _type: inspect.Type) -> bool:
    if value.lower() not in _YES | _NO:
        raise ValueError(_('"{word}" is neither yes nor no').format(word=_shortened(value)))
    return value.lower() in _YES


def _day(value: str, _type: inspect.Type) -> date:
    return read_date(value)


_SCALARS = {
    inspect.StrType: _text,
    inspect.EnumType: _word,
    inspect.IntType: _number,
    inspect.FloatType: _amount,
    inspect.BoolType: _yes_or_no,
    inspect.DateType: _day,
}


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value.lower() in _NULL


def _bad(node: yaml.Node, key: str, reason: str) -> BadInput:
    where = f"{key}: " if key else ""
    return BadInput(_("line {line}: ").format(line=line_of(node)) + where + reason)


def _joined(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _shortened(word: str) -> str:
    """At most 60 printable characters of what was typed, on one line."""
    line = "".join(character if character.isprintable() else " " for character in word[:61])
    return line if len(line) <= 60 else line[:59] + "…"
