"""The commands for who has never seen the program: the sample, what it is, and the tour."""

from isoassess.language.texts import _
from ui.commands.command import Group, WindowCommand

WHAT_IS_THIS = WindowCommand(
    id="what-is-this",
    says=lambda: _("What is this?"),
    tells=lambda: _("What is IsoAssess?"),
    group=Group.HELP,
    also=lambda: _("explain first steps begin introduction where data lie"),
)
SHOW_AROUND = WindowCommand(
    id="show-around",
    says=lambda: _("Show me around"),
    group=Group.HELP,
    also=lambda: _("tour first steps introduction begin learn"),
)
TRY_SAMPLE = WindowCommand(
    id="try-sample",
    says=lambda: _("Try the sample"),
    group=Group.HELP,
    also=lambda: _("example demo invented organization"),
)
REMOVE_SAMPLE = WindowCommand(
    id="remove-sample",
    says=lambda: _("Remove the sample"),
    group=Group.HELP,
    also=lambda: _("example demo delete"),
    unless=lambda: _("The sample is not in this file."),
)

OF_FIRST_MINUTE = (WHAT_IS_THIS, SHOW_AROUND, TRY_SAMPLE, REMOVE_SAMPLE)
