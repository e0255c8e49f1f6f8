"""Which paper a country uses."""

from PySide6.QtCore import QLocale

from isoassess.documents import Paper

_T = QLocale.Country
_LETTER = frozenset(  # as the Unicode Common Locale Data Repository says
    {
        *(_T.UnitedStates, _T.Canada, _T.Mexico, _T.PuertoRico, _T.Belize, _T.Chile, _T.Colombia),
        *(_T.CostaRica, _T.ElSalvador, _T.Guatemala, _T.Nicaragua, _T.Panama, _T.Philippines, _T.Venezuela),
    }
)


def usual_paper(locale: QLocale) -> Paper:
    """The paper in the printers of a country."""
    return Paper.LETTER if locale.territory() in _LETTER else Paper.A4
