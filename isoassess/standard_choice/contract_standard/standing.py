"""What the words around a standard's name say of it: held, over, only planned, or denied."""

from collections.abc import Sequence
from enum import StrEnum

from isoassess.standard_choice.contract_standard.grammar import Mention
from isoassess.standard_choice.contract_standard.tokens import Token
from isoassess.standard_choice.contract_standard.vocabulary import wording, words
from isoassess.standard_choice.contract_standard.years import year_of

_REACH = 8  # words around a name that may speak of it
_NEAR = 4  # words after "until" or "from" in which its year stands
_BREAKS = (",", ";", ".", "(", ")", "\n")
_SENTENCE = (";", ". ", "\n")


class HeldState(StrEnum):
    """UNSAID: nothing near the name speaks of it."""

    UNSAID = ""
    HELD = "held"
    PAST = "past"
    PLANNED = "planned"
    DENIED = "denied"


def standings(found: Sequence[Token], named: Sequence[Mention]) -> list[HeldState]:
    """What is said of each name; `and` carries it on to the next one."""
    said: list[HeldState] = []
    for place, mention in enumerate(named):
        start = named[place - 1].end if place else 0
        end = named[place + 1].start if place + 1 < len(named) else len(found)
        before = _own_before(found[start : mention.start], mention, found, first=not place)
        after = _own_after(found[mention.end : end], last=place + 1 == len(named))
        standing = _of(before, after, alone=len(named) == 1, first=not place)
        if not standing and place and _only_joined(found[start : mention.start]):
            standing = said[-1]
        said.append(standing)
    return said


def denied_before(before: Sequence[Token]) -> bool:
    """Whether `not`, `no` or `without` stands before a name and speaks of it."""
    denying = words("denying") | words("lacking")
    return any(
        token.text in denying and not _is_number_sign(before, at) and not _limits(before, at)
        for at, token in enumerate(before)
    )


def denied_after(after: Sequence[Token]) -> bool:
    """Whether what follows a name denies it; `without design` and `8.3 not applicable` do not."""
    for at, token in enumerate(after):
        if token.number or token.text in words("subjects"):
            return False
        if token.text in words("dispensing"):
            return True
        if token.text in words("denying") and not _is_number_sign(after, at) and not _limits(after, at):
            if at <= 1 and any(word.text in words("applying") for word in after[at + 1 : at + 2]):
                return True
            return _denies(token, after[at + 1 : at + _NEAR])
    return False


def _denies(denying: Token, next_words: Sequence[Token]) -> bool:
    """Whether `not` or `no` with these words behind it takes back the name before it."""
    if any(word.text in words("subjects") for word in next_words):
        return False
    if denying.text not in words("determiners") or not next_words:
        return True
    return any(word.text in words("demands") for word in next_words)


def same_sentence(tokens: Sequence[Token], *, backwards: bool = False) -> Sequence[Token]:
    """The tokens that stand in one sentence with the name before, or behind, them."""
    if backwards:
        cut = max((at for at, token in enumerate(tokens) if _has(token.gap, _SENTENCE)), default=0)
        return tokens[cut:]
    cut = next((at for at, token in enumerate(tokens) if _has(token.gap, _SENTENCE)), len(tokens))
    return tokens[:cut]


def _of(before: Sequence[Token], after: Sequence[Token], *, alone: bool, first: bool) -> HeldState:
    event = next((at for at, token in enumerate(after) if token.text in words("events")), len(after))
    after = after[:event]  # what follows is said of an audit or a change to come
    around = (*before, *after)
    if denied_before(before) or denied_after(after) or _says(around, "suspended"):
        return HeldState.DENIED
    if _year_after(around, "ending", future=True):
        return HeldState.HELD
    if _says(around, "lapsed"):
        return HeldState.PAST
    if _says(around, "planned") or _year_after(around, "starting", future=True):
        return HeldState.PLANNED
    if _year_after(around, "ending", future=False):
        return HeldState.PAST
    return _by_the_nearest(before, after, alone=alone, first=first)


def _by_the_nearest(
    before: Sequence[Token], after: Sequence[Token], *, alone: bool, first: bool
) -> HeldState:
    """Past or present by the word nearest to the name; of a name alone `before` speaks of something else."""
    past = words("past") - words("relative") if alone else words("past")
    for at in range(len(before) - 1, -1, -1):
        text = before[at].text
        if text in words("present") or (not first and text in words("onward")):
            return HeldState.HELD
        if text in past:
            instead = not first and any(token.text in words("by") for token in before[at + 1 :])
            return HeldState.HELD if instead else HeldState.PAST
    for token in after:
        if token.text in words("present"):
            return HeldState.HELD
        if token.text in past:
            return HeldState.PAST
    return HeldState.UNSAID


def _own_before(
    between: Sequence[Token], mention: Mention, found: Sequence[Token], *, first: bool
) -> Sequence[Token]:
    """The words before a name that speak of it; what stands before a comma belongs to the name before."""
    if first:
        return between[-_REACH:]
    if mention.start < len(found) and _has(found[mention.start].gap, _BREAKS):
        return ()
    cut = [at for at, token in enumerate(between) if _has(token.gap, _BREAKS)]
    if cut:
        return between[cut[-1] :][-_REACH:]
    return between[-_REACH:] if _leads_on(between) else ()


def _own_after(between: Sequence[Token], *, last: bool) -> Sequence[Token]:
    """The words after a name that speak of it, up to a comma where another name follows."""
    if last:
        return between[:_REACH]
    cut = next((at for at, token in enumerate(between) if _has(token.gap, _BREAKS)), None)
    if cut is not None:
        return between[:cut][:_REACH]
    return () if _leads_on(between) else between[:_REACH]


def _leads_on(between: Sequence[Token]) -> bool:
    """Whether words without a comma speak of the name behind them, as `upgrade to` does."""
    if between and between[0].text in words("joining"):
        return True
    last = between[-1].text if between else ""
    leading = words("present") | words("onward") | words("by") | words("ending") | words("toward")
    return last in leading or last in words("past") or last in words("denying")


def _says(around: Sequence[Token], kind: str) -> bool:
    return any(token.text in words(kind) for token in around)


def _year_after(around: Sequence[Token], kind: str, *, future: bool) -> bool:
    """Whether a word such as `until` stands there with a year that is still to come, or is past."""
    today = int(wording().as_of[:4])
    for at, token in enumerate(around):
        if token.text not in words(kind):
            continue
        years = [year for word in around[at + 1 : at + 1 + _NEAR] if (year := year_of(word.text))]
        if years and (years[0] + (kind == "ending") > today) is future:
            return True
    return False


def _only_joined(between: Sequence[Token]) -> bool:
    return bool(between) and all(token.text in words("joining") for token in between)


def _is_number_sign(around: Sequence[Token], at: int) -> bool:
    """Whether a `no` is the sign of a number, as in `Certificate No. 4711`."""
    if around[at].text != "NO":
        return False
    after = around[at + 1] if at + 1 < len(around) else None
    before = around[at - 1].text if at else ""
    return (after is not None and (after.number or after.gap.startswith("."))) or before in words("counted")


def _limits(around: Sequence[Token], at: int) -> bool:
    """`not only`, `not older than`, `non-conforming`: no denial."""
    after = around[at + 1] if at + 1 < len(around) else None
    return after is not None and (
        after.text in words("limiting") or (around[at].text == "NON" and after.gap == "-")
    )


def _has(gap: str, marks: Sequence[str]) -> bool:
    return any(mark in gap for mark in marks)
