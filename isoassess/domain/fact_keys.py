"""A fact of the profile by its key, such as `design.product`."""

from msgspec.structs import replace

from isoassess.domain.profile import Profile


def fact(profile: Profile, key: str) -> object:
    """The value of a dotted key such as `design.product`; AttributeError for a key that does not exist."""
    value: object = profile
    for name in key.split("."):
        value = getattr(value, name)
    return value


def occurs(profile: Profile, key: str) -> bool | None:
    """Whether a yes-or-no fact holds; what follows from another one counts where nothing is said of it."""
    value = fact(profile, key)
    if value is None and key == "conditions.trusted_readings":
        return False if profile.conditions.measuring_equipment is False else None
    return value if isinstance(value, bool) else None


def with_fact(profile: Profile, key: str, value: object) -> Profile:
    """The same profile with one dotted key changed."""
    part, _, name = key.partition(".")
    if not name:
        return replace(profile, **{part: value})
    return replace(profile, **{part: replace(getattr(profile, part), **{name: value})})
