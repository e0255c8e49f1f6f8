"""What another standard would mean for the answers, said in one sentence."""

from isoassess.assessment.edition_switch import origins
from isoassess.domain import Lens
from isoassess.language.texts import _, ngettext
from ui.session.open_assessment import OpenAssessment


def switch_words(opened: OpenAssessment, lens: Lens) -> str:
    """248 answers stay, 15 requirements come in, 0 leave (their answers are kept aside)."""
    if lens is opened.lens:
        return _("The assessment follows this standard now; nothing changes.")
    switch = opened.switch_to(lens)
    stay = ngettext("{count} answer stays", "{count} answers stay", len(switch.stays))
    enter = ngettext("{count} requirement comes in", "{count} requirements come in", len(switch.enters))
    leave = ngettext(
        "{count} leaves (its answer is kept aside)",
        "{count} leave (their answers are kept aside)",
        len(switch.leaves),
    )
    parts = [
        stay.format(count=len(switch.stays)),
        enter.format(count=len(switch.enters)),
        leave.format(count=len(switch.leaves)),
    ]
    if switch.proposals:
        editions = dict.fromkeys(
            there.label
            for proposal in switch.proposals
            for there in origins(opened.catalogue, proposal, opened.lens)
        )
        take = ngettext(
            "{count} can be taken over from {editions}",
            "{count} can be taken over from {editions}",
            len(switch.proposals),
        )
        parts.append(take.format(count=len(switch.proposals), editions=_(" and ").join(editions)))
    return _("{parts}.").format(parts=", ".join(parts))
