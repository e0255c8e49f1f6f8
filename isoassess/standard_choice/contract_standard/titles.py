"""Recognizes the models of 1987 and 1994 by the words of their titles, where no number stands."""

from collections.abc import Sequence

from isoassess.domain import Confidence
from isoassess.standard_choice.contract_standard.kinds import Named
from isoassess.standard_choice.contract_standard.named import NamedStandard
from isoassess.standard_choice.contract_standard.tokens import Token

_MODEL = (
    frozenset({"MODEL", "MODELL", "MODELE", "MODELO", "MODELLO"}),
    frozenset({"ASSURANCE", "QUALITATSSICHERUNG", "ASEGURAMIENTO", "ASSICURAZIONE", "GARANTIA"}),
)
_DESIGN = frozenset(
    {"DESIGN", "DEVELOPMENT", "DESIGNENTWICKLUNG", "ENTWICKLUNG", "CONCEPTION", "DISENO", "PROGETTAZIONE"}
)
_PRODUCTION = frozenset({"PRODUCTION", "PRODUKTION", "PRODUCCION", "PRODUZIONE", "FABBRICAZIONE"})
_INSPECTION = frozenset({"INSPECTION", "ENDPRUFUNG", "CONTROLE", "INSPECCION", "CONTROLLO"})


def by_title(found: Sequence[Token]) -> NamedStandard | None:
    """The model whose title stands there; which edition is meant has to be asked."""
    said = {token.text for token in found}
    if not all(said & part for part in _MODEL):
        return None
    if said & _DESIGN:
        return _titled(Named.ISO9001, "ISO 9001")
    if said & _PRODUCTION:
        return _titled(Named.ISO9002, "ISO 9002")
    return _titled(Named.ISO9003, "ISO 9003") if said & _INSPECTION else None


def _titled(kind: Named, name: str) -> NamedStandard:
    return NamedStandard(kind=kind, alias=name, confidence=Confidence.MEDIUM)
