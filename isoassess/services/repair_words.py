"""What a repair has come to, in sentences for window and command line."""

from collections.abc import Iterator, Sequence

from isoassess.assessment.planned import is_own
from isoassess.language.texts import _, ngettext
from isoassess.store.repair.repaired import PROFILE, Repaired, SavedTable

_MOST = 12  # names in one sentence


def repaired_lines(found: Repaired) -> list[str]:
    """What is saved, then each thing that is not, then what to do about it."""
    lines = [_saved(found)]
    lines += [_made_anew(one) for one in found.tables if one.remade]
    lines += _missing(found)
    if found.is_complete:
        return [*lines, _("Nothing is known to be missing.")]
    return [
        *lines,
        _("Compare it with a backup before you go on: what is missing can be taken back from it."),
    ]


def _saved(found: Repaired) -> str:
    there = [one for one in found.tables if one.saved and one.name != "content"]
    counts = ", ".join(_count(one.name, one.saved) for one in there)
    return _("Saved: {counts}.").format(counts=counts)


def _made_anew(one: SavedTable) -> str:
    says = _("Of these, made again of what the file says elsewhere: {count}.")
    return says.format(count=_count(one.name, one.remade))


def _missing(found: Repaired) -> list[str]:
    lines = []
    lost = [_count(one.name, one.lost) for one in found.tables if one.lost]
    if lost:
        lines.append(_("Missing: {counts}.").format(counts=", ".join(lost)))
    flawed = [_count(one.name, one.flawed) for one in found.tables if one.flawed and one.name != "content"]
    if flawed:
        lines.append(
            _("Damaged, and kept as far as it can be read: {counts}.").format(counts=", ".join(flawed))
        )
    if found.files:
        says = _("The content of these attached files is damaged; attach them again: {names}.")
        lines.append(says.format(names=_some(found.files)))
    if found.reduced:
        says = _("Look through the profile, which was made anew: {names}.")
        lines.append(says.format(names=_some(found.reduced)))
    lines += _unlike_their_history(found)
    return [*lines, *_unconfirmed(found)]


def _unlike_their_history(found: Repaired) -> Iterator[str]:
    for name, requirements in found.doubtful:
        answers, actions = _parted(requirements)
        if PROFILE in requirements:
            yield _("{name}: the profile is not what its history says.").format(name=name)
        if answers:
            says = _("{name}: these answers are not what their history says: {answers}.")
            yield says.format(name=name, answers=_some(answers))
        if actions:
            says = ngettext(
                "{name}: {count} general action is not what its history says.",
                "{name}: {count} general actions are not what their history says.",
                actions,
            )
            yield says.format(name=name, count=actions)


def _unconfirmed(found: Repaired) -> Iterator[str]:
    for name, requirements in found.unconfirmed:
        answers, actions = _parted(requirements)
        if PROFILE in requirements:
            yield _("{name}: the profile could be read, but nothing confirms each letter of it.").format(
                name=name
            )
        if answers:
            says = _(
                "{name}: these answers could be read, but nothing confirms each letter of them: {answers}."
            )
            yield says.format(name=name, answers=_some(answers))
        if actions:
            says = ngettext(
                "{name}: {count} general action could be read, but nothing confirms each letter of it.",
                "{name}: {count} general actions could be read, but nothing confirms each letter of them.",
                actions,
            )
            yield says.format(name=name, count=actions)


def _parted(requirements: Sequence[str]) -> tuple[list[str], int]:
    """The answers by their requirements, and how many general actions there are, whose ids say nothing."""
    asked = [one for one in requirements if one != PROFILE and not is_own(one)]
    return asked, sum(map(is_own, requirements))


def _some(names: tuple[str, ...] | list[str]) -> str:
    if len(names) <= _MOST:
        return ", ".join(names)
    more = ngettext("{count} more", "{count} more", len(names) - _MOST).format(count=len(names) - _MOST)
    return ", ".join([*names[:_MOST], more])


def _count(table: str, count: int) -> str:
    return {
        "organization": ngettext("{count} organization", "{count} organizations", count),
        "assessment": ngettext("{count} assessment", "{count} assessments", count),
        "answer": ngettext("{count} answer or general action", "{count} answers and general actions", count),
        "attachment": ngettext("{count} attached file", "{count} attached files", count),
        "content": ngettext("{count} content of a file", "{count} contents of files", count),
        "history": ngettext("{count} entry of the history", "{count} entries of the history", count),
        "finding_number": ngettext("{count} number of a finding", "{count} numbers of findings", count),
        "issued_document": ngettext("{count} issued document", "{count} issued documents", count),
    }[table].format(count=count)
