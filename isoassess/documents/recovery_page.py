"""The recovery key on a sheet of paper: what it opens, since when, and how it is used."""

from datetime import date

from isoassess.documents.phrases import paragraph
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Document, Facts, Items, Line, NoteBox, Section, Span, Title

_GROUPS = 7  # in a line


def recovery_page(key: str, *, file_name: str, day: date) -> Document:
    """`key` in its groups, as a person copies it."""
    return Document(
        title=_("Recovery key"),
        running_title=_("Recovery key"),
        organization=file_name,
        author="IsoAssess",
        subject=_("What opens {file} without its password").format(file=file_name),
        language="en-US",
        date=day,
        stamp="",
        sections=(Section(blocks=_head(key, file_name, day)), _use(), _keeping()),
    )


def _head(key: str, file_name: str, day: date) -> tuple[Title | Facts | NoteBox, ...]:
    about = _("It opens the file where its password is forgotten.")
    rows = ((_("Password set"), date_words(day)),)
    return (
        Title(text=_("Recovery key"), of=file_name, about=about),
        Facts(rows=rows),
        NoteBox(label=_("Recovery key"), lines=tuple(_line(part) for part in key_lines(key))),
    )


def key_lines(key: str) -> tuple[str, ...]:
    """The groups in lines of equal length."""
    groups = key.split("-")
    return tuple(" - ".join(groups[start : start + _GROUPS]) for start in range(0, len(groups), _GROUPS))


def _use() -> Section:
    steps = (
        _("Open the file with IsoAssess. It asks for the password."),
        _('Press "Use the recovery key" and type the letters and digits above, in lines or without a gap.'),
        _("Set a new password at once. This sheet ends with the password it was made for."),
    )
    return Section(
        heading=_("How to use it"), blocks=(Items(lines=tuple(_line(step) for step in steps), numbered=True),)
    )


def _keeping() -> Section:
    says = _(
        "Who has this sheet and the file can read all that is in it. Keep it where the computer is not, and "
        "not in a folder beside the file. Without the password and without this key nobody opens the file "
        "again, neither you nor those who made IsoAssess. The same is true of its backups."
    )
    return Section(heading=_("Keeping it"), blocks=(paragraph(says),))


def _line(text: str) -> Line:
    return (Span(text),)
