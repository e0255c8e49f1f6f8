"""What stands around the names in a contract: alternatives, denials, names not known, and `or later`."""

from collections.abc import Sequence

from isoassess.standard_choice.contract_standard.grammar import Mention
from isoassess.standard_choice.contract_standard.standing import denied_after, denied_before, same_sentence
from isoassess.standard_choice.contract_standard.tokens import Token
from isoassess.standard_choice.contract_standard.vocabulary import words
from isoassess.standard_choice.contract_standard.years import year_of

_REACH = 8
_ALTERNATIVE = 3  # words between two names of which one is "or"
_NEAR = 3
_LONGEST_NAME = 8  # capitals before a number that make it a name


def alternatives(found: Sequence[Token], named: Sequence[Mention]) -> frozenset[int]:
    """The places of the names that stand on either side of an `or`."""
    places: set[int] = set()
    for place in range(1, len(named)):
        between = found[named[place - 1].end : named[place].start]
        if len(between) <= _ALTERNATIVE and any(token.text in words("or_else") for token in between):
            places |= {place - 1, place}
    return frozenset(places)


def denied_in(found: Sequence[Token], named: Sequence[Mention]) -> bool:
    """Whether the sentence around one of the names says that it is not asked for."""
    for place, mention in enumerate(named):
        start = named[place - 1].end if place else 0
        end = named[place + 1].start if place + 1 < len(named) else len(found)
        before = found[max(start, mention.start - _REACH) : mention.start + 1]
        after = found[mention.end : min(end, mention.end + _REACH)]
        if denied_before(same_sentence(before, backwards=True)[:-1] if before else ()):
            return True
        first = found[mention.start]
        lacking = first.text in words("lacking") and not first.capitals  # French `sans`, not the body SANS
        if lacking or denied_after(same_sentence(after)):
            return True
    return False


def opened_by(found: Sequence[Token], named: Sequence[Mention]) -> str:
    """The words that open a name to others, as in `or later`; empty where none do."""
    for mention in named:
        least = [token.text for token in found[max(0, mention.start - 2) : mention.start]]
        if least[-1:] and least[-1] in words("at_least"):
            return " ".join(least if least[0] in ("AT", "AU", "AL") else least[-1:]).lower()
        after = found[mention.end : mention.end + _REACH]
        for at, token in enumerate(after):
            if not at and token.text in words("open_end") and not _a_name_follows(named, mention.end + 1):
                return token.text.lower()
            opening = [word for word in after[at + 1 : at + 1 + _NEAR] if word.text in words("opening")]
            if token.text in words("or_else") | words("joining") and opening:
                return f"{token.text.lower()} {opening[0].text.lower()}"
    return ""


def _a_name_follows(named: Sequence[Mention], at: int) -> bool:
    """Whether a plus joins two names and opens neither."""
    return any(mention.start == at for mention in named)


def unknown_names(found: Sequence[Token], named: Sequence[Mention]) -> tuple[str, ...]:
    """Designations beside those that are known: capitals and a number, as in `XYZ 1234`."""
    taken = {at for mention in named for at in range(mention.start, mention.end)}
    result: dict[str, None] = {}
    for at, token in enumerate(found):
        name = _named_by_number(found, at, taken)
        if name:
            result[name] = None
        elif at not in taken and token.capitals and token.text in words("schemes"):
            result[token.text] = None
    return tuple(name for name in result if not any(name != other and name in other for other in result))


def puzzling_year(found: Sequence[Token], named: Sequence[Mention]) -> str:
    """What stands behind a name as its year or edition, and could not be read as one; empty where nothing."""
    for place, mention in enumerate(named):
        end = named[place + 1].start if place + 1 < len(named) else len(found)
        after = same_sentence(found[mention.end : min(end, mention.end + _REACH)])
        for at, token in enumerate(after):
            follows = after[at + 1].text if at + 1 < len(after) else ""
            counted = token.text in words("ordinals") or _counts(token)
            if counted and follows in words("edition"):
                return f"{token.text} {follows}".lower()
            if token.text in words("edition") and at + 1 < len(after) and _counts(after[at + 1]):
                return f"{token.text} {follows}".lower()
            if token.text in words("labels") or token.text in words("dated"):
                break
            if not at and token.number and len(token.text) > 2 and ":" in token.gap:
                glued = after[1].text if len(after) > 1 and not after[1].gap else ""
                return token.text + glued
            if token.number and len(token.text) == 4 and "1900" <= token.text < "2600":
                return token.text
            if token.number and len(token.text) > 2:  # the number of another name, whose year may follow
                break
    return ""


def _counts(token: Token) -> bool:
    return token.number and len(token.text) == 1


def _named_by_number(found: Sequence[Token], at: int, taken: set[int]) -> str:
    """The name that the number at this place ends, or nothing."""
    number = found[at]
    if at in taken or not number.number or len(number.text) < 3 or number.gap.strip(" -–/"):
        return ""
    first = at
    while first and first - 1 not in taken and _is_of_a_name(found[first - 1]) and at - first < 4:
        first -= 1
        if found[first].gap.strip(" -–/"):
            break
    long_enough = any(len(token.text) > 1 for token in found[first:at])
    listed = any(token.text in words("labels") | words("months") for token in found[first:at])
    year = year_of(number.text) is not None
    if first == at or not long_enough or listed or year:
        return ""
    after = found[at + 1] if at + 1 < len(found) else None
    dated = after is not None and after.gap in (":", "-") and year_of(after.text) is not None
    end = at + 2 if dated else at + 1
    return "".join(token.gap + token.text for token in found[first:end]).strip(" ,;.(-–/+&\n")


def _is_of_a_name(token: Token) -> bool:
    return token.capitals and not token.number and len(token.text) <= _LONGEST_NAME and token.text.isascii()
