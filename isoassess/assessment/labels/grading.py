"""The rules of grading in the language in use, as a paragraph on paper and line by line on the screen."""

from isoassess.language.texts import _


def grading_paragraph() -> str:
    """Which rating leads to which likely grade."""
    return f"{_heading()} {'; '.join(_by_rating())}. {_claimed()}"


def grading_lines() -> str:
    """The same, one line for each rating."""
    return "\n".join((_heading(), *_by_rating(), _claimed()))


def _heading() -> str:
    return _("Likely grades:")


def _by_rating() -> tuple[str, ...]:
    return (
        _("4 conforming"),
        _("3 conforming, or an opportunity for improvement where it is marked"),
        _("2 a minor nonconformity"),
        _("1 a minor, but a major where a certificate needs the document, the audit or the review"),
        _(
            "0 a minor, but a major where its absence alone prevents a certificate or nothing of its clause "
            "is in place"
        ),
    )


def _claimed() -> str:
    return _(
        "Rated 3 or 4 without evidence is claimed, not shown: a minor where documented information is "
        "demanded; elsewhere it counts as fulfilled and is listed separately."
    )
