"""What was taken over, in words."""

from collections.abc import Iterator

from isoassess.language.texts import _, ngettext
from isoassess.shown import shown_name
from isoassess.store.joining.outcomes import JoinedOrganization, TakenIn

_NAMED = 3  # organizations, and numbers of each, that are told one by one


def taken_in_words(taken: TakenIn) -> str:
    """What was done; nothing where each conflict was decided for what is here."""
    several = len(taken.organizations) > 1
    told = [sentence for one in taken.organizations[:_NAMED] for sentence in _sentences(one, several=several)]
    if (more := len(taken.organizations) - _NAMED) > 0:
        says = ngettext(
            "{count} more organization was taken over.", "{count} more organizations were taken over.", more
        )
        told.append(says.format(count=more))
    return " ".join(told) or _("Nothing was changed: what is here stays.")


def _sentences(one: JoinedOrganization, *, several: bool) -> Iterator[str]:
    """`several`: others were taken over with it."""
    name = shown_name(one.name) or _("(no name yet)")
    if one.is_new:
        yield _("{name} was added.").format(name=name)
    elif what := ", ".join(_parts(one)):
        yield _("{name} was changed: {what}.").format(name=name, what=what)
    elif not one.is_back:
        yield _("{name} was changed.").format(name=name)
    if one.is_back:
        yield _("{name} is back from Deleted.").format(name=name)
    elif one.is_deleted:
        yield _("{name} lies under Deleted.").format(name=name)
    for number, instead in one.numbers[:_NAMED]:
        says = (
            _("{number} of {name} was given to two findings: the later one has {instead} now.")
            if several
            else _("{number} was given to two findings: the later one has {instead} now.")
        )
        yield says.format(number=number, instead=instead, name=name)
    yield from _locked(one)
    if (more := len(one.numbers) - _NAMED) > 0:
        says = ngettext(
            "{count} more number was given to two findings: the history names it.",
            "{count} more numbers were given to two findings: the history names them.",
            more,
        )
        of_one = ngettext(
            "{count} more number of {name} was given to two findings: the history names it.",
            "{count} more numbers of {name} were given to two findings: the history names them.",
            more,
        )
        yield (of_one if several else says).format(count=more, name=name)


def _locked(one: JoinedOrganization) -> Iterator[str]:
    """What became of the assessments that are completed here."""
    if one.left_out:
        says = ngettext(
            "{count} change of a completed assessment was left out: it stays as it was completed.",
            "{count} changes of completed assessments were left out: these stay as they were completed.",
            one.left_out,
        )
        yield says.format(count=one.left_out)
    if one.reopened:
        says = ngettext(
            "{count} completed assessment was reopened.",
            "{count} completed assessments were reopened.",
            one.reopened,
        )
        yield says.format(count=one.reopened)


def _parts(one: JoinedOrganization) -> Iterator[str]:
    """How much came into an organization that was here."""
    if one.assessments:
        says = ngettext("{count} new assessment", "{count} new assessments", one.assessments)
        yield says.format(count=one.assessments)
    if one.fields:
        yield ngettext("{count} field", "{count} fields", one.fields).format(count=one.fields)
    if one.files:
        yield ngettext("{count} new file", "{count} new files", one.files).format(count=one.files)
