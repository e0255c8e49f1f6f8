"""The rules of grading in the language in use, as a paragraph on paper and line by line on the screen."""

from isoassess.domain import Lens
from isoassess.language.texts import _


def grading_paragraph(lens: Lens) -> str:
    """Which rating leads to which likely grade; against a model of 1994 no certificate is spoken of."""
    return f"{_heading()} {'; '.join(_by_rating(lens))}. {_claimed()}"


def grading_lines(lens: Lens) -> str:
    """The same, one line for each rating."""
    return "\n".join((_heading(), *_by_rating(lens), _claimed()))


def _heading() -> str:
    return _("Likely grades:")


def _by_rating(lens: Lens) -> tuple[str, ...]:
    if lens.certifiable:
        habit = _("1 a minor, but a major where a certificate needs the document, the audit or the review")
        absent = _(
            "0 a minor, but a major where its absence alone prevents a certificate or nothing of its clause "
            "is in place"
        )
    else:
        habit = _("1 a minor, but a major where the model rests on the document, the audit or the review")
        absent = _("0 a minor, but a major where the model rests on it or nothing of its clause is in place")
    return (
        _("4 conforming"),
        _("3 conforming, or an opportunity for improvement where it is marked"),
        _("2 a minor nonconformity"),
        habit,
        absent,
    )


def _claimed() -> str:
    return _(
        "Rated 3 or 4 without evidence is claimed, not shown: a minor where documented information is "
        "demanded; elsewhere it counts as fulfilled and is listed separately."
    )
