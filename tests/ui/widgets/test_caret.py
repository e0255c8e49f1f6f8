"""What others write into the field where one is writing does not move the caret among the words."""

import pytest

from ui.widgets.typing.caret import LONGEST, followed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Log of |May", "The log: Log of |May"),
        ("Log of |May", "Log of |May, signed"),
        ("Log of |May", "The Log of |May, signed"),
        ("Log of Ma|y", "Two: Log, of Ma|y."),
        ("Log of May|", "Another thing|"),
        ("|", "Seen|"),
        ("|Log", "|Log of May"),
        ("Log| of May", "Log|"),
        ("one old| two", "one new| two"),
        ("Seen|\n", "Theirs\nSeen|\n"),
        ("\U0001f642 Log| of", "\U0001f642\U0001f642 Log| of"),
        ("Log| of \U0001f642", "\U0001f642 Log| of."),
        ("gone| altogether now", "|"),
    ],
)
def test_the_caret_stays_by_the_same_words(before: str, after: str) -> None:
    old, new = before.replace("|", ""), after.replace("|", "")
    assert followed(old, new, _place(before)) == _place(after)


def test_a_very_long_other_text_is_followed_without_looking_for_words() -> None:
    old, new = "a" + "b " * LONGEST + "c", "d" + "e " * LONGEST + "f"
    assert followed(old, new, 2) == len(new)


def _place(marked: str) -> int:
    """As Qt counts."""
    return len(marked.partition("|")[0].encode("utf-16-le")) // 2
