"""What the question library says in passing: what is shown, where a question stands, what answers it."""

from isoassess.catalogue.crosswalk import Correspondence, Link, NoLink
from isoassess.catalogue.question_library import Counterpart, Difference, LibraryFilter, difference
from isoassess.domain import Applies, Keep, Lens, Requirement
from isoassess.domain.fact_words import fact_words
from isoassess.language.texts import _

TODAY = (Lens.ISO9001_2026, Lens.ISO9001_2015)
OF_1994 = (Lens.ISO9001_1994, Lens.ISO9002_1994)


def filter_words(choice: LibraryFilter, count: int) -> str:
    """A choice of the list, with how many questions it holds."""
    if choice.lens:
        return f"{choice.lens.label} ({count})"
    words = {
        LibraryFilter.ALL: _("All editions ({count})"),
        LibraryFilter.DIFFERS_TODAY: _("Differs: ISO 9001:2026 and 2015 ({count})"),
        LibraryFilter.DIFFERS_1994: _("Differs: ISO 9001 and 9002:1994 ({count})"),
        LibraryFilter.NEW: _("New in 2026 ({count})"),
        LibraryFilter.GATES: _("Gates ({count})"),
        LibraryFilter.DOCUMENTS: _("Documents demanded ({count})"),
    }
    return words[choice].format(count=count)


def applies_words(requirement: Requirement) -> str:
    """How the requirement can fall away."""
    if not requirement.graded:
        return _("For information: it is shown and never graded.")
    fact = fact_words(requirement.when) if requirement.when else ""
    if requirement.applies is Applies.NEVER:
        return _("To every organization. It cannot be claimed not applicable.")
    if requirement.applies is Applies.CASE:
        return _("To every organization, as soon as there is a case. Until then it is not applicable.")
    if requirement.applies is Applies.CONDITIONAL:
        return _("Unless the profile says no to this: {fact}. Then it falls away by itself.").format(
            fact=fact
        )
    says = _("It may be claimed not applicable, with a reason in the scope.")
    if fact:
        says += " " + _("Not where the profile says yes to this: {fact}.").format(fact=fact)
    return says


def no_documents_words(requirement: Requirement) -> str:
    """That no documented information is demanded; empty where some is."""
    none = requirement.documents.keep is Keep.NONE
    return _("No documented information is demanded.") if none else ""


def difference_words(requirement: Requirement) -> str:
    """What became of the question between two editions; empty where nothing did."""
    here, there = TODAY if any(lens in requirement.clause for lens in TODAY) else OF_1994
    found = difference(requirement, here, there)
    if found is Difference.MOVED:
        says = _("Moved: {old} in {there}, {new} in {here}.")
        old, new = requirement.clause[there], requirement.clause[here]
        return says.format(old=old, new=new, here=here.label, there=there.label)
    if found is Difference.ONLY_HERE:
        return _("{here} asks this, {there} does not.").format(here=here.label, there=there.label)
    if found is Difference.ONLY_THERE:
        return _("{here} no longer asks this, {there} does.").format(here=here.label, there=there.label)
    return ""


def edition_and_clause(requirement: Requirement) -> str:
    """Where a counterpart stands: 4.6.2 · ISO 9001 and 9002:1994."""
    first = next(lens for lens in Lens if lens in requirement.clause)
    number = requirement.clause[first]
    same = {lens for lens, other in requirement.clause.items() if other == number}
    if same >= set(TODAY):
        editions = _("ISO 9001:2026 and 2015")
    elif same >= set(OF_1994):
        editions = _("ISO 9001 and 9002:1994")
    else:
        editions = first.label
    return f"{number} · {editions}"


def counterpart_words(counterpart: Counterpart) -> str:
    """What an answer to the one is worth for the other, a line for each direction."""
    lines = (_arrives(counterpart.arrives), _leaves(counterpart.leaves))
    return "\n".join(line for line in lines if line)


def nothing_words(gap: NoLink, requirement: Requirement, counterparts: tuple[Counterpart, ...]) -> str:
    """That an edition has no counterpart, and why."""
    from_9001 = any(Lens.ISO9001_1994 in other.requirement.clause for other in counterparts)
    if gap.source_lens is Lens.ISO9002_1994 and not from_9001:
        editions = _("ISO 9001 and 9002:1994")
    elif gap.source_lens is Lens.ISO9001_2015 and not any(lens in requirement.clause for lens in TODAY):
        editions = _("ISO 9001:2026 and 2015")
    else:
        editions = gap.source_lens.label
    return _("{editions}: no counterpart. {why}").format(editions=editions, why=gap.why)


def _arrives(link: Link | None) -> str:
    if link is None:
        return ""
    if link.carry is Correspondence.EQUIVALENT:
        return _("Equivalent: an answer there is carried here, to be confirmed.")
    return _("Partial: an answer there becomes a draft here. Still to ask: {ask}").format(ask=link.ask)


def _leaves(link: Link | None) -> str:
    if link is None:
        return ""
    if link.carry is Correspondence.EQUIVALENT:
        return _("Equivalent: an answer here is carried there, to be confirmed.")
    return _("Partial: an answer here becomes a draft there. Still to ask: {ask}").format(ask=link.ask)
