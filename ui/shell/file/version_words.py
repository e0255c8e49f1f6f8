"""What the window says of another version of its file that a service left beside it."""

import datetime

from isoassess.language.dates import moment_words
from isoassess.language.texts import _, ngettext
from isoassess.store.joining.outcomes import TakenIn
from isoassess.store.sharing.bringing_together import VersionOrganization, VersionPreview
from isoassess.store.sharing.other_versions import OtherVersion


def found_words(found: tuple[OtherVersion, ...]) -> str:
    """That there is one, and what to do about it."""
    first = found[0]
    words = _(
        'Beside this file lies another version of it, "{name}", last written {moment}. A service that '
        "carries files makes one when two computers write at once. Compare them, so that nothing is lost."
    )
    today = datetime.datetime.now().astimezone().date()
    said = words.format(name=first.path.name, moment=moment_words(first.at, today=today))
    more = len(found) - 1
    if not more:
        return said
    others = ngettext("There is {count} more.", "There are {count} more.", more).format(count=more)
    return f"{said} {others}"


def preview_words(found: VersionPreview) -> str:
    """In a few sentences what would happen."""
    if not found.bringing:
        return _("This file holds everything that is in the other version. You can put that away.")
    words = _(
        "What only one of them changed stands. Of what both changed the later stands, and the other value is "
        "in the history. A backup of this file is made first."
    )
    if not found.only_here:
        return words
    only = ngettext(
        "{count} organization is only in this file and stays.",
        "{count} organizations are only in this file and stay.",
        found.only_here,
    )
    return f"{words} {only.format(count=found.only_here)}"


def organization_words(one: VersionOrganization) -> str:
    """What it brings."""
    if one.brings_nothing:
        return _("nothing new")
    counted = (
        (one.incoming, ngettext("{count} newer value", "{count} newer values", one.incoming)),
        (one.conflicts, ngettext("{count} changed in both", "{count} changed in both", one.conflicts)),
        (one.assessments, ngettext("{count} assessment", "{count} assessments", one.assessments)),
        (one.files, ngettext("{count} file", "{count} files", one.files)),
    )
    parts = [words.format(count=count) for count, words in counted if count]
    said = _("only in the other version") if one.is_new else _("different")
    return f"{said}: {', '.join(parts)}" if parts else said


def brought_words(taken: TakenIn) -> str:
    """What was done."""
    count = len(taken.new) + len(taken.changed)
    words = ngettext(
        "{count} organization was brought together from both versions.",
        "{count} organizations were brought together from both versions.",
        count,
    )
    return words.format(count=count)


def put_away_words(name: str) -> str:
    """Where the other version is now."""
    return _('The other version is kept as "{name}" beside this file.').format(name=name)
