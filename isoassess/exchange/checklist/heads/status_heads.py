"""What a "yes" below a head means: that it is fulfilled, or that something is wrong, as below "Gap?"."""

import re
from enum import StrEnum

from msgspec import Struct

from isoassess.domain import Rating
from isoassess.exchange.checklist.crossed_columns import is_cross
from isoassess.exchange.checklist.heads.column_heads import lists_ratings
from isoassess.exchange.checklist.status_words import NO, YES, amount_in, of_percent, percent_in, rating_of
from isoassess.language.folding import folded

_WRONG = re.compile(
    r"\b(?:gaps?|lucken?|abweichung\w*|ncs?|ncrs?|non[ -]?conform\w*|nichtkonform\w*|no conformidad\w*"
    r"|deviations?|mangel\w*|deficien\w*|defects?|defekte?|issues?|findings?|feststellung\w*"
    r"|beanstandung\w*|fehler\w*|problem\w*|ecarts?|desviaci\w*|scostament\w*|weakness\w*|schwachstelle\w*"
    r"|schwachen?|verstoss\w*|violations?|concerns?|missing|fehlt|fehlend\w*|handlungsbedarf|nachbesser\w*"
    r"|(?:actions?|corrections?|massnahmen?|korrektur\w*)\s+(?:required|needed|necessary|notig|erforderlich"
    r"|notwendig))\b"
)
_NEGATED = re.compile(
    r"\b(?:no|without|free of|free from|keine?|keinerlei|ohne|frei von|sans|sin|senza)\s+\w"
)
_SETTLED = re.compile(
    r"\b(?:closed|closure|resolved|fixed|corrected|behoben|geschlossen|erledigt|beseitigt|abgestellt|clos)\b"
)
_RATED = re.compile(
    r"\b(?:status|statut|estado|stato|rating|assess\w*|analys\w*|\w*bewertung|results?|ergebnis\w*|reviews?"
    r"|checks?|checked|gepruft|score)\b"
)
_NUMBERED = re.compile(r"\b(?:no|nr|number|nummer|ref|reference|id)\b\.?\s*$")
_CHOICES = re.compile(
    r"[(\[][^)\]]{0,200}[)\]]|\b(?:yes|y|ja|j|oui|o|si|s)\s*(?:[/|]|or|oder)\s*(?:no|n|nein|non)\b|[?:]"
)
_NO_CONFORMITY = re.compile(r"\bno conform")  # a nonconformity, where it is no English
_TICKS = frozenset(
    {"\u2713", "\u2714", "\u2611", "\u2705", "ok", "o.k", "+", "v"}
)  # "wrong", or "looked at"?
_STATES = frozenset({"open", "closed", "offen", "geschlossen", "ouvert", "clos", "abierto", "cerrado"})


class YesMeans(StrEnum):
    """What a "yes" says of a requirement."""

    FULFILLED = "fulfilled"
    WRONG = "wrong"
    UNSURE = "unsure"


class StatusHead(Struct, frozen=True):
    """`yes`: what a "yes" below it means; `own`: what the head itself means as a rating, as "NC" does."""

    yes: YesMeans = YesMeans.FULFILLED
    own: Rating | None = None

    def decides(self, word: str) -> bool:
        """Whether a word means what it does because it stands below this head."""
        plain = folded(word).strip(" .!")
        if amount_in(word) is not None:
            return False  # it counts, or is on a scale
        if self.yes is YesMeans.UNSURE:
            return plain in YES | NO | _STATES or is_cross(word)
        if self.yes is YesMeans.WRONG:
            return plain in YES | NO or is_cross(word) or percent_in(word) is not None
        return self.own is not None and is_cross(word) and rating_of(word) is None

    def meaning(self, word: str) -> Rating | None:
        """Of a word that it decides; None for what may mean either."""
        plain = folded(word).strip(" .!")
        if self.yes is YesMeans.UNSURE or (self.yes is YesMeans.WRONG and plain in _TICKS):
            return None
        percent = percent_in(word)
        if percent is not None:
            return of_percent(100 - percent)
        return Rating.CONFORMING if plain in NO else self.own or Rating.INFORMAL


PLAIN_HEAD = StatusHead()


def status_head(head: str, *, states: bool = False) -> StatusHead:
    """`states`: the words below it may be about an action as well."""
    own = own_rating(head)
    lacks = own is not None and own.level is not None and own.level < (Rating.CONFORMING.level or 0)
    if states or _is_unsure(head):
        return StatusHead(YesMeans.UNSURE, own)
    return StatusHead(YesMeans.WRONG if lacks or names_wrong(head) else YesMeans.FULFILLED, own)


def own_rating(head: str) -> Rating | None:
    """What a head is as a rating, without the words to choose from behind it, as "NC (Y/N)"."""
    return rating_of(_without_choices(head))


def speaks_of_wrong(head: str) -> bool:
    """Whether what is wrong is named in it, whatever it asks of that."""
    plain = _without_choices(head)
    return bool(_WRONG.search(plain)) and not (lists_ratings(plain) or _NUMBERED.search(plain))


def numbers_wrong(head: str) -> bool:
    """Whether it stands above the numbers of what is wrong, as "NC No." does."""
    plain = _without_choices(head)
    return bool(_WRONG.search(plain)) and bool(_NUMBERED.search(plain))


def names_wrong(head: str) -> bool:
    """Whether it asks for what is wrong, and not for how that was rated or settled."""
    plain = _without_choices(head)
    negated = _NEGATED.search(plain) and not _NO_CONFORMITY.search(plain)
    return speaks_of_wrong(head) and not (negated or _SETTLED.search(plain) or _RATED.search(plain))


def is_settled(head: str) -> bool:
    """Whether it asks if something was put right, as "Gap closed?" does."""
    return _SETTLED.search(folded(head)) is not None


def _is_unsure(head: str) -> bool:
    plain = _without_choices(head)
    return speaks_of_wrong(head) and bool(_SETTLED.search(plain) or _RATED.search(plain))


def _without_choices(head: str) -> str:
    return " ".join(_CHOICES.sub(" ", folded(head)).split())
