"""How much of ISO 9001 another standard holds, in words."""

from isoassess.language.texts import _
from isoassess.standard_choice.contract_standard.vocabulary import OtherStandard


def covering(other: OtherStandard) -> str:
    """How much of ISO 9001 another standard holds, what it asks beyond, and what it was replaced by."""
    parts = [_held(other)]
    if other.beyond:
        parts.append(_("Beyond ISO 9001 it asks for {beyond}.").format(beyond=other.beyond))
    if other.note:
        parts.append(other.note)
    if other.basis:
        parts.append(_("Ask whether ISO 9001 or ISO 9002 is the basis, with its year."))
    if other.successor:
        parts.append(_("It was replaced by {successor}.").format(successor=other.successor))
    return " ".join(parts)


def _held(other: OtherStandard) -> str:
    return {
        "all": _("It contains all of ISO 9001. This assessment covers its ISO 9001 content."),
        "1994": _(
            "It contained the 1994 edition of ISO 9001 or ISO 9002, not the edition of today. "
            "This assessment covers the requirements they share."
        ),
        "most": _("It is close to ISO 9001. This assessment covers most of its ISO 9001 content."),
        "some": _("It shares a part with ISO 9001. This assessment covers only that part."),
        "nothing": _("It is about another subject, which this assessment does not cover."),
        "mark": _("It is no management system standard, and this assessment does not cover it."),
        "guidance": _("It contains no requirements, so there is nothing to assess against it."),
    }[other.contains]
