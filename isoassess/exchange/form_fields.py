"""The fields of a PDF form as they stand in the file, whoever filled it in; nothing in it is carried out."""

import re
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, LimitReachedError
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from isoassess.exchange.found_fields import FoundFields, Protected, TooMuchInForm

MOST_FIELDS = 20_000
_DEEPEST = 12  # fields below fields; ours stand two deep
_OFF = "Off"
_ACTIVE = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/Rendition"})
_UTF8 = b"\xef\xbb\xbf"
_LANGUAGE = re.compile("\x1b[A-Za-z]{2,4}\x1b")  # a mark of the language inside a text (ISO 32000-1, 7.9.2.2)


def found_fields(content: bytes) -> FoundFields:
    """Raises whatever its library raises for a file that is broken."""
    try:
        return _found(content)
    except DependencyError:  # what an own library would have to decrypt
        raise Protected from None
    except LimitReachedError:  # a bomb
        raise TooMuchInForm from None


def _found(content: bytes) -> FoundFields:
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise Protected
    walk = _Walk()
    root = _dictionary(reader.trailer["/Root"])
    form = _dictionary(root.get("/AcroForm"))
    walk.look_for_script(root)
    for field in _array(form.get("/Fields")):
        walk.enter(field, "", {}, 0)
    for page in _pages(root):
        walk.look_for_script(page)
        for annotation in _array(page.get("/Annots")):
            walk.enter_from_page(annotation)
    return FoundFields(values=walk.values, unreadable=tuple(walk.unreadable), script=walk.script)


class _Walk:
    """Goes through the tree of fields once, whatever circles are in it."""

    def __init__(self) -> None:
        self.script = False
        self.unreadable: dict[str, None] = {}
        self._seen: set[tuple[int, int]] = set()
        self._count = 0
        self._found: dict[str, dict[str, None]] = {}

    @property
    def values(self) -> dict[str, tuple[str, ...]]:
        return {name: tuple(found) for name, found in self._found.items()}

    def look_for_script(self, owner: DictionaryObject) -> None:
        """Note what a viewer would do by itself."""
        names = _dictionary(owner.get("/Names"))
        action = owner.get("/OpenAction"), owner.get("/A")
        active = any(map(_carries_out, action))
        self.script = self.script or active or "/AA" in owner or "/JavaScript" in names

    def enter_from_page(self, annotation: object) -> None:
        """A field that the form does not list, as some viewers leave it."""
        widget = _dictionary(annotation)
        self.look_for_script(widget)
        if widget.get("/Subtype") != "/Widget" or self._is_known(annotation):
            return
        above = list(_above(widget))
        if not any(self._is_known(parent) for parent in above[:-1]):
            self.enter(above[-1] if above else annotation, "", {}, 0)

    def enter(self, node: object, above: str, inherited: dict[str, object], depth: int) -> None:
        """A field with all that is below it."""
        if self._is_known(node, remember=True):
            return
        self._count += 1
        if self._count > MOST_FIELDS or depth > _DEEPEST:
            raise TooMuchInForm
        field = _dictionary(node)
        self.look_for_script(field)
        own = _text(field.get("/T")) if "/T" in field else ""
        name = ".".join(filter(None, (above, own)))
        passed = inherited | {key: field[key] for key in ("/FT", "/V") if key in field}
        kids = _array(field.get("/Kids"))
        below = [kid for kid in kids if "/T" in _dictionary(kid)]
        for kid in below:
            self.enter(kid, name, passed, depth + 1)
        if not below:
            self._note(name, passed, [field, *map(_dictionary, kids)])
            for kid in kids:
                self._is_known(kid, remember=True)
                self.look_for_script(_dictionary(kid))

    def _note(self, name: str, passed: dict[str, object], widgets: list[DictionaryObject]) -> None:
        value = passed.get("/V")
        if not name:  # it has lost what it belonged to
            if said := dict.fromkeys(_ticked(value, widgets)):
                self._found.setdefault(name, {}).update(said)
            return
        found = self._found.setdefault(name, {})
        if passed.get("/FT") == "/Btn":
            found.update(dict.fromkeys(_ticked(value, widgets)))
        elif passed.get("/FT") in ("/Tx", "/Ch"):
            if text := _text(value):
                found[text] = None
            elif not _is_empty(value) or not _is_empty(widgets[0].get("/RV")):
                self.unreadable[name] = None

    def _is_known(self, node: object, *, remember: bool = False) -> bool:
        """Whether it was met before; what is no object of its own cannot stand in a circle."""
        reference = node if isinstance(node, IndirectObject) else getattr(node, "indirect_reference", None)
        if reference is None:
            return False
        key = (reference.idnum, reference.generation)
        known = key in self._seen
        if remember:
            self._seen.add(key)
        return known


def _ticked(value: object, widgets: list[DictionaryObject]) -> Iterator[str]:
    """What a choice says by its value and by its looks; some viewers set only one of the two."""
    for said in (value, *(widget.get("/AS") for widget in widgets)):
        text = _text(said).removeprefix("/")
        if text and text != _OFF:
            yield text


def _carries_out(action: object) -> bool:
    """Whether an action, or one that follows it, does something; one that never ends does."""
    waiting, count = [action], 0
    while waiting:
        found = _dictionary(waiting.pop())
        count += 1
        if found.get("/S") in _ACTIVE or count > MOST_FIELDS:
            return True
        following = found.get("/Next")
        waiting.extend(_array(following) or [following] * bool(following))
    return False


def _above(widget: DictionaryObject) -> Iterator[DictionaryObject]:
    for _step in range(_DEEPEST):
        widget = _dictionary(widget.get("/Parent"))
        if not widget:
            return
        yield widget


def _pages(root: DictionaryObject) -> Iterator[DictionaryObject]:
    """Every page, without what is drawn on it."""
    waiting, seen = [root.get("/Pages")], set[int]()
    while waiting:
        node = _dictionary(waiting.pop())
        if id(node) in seen or len(seen) > MOST_FIELDS:
            continue
        seen.add(id(node))
        kids = _array(node.get("/Kids"))
        waiting.extend(reversed(kids))
        if not kids:
            yield node


def _dictionary(thing: object) -> DictionaryObject:
    found = thing.get_object() if isinstance(thing, IndirectObject) else thing
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _array(thing: object) -> list[object]:
    """Its members as they stand, references included."""
    found = thing.get_object() if isinstance(thing, IndirectObject) else thing
    return list(list.__iter__(found)) if isinstance(found, ArrayObject) else []


def _text(thing: object) -> str:
    """The text without half letters, which nothing can keep."""
    return _raw_text(thing).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _raw_text(thing: object) -> str:
    found = thing.get_object() if isinstance(thing, IndirectObject) else thing
    if isinstance(found, StreamObject):
        return _LANGUAGE.sub("", _decoded(found.get_data()))
    if isinstance(found, TextStringObject):
        raw = found.original_bytes
        return _LANGUAGE.sub("", raw[3:].decode("utf-8", "replace") if raw.startswith(_UTF8) else str(found))
    if isinstance(found, ByteStringObject):
        return _decoded(bytes(found))
    if isinstance(found, ArrayObject):  # several of a list
        return "\n".join(filter(None, map(_simple_text, _array(found))))
    return _simple_text(found)


def _simple_text(thing: object) -> str:
    """A text, or what some programs write for one: `17`, `true`."""
    found = thing.get_object() if isinstance(thing, IndirectObject) else thing
    if isinstance(found, BooleanObject):
        return "true" if found.value else "false"
    return str(found) if isinstance(found, (NameObject, TextStringObject, NumberObject, FloatObject)) else ""


def _is_empty(thing: object) -> bool:
    """Whether nothing is said by it, so that nothing is lost with it."""
    found = thing.get_object() if isinstance(thing, IndirectObject) else thing
    return found is None or isinstance(found, NullObject) or found in ("", b"", [])


def _decoded(raw: bytes) -> str:
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    if raw.startswith(b"\xff\xfe"):
        return raw[2:].decode("utf-16-le", "replace")
    return raw.removeprefix(_UTF8).decode("utf-8" if raw.startswith(_UTF8) else "cp1252", "replace")
