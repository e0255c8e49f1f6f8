"""Whether a field of an answer says already what a checklist says."""


def is_said_in(here: str, text: str, *, growing: bool) -> bool:
    """Whether a field says a text already: as whole lines where it is `growing`, else as all of it.

    Words that are part of a line may mean something else there.
    """
    if not growing:
        return here == text
    wanted, lines = ([line.strip() for line in one.split("\n")] for one in (text, here))
    return any(lines[at : at + len(wanted)] == wanted for at in range(len(lines)))
