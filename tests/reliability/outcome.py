"""What became of one kind of fault: how often it was tried, what a person saw, what was lost."""

from collections.abc import Callable

from msgspec import Struct


class Outcome(Struct, kw_only=True):
    """`checked` counts what was looked at afterwards; `lost` names what was not there.

    `skipped`: why it was not tried here.
    """

    fault: str
    where: str
    count: int = 0
    checked: int = 0
    saw: str = ""
    lost: list[str] = []
    skipped: str = ""

    @property
    def is_survived(self) -> bool:
        return not self.lost


Tell = Callable[[str], None]


def silent(_line: str) -> None:
    """For the tests, which tell by failing."""
