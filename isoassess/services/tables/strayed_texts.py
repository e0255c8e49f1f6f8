"""Texts that went from one question to another, as when one column of a spreadsheet is sorted alone."""

from collections.abc import Sequence

from isoassess.services.filled_worksheet import FormEntry

_OWN = ("evidence", "note", "action.what")  # a name or a day is right at many questions
_FEWEST = 5  # different texts; fewer were put right by a person


def strayed_texts(entries: Sequence[FormEntry]) -> tuple[str, ...]:
    """The requirements that would say, word for word, what is now at another one and would leave it.

    Empty where they are few. A text that was copied stands at its own place still, and is none of them.
    """
    leaving = {(entry.key, entry.here) for entry in entries if entry.key in _OWN and entry.here}
    strayed = [entry for entry in entries if (entry.key, entry.says) in leaving]
    if len({(entry.key, entry.says) for entry in strayed}) < _FEWEST:
        return ()
    return tuple(dict.fromkeys(entry.requirement for entry in strayed))
