"""What stands around the names in a contract: alternatives, denials, names not known, and `or later`."""

from collections.abc import Sequence

from isoassess.standard_choice.contract_standard.grammar import Mention
from isoassess.standard_choice.contract_standard.standing import denied_after, denied_before, same_sentence
from isoassess.standard_choice.contract_standard.tokens import Token
from isoassess.standard_choice.contract_standard.vocabulary import fold, words
from isoassess.standard_choice.contract_standard.years import year_of

_REACH = 8
_ALTERNATIVE = 3  # words between two names of which one is "or"
_NEAR = 3
# Kinds of words that are no names of standards, whatever case they are in.
_COMMON: tuple[str, ...] = (
    "no_names",
    "labels",
    "bodies",
    "drafts",
    "edition",
    "small",
    "months",
    "quality",
    "part",
    "joining",
)
_COMMON += ("or_else", "denying", "numbered_edition", "in_force", "dated", "nothing")
_BEFORE_LEAST = ("AT", "AU", "AL", "COMO", "COME")
_SHORTEST_CODE, _LONGEST_CODE = 2, 12  # letters of a name without a number
_LONGEST_NAME = 8  # capitals before a number that make it a name


def alternatives(found: Sequence[Token], named: Sequence[Mention]) -> frozenset[int]:
    """The places of the names that stand on either side of an `or`."""
    places: set[int] = set()
    for place in range(1, len(named)):
        between = found[named[place - 1].end : named[place].start]
        if len(between) <= _ALTERNATIVE and any(token.text in words("or_else") for token in between):
            places |= {place - 1, place}
    for place in range(len(named) - 1, 0, -1):  # in `A, B or C` the comma goes on with the choice
        parted = found[named[place].start].gap.strip() == "," and named[place - 1].end == named[place].start
        if place in places and parted:
            places.add(place - 1)
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
        least = _at_least(found, mention, named)
        if least:
            return least
        after = found[mention.end : mention.end + _REACH]
        for at, token in enumerate(after):
            if not at and token.text in words("open_end") and not _a_name_follows(named, mention.end + 1):
                return token.text.lower()
            opening = [word for word in after[at + 1 : at + 1 + _NEAR] if word.text in words("opening")]
            if token.text in words("or_else") | words("joining") and opening:
                return f"{token.text.lower()} {opening[0].text.lower()}"
    return ""


def _at_least(found: Sequence[Token], mention: Mention, named: Sequence[Mention]) -> str:
    """As in `at least ISO 9001:2008` and `ISO 9001:2008 at least`."""
    before = [token.text for token in found[max(0, mention.start - 2) : mention.start]]
    if before[-1:] and before[-1] in words("at_least"):
        return " ".join(before if before[0] in _BEFORE_LEAST else before[-1:]).lower()
    after = [token.text for token in same_sentence(found[mention.end : mention.end + 2])]
    for at, word in enumerate(after):
        if word in words("at_least") and not _a_name_follows(named, mention.end + at + 1):
            return " ".join(after[: at + 1] if after[0] in _BEFORE_LEAST else [word]).lower()
    return ""


def in_force(found: Sequence[Token], named: Sequence[Mention]) -> str:
    """The words that say that the edition in force counts, as they stand near a name; empty where none do."""
    for place, mention in enumerate(named):
        start = named[place - 1].end if place else 0
        end = named[place + 1].start if place + 1 < len(named) else len(found)
        before = found[max(start, mention.start - _REACH) : mention.start + 1]
        before = same_sentence(before, backwards=True)[:-1]
        for near in (same_sentence(found[mention.end : min(end, mention.end + _REACH)]), before):
            said = [token.text for token in near if token.text in words("in_force")]
            if said:
                return said[0].lower()
    return ""


def _a_name_follows(named: Sequence[Mention], at: int) -> bool:
    """Whether a plus joins two names and opens neither."""
    return any(mention.start == at for mention in named)


def unknown_names(found: Sequence[Token], named: Sequence[Mention]) -> tuple[str, ...]:
    """Designations beside those that are known: capitals and a number, as in `XYZ 1234`, or a code alone."""
    taken = {at for mention in named for at in range(mention.start, mention.end)}
    shouted = all(token.capitals for token in found)
    result: dict[str, None] = {}
    for at, token in enumerate(found):
        name = _law(found, at, taken) or _named_by_number(found, at, taken)
        if name:
            result[name] = None
        elif at not in taken and token.capitals and token.text in words("schemes"):
            result[token.text] = None
        elif not _of_a_name_taken(found, at, taken) and (
            _is_a_code(token, shouted=shouted) or _is_joined(found, at, taken)
        ):
            result[token.written or token.text] = None
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


def _law(found: Sequence[Token], at: int, taken: set[int]) -> str:
    """A law of the European Union, as in `(EU) 2017/745`, `No 1935/2004` and `2014/68/EU`."""
    number, after = found[at], found[at + 1 : at + 3]
    if at in taken or not number.number or not after or not after[0].number or after[0].gap != "/":
        return ""
    unions = words("unions")
    behind = len(after) > 1 and after[1].gap == "/" and after[1].text in unions
    before = [token.text for token in found[max(0, at - 2) : at]]
    if not behind and unions.isdisjoint(before):
        return ""
    return f"{number.text}/{after[0].text}" + (f"/{after[1].text}" if behind else "")


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


def _of_a_name_taken(found: Sequence[Token], at: int, taken: set[int]) -> bool:
    """Whether the word, or what is glued to it, belongs to a name that was read."""
    glued = at + 1 < len(found) and not found[at + 1].gap and at + 1 in taken
    return at in taken or glued


def _is_a_code(token: Token, *, shouted: bool) -> bool:
    """`BRC` and `EcoVadis`, and no word that is in capitals because the whole text is."""
    written = token.written
    if not _SHORTEST_CODE <= len(written) <= _LONGEST_CODE or not written.isalpha() or _is_common(written):
        return False
    inside = written[0].isascii() and any(letter.isupper() for letter in written[1:])
    mixed = inside and not written.isupper()
    return mixed or (token.capitals and not shouted and written.isascii())


def _is_joined(found: Sequence[Token], at: int, taken: set[int]) -> bool:
    """A word with a capital that `and` or a sign joins to a name, as in `ISO 9001 et Qualibat`."""
    written = found[at].written
    if not (written.istitle() or written.isupper()) or len(written) < _SHORTEST_CODE:
        return False
    if not written.isalpha() or _is_common(written):
        return False
    end = _end_of_word(found, at)
    behind = found[end] if end < len(found) else None
    parted = behind is not None and bool(behind.gap.strip())
    alone = behind is None or parted or behind.text in words("joining")
    if alone and _joins(found, at - 1, at, taken):
        return True
    return _joins(found, end, end, taken)


def _end_of_word(found: Sequence[Token], at: int) -> int:
    """The place behind a word, which may have been taken apart, as ENISO is."""
    end = at + 1
    while end < len(found) and not found[end].written:
        end += 1
    return end


def _joins(found: Sequence[Token], near: int, sign: int, taken: set[int]) -> bool:
    """Whether a name stands at `near`, parted by a sign before `sign`, or one word behind `and`."""
    if near < 0 or near >= len(found):
        return False
    if near in taken:
        return found[sign].gap.strip() in (",", "/", "+", "&", ";", "),", ",(")
    further = near - 1 if near < sign else near + 1
    return found[near].text in words("joining") and further in taken


def _is_common(written: str) -> bool:
    """Whether the word is known to be no name: of a contract, of a firm, or of the wording around."""
    return any(fold(written) in words(kind) for kind in _COMMON)


def _is_of_a_name(token: Token) -> bool:
    return token.capitals and not token.number and len(token.text) <= _LONGEST_NAME and token.text.isascii()
