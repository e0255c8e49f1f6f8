"""What is in a backup in words, for window and command line: what would change, and what was taken back."""

from collections.abc import Iterable, Sequence

from isoassess.language.texts import _, ngettext
from isoassess.shown import shown_name
from isoassess.store import Store
from isoassess.store.arrival import IMPORT_UNDONE
from isoassess.store.backup.comparing import Compared, ComparedOrganization
from isoassess.store.backup.restoring import RestorePreview
from isoassess.store.backup.taking_back import TakenBack
from isoassess.store.history.undone_imports import undone_said

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
        parts.append(says.format(names=_names(store, changed)))
    if new:
        says = ngettext(
            "{names}, which had come with it, is under Deleted.",
            "{names}, which had come with it, are under Deleted.",
            len(new),
        )
        parts.append(says.format(names=_names(store, new)))
    return " ".join(parts)


def stayed_words(store: Store, changed: Sequence[str]) -> str:
    """What stays of an import that was undone, and which files went with it; empty where neither is."""
    told = [store.history(organization_id=id_, key=IMPORT_UNDONE) for id_ in changed]
    undone = [said for one in told if one and (said := undone_said(IMPORT_UNDONE, one[-1].after))]
    parts = []
    if fields := sum(one.changed for one in undone):
        says = ngettext(
            "{count} field that was changed since stays as it is.",
            "{count} fields that were changed since stay as they are.",
            fields,
        )
        parts.append(says.format(count=fields))
    if kept := sum(len(one.kept) for one in undone):
        says = ngettext(
            "{count} assessment or file stays, because it was used since.",
            "{count} assessments and files stay, because they were used since.",
            kept,
        )
        parts.append(says.format(count=kept))
    if files := sum(one.files for one in undone):
        says = ngettext(
            "{count} attached file that had come with it is gone: it is still in what was taken over.",
            "{count} attached files that had come with it are gone: they are still in what was taken over.",
            files,
        )
        parts.append(says.format(count=files))
    return " ".join(parts)


def _names(store: Store, ids: Sequence[str]) -> str:
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
