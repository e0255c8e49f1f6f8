"""What a widget can say of texts that were refused in it; each is found by its class, as Qt's own are."""

from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from isoassess.store import Place


class Refusing:
    """For a widget that keeps what was typed in it and cannot be saved as it stands."""

    def refused_names(self) -> list[str]:
        """The names of what was refused."""
        raise NotImplementedError


class Leading:
    """For a screen that leads to what was refused on it."""

    def lead_to(self, place: "Place | None") -> bool:
        """To what is refused of a place, or to the first of all; whether there is something."""
        raise NotImplementedError


Kind = TypeVar("Kind", Refusing, Leading)


def all_in(window: "QWidget", kind: type[Kind]) -> list[Kind]:
    """Those of a window and its dialogs, in the order in which they were made.

    It is asked at every key, of thousands of widgets: only those of the kind are looked at.
    """
    found: list[Kind] = window.findChildren(cast(Any, kind))
    return found
