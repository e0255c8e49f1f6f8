"""What was typed and is no value of its field, such as a day that does not exist, by place and key."""

from PySide6.QtCore import QObject, Signal

from isoassess.store import Place, Typed


class RefusedTexts(QObject):
    """One for a window, kept beside the store, so that a window that is killed takes none along."""

    changed = Signal()
    dropped = Signal(object, str)  # place and key: what was refused there is not wanted any more

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts: dict[tuple[Place, str], str] = {}

    def all(self) -> tuple[Typed, ...]:
        """In the order in which they came about."""
        return tuple(Typed(place, key, text) for (place, key), text in self._texts.items())

    def of(self, place: Place) -> dict[str, str]:
        """By key, those of one place."""
        return {key: text for (known, key), text in self._texts.items() if known == place}

    def get(self, place: Place, key: str) -> str | None:
        return self._texts.get((place, key))

    def put(self, place: Place, key: str, text: str) -> None:
        """In place of what was refused there before."""
        if self.get(place, key) != text:
            self._texts[place, key] = text
            self.changed.emit()

    def drop(self, place: Place, key: str) -> None:
        """Nothing is refused there any more."""
        if self._texts.pop((place, key), None) is not None:
            self.changed.emit()
            self.dropped.emit(place, key)

    def take(self, typed: tuple[Typed, ...]) -> None:
        """What another window left; what was typed here since stays."""
        for one in typed:
            self._texts.setdefault((one.place, one.key), one.text)
        self.changed.emit()

    def forget(self) -> None:
        """Give all of it up."""
        for place, key in tuple(self._texts):
            self.drop(place, key)
