"""Refuses what could not be read back as it was given, before anything is written."""

import re
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Profile
from isoassess.language.texts import _
from isoassess.store.errors import BadValue, UnknownProfile
from isoassess.store.history.changes import Change, differences

_REFUSED = re.compile("[\0\ud800-\udfff]")


def check_texts(**values: object) -> None:
    """Raises BadValue for a text with a character that no database keeps: NUL, or half a surrogate pair."""
    for key, text in _texts(values, ""):
        found = _REFUSED.search(text)
        if found:
            raise BadValue(
                _(
                    'The text of "{key}" holds the character U+{code:04X}, which cannot be saved; remove it.'
                ).format(key=key, code=ord(found[0]))
            )


def storable(text: str) -> str:
    """The text with another mark for each that is in no text of the file, so that it can be searched for."""
    return _REFUSED.sub("\ufffd", text)


def keepable(text: str) -> str:
    """The text without the characters that no database keeps."""
    return _REFUSED.sub("", text)


def _texts(value: object, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            item = getattr(value, name)
            if item:  # what is empty holds nothing, and most is
                yield from _texts(item, f"{key}.{name}" if key else name)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, key)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(item, f"{key}.{name}" if key else name)


def changed(before: Struct | None, after: Struct) -> list[Change]:
    """What differs between what was seen and what was given; BadValue where that cannot be stored."""
    check_texts(**{"": after})
    return differences(before, after)


def text_changed(key: str, before: str, after: str) -> list[Change]:
    """A text as it was seen and as it was written; BadValue where that cannot be stored."""
    check_texts(**{key: after})
    old, new = (msgspec.json.encode(text).decode() if text else None for text in (before, after))
    return [] if old == new else [Change(key, old, new)]


def check_profile(profile: Profile) -> None:
    """Raises BadValue where it could not be read back as it is."""
    profile_to_text(profile)


def profile_to_text(profile: Profile) -> str:
    """JSON that `profile_from_text` gives back equal; BadValue where that is not possible."""
    check_texts(profile=profile)
    try:
        text = msgspec.json.encode(profile)
        same = msgspec.json.decode(text, type=Profile) == profile
    except (msgspec.ValidationError, OverflowError) as problem:
        raise BadValue(_("The profile cannot be saved: {reason}.").format(reason=problem)) from problem
    if not same:
        raise BadValue(_("The profile cannot be saved: it would not be read back as it is."))
    return text.decode()


def profile_from_text(text: str, name: str) -> Profile:
    """`name` is the organization's, for the sentence when a newer version wrote the profile."""
    try:
        return msgspec.json.decode(text, type=Profile)
    except msgspec.DecodeError as problem:
        raise UnknownProfile(
            _(
                'The profile of "{name}" holds something this version of IsoAssess does not know; '
                "a newer version can open it ({reason})."
            ).format(name=name, reason=problem)
        ) from problem


def decision_from_text(text: str | None, name: str) -> OwnDecision | None:
    """`name` is the organization's, for the sentence when a newer version wrote the decision."""
    if text is None:
        return None
    try:
        return msgspec.json.decode(text, type=OwnDecision)
    except msgspec.DecodeError as problem:
        raise UnknownProfile(
            _('The decision on "{name}" was made with a newer version of IsoAssess ({reason}).').format(
                name=name, reason=problem
            )
        ) from problem
