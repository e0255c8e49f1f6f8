"""The commands of the question in view. Their single letters and digits work where no text is written."""

from functools import partial

from isoassess.domain import Rating
from isoassess.domain.words import rating_words
from isoassess.language.texts import _
from ui.commands.command import Group, WindowCommand
from ui.commands.places import ASSESSMENT

HERE = (ASSESSMENT,)


def _rate_words(rating: Rating) -> str:
    name = rating_words(rating)[0]
    told = name if rating.level is None else f"{rating.level} {name}"
    return _("Rate: {rating}").format(rating=told)


def _locked() -> str:
    return _("The assessment is completed. Reopen it to change it.")


RATE = {
    rating: WindowCommand(
        id=f"rate-{rating.value}",
        says=partial(_rate_words, rating),
        group=Group.QUESTION,
        places=HERE,
        inside=True,
        on_chosen=True,
        also=lambda: _("answer question rating"),
        unless=_locked,
    )
    for rating in Rating
}
FLAG = WindowCommand(
    id="flag",
    says=lambda: _("Come back to this (F)"),
    tells=lambda: _("Flag the question, or take the flag away"),
    group=Group.QUESTION,
    places=HERE,
    inside=True,
    on_chosen=True,
    also=lambda: _("come back later mark"),
    unless=_locked,
)
ATTACH = WindowCommand(
    id="attach-file",
    says=lambda: _("Attach &file..."),
    tells=lambda: _("Attach a file to the question..."),
    group=Group.QUESTION,
    places=HERE,
    inside=True,
    on_chosen=True,
    also=lambda: _("evidence photograph document"),
    unless=_locked,
)

RATE_CLAUSE = WindowCommand(
    id="rate-clause",
    says=lambda: _("&Rate the whole clause..."),
    tells=lambda: _("Rate the whole clause of the question..."),
    group=Group.QUESTION,
    keys=("Ctrl+Shift+C",),
    places=HERE,
    inside=True,
    also=lambda: _("several questions at once group all requirements"),
    unless=_locked,
)
CLAIM_CLAUSE = WindowCommand(
    id="claim-clause",
    says=lambda: _("Mark the whole clause as &not applicable..."),
    tells=lambda: _("Mark the whole clause of the question as not applicable..."),
    group=Group.QUESTION,
    places=HERE,
    inside=True,
    also=lambda: _("several questions at once exclude leave out scope"),
    unless=_locked,
)
FLAG_CLAUSE = WindowCommand(
    id="flag-clause",
    says=lambda: _("&Flag the whole clause..."),
    tells=lambda: _("Flag the whole clause of the question, or take its flags away..."),
    group=Group.QUESTION,
    places=HERE,
    inside=True,
    also=lambda: _("several questions at once come back later mark"),
    unless=_locked,
)

OF_QUESTION = (*RATE.values(), FLAG, ATTACH, RATE_CLAUSE, CLAIM_CLAUSE, FLAG_CLAUSE)
