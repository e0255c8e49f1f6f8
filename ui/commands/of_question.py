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
        group=Group.ASSESSMENT,
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
    group=Group.ASSESSMENT,
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
    group=Group.ASSESSMENT,
    places=HERE,
    inside=True,
    on_chosen=True,
    also=lambda: _("evidence photograph document"),
    unless=_locked,
)

OF_QUESTION = (*RATE.values(), FLAG, ATTACH)
