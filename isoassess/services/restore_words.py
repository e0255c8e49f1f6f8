"""What is in a backup in words, for window and command line: what would change, and what was taken back."""

from collections.abc import Iterable, Sequence

from isoassess.language.texts import _, ngettext
from isoassess.shown import shown_name
from isoassess.store import Store
from isoassess.store.backup.comparing import Compared, ComparedOrganization
from isoassess.store.backup.restoring import RestorePreview
from isoassess.store.backup.taking_back import TakenBack

_NAMED = 3  # organizations in a sentence


def compared_words(compared: Compared) -> str:
    return {
        Compared.NEW: _("only in the backup"),
        Compared.DIFFERENT: _("different"),
        Compared.MISSING: _("only in the file, stays"),
        Compared.SAME: _("the same"),
    }[compared]


def numbers_words(one: ComparedOrganization) -> str:
    """How much would change, or how much there is; empty where nothing is to be said."""
    parts = []
    if one.answers:
        says = ngettext("{count} answer", "{count} answers", one.answers)
        parts.append(says.format(count=one.answers))
    if one.actions:
        says = ngettext("{count} general action", "{count} general actions", one.actions)
        parts.append(says.format(count=one.actions))
    if one.facts:
        says = ngettext("{count} fact of the profile", "{count} facts of the profile", one.facts)
        parts.append(says.format(count=one.facts))
    if one.assessments:
        says = ngettext("{count} assessment", "{count} assessments", one.assessments)
        parts.append(says.format(count=one.assessments))
    if one.files:
        parts.append(ngettext("{count} file", "{count} files", one.files).format(count=one.files))
    if one.moved:
        parts.append(_("its place in the list"))
    return ", ".join(parts)


def preview_words(found: RestorePreview) -> str:
    """In one sentence what would happen if all were taken back."""
    new, different = found.count(Compared.NEW), found.count(Compared.DIFFERENT)
    if not new and not different:
        return _("Nothing in this backup differs from the file.")
    brought = ngettext("{count} organization comes back", "{count} organizations come back", new)
    changed = ngettext(
        "{count} organization becomes what it was then",
        "{count} organizations become what they were then",
        different,
    )
    parts = [brought.format(count=new)] if new else []
    parts += [changed.format(count=different)] if different else []
    kept = _("What is there now stays in the history.")
    return f"{', '.join(parts)}. {kept}"


def taken_words(taken: TakenBack) -> str:
    count = len(taken.new) + len(taken.changed)
    if not count:
        return _("Nothing was taken back: the file holds the same.")
    says = ngettext("{count} organization was taken back.", "{count} organizations were taken back.", count)
    return says.format(count=count)


def undone_words(store: Store, *, changed: Sequence[str], new: Sequence[str]) -> str:
    """What is as it was before, and what is put away, because it was `new`; by ids of organizations."""
    parts = []
    if changed:
        says = ngettext("{names} is as it was before.", "{names} are as they were before.", len(changed))
        parts.append(says.format(names=names_words(store, changed)))
    if new:
        says = ngettext(
            "{names}, which had come with it, is under Deleted.",
            "{names}, which had come with it, are under Deleted.",
            len(new),
        )
        parts.append(says.format(names=names_words(store, new)))
    return " ".join(parts)


def names_words(store: Store, ids: Sequence[str]) -> str:
    """The organizations by name, of many only the first."""
    named = [shown_name(store.profile(id_).organization.name) or _("(no name yet)") for id_ in ids[:_NAMED]]
    if more := len(ids) - len(named):
        named.append(ngettext("{count} more", "{count} more", more).format(count=more))
    return ", ".join(named)


def table_lines(organizations: Iterable[ComparedOrganization]) -> list[str]:
    """A line for each organization: how it stands, its name, how much."""
    lines = []
    for one in organizations:
        numbers = numbers_words(one)
        known = f"{compared_words(one.compared)}: {shown_name(one.name)}"
        lines.append(f"{known} ({numbers})" if numbers else known)
    return lines
