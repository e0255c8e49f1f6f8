"""What a contract that names a model of 1994 can be told, with the truth of today beside it."""

from isoassess.catalogue import elements_1994
from isoassess.documents.common_parts import organization_words
from isoassess.documents.phrases import paragraph, sentence
from isoassess.documents.sections.outlook.standards import models_ended
from isoassess.domain import Lens
from isoassess.domain.case import Case
from isoassess.language.texts import _
from isoassess.pdf.blocks import NoteBox, Section, Span, Tone


def contract_model(case: Case) -> Section | None:
    """The statement on the model; None for a standard of today."""
    if case.lens.certifiable:
        return None
    named = case.profile.named_standard.strip()
    says = _("{organization} holds its quality system against the model {lens}.").format(
        organization=organization_words(case), lens=case.lens.label
    )
    if named:
        says += " " + _("The contract names: {named}").format(named=sentence(named))
    difference = elements_1994.in_short(elements_1994.shipped())
    blocks = (
        paragraph(says),
        paragraph(f"{difference} {_design_words(case.lens)}".strip()),
        NoteBox(label=_("No certificate"), lines=((Span(models_ended()),),), tone=Tone.MINOR),
    )
    return Section(heading=_("The model of the contract"), blocks=blocks)


def _design_words(lens: Lens) -> str:
    if lens is not Lens.ISO9002_1994:
        return ""
    return _("So the model has no requirement on design, and none of it is claimed as not applicable here.")
